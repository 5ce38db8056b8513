/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-program.h"
#include "cue-reading-scope.h"

G_BEGIN_DECLS

/**
 * CueWatch: many conditions, of which a change leads to the few that it may turn
 *
 * Its units are conditions by number: the tags of a pack, or its rules. Immutable once finished.
 */

CueWatch *cue_watch_new (const CueJudge *judge);
void cue_watch_free (CueWatch *self);
/* The next unit: is @when true? It is looked at, too, when what @also (nullable) asks for changes,
 * and one of @needs (nullable) (element-type guint). */
void cue_watch_add (CueWatch *self,
                    const CueCondition *when,
                    const CueCondition *also,
                    const GArray *needs);
/* All are in. */
void cue_watch_finish (CueWatch *self);
guint cue_watch_get_n_units (const CueWatch *self);
/* What the unit's condition follows, numbered as in cue-needs.h. (transfer none) (array length=n)
 */
const guint *cue_watch_get_needs (const CueWatch *self, guint unit, guint *n);

void cue_watch_state_init (CueWatchState *self, const CueWatch *watch);
void cue_watch_state_copy (CueWatchState *self, const CueWatchState *other);
void cue_watch_state_clear (CueWatchState *self);
/* How it was at the last look; %CUE_TRUTH_FALSE of one that need not be looked at. */
CueTruth cue_watch_state_get (const CueWatchState *self, guint unit);
/* Another state of it, known from elsewhere; it is looked at the next time. */
void cue_watch_state_set (CueWatchState *self, guint unit, CueTruth truth);
/* The earliest time at which a unit must be looked at again, G_MAXINT64: never by time alone. */
gint64 cue_watch_state_get_flip (CueWatchState *self);
/* The units that may be other than false, in no order: @i from 0; %CUE_NONE at the end. */
guint cue_watch_state_list (const CueWatchState *self, guint i);

/**
 * CueWatchPass: one look at everything that may have turned
 *
 * begin; then for each unit that next gives, in rising order: test it and store what it was; end.
 * What changes on the way is told by touch and leads to the units behind the one that is looked at;
 * those before it are looked at in the next pass, as if all were looked at in their order.
 */
typedef struct
{
  /* borrowed */
  const CueWatch *watch;
  CueWatchState *state;
  CueReadingScope *scope;
  guint64 *queue; /* a bit for each unit that is to be looked at; of the state */
  guint64 *words; /* of the same block: a bit for each word of the queue with any */
  /* values */
  guint n_words;
  guint last; /* unit that was given last, + 1 */
} CueWatchPass;

/* @touched (element-type guint): needs that changed since the last pass; sorted. */
void cue_watch_pass_begin (CueWatchPass *self,
                           const CueWatch *watch,
                           CueWatchState *state,
                           CueReadingScope *scope,
                           GArray *touched);
gboolean cue_watch_pass_next (CueWatchPass *self, guint *unit);
void cue_watch_pass_touch (CueWatchPass *self, guint need);
CueTruth cue_watch_pass_test (CueWatchPass *self, guint unit, gint64 *next_flip_ms);
/* @next_flip_ms: when it may turn by time; @keep: look at it again although it is false */
void cue_watch_pass_store (CueWatchPass *self,
                           guint unit,
                           CueTruth truth,
                           gint64 next_flip_ms,
                           gboolean keep);
/* It is looked at in the next pass too. */
void cue_watch_pass_again (CueWatchPass *self, guint unit);
void cue_watch_pass_end (CueWatchPass *self);

G_END_DECLS
