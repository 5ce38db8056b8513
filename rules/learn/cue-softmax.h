/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-vocabulary.h"

G_BEGIN_DECLS

/* Tells how far learning is; FALSE ends it. */
typedef gboolean (*CueTrainProgress) (guint done, guint total, gpointer user_data);

/**
 * CueSoftmax:
 * @vectors: (element-type CueVector): what is learnt from
 * @labels: (element-type GArray): guint, the classes of each; with several, each has an equal share
 * @epochs: how often all of them are looked at
 * @rate: of the first step; it falls to nothing evenly
 * @drop: share of the features that is hidden at each look, so that none is relied upon alone
 *
 * All classes at once: the weights under which the shares of exp (w·x) come nearest to the labels.
 * Stochastic gradient steps by AdaGrad (Duchi, Hazan & Singer 2011) with feature dropout
 * (Wager, Wang & Liang 2013). Examples without a label count as near to no class: an even share of
 * all.
 */
typedef struct
{
  /* borrowed */
  GPtrArray *vectors;
  GPtrArray *labels;
  guint n_features;
  guint n_classes;
  guint epochs;
  double rate;
  double drop;
  guint64 seed;
} CueSoftmax;

/**
 * cue_softmax_train:
 *
 * Returns: (transfer full) (nullable): n_classes weights for each feature and for the bias behind
 *   them; NULL when @progress ended it
 */
float *cue_softmax_train (const CueSoftmax *task, CueTrainProgress progress, gpointer user_data);

G_END_DECLS
