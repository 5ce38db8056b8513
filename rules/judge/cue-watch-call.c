/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Whom a change calls: the units of those gates and plain questions that lie between what a fact
 * was and what it is (cue-watch-seen.c). cue-watch-gates.c chose them.
 */
#include "cue-watch-private.h"

static CueTruth
test (const CueWatch *self, guint step, CueReadingScope *scope)
{
  gint64 flip_ms = G_MAXINT64;

  return cue_watch_test_step (self, step, scope, &flip_ms);
}

/* The same, for a number without a look at its step: thousands of bounds lie far apart. @number:
 * (nullable): what the fact is, if it is one */
static inline CueTruth
test_post (const CueTouch *self, const CueGatePost *post, const double *number)
{
  if (number == NULL || post->kind < CUE_GATE_RISING || post->kind > CUE_GATE_EQUAL)
    return test (self->watch, post->step, self->scope);
  return cue_orders_hold (post->orders, *number, post->number) ? CUE_TRUTH_TRUE : CUE_TRUTH_FALSE;
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

/* May what became of the leaf turn its unit? A part that is false now makes nothing true; a unit
 * that was false already may stay awake until it is looked at again. */
static inline gboolean
may_turn (const CueTouch *self, const CueGatePost *leaf, const double *number)
{
  guint both = cue_watch_state_get_both (self->state, leaf->unit);

  return both != 0 && (!leaf->steady || test_post (self, leaf, number) != (CueTruth) (both & 3));
}

gboolean
cue_touch_foreach_turned (const CueTouch *self, guint most, CueWakeFunc turn, gpointer user_data)
{
  const GArray *leaves = self->watch->leaves[CUE_LEAVES_MIXED].posts;
  const double *number = number_of (self->slot);
  const CuePostRanges turned = cue_touch_list_turned (self, CUE_LEAVES_MIXED);

  if (turned.n_posts > most)
    return FALSE;
  for (guint i = 0; i < turned.n; i++)
    for (guint k = turned.ranges[i].first; k < turned.ranges[i].end; k++)
      {
        const CueGatePost *leaf = &g_array_index (leaves, CueGatePost, k);

        if (may_turn (self, leaf, number))
          turn (leaf->unit, user_data);
      }
  return TRUE;
}

typedef enum
{
  OTHER_UNKNOWN,
  OTHER_FALSE,
  OTHER_TRUE,
} OtherTruth;

/* What the other part was at the last pass, or is if its fact was touched in this one before; one
 * that is touched after it leads to the unit by itself. */
static inline OtherTruth
test_other (const CueTouch *self, const CueOther *other)
{
  const CueSeen *seen = cue_blocks_get_sized (&self->state->seen, other->fact, sizeof (CueSeen));
  gboolean is;

  if (other->kind == CUE_SEEN_NOTHING)
    return OTHER_UNKNOWN;
  if (seen->kind != other->kind)
    return seen->kind == CUE_SEEN_NOTHING ? OTHER_FALSE : OTHER_UNKNOWN;
  if (other->kind == CUE_SEEN_NUMBER)
    is = cue_orders_hold (other->orders, seen->number, other->number);
  else
    is = (other->orders >> 1 & 1) == (seen->texts[CUE_LEAVES_FACTUAL] == other->text);
  return is ? OTHER_TRUE : OTHER_FALSE;
}

/* The same of a leaf of a factual unit: while that sleeps, only its last part makes it true. */
static inline gboolean
turns (const CueTouch *self, const CueGatePost *leaf, const CueOther *other, const double *number)
{
  guint both = cue_watch_state_get_both (self->state, leaf->unit);
  CueTruth truth = test_post (self, leaf, number);
  OtherTruth others;

  if (both != 0 || truth == CUE_TRUTH_FALSE)
    return truth != (CueTruth) (both & 3);
  others = test_other (self, other);
  if (others == OTHER_FALSE || (others == OTHER_TRUE && other->last))
    return others == OTHER_TRUE;
  return test (self->watch, g_array_index (self->watch->first_steps, guint, leaf->unit),
               self->scope)
         != CUE_TRUTH_FALSE;
}

void
cue_touch_foreach_factual (const CueTouch *self, CueWakeFunc turn, gpointer user_data)
{
  const GArray *leaves = self->watch->leaves[CUE_LEAVES_FACTUAL].posts;
  const double *number = number_of (self->slot);
  const CuePostRanges turned = cue_touch_list_turned (self, CUE_LEAVES_FACTUAL);

  for (guint i = 0; i < turned.n; i++)
    for (guint k = turned.ranges[i].first; k < turned.ranges[i].end; k++)
      {
        const CueGatePost *leaf = &g_array_index (leaves, CueGatePost, k);

        if (turns (self, leaf, &self->watch->others[k], number))
          turn (leaf->unit, user_data);
      }
}

void
cue_touch_foreach_called (const CueTouch *self, CueWakeFunc wake, gpointer user_data)
{
  const GArray *gates = self->watch->gates.posts;
  const double *number = number_of (self->slot);
  const CuePostRanges called = cue_touch_list_called (self);

  for (guint i = 0; i < called.n; i++)
    for (guint k = called.ranges[i].first; k < called.ranges[i].end; k++)
      {
        const CueGatePost *post = &g_array_index (gates, CueGatePost, k);

        if (cue_watch_state_get_place (self->state, post->unit) == 0
            && test_post (self, post, number) == CUE_TRUTH_TRUE)
          wake (post->unit, user_data);
      }
}
