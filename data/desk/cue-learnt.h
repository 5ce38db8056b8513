/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-learning.h"
#include "cue-off-policy.h"

G_BEGIN_DECLS

/* A ranking that was put into use. */
typedef struct
{
  CueRanking *ranking; /* owned */

  CueEstimate accepted; /* what it was judged to be worth */
  gint64 gain_micro;    /* beside what was in use before it */
  gint64 since_ms;
  guint n; /* choices it was learnt from */
} CueKeptRanking;

/* What was learnt of the offers of one pack; all of it is kept as one text. */
typedef struct
{
  CueKeptRanking *now;    /* owned; NULL: nothing learnt is in use */
  CueKeptRanking *before; /* owned; what was in use before, NULL nothing learnt */

  gint64 after_place; /* conversations up to this one are forgotten */
  CueStudyVerdict verdict;
  guint n_tried;  /* choices at the last attempt, 0 none */
  guint n_needed; /* choices that may be enough */
} CueLearnt;

CueLearnt *cue_learnt_new (void);
CueLearnt *cue_learnt_copy (const CueLearnt *self);
void cue_learnt_free (CueLearnt *self);

CueKeptRanking *cue_kept_ranking_copy (const CueKeptRanking *self);
void cue_kept_ranking_free (CueKeptRanking *self);

/* One line of JSON, and back. Errors: %CUE_RANKING_ERROR, also when a ranking is not the one that
 * was kept, told by its digest. */
char *cue_learnt_to_text (const CueLearnt *self);
CueLearnt *cue_learnt_from_text (const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueLearnt, cue_learnt_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueKeptRanking, cue_kept_ranking_free)

G_END_DECLS
