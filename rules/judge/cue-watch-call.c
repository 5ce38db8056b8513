/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a change calls: of the gates and plain questions that follow a fact, which stand sorted by
 * what they compare it with, only those between what it was and what it is. cue-watch-gates.c chose
 * them.
 */
#include "cue-watch-private.h"

#include <string.h>

static CueTruth
test (const CueWatch *self, guint step, CueReadingScope *scope)
{
  gint64 flip_ms = G_MAXINT64;

  return cue_watch_test_step (self, step, scope, &flip_ms);
}

/* The same, for a number without a look at its step: thousands of bounds lie far apart. */
static CueTruth
test_post (const CueWatch *self,
           const CueGatePost *post,
           CueReadingScope *scope,
           const CueFactSlot *slot)
{
  gboolean numbers = post->kind >= CUE_GATE_RISING && post->kind <= CUE_GATE_EQUAL;
  int order;

  if (slot == NULL || !slot->is_number || !numbers)
    return test (self, post->step, scope);
  order = slot->number < post->number ? -1 : slot->number > post->number;
  return cue_compare_holds (post->compare, order) ? CUE_TRUTH_TRUE : CUE_TRUTH_FALSE;
}

gboolean
cue_watch_is_called (const CueWatch *self, guint unit, CueReadingScope *scope)
{
  guint end = g_array_index (self->first_steps, guint, unit + 1);
  gboolean gated = FALSE;

  for (guint i = g_array_index (self->first_steps, guint, unit); i < end; i++)
    {
      gboolean gate = self->parts[i].gate;

      gated |= gate;
      if (gate && test (self, i, scope) == CUE_TRUTH_TRUE)
        return TRUE;
    }
  return !gated;
}

typedef struct
{
  const CueWatch *watch;
  const CueWatchState *state;
  CueReadingScope *scope;
  CueWakeFunc wake;
  gpointer user_data;
  const CueFactSlot *slot; /* of the fact, or NULL */
} Call;

static void
call_range (const Call *call, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const CueGatePost *post = &g_array_index (call->watch->gates, CueGatePost, i);

      if (cue_watch_state_get_place (call->state, post->unit) == 0
          && test_post (call->watch, post, call->scope, call->slot) == CUE_TRUTH_TRUE)
        call->wake (post->unit, call->user_data);
    }
}

