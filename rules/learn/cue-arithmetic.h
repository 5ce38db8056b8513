/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The arithmetic of learning, without libm: the same result on every machine. */

/* 1000 × log2 (@numerator / @denominator), for a quotient of at least 1. Integers only. */
guint cue_log2_milli (guint64 numerator, guint64 denominator);
/* The same with the natural logarithm. */
guint cue_ln_milli (guint64 numerator, guint64 denominator);
/* The greatest whole number whose square is at most @value. */
guint64 cue_square_root (guint64 value);

/* e to the power of @x, for @x of at most 0, to 1 part in 10⁹; 0 below −60. */
double cue_exp (double x);

/* e to the power of −@milli / 1000, in units of 1 / 2³⁰. Integers only. */
guint32 cue_exp_q30 (guint64 milli);

/* A stream of numbers that depends on the seed alone (xorshift64*, Vigna 2016). */
typedef struct
{
  guint64 state;
} CueDice;

void cue_dice_init (CueDice *self, guint64 seed);
/* 0 to @below − 1; @below is at least 1. */
guint cue_dice_throw (CueDice *self, guint below);
/* Fisher & Yates. */
void cue_dice_shuffle (CueDice *self, guint *order, guint n);

G_END_DECLS
