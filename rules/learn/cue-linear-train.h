/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-linear.h"
#include "cue-softmax.h"

G_BEGIN_DECLS

/**
 * CueLinearTask:
 * @vectors: (element-type CueVector): what is learnt from
 * @labels: (element-type GArray): guint, the classes of each
 * @cost: of one class against the others, see #CueSvm
 * @epochs: of all classes at once, see #CueSoftmax
 * @rivals: each class is learnt against so many texts of others that are like its own; 0: all
 * @keep: at most so many weights a class, the greatest
 * @seed: of the order of learning
 */
typedef struct
{
  /* borrowed */
  GPtrArray *vectors;
  GPtrArray *labels;
  guint n_features;
  guint n_classes;
  double cost;
  double cost_positive;
  guint epochs;
  double rate;
  double drop;
  guint rivals;
  guint keep;
  guint64 seed;
} CueLinearTask;

/**
 * cue_linear_train_each:
 * @progress: (nullable): called after every class
 *
 * A line for every class, learnt against all other classes together. How far a text is from a line
 * tells whether it is of the class, whatever else there is.
 *
 * Returns: (transfer full) (nullable): NULL when @progress ended it
 */
CueLinear *
cue_linear_train_each (const CueLinearTask *task, CueTrainProgress progress, gpointer user_data);

/**
 * cue_linear_train_together:
 * @progress: (nullable): called after every round
 *
 * All classes at once, so that only their differences count: which it is, given that it is one.
 *
 * Returns: (transfer full) (nullable): NULL when @progress ended it
 */
CueLinear *cue_linear_train_together (const CueLinearTask *task,
                                      CueTrainProgress progress,
                                      gpointer user_data);

G_END_DECLS
