/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Gates: what must be true for a unit to be true, chosen when the pack is compiled. Of an "and" the
 * rarest part, of an "or" one of every branch. While all gates of a unit are false it is false, and
 * whatever else it asks for may change without anybody looking at it.
 *
 * A condition that is false may still wait for a time: "and" tells the flips of the parts up to the
 * first false one. So a gate stands only where nothing before it follows the clock, and is itself
 * false without a flip: words that were not heard, a tag, a fact, a stage, a point.
 */
#include "cue-watch-private.h"

#include <string.h>

/* How seldom a leaf turns true, the rarest first; 0: it is no gate. */
static guint
weigh_leaf (const CueProgramStep *step)
{
  switch (step->kind)
    {
    case CUE_STEP_HEARD:
      return step->place == CUE_NONE ? 0 : 1;
    case CUE_STEP_COUNT:
      return step->place != CUE_NONE && step->within_ms == 0
                     && (step->compare == CUE_COMPARE_GREATER
                         || step->compare == CUE_COMPARE_GREATER_EQUAL)
                     && !cue_compare_holds (step->compare, 0 < step->number ? -1 : 0 > step->number)
                 ? 1
                 : 0;
    case CUE_STEP_TAG:
    case CUE_STEP_SAID:
      return step->place == CUE_NONE ? 0 : 2;
    case CUE_STEP_TEXT:
      return step->place == CUE_NONE ? 0 : step->compare == CUE_COMPARE_SAME ? 4 : 30;
    case CUE_STEP_FACT:
      return step->place == CUE_NONE ? 0 : 10;
    case CUE_STEP_NUMBER:
      return step->place == CUE_NONE ? 0 : 20;
    case CUE_STEP_STAGE:
      return step->place == CUE_NONE ? 0 : 15;
    default:
      return 0;
    }
}

static gboolean
is_timed (const CueWatch *self, guint i)
{
  return cue_watch_get_step (self, i)->timed;
}

static guint weigh (const CueWatch *self, guint i);

/* The part of an "and" with the rarest gates, CUE_NONE when none has any. */
static guint
find_rarest (const CueWatch *self, guint i, guint *weight)
{
  guint end = cue_watch_get_step (self, i)->end;
  guint best = CUE_NONE;

  *weight = 0;
  for (guint k = i + 1; k < end; k = cue_watch_get_step (self, k)->end)
    {
      guint own = weigh (self, k);

      if (own > 0 && (best == CUE_NONE || own < *weight))
        {
          best = k;
          *weight = own;
        }
      if (is_timed (self, k))
        break;
    }
  return best;
}

static guint
weigh (const CueWatch *self, guint i)
{
  const CueProgramStep *step = cue_watch_get_step (self, i);
  guint sum = 0;

  if (step->kind == CUE_STEP_ALL)
    {
      find_rarest (self, i, &sum);
      return sum;
    }
  if (step->kind != CUE_STEP_ANY)
    return weigh_leaf (step);
  for (guint k = i + 1; k < step->end; k = cue_watch_get_step (self, k)->end)
    {
      guint own = weigh (self, k);

      if (own == 0)
        return 0;
      sum += own;
    }
  return sum;
}

static guint
need_of (const CueWatch *self, const CueProgramStep *step)
{
  const CueNeeds *needs = &self->judge->needs;

  switch (step->kind)
    {
    case CUE_STEP_HEARD:
    case CUE_STEP_COUNT:
      return cue_needs_phrase (needs, step->place);
    case CUE_STEP_TAG:
      return cue_needs_tag (needs, step->place);
    case CUE_STEP_SAID:
      return cue_needs_point (needs, step->place);
    case CUE_STEP_STAGE:
      return CUE_NEED_STAGE;
    default:
      return cue_needs_fact (needs, step->place);
    }
}

