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

/* A stream of numbers that depends on the seed alone (xorshift64*, Vigna 2016). */
typedef struct
{
  guint64 state;
} CueDice;

void cue_dice_init (CueDice *self, guint64 seed);
/* 0 to @below − 1; @below is at least 1. */
guint cue_dice_throw (CueDice *self, guint below);

G_END_DECLS
