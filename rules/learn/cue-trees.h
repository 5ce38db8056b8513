/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-linear-train.h"

G_BEGIN_DECLS

/* Trees of questions: does the text have this feature? What a leaf holds of each class is its
 * share; all trees together are asked. They tell of features that mean something only together, as
 * many of them as it takes. Integers only. */
typedef struct _CueTrees CueTrees;

/**
 * CueTreesTask:
 * @vectors: (element-type CueVector): what is learnt from
 * @labels: (element-type GArray): guint, the classes of each; a text counts once for each
 * @n_trees: how many trees learn the same with other dice
 * @n_tries: how many features are tried at each fork; the one that parts the classes best is taken
 *
 * Trees grown with dice of their own on all examples (Geurts, Ernst & Wehenkel 2006), forks by
 * the Gini impurity (Breiman et al. 1984). What is tried is a feature of an example that came to
 * the fork, so rare features are tried where they matter.
 */
typedef struct
{
  /* borrowed */
  GPtrArray *vectors;
  GPtrArray *labels;
  guint n_classes;
  guint n_trees;
  guint n_tries;
  guint64 seed;
} CueTreesTask;

/**
 * cue_trees_train:
 * @progress: (nullable): called after every tree
 *
 * Returns: (transfer full) (nullable): NULL when @progress ended it
 */
CueTrees *cue_trees_train (const CueTreesTask *task, CueTrainProgress progress, gpointer user_data);
void cue_trees_free (CueTrees *self);

/**
 * cue_trees_score:
 * @share: (out): of every class, its share of 1,000,000
 */
void cue_trees_score (const CueTrees *self, const CueVector *x, gint32 *share);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueTrees, cue_trees_free)

G_END_DECLS
