/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The oracle: stands in for rules/judge/cue-watch-state.c. Every unit is looked at in every pass,
 * and its condition is evaluated in full by JsonLogic as it is written; nothing is remembered but
 * what the last look gave.
 */
#include "cue-watch-private.h"

/* What the last look gave. */
typedef struct
{
  gint64 flip_ms;
  CueTruth truth;
} NaiveLook;

static const CueBlocksClass nothing = { 1, NULL, NULL };

void
cue_watch_state_init (CueWatchState *self, const CueWatch *watch)
{
  const NaiveLook look = { G_MAXINT64, CUE_TRUTH_FALSE };

  cue_blocks_init (&self->places, &nothing, 1);
  cue_blocks_init (&self->seen, &nothing, 1);
  self->looks = g_array_new (FALSE, TRUE, sizeof (NaiveLook));
  self->flips = g_array_new (FALSE, TRUE, sizeof (CueFlip));
  self->late = g_array_new (FALSE, FALSE, sizeof (guint));
  self->n_unsteady = 0;
  self->begun = FALSE;
  for (guint i = 0; i < cue_watch_get_n_units (watch); i++)
    g_array_append_val (self->looks, look);
}

void
cue_watch_state_copy (CueWatchState *self, const CueWatchState *other)
{
  cue_blocks_init_copy (&self->places, &other->places);
  cue_blocks_init_copy (&self->seen, &other->seen);
  self->looks = g_array_copy (other->looks);
  self->flips = g_array_copy (other->flips);
  self->late = g_array_copy (other->late);
  self->n_unsteady = other->n_unsteady;
  self->begun = other->begun;
}

void
cue_watch_state_clear (CueWatchState *self)
{
  if (self->looks == NULL)
    return;
  cue_blocks_clear (&self->places);
  cue_blocks_clear (&self->seen);
  g_clear_pointer (&self->looks, g_array_unref);
  g_clear_pointer (&self->flips, g_array_unref);
  g_clear_pointer (&self->late, g_array_unref);
}

static NaiveLook *
look_of (const CueWatchState *self, guint unit)
{
  return &g_array_index (self->looks, NaiveLook, unit);
}

CueTruth
cue_watch_state_get (const CueWatchState *self, guint unit)
{
  return look_of (self, unit)->truth;
}

guint
cue_watch_state_list (const CueWatchState *self, guint i)
{
  return i < self->looks->len ? i : CUE_NONE;
}

void
cue_watch_state_set (CueWatchState *self, guint unit, CueTruth truth)
{
  look_of (self, unit)->truth = truth;
}

gint64
cue_watch_state_get_flip (CueWatchState *self)
{
  gint64 flip_ms = G_MAXINT64;

  for (guint i = 0; i < self->looks->len; i++)
    flip_ms = MIN (flip_ms, look_of (self, i)->flip_ms);
  return flip_ms;
}

void
cue_watch_pass_begin (CueWatchPass *self,
                      const CueWatch *watch,
                      CueWatchState *state,
                      CueReadingScope *scope,
                      GArray *touched)
{
  self->watch = watch;
  self->state = state;
  self->scope = scope;
  self->queue = NULL;
  self->last = 0;
}

gboolean
cue_watch_pass_next (CueWatchPass *self, guint *unit)
{
  *unit = self->last++;
  return *unit < cue_watch_get_n_units (self->watch);
}

void
cue_watch_pass_touch (CueWatchPass *self, guint need)
{
}

CueTruth
cue_watch_pass_test (CueWatchPass *self, guint unit, gint64 *next_flip_ms)
{
  guint first = g_array_index (self->watch->first_steps, guint, unit);

  return cue_program_test_whole (cue_watch_get_step (self->watch, first), &self->scope->scope,
                                 next_flip_ms);
}

void
cue_watch_pass_store (CueWatchPass *self,
                      guint unit,
                      CueTruth truth,
                      gint64 next_flip_ms,
                      gboolean keep)
{
  look_of (self->state, unit)->truth = truth;
  look_of (self->state, unit)->flip_ms = next_flip_ms;
}

void
cue_watch_pass_again (CueWatchPass *self, guint unit)
{
}

void
cue_watch_pass_end (CueWatchPass *self)
{
}
