/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CUE_ARBITER_NOBODY G_MAXUINT

/* What a lamp's score is made of, in milli. */
typedef struct
{
  gint64 weight_milli;
  gint64 relevance_milli;  /* a quarter of the weight for each of its tags that is lit */
  gint64 recency_milli;    /* a fifth of the weight when it was spoken of on this very turn */
  gint64 acceptance_milli; /* what was learnt of how probably it is accepted */
  gint64 total_milli;
} CueScore;

void cue_score_init (CueScore *self, gint64 weight_milli, guint n_tags, gboolean recent);
void cue_score_add_acceptance (CueScore *self, gint64 acceptance_milli);

/**
 * CueContender: a lamp that wants one of few places
 * @lit: has a place now
 * @fixed: and cannot lose it (taken or pinned)
 * @order: breaks ties, the lower first
 * @drawn: 0, or the how manieth of those that drew a free place: they stand before all others
 * @wins: out
 * @beaten_by: out: index of who has the place, or CUE_ARBITER_NOBODY
 */
typedef struct
{
  gint64 total_milli;
  guint order;
  guint drawn;
  gboolean lit;
  gboolean fixed;
  gboolean wins;
  guint beaten_by;
} CueContender;

/* Who gets one of @places. Who has a place keeps it unless somebody has 1.25 times his score. */
void cue_arbiter_settle (GArray *contenders, guint places);

/* The lowest of 1–9 whose bit is not set in @taken, 0 when all are. */
guint cue_arbiter_free_number (guint taken);

G_END_DECLS
