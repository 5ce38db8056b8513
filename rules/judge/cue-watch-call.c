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

/* The same, for a number without a look at its step: thousands of bounds lie far apart. @number:
 * (nullable): what the fact is, if it is one */
static inline CueTruth
test_post (const CueWatch *self,
           const CueGatePost *post,
           CueReadingScope *scope,
           const double *number)
{
  guint order;

  if (number == NULL || post->kind < CUE_GATE_RISING || post->kind > CUE_GATE_EQUAL)
    return test (self, post->step, scope);
  order = 1u + (*number > post->number) - (*number < post->number);
  return post->orders >> order & 1 ? CUE_TRUTH_TRUE : CUE_TRUTH_FALSE;
}

static const double *
number_of (const CueFactSlot *slot)
{
  return slot != NULL && slot->is_number ? &slot->number : NULL;
}

gboolean
cue_watch_is_called (const CueWatch *self, guint unit, CueReadingScope *scope)
{
  guint lone = g_array_index (self->lone_gates, guint, unit);
  guint end = g_array_index (self->first_steps, guint, unit + 1);
  gboolean gated = FALSE;

  if (lone != CUE_NONE)
    return test (self, lone, scope) == CUE_TRUTH_TRUE;
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
  const double *number = number_of (call->slot);

  for (guint i = first; i < end; i++)
    {
      const CueGatePost *post = &g_array_index (call->watch->gates, CueGatePost, i);

      if (cue_watch_state_get_place (call->state, post->unit) == 0
          && test_post (call->watch, post, call->scope, number) == CUE_TRUTH_TRUE)
        call->wake (post->unit, call->user_data);
    }
}

/* The first post from @first on, all of one kind, that is not below @number. */
static guint
find_number (const GArray *posts, guint first, guint end, double number)
{
  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (posts, CueGatePost, middle).number < number)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/* The same of texts. */
