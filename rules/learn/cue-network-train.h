/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-network.h"
#include "cue-softmax.h"

G_BEGIN_DECLS

/**
 * CueNetworkTask:
 * @vectors: (element-type CueVector): what is learnt from
 * @labels: (element-type GArray): guint, the classes of each; with several, each has an equal share
 * @n_nets: how many nets learn the same from another start and in another order
 * @epochs: how often each of them looks at all
 * @rate: of the first step; it falls to nothing evenly
 * @drop: share of the features that is hidden at each look, so that none is relied upon alone
 * @drop_cells: the same of the cells in the middle
 *
 * All classes at once: the weights under which the shares of exp (score) come nearest to the
 * labels. Stochastic gradient steps (Rumelhart, Hinton & Williams 1986) by AdaGrad (Duchi, Hazan &
 * Singer 2011) with dropout (Srivastava, Hinton, Krizhevsky, Sutskever & Salakhutdinov 2014).
 * Examples without a label count as near to no class: an even share of all.
 */
typedef struct
{
  /* borrowed */
  GPtrArray *vectors;
  GPtrArray *labels;
  guint n_features;
  guint n_classes;
  guint n_nets;
  guint epochs;
  double rate;
  double drop;
  double drop_cells;
  guint64 seed;
} CueNetworkTask;

/**
 * cue_network_train:
 * @progress: (nullable): called after every round of every net
 *
 * Returns: (transfer full) (nullable): NULL when @progress ended it
 */
CueNetwork *
cue_network_train (const CueNetworkTask *task, CueTrainProgress progress, gpointer user_data);

G_END_DECLS
