/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-blocks.h"

G_BEGIN_DECLS

/* How the units of a CueWatch stand in one conversation; functions are in cue-watch.h. */
typedef struct
{
  CueBlocks places; /* guint by unit: 4 × (place in @looks + 1) + CueTruth; 0: false, and nothing
                       that it waits for is true */
  CueBlocks seen;   /* the number that each fact was at the last pass */
  GArray *looks;    /* of the units that are awake */
  GArray *flips;    /* a heap of times; those that no look has any more are passed over */
  GArray *late;     /* guint: units for the next pass */
  guint64 *queue;   /* of the pass; empty between two, and of no copy */
  guint n_unsteady; /* looks whose flip is a guess */
  gboolean begun;   /* units that never sleep were looked at */
} CueWatchState;

G_END_DECLS
