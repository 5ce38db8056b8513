/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-arithmetic.h"

guint
cue_log2_milli (guint64 numerator, guint64 denominator)
{
  guint whole = 0;
  guint fraction = 0;
  guint64 mantissa;

  if (denominator == 0 || numerator < denominator)
    return 0;
  while (numerator / denominator >= 2 && whole < 62)
    {
      denominator *= 2;
      whole++;
    }
  /* mantissa in [1, 2) with 30 bits; each squaring yields one bit of the logarithm */
  mantissa = (numerator << 20) / denominator << 10;
  for (guint i = 0; i < 12; i++)
    {
      mantissa = (mantissa >> 5) * (mantissa >> 5) >> 20;
      fraction <<= 1;
      if (mantissa >= G_GUINT64_CONSTANT (2) << 30)
        {
          mantissa >>= 1;
          fraction |= 1;
        }
    }
  return whole * 1000 + fraction * 1000 / 4096;
}

guint
cue_ln_milli (guint64 numerator, guint64 denominator)
{
  /* ln 2 = 0.693147 */
  return (guint) ((guint64) cue_log2_milli (numerator, denominator) * 693147 / 1000000);
}

guint64
cue_square_root (guint64 value)
{
  guint64 root = 0;

  for (guint64 bit = G_GUINT64_CONSTANT (1) << 62; bit != 0; bit >>= 2)
    {
      if (value >= root + bit)
        {
          value -= root + bit;
          root = (root >> 1) + bit;
        }
      else
        root >>= 1;
    }
  return root;
}

/* eˣ = (e^(x/64))^64, the inner one by eight terms of its series. */
double
cue_exp (double x)
{
  double small = x / 64;
  double sum = 1;

  if (x < -60)
    return 0;
  for (guint i = 8; i > 0; i--)
    sum = 1 + small * sum / i;
  for (guint i = 0; i < 6; i++)
    sum *= sum;
  return sum;
}

/* 2^−(whole + part): shifted by the whole, and for the part the Taylor series of e^(−part · ln 2).
 */
guint32
cue_exp_q30 (guint64 milli)
{
  /* log2 e = 1.442695041, ln 2 = 0.693147181, both × 2³⁰ */
  guint64 power = milli < 30000 ? milli * G_GUINT64_CONSTANT (1549082005) / 1000 : 0;
  guint64 x = ((power & 0x3fffffff) * G_GUINT64_CONSTANT (744261118)) >> 30;
  guint64 one = G_GUINT64_CONSTANT (1) << 30;
  guint64 sum = one;

  if (milli >= 30000)
    return 0;
  for (guint64 i = 8; i > 0; i--)
    sum = one - ((x * sum) >> 30) / i;
  return (guint32) (sum >> (power >> 30));
}

void
cue_dice_init (CueDice *self, guint64 seed)
{
  /* never zero, and neighbouring seeds far apart */
  self->state = (seed ^ G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) | 1;
  for (guint i = 0; i < 8; i++)
    cue_dice_throw (self, 2);
}

guint
cue_dice_throw (CueDice *self, guint below)
{
  guint64 x = self->state;

  x ^= x >> 12;
  x ^= x << 25;
  x ^= x >> 27;
  self->state = x;
  return (guint) (((x * G_GUINT64_CONSTANT (0x2545f4914f6cdd1d)) >> 33) % below);
}

void
cue_dice_shuffle (CueDice *self, guint *order, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint k = cue_dice_throw (self, i);
      guint other = order[i - 1];

      order[i - 1] = order[k];
      order[k] = other;
    }
}
