/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-arithmetic.h"

static void
test_log2 (void)
{
  g_assert_cmpuint (cue_log2_milli (1, 1), ==, 0);
  g_assert_cmpuint (cue_log2_milli (2, 1), ==, 1000);
  g_assert_cmpuint (cue_log2_milli (1024, 1), ==, 10000);
  g_assert_cmpuint (cue_log2_milli (3, 1), ==, 1584);
  g_assert_cmpuint (cue_log2_milli (10, 3), ==, 1736);
  g_assert_cmpuint (cue_log2_milli (1, 2), ==, 0);
  g_assert_cmpuint (cue_log2_milli (5, 0), ==, 0);
}

static void
test_ln (void)
{
  g_assert_cmpuint (cue_ln_milli (1, 1), ==, 0);
  g_assert_cmpuint (cue_ln_milli (2, 1), ==, 693);
  g_assert_cmpuint (cue_ln_milli (10, 1), ==, 2301);
}

static void
test_square_root (void)
{
  g_assert_cmpuint (cue_square_root (0), ==, 0);
  g_assert_cmpuint (cue_square_root (15), ==, 3);
  g_assert_cmpuint (cue_square_root (16), ==, 4);
  g_assert_cmpuint (cue_square_root (G_MAXUINT64), ==, G_MAXUINT32);
}

static void
test_exponentials (void)
{
  for (guint milli = 0; milli < 20000; milli += 137)
    {
      double found = cue_exp_q30 (milli) / (double) (1 << 30);
      double expected = cue_exp (-(double) milli / 1000);

      g_assert_cmpfloat_with_epsilon (found, expected, 1e-7);
    }
  g_assert_cmpfloat_with_epsilon (cue_exp (-1), 0.36787944117, 1e-10);
  g_assert_cmpuint (cue_exp_q30 (G_MAXUINT64), ==, 0);
}

static void
test_dice_repeat_and_reach_all_sides (void)
{
  CueDice a;
  CueDice b;
  guint seen[6] = { 0 };

  cue_dice_init (&a, 7);
  cue_dice_init (&b, 7);
  for (guint i = 0; i < 600; i++)
    {
      guint side = cue_dice_throw (&a, 6);

      g_assert_cmpuint (side, ==, cue_dice_throw (&b, 6));
      g_assert_cmpuint (side, <, 6);
      seen[side]++;
    }
  for (guint i = 0; i < 6; i++)
    g_assert_cmpuint (seen[i], >, 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arithmetic/binary-logarithm", test_log2);
  g_test_add_func ("/arithmetic/natural-logarithm", test_ln);
  g_test_add_func ("/arithmetic/square-root", test_square_root);
  g_test_add_func ("/arithmetic/exponentials", test_exponentials);
  g_test_add_func ("/arithmetic/dice-repeat-and-reach-all-sides",
                   test_dice_repeat_and_reach_all_sides);
  return g_test_run ();
}
