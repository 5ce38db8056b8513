/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-vocabulary.h"

G_BEGIN_DECLS

/**
 * CueSvm:
 * @vectors: (element-type CueVector): what is learnt from
 * @weights: how much each of them counts, 1.0 = once; NULL: all once
 * @cost: of an example on the wrong side, against the length of the weights
 * @cost_positive: how many times more one that is of the class costs
 * @tolerance: how near to the best to come
 * @n_features: of the vocabulary
 *
 * One class against others: weights w that make ½|w|² + Σ cost · max (0, 1 − y·w·x)² small, found
 * by dual coordinate descent with shrinking (Hsieh, Chang, Lin, Keerthi & Sundararajan 2008). The
 * last weight is the bias, which is a feature of value 1.
 *
 * Plain + − × / on doubles in a fixed order, so the same on every machine; a prepared learner is
 * used for many classes one after the other.
 */
typedef struct
{
  /* borrowed */
  GPtrArray *vectors;
  const double *weights;
  double cost;
  double cost_positive;
  double tolerance;
  guint max_passes;
  guint n_features;
} CueSvm;

/* The memory of a learner, and the squares of the vectors. */
typedef struct _CueSvmDesk CueSvmDesk;

CueSvmDesk *cue_svm_desk_new (const CueSvm *svm);
void cue_svm_desk_free (CueSvmDesk *self);

/**
 * cue_svm_train:
 * @members: the examples that take part, @n_members of them, ascending
 * @is_positive: of each vector, whether it is of the class
 * @seed: of the order in which they are looked at
 *
 * Returns: (transfer none): n_features + 1 weights, until the next call
 */
const double *cue_svm_train (CueSvmDesk *self,
                             const guint *members,
                             guint n_members,
                             const guint8 *is_positive,
                             guint64 seed);

/* The features whose weights the last training left other than 0, ascending. (element-type guint)
 * (transfer none) */
const GArray *cue_svm_desk_get_touched (const CueSvmDesk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueSvmDesk, cue_svm_desk_free)

G_END_DECLS