static guint
find_text (const GArray *posts, guint first, guint end, const char *text)
{
  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (strcmp (g_array_index (posts, CueGatePost, middle).text, text) < 0)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/* Posts from @first on with numbers from @low to @high. */
static void
call_numbers (const Call *call, guint first, guint end, double low, double high)
{
  const GArray *posts = call->watch->gates;
  guint from = find_number (posts, first, end, low);
  guint to = from;

  while (to < end && g_array_index (posts, CueGatePost, to).number <= high)
    to++;
  call_range (call, from, to);
}

/* @first: of each kind, as in the two functions below */
static void
call_number (const Call *call, const guint *first, const CueSeen *seen, double number)
{
  double low = seen->kind == CUE_SEEN_NUMBER ? seen->number : -G_MAXDOUBLE;
  double high = seen->kind == CUE_SEEN_NUMBER ? seen->number : G_MAXDOUBLE;

  if (low <= number)
    call_numbers (call, first[CUE_GATE_RISING], first[CUE_GATE_FALLING], low, number);
  if (number <= high)
    call_numbers (call, first[CUE_GATE_FALLING], first[CUE_GATE_EQUAL], number, high);
  call_numbers (call, first[CUE_GATE_EQUAL], first[CUE_GATE_TEXT], number, number);
}

static void
call_text (const Call *call, guint first, guint end, const char *text)
{
  const GArray *posts = call->watch->gates;
  guint from = find_text (posts, first, end, text);
  guint to = from;

  while (to < end && g_str_equal (g_array_index (posts, CueGatePost, to).text, text))
    to++;
  call_range (call, from, to);
}

static void
call_fact (const Call *call, guint fact, const guint *first)
{
  const CueFactSlot *slot = call->slot;

  if (slot->node == NULL)
    return;
  call_range (call, first[CUE_GATE_PLAIN], first[CUE_GATE_RISING]);
  if (slot->is_number)
    call_number (call, first, cue_blocks_get (&call->state->seen, fact), slot->number);
  else
    call_range (call, first[CUE_GATE_RISING], first[CUE_GATE_TEXT]);
  if (slot->text != NULL)
    call_text (call, first[CUE_GATE_TEXT], first[CUE_GATE_N], slot->text);
  else
    call_range (call, first[CUE_GATE_TEXT], first[CUE_GATE_N]);
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

/* Leaves from @first on with numbers from @low to @high. */
static void
add_numbers (Turned *self, guint first, guint end, double low, double high)
{
  guint from = find_number (self->posts, first, end, low);
  guint to = from;

  while (to < end && g_array_index (self->posts, CueGatePost, to).number <= high)
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
see (const GArray *posts, const guint *first, const CueFactSlot *slot)
{
  CueSeen seen = { 0 };

  if (slot->node == NULL)
    return seen;
  seen.kind = slot->is_number      ? CUE_SEEN_NUMBER
              : slot->text != NULL ? CUE_SEEN_TEXT
                                   : CUE_SEEN_OTHER;
  seen.number = slot->number;
  seen.text = first[CUE_GATE_N];
  if (slot->text != NULL)
    {
      guint end = first[CUE_GATE_N];
      guint at = find_text (posts, first[CUE_GATE_TEXT], end, slot->text);

      if (at < end && g_str_equal (g_array_index (posts, CueGatePost, at).text, slot->text))
        seen.text = at;
    }
  return seen;
}

/* Only bounds that were crossed, and texts that came or went; where a fact comes to be of another
 * type, all. */
static void
list_turned (Turned *self, const guint *first, const CueSeen *old, const CueSeen *now)
{
  double low = MIN (old->number, now->number);
  double high = MAX (old->number, now->number);

  if (old->kind != now->kind || now->kind == CUE_SEEN_NOTHING || now->kind == CUE_SEEN_OTHER)
    {
      add_range (self, first[0], first[CUE_GATE_N]);
      return;
    }
  add_range (self, first[CUE_GATE_PLAIN], first[CUE_GATE_RISING]);
  if (now->kind == CUE_SEEN_NUMBER)
    {
      add_numbers (self, first[CUE_GATE_RISING], first[CUE_GATE_FALLING], low, high);
      add_numbers (self, first[CUE_GATE_FALLING], first[CUE_GATE_EQUAL], low, high);
      add_numbers (self, first[CUE_GATE_EQUAL], first[CUE_GATE_TEXT], low, low);
      if (low != high)
        add_numbers (self, first[CUE_GATE_EQUAL], first[CUE_GATE_TEXT], high, high);
      add_range (self, first[CUE_GATE_TEXT], first[CUE_GATE_N]);
      return;
    }
  add_range (self, first[CUE_GATE_RISING], first[CUE_GATE_TEXT]);
  add_text (self, old->text, first[CUE_GATE_N]);
  if (old->text != now->text)
    add_text (self, now->text, first[CUE_GATE_N]);
}

/* May what became of the leaf turn its unit? A part that is false now makes nothing true; a unit
 * that was false already may stay awake until it is looked at again. */
static inline gboolean
may_turn (const CueWatch *self,
          const CueWatchState *state,
          CueReadingScope *scope,
          const CueGatePost *leaf,
          const double *number)
{
  guint both = cue_watch_state_get_both (state, leaf->unit);

  return both != 0
         && (!leaf->steady || test_post (self, leaf, scope, number) != (CueTruth) (both & 3));
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
  const guint *first = self->first_leaves + need * CUE_GATE_N;
  Turned turned = { .posts = self->leaves };
  const CueFactSlot *slot;
  const double *number;
  guint fact;
  CueSeen now;

  if (first[0] == first[CUE_GATE_N])
    return TRUE;
  fact = need - cue_needs_fact (&self->judge->needs, 0);
  slot = cue_reading_get_slot (scope->reading, fact);
  number = number_of (slot);
  now = see (self->leaves, first, slot);
  list_turned (&turned, first, cue_blocks_get (&state->seen, fact), &now);
  if (turned.n_leaves > most)
    return FALSE;
  for (guint i = 0; i < turned.n; i++)
    for (guint k = turned.ranges[i].first; k < turned.ranges[i].end; k++)
      {
        const CueGatePost *leaf = &g_array_index (self->leaves, CueGatePost, k);

        if (may_turn (self, state, scope, leaf, number))
          turn (leaf->unit, user_data);
      }
  return TRUE;
}

/* What the fact is now is what the next pass compares with. */
static void
remember (const CueWatch *self, CueWatchState *state, CueReadingScope *scope, guint fact)
{
  const guint *first = self->first_leaves + cue_needs_fact (&self->judge->needs, fact) * CUE_GATE_N;

  if (first[0] < first[CUE_GATE_N])
    *(CueSeen *) cue_blocks_edit (&state->seen, fact)
        = see (self->leaves, first, cue_reading_get_slot (scope->reading, fact));
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
  const guint *first = self->first_gates + need * CUE_GATE_N;
  guint facts = cue_needs_fact (&self->judge->needs, 0);

  if (need < facts)
    call_range (&call, first[0], first[CUE_GATE_N]);
  else
    {
      call.slot = cue_reading_get_slot (scope->reading, need - facts);
      if (first[0] < first[CUE_GATE_N])
        call_fact (&call, need - facts, first);
      remember (self, state, scope, need - facts);
    }
}
