/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-linear.h"

G_BEGIN_DECLS

/* Tells how far learning is; FALSE ends it. */
typedef gboolean (*CueTrainProgress) (guint done, guint total, gpointer user_data);

/**
 * CueLinearTask:
 * @vectors: (element-type CueVector): what is learnt from
 * @labels: (element-type GArray): guint, the classes of each
 * @weights: how much each counts, or NULL
 * @cost: see #CueSvm
 * @keep: at most so many weights a class, the greatest
 * @seed: of the order of learning
 */
typedef struct
{
  /* borrowed */
  GPtrArray *vectors;
  GPtrArray *labels;
  const double *weights;
  guint n_features;
  guint n_classes;
  double cost;
  double cost_positive;
  guint keep;
  guint64 seed;
} CueLinearTask;

/**
 * cue_linear_train:
 * @progress: (nullable): called after every class
 *
 * One class against all others, class by class.
 *
 * Returns: (transfer full) (nullable): NULL when @progress ended it
 */
CueLinear *
cue_linear_train (const CueLinearTask *task, CueTrainProgress progress, gpointer user_data);

G_END_DECLS