static CueGateKind
kind_of (const CueProgramStep *step)
{
  if (step->kind == CUE_STEP_TEXT)
    return step->compare == CUE_COMPARE_SAME ? CUE_GATE_TEXT : CUE_GATE_PLAIN;
  if (step->kind != CUE_STEP_NUMBER)
    return CUE_GATE_PLAIN;
  switch (step->compare)
    {
    case CUE_COMPARE_GREATER:
    case CUE_COMPARE_GREATER_EQUAL:
      return CUE_GATE_RISING;
    case CUE_COMPARE_LESS:
    case CUE_COMPARE_LESS_EQUAL:
      return CUE_GATE_FALLING;
    case CUE_COMPARE_SAME:
    case CUE_COMPARE_EQUAL:
      return CUE_GATE_EQUAL;
    default:
      return CUE_GATE_PLAIN;
    }
}

static void
put (CueWatch *self, guint unit, guint i)
{
  CueProgramStep *step = &g_array_index (self->steps, CueProgramStep, i);
  CueGatePost post = { 0 };
  guint weight;

  if (step->kind == CUE_STEP_ALL)
    put (self, unit, find_rarest (self, i, &weight));
  else if (step->kind == CUE_STEP_ANY)
    for (guint k = i + 1; k < step->end; k = cue_watch_get_step (self, k)->end)
      put (self, unit, k);
  else
    {
      step->gate = TRUE;
      post.need = need_of (self, step);
      post.kind = kind_of (step);
      post.number = step->number;
      post.text = step->kind == CUE_STEP_TEXT ? step->text : NULL;
      post.unit = unit;
      post.step = i;
      g_array_append_val (self->gates, post);
    }
}

gboolean
cue_watch_choose_gates (CueWatch *self, guint unit)
{
  guint first = g_array_index (self->first_steps, guint, unit);

  if (weigh (self, first) == 0)
    return FALSE;
  put (self, unit, first);
  return TRUE;
}

static int
compare_posts (gconstpointer a, gconstpointer b)
{
  const CueGatePost *one = a;
  const CueGatePost *other = b;

  if (one->need != other->need)
    return one->need < other->need ? -1 : 1;
  if (one->kind != other->kind)
    return one->kind < other->kind ? -1 : 1;
  if (one->kind == CUE_GATE_TEXT && strcmp (one->text, other->text) != 0)
    return strcmp (one->text, other->text);
  if (one->kind != CUE_GATE_PLAIN && one->kind != CUE_GATE_TEXT && one->number != other->number)
    return one->number < other->number ? -1 : 1;
  if (one->unit != other->unit)
    return one->unit < other->unit ? -1 : 1;
  return one->step < other->step ? -1 : one->step > other->step;
}

void
cue_watch_sort_gates (CueWatch *self)
{
  guint n_needs = cue_needs_count (&self->judge->needs);
  guint at = 0;

  g_array_sort (self->gates, compare_posts);
  self->first_gates = g_new0 (guint, n_needs + 1);
  for (guint need = 0; need <= n_needs; need++)
    {
      while (at < self->gates->len && g_array_index (self->gates, CueGatePost, at).need < need)
        at++;
      self->first_gates[need] = at;
    }
}

static gboolean
is_true (const CueWatch *self, guint step, CueReadingScope *scope)
{
  gint64 flip_ms = G_MAXINT64;

  return cue_watch_test_step (self, step, scope, &flip_ms) == CUE_TRUTH_TRUE;
}

gboolean
cue_watch_is_called (const CueWatch *self, guint unit, CueReadingScope *scope)
{
  guint end = g_array_index (self->first_steps, guint, unit + 1);
  gboolean gated = FALSE;

  for (guint i = g_array_index (self->first_steps, guint, unit); i < end; i++)
    {
      gboolean gate = cue_watch_get_step (self, i)->gate;

      gated |= gate;
      if (gate && is_true (self, i, scope))
        return TRUE;
    }
  return !gated;
}

