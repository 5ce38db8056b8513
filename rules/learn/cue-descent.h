/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-arithmetic.h"
#include "cue-vocabulary.h"

G_BEGIN_DECLS

/* What learning all classes at once, with or without cells in the middle, does step by step. */

/* What is looked at, in which order, and what of it is hidden. */
typedef struct
{
  /* owned */
  guint *order;    /* of the examples */
  guint *features; /* of the example, what is not hidden; the bias, behind all features, is last */
  float *values;
  guint n_shown;
  CueDice dice;
} CueDescent;

/* @vectors: (element-type CueVector) */
void cue_descent_init (CueDescent *self, GPtrArray *vectors, guint64 seed);
void cue_descent_clear (CueDescent *self);

/* A new order of the first @n. */
void cue_descent_shuffle (CueDescent *self, guint n);

/**
 * cue_descent_show:
 * @bias: the feature that is the bias
 * @drop: so much of 1 is hidden this time; what stays counts for what is hidden too
 */
void cue_descent_show (CueDescent *self, const CueVector *x, guint bias, double drop);

/* @scores: (inout): then the share of exp (score) of each */
void cue_descent_share (float *scores, guint n);

/* @shares: (inout): less what is right. Of no label: near to no class, an even share of all. */
void cue_descent_subtract (float *shares, guint n, const GArray *labels);

/* Nearly all time is spent in these two: here they become part of their callers. */

static inline void
cue_descent_add_row (float *restrict sums, const float *restrict row, float value, guint n)
{
  for (guint k = 0; k < n; k++)
    sums[k] += value * row[k];
}

/* AdaGrad: a weight that has moved much moves less. */
static inline void
cue_descent_step_row (float *restrict row,
                      float *restrict squares,
                      const float *restrict gradient,
                      float value,
                      float rate,
                      guint n)
{
  for (guint k = 0; k < n; k++)
    {
      float step = gradient[k] * value;

      squares[k] += step * step;
      row[k] -= rate * step / __builtin_sqrtf (squares[k] + 1e-8f);
    }
}

G_END_DECLS