/* The first post from @first on that is not below @kind and @number or @text. */
static guint
find_from (GArray *posts, guint first, guint end, CueGateKind kind, double number, const char *text)
{
  while (first < end)
    {
      guint middle = first + (end - first) / 2;
      const CueGatePost *post = &g_array_index (posts, CueGatePost, middle);
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
  guint from = find_from (call->watch->gates, first, end, kind, low, NULL);

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
  double low = seen->kind == CUE_SEEN_NUMBER ? seen->number : -G_MAXDOUBLE;
  double high = seen->kind == CUE_SEEN_NUMBER ? seen->number : G_MAXDOUBLE;

  call_numbers (call, first, end, CUE_GATE_RISING, low, number);
  call_numbers (call, first, end, CUE_GATE_FALLING, number, high);
  call_numbers (call, first, end, CUE_GATE_EQUAL, number, number);
}

static void
call_text (const Call *call, guint first, guint end, const char *text)
{
  guint from = find_from (call->watch->gates, first, end, CUE_GATE_TEXT, 0, text);

  for (guint i = from; i < end; i++)
    {
      if (strcmp (g_array_index (call->watch->gates, CueGatePost, i).text, text) != 0)
        return;
      call_range (call, i, i + 1);
    }
}

static void
call_fact (const Call *call, guint fact, guint first, guint end)
{
  const CueFactSlot *slot = call->slot;
  const CueSeen *seen = cue_blocks_get (&call->state->seen, fact);
  guint numbers = find_from (call->watch->gates, first, end, CUE_GATE_RISING, -G_MAXDOUBLE, NULL);
  guint texts = find_from (call->watch->gates, first, end, CUE_GATE_TEXT, 0, NULL);

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
}

/* Leaves from @first to before @end. */
typedef struct
{
  guint first;
  guint end;
} Range;

#define MOST_RANGES 6

typedef struct
{
  GArray *posts; /* borrowed */
  Range ranges[MOST_RANGES];
  guint n;
  guint n_leaves;
} Turned;

static void
add_range (Turned *self, guint first, guint end)
{
  if (first >= end)
    return;
  self->ranges[self->n++] = (Range){ first, end };
  self->n_leaves += end - first;
}

static void
add_numbers (Turned *self, guint first, guint end, CueGateKind kind, double low, double high)
{
  guint from = find_from (self->posts, first, end, kind, low, NULL);
  guint to = from;

  for (; to < end && g_array_index (self->posts, CueGatePost, to).kind == kind
         && g_array_index (self->posts, CueGatePost, to).number <= high;)
    to++;
  add_range (self, from, to);
}

/* @at: the first leaf with the text, or the end. */
static void
add_text (Turned *self, guint at, guint end)
{
  const char *text = at < end ? g_array_index (self->posts, CueGatePost, at).text : NULL;
  guint to = at;

  while (to < end && g_str_equal (g_array_index (self->posts, CueGatePost, to).text, text))
    to++;
  add_range (self, at, to);
}

static CueSeen
see (GArray *posts, guint first, guint end, const CueFactSlot *slot)
{
  CueSeen seen = { 0 };

  if (slot->node == NULL)
    return seen;
  seen.kind = slot->is_number      ? CUE_SEEN_NUMBER
              : slot->text != NULL ? CUE_SEEN_TEXT
                                   : CUE_SEEN_OTHER;
  seen.number = slot->number;
  seen.text = end;
  if (slot->text != NULL)
    {
      guint at = find_from (posts, first, end, CUE_GATE_TEXT, 0, slot->text);

      if (at < end && g_str_equal (g_array_index (posts, CueGatePost, at).text, slot->text))
        seen.text = at;
    }
  return seen;
}

/* Only bounds that were crossed, and texts that came or went; where a fact comes to be of another
 * type, all. */
static void
list_turned (Turned *self, guint first, guint end, const CueSeen *old, const CueSeen *now)
{
  guint numbers = find_from (self->posts, first, end, CUE_GATE_RISING, -G_MAXDOUBLE, NULL);
  guint texts = find_from (self->posts, first, end, CUE_GATE_TEXT, 0, NULL);

  if (old->kind != now->kind || now->kind == CUE_SEEN_NOTHING || now->kind == CUE_SEEN_OTHER)
    {
      add_range (self, first, end);
      return;
    }
  add_range (self, first, numbers);
  if (now->kind == CUE_SEEN_NUMBER)
    {
      double low = MIN (old->number, now->number);
      double high = MAX (old->number, now->number);

      add_numbers (self, numbers, texts, CUE_GATE_RISING, low, high);
      add_numbers (self, numbers, texts, CUE_GATE_FALLING, low, high);
      add_numbers (self, numbers, texts, CUE_GATE_EQUAL, low, low);
      if (low != high)
        add_numbers (self, numbers, texts, CUE_GATE_EQUAL, high, high);
      add_range (self, texts, end);
      return;
    }
  add_range (self, numbers, texts);
  add_text (self, old->text, end);
  if (old->text != now->text)
    add_text (self, now->text, end);
}

/* May what became of the leaf turn its unit? A part that is false now makes nothing true. */
static gboolean
may_turn (const CueWatch *self,
          const CueWatchState *state,
          CueReadingScope *scope,
          const CueGatePost *leaf,
          const CueFactSlot *slot)
{
  CueTruth now;

  if (cue_watch_state_get_place (state, leaf->unit) == 0)
    return FALSE;
  if (!leaf->steady)
    return TRUE;
  now = test_post (self, leaf, scope, slot);
  return now != cue_watch_state_get (state, leaf->unit) || (now == CUE_TRUTH_FALSE && leaf->gate);
}

gboolean
cue_watch_foreach_turned (const CueWatch *self,
                          CueWatchState *state,
                          CueReadingScope *scope,
                          guint need,
                          guint most,
                          CueWakeFunc turn,
                          gpointer user_data)
{
  guint facts = cue_needs_fact (&self->judge->needs, 0);
  guint first = self->first_leaves[need];
  guint end = self->first_leaves[need + 1];
  Turned turned = { .posts = self->leaves };
  const CueFactSlot *slot;
  CueSeen now;

  if (first == end)
    return TRUE;
  slot = cue_blocks_get (&scope->reading->slots, need - facts);
  now = see (self->leaves, first, end, slot);
  list_turned (&turned, first, end, cue_blocks_get (&state->seen, need - facts), &now);
  if (turned.n_leaves > most)
    return FALSE;
  for (guint i = 0; i < turned.n; i++)
    for (guint k = turned.ranges[i].first; k < turned.ranges[i].end; k++)
      {
        const CueGatePost *leaf = &g_array_index (self->leaves, CueGatePost, k);

        if (may_turn (self, state, scope, leaf, slot))
          turn (leaf->unit, user_data);
      }
  return TRUE;
}

/* What the fact is now is what the next pass compares with. */
static void
remember (const CueWatch *self, CueWatchState *state, CueReadingScope *scope, guint need)
{
  guint fact = need - cue_needs_fact (&self->judge->needs, 0);
  guint first = self->first_leaves[need];
  guint end = self->first_leaves[need + 1];

  if (first < end)
    *(CueSeen *) cue_blocks_edit (&state->seen, fact)
        = see (self->leaves, first, end, cue_blocks_get (&scope->reading->slots, fact));
}

void
cue_watch_foreach_called (const CueWatch *self,
                          CueWatchState *state,
                          CueReadingScope *scope,
                          guint need,
                          CueWakeFunc wake,
                          gpointer user_data)
{
  Call call = { self, state, scope, wake, user_data, NULL };
  guint first = self->first_gates[need];
  guint end = self->first_gates[need + 1];
  guint facts = cue_needs_fact (&self->judge->needs, 0);

  if (need < facts)
    call_range (&call, first, end);
  else
    {
      call.slot = cue_blocks_get (&scope->reading->slots, need - facts);
      if (first < end)
        call_fact (&call, need - facts, first, end);
      remember (self, state, scope, need);
    }
}