typedef struct
{
  const CueWatch *watch;
  CueReadingScope *scope;
  CueWakeFunc wake;
  gpointer user_data;
} Call;

static void
call_range (const Call *call, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const CueGatePost *post = &g_array_index (call->watch->gates, CueGatePost, i);

      if (is_true (call->watch, post->step, call->scope))
        call->wake (post->unit, call->user_data);
    }
}

/* The first post from @first on that is not below @kind and @number or @text. */
static guint
find_from (const CueWatch *self,
           guint first,
           guint end,
           CueGateKind kind,
           double number,
           const char *text)
{
  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      const CueGatePost *post = &g_array_index (self->gates, CueGatePost, middle);
      gboolean below = post->kind < kind;

      if (post->kind == kind)
        below = text != NULL
                    ? strcmp (post->text, text) < 0
                    : kind != CUE_GATE_PLAIN && kind != CUE_GATE_TEXT && post->number < number;
      if (below)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/* Posts of @kind with numbers from @low to @high. */
static void
call_numbers (const Call *call, guint first, guint end, CueGateKind kind, double low, double high)
{
  guint from = find_from (call->watch, first, end, kind, low, NULL);

  for (guint i = from; i < end; i++)
    {
      const CueGatePost *post = &g_array_index (call->watch->gates, CueGatePost, i);

      if (post->kind != kind || post->number > high)
        return;
      call_range (call, i, i + 1);
    }
}

static void
call_number (const Call *call, guint first, guint end, const CueSeen *seen, double number)
{
  double low = seen->known ? seen->number : -G_MAXDOUBLE;
  double high = seen->known ? seen->number : G_MAXDOUBLE;

  call_numbers (call, first, end, CUE_GATE_RISING, low, number);
  call_numbers (call, first, end, CUE_GATE_FALLING, number, high);
  call_numbers (call, first, end, CUE_GATE_EQUAL, number, number);
}

static void
call_text (const Call *call, guint first, guint end, const char *text)
{
  guint from = find_from (call->watch, first, end, CUE_GATE_TEXT, 0, text);

  for (guint i = from; i < end; i++)
    {
      if (strcmp (g_array_index (call->watch->gates, CueGatePost, i).text, text) != 0)
        return;
      call_range (call, i, i + 1);
    }
}

static void
call_fact (const Call *call, CueWatchState *state, guint fact, guint first, guint end)
{
  const CueFactSlot *slot = cue_blocks_get (&call->scope->reading->slots, fact);
  const CueSeen *seen = cue_blocks_get (&state->seen, fact);
  guint numbers = find_from (call->watch, first, end, CUE_GATE_RISING, -G_MAXDOUBLE, NULL);
  guint texts = find_from (call->watch, first, end, CUE_GATE_TEXT, 0, NULL);

  if (slot->node != NULL)
    {
      call_range (call, first, numbers);
      if (slot->is_number)
        call_number (call, numbers, texts, seen, slot->number);
      else
        call_range (call, numbers, texts);
      if (slot->text != NULL)
        call_text (call, texts, end, slot->text);
      else
        call_range (call, texts, end);
    }
  if (numbers < texts && (seen->known != slot->is_number || seen->number != slot->number))
    *(CueSeen *) cue_blocks_edit (&state->seen, fact)
        = (CueSeen){ slot->is_number ? slot->number : 0, slot->is_number };
}

void
cue_watch_foreach_called (const CueWatch *self,
                          CueWatchState *state,
                          CueReadingScope *scope,
                          guint need,
                          CueWakeFunc wake,
                          gpointer user_data)
{
  const Call call = { self, scope, wake, user_data };
  guint first = self->first_gates[need];
  guint end = self->first_gates[need + 1];
  guint facts = cue_needs_fact (&self->judge->needs, 0);

  if (first == end)
    return;
  if (need < facts)
    call_range (&call, first, end);
  else
    call_fact (&call, state, need - facts, first, end);
}
