/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack.h"

G_BEGIN_DECLS

/* What came of the last attempt to learn which offer first. */
typedef enum
{
  CUE_STUDY_FEW,       /* too few choices to tell */
  CUE_STUDY_UNTRIED,   /* what is learnt would do what was hardly ever tried */
  CUE_STUDY_NO_BETTER, /* not clearly better than what is in use, which stays */
  CUE_STUDY_BETTER,    /* put into use */
  CUE_STUDY_WITHDRAWN, /* put into use, and the agent has gone back */
} CueStudyVerdict;

/**
 * CueLearningStand: how it stands with what customers of one pack accepted
 * @n: choices between two offers and more that were made so far
 * @n_more: about how many more it takes, when the verdict is %CUE_STUDY_FEW; at least 1
 * @in_use: a learnt order is in use; the next fields are of it, else 0
 * @n_learnt: choices that it was learnt from
 * @since_ms: when it was put into use
 * @accepted_micro, @low_micro, @high_micro: what share of its offers is accepted, with the 95 %
 *   interval
 * @before_micro: the same of what was in use before it
 * @can_go_back: it can be changed for what was in use before it
 * @can_undo: what was done last by cue_desk_forget_learnt () or cue_desk_go_back () can be undone
 */
typedef struct
{
  CuePack *pack; /* owned */

  gint64 since_ms;
  gint64 accepted_micro;
  gint64 low_micro;
  gint64 high_micro;
  gint64 before_micro;
  CueStudyVerdict verdict;
  guint n;
  guint n_more;
  guint n_learnt;
  gboolean in_use;
  gboolean can_go_back;
  gboolean can_undo;
} CueLearningStand;

CueLearningStand *cue_learning_stand_copy (const CueLearningStand *self);
void cue_learning_stand_free (CueLearningStand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueLearningStand, cue_learning_stand_free)

G_END_DECLS
