/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-arithmetic.h"
#include "cue-choice.h"

#define N_CANDIDATES 4

/* Two properties: the first makes a candidate right, the second is noise. */
static void
make_moment (CueDice *dice, gint32 *properties, guint8 *is_right)
{
  guint right = cue_dice_throw (dice, N_CANDIDATES);

  for (guint i = 0; i < N_CANDIDATES; i++)
    {
      is_right[i] = i == right;
      properties[i * 3] = (gint32) (i == right ? 600 : 0) + (gint32) cue_dice_throw (dice, 500);
      properties[i * 3 + 1] = (gint32) cue_dice_throw (dice, 1000);
      properties[i * 3 + 2] = 700; /* never differs */
    }
}

static CueChoice *
learn (guint64 seed)
{
  CueChoice *choice = cue_choice_new (3);
  CueDice dice;

  cue_dice_init (&dice, seed);
  for (guint i = 0; i < 60; i++)
    {
      gint32 properties[N_CANDIDATES * 3];
      guint8 is_right[N_CANDIDATES];

      make_moment (&dice, properties, is_right);
      cue_choice_add (choice, properties, is_right, N_CANDIDATES);
    }
  cue_choice_learn (choice, 100);
  return choice;
}

static void
test_finds_what_makes_right (void)
{
  g_autoptr (CueChoice) choice = learn (1);
  CueDice dice;

  cue_dice_init (&dice, 2);
  for (guint i = 0; i < 100; i++)
    {
      gint32 properties[N_CANDIDATES * 3];
      guint8 is_right[N_CANDIDATES];
      guint best = 0;

      make_moment (&dice, properties, is_right);
      for (guint k = 1; k < N_CANDIDATES; k++)
        if (cue_choice_score (choice, &properties[k * 3])
            > cue_choice_score (choice, &properties[best * 3]))
          best = k;
      g_assert_cmpuint (is_right[best], ==, 1);
    }
}

static void
test_what_never_differs_counts_nothing (void)
{
  g_autoptr (CueChoice) choice = learn (1);
  const gint32 a[] = { 300, 300, 0 };
  const gint32 b[] = { 300, 300, 100000 };

  g_assert_cmpint (cue_choice_score (choice, a), ==, cue_choice_score (choice, b));
}

static void
test_several_can_be_right (void)
{
  g_autoptr (CueChoice) choice = cue_choice_new (1);
  const gint32 properties[] = { 1000, 900, 0, 0, 0 };
  const guint8 is_right[] = { 1, 1, 0, 0, 0 };
  const gint32 high = 1000;
  const gint32 low = 0;

  for (guint i = 0; i < 20; i++)
    cue_choice_add (choice, properties, is_right, 5);
  cue_choice_learn (choice, 100);
  g_assert_cmpint (cue_choice_score (choice, &high), >, cue_choice_score (choice, &low) + 1000);
}

static void
test_learns_the_same_weights (void)
{
  g_autoptr (CueChoice) a = learn (5);
  g_autoptr (CueChoice) b = learn (5);

  for (gint32 i = 0; i < 3; i++)
    {
      const gint32 one[] = { i == 0 ? 1000000 : 0, i == 1 ? 1000000 : 0, i == 2 ? 1000000 : 0 };

      g_assert_cmpint (cue_choice_score (a, one), ==, cue_choice_score (b, one));
    }
  {
    const gint32 one[] = { 1000000, 0, 0 };

    /* on every machine, in every build */
    g_assert_cmpint (cue_choice_score (a, one), ==, 8490651);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/choice/finds-what-makes-right", test_finds_what_makes_right);
  g_test_add_func ("/choice/what-never-differs", test_what_never_differs_counts_nothing);
  g_test_add_func ("/choice/several-right", test_several_can_be_right);
  g_test_add_func ("/choice/same-weights", test_learns_the_same_weights);
  return g_test_run ();
}
