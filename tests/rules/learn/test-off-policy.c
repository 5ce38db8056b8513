/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Worlds whose truth is known: what every offer is worth to whom is made up, an exploring ranking
 * lights them, and another ranking is judged from that log alone. */
#include "cue-arithmetic.h"
#include "cue-off-policy.h"
#include "cue-ranking-learn.h"

static const char *const offers[] = { "a", "b", "c" };
static const char *const contexts[][2] = { { "tag:price", NULL }, { "channel:voice", NULL } };

typedef struct
{
  CueDice dice;
  guint truth_milli[2][3]; /* acceptance by context and offer */
  GArray *logged[2];       /* CueAlternative with the shares of the log */
  CueRanking *logging;
} World;

static GArray *
new_alternatives (void)
{
  GArray *array = g_array_new (FALSE, TRUE, sizeof (CueAlternative));

  for (guint i = 0; i < 3; i++)
    {
      CueAlternative one = { (char *) offers[i], 50000 + 2000 * i, 0 };

      g_array_append_val (array, one);
    }
  return array;
}

static void
world_init (World *self, guint64 seed, gboolean explore)
{
  const CueAcceptance unsure = { 0, 60000 };

  cue_dice_init (&self->dice, seed);
  self->logging = cue_ranking_new (200000, explore, 0);
  for (guint i = 0; i < 3; i++)
    cue_ranking_set (self->logging, offers[i], &unsure);
  for (guint c = 0; c < 2; c++)
    {
      self->logged[c] = new_alternatives ();
      cue_ranking_share (self->logging, contexts[c], self->logged[c], seed + c);
      for (guint i = 0; i < 3; i++)
        self->truth_milli[c][i] = 50 + cue_dice_throw (&self->dice, 500);
    }
}

static void
world_clear (World *self)
{
  g_array_unref (self->logged[0]);
  g_array_unref (self->logged[1]);
  cue_ranking_unref (self->logging);
}

static GPtrArray *
play (World *self, guint n)
{
  GPtrArray *out = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_decision_free);

  for (guint i = 0; i < n; i++)
    {
      guint c = cue_dice_throw (&self->dice, 2);
      g_autofree char *conversation = g_strdup_printf ("conversation-%u", i);
      CueDecision *decision = cue_decision_new (conversation);

      g_strfreev (decision->context);
      decision->context = g_strdupv ((GStrv) contexts[c]);
      for (guint k = 0; k < 3; k++)
        {
          const CueAlternative *one = &g_array_index (self->logged[c], CueAlternative, k);

          cue_decision_add (decision, one->of, one->base_milli, one->share_milli);
        }
      decision->chosen = cue_ranking_choose (self->logged[c], i * 7919 + c);
      decision->reward_milli
          = cue_dice_throw (&self->dice, 1000) < self->truth_milli[c][decision->chosen] ? 1000 : 0;
      g_ptr_array_add (out, decision);
    }
  return out;
}

/* What @ranking is really worth in this world, in micro. */
static gint64
truth_of (const World *self, const CueRanking *ranking)
{
  gint64 sum = 0;

  for (guint c = 0; c < 2; c++)
    {
      g_autoptr (GArray) would = new_alternatives ();

      cue_ranking_share (ranking, contexts[c], would, 1);
      for (guint i = 0; i < 3; i++)
        sum += (gint64) g_array_index (would, CueAlternative, i).share_milli
               * self->truth_milli[c][i];
    }
  return sum / 2;
}

static CueRanking *
new_target (void)
{
  CueRanking *ranking = cue_ranking_new (200000, FALSE, 0);
  const CueAcceptance better = { 60000, 0 };

  cue_ranking_set (ranking, "b|tag:price", &better);
  cue_ranking_set (ranking, "a|channel:voice", &better);
  return ranking;
}

static gboolean
holds (const CueEstimate *estimate, gint64 truth)
{
  return estimate->low_micro <= truth && truth <= estimate->high_micro;
}

static void
test_coverage (void)
{
  guint64 first = g_test_rand_int ();
  g_autoptr (CueRanking) target = new_target ();
  guint covered[3] = { 0 };
  gint64 bias = 0;
  const guint n_worlds = 500;

  g_test_message ("seed %" G_GUINT64_FORMAT, first);
  for (guint w = 0; w < n_worlds; w++)
    {
      World world;
      g_autoptr (GPtrArray) log = NULL;
      g_autoptr (GError) error = NULL;
      CueOffPolicy found;
      gint64 truth;

      world_init (&world, first + w, TRUE);
      log = play (&world, 600);
      truth = truth_of (&world, target);
      g_assert_true (cue_off_policy_estimate (log, target, &found, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (found.effective, >=, CUE_OFF_POLICY_LEAST);
      covered[0] += holds (&found.ips, truth);
      covered[1] += holds (&found.snips, truth);
      covered[2] += holds (&found.doubly_robust, truth);
      bias += found.doubly_robust.value_micro - truth;
      world_clear (&world);
    }
  g_test_message ("of %u intervals %u (IPS), %u (SNIPS), %u (doubly robust) hold the truth",
                  n_worlds, covered[0], covered[1], covered[2]);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (covered[i], >=, n_worlds * 91 / 100);
  g_assert_cmpint (ABS (bias / n_worlds), <, 6000);
}

static void
test_few (void)
{
  World world;
  g_autoptr (CueRanking) target = new_target ();
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GError) error = NULL;
  CueOffPolicy found;

  world_init (&world, 5, TRUE);
  log = play (&world, 120);
  g_assert_false (cue_off_policy_estimate (log, target, &found, &error));
  g_assert_error (error, CUE_OFF_POLICY_ERROR, CUE_OFF_POLICY_ERROR_FEW);
  g_assert_cmpuint (found.effective, <, CUE_OFF_POLICY_LEAST);
  /* and with about so many more it is enough */
  g_ptr_array_unref (g_steal_pointer (&log));
  log = play (&world, 120 + found.n_more * 3 / 2);
  g_clear_error (&error);
  g_assert_true (cue_off_policy_estimate (log, target, &found, &error));
  world_clear (&world);
}

static void
test_untried (void)
{
  World world;
  g_autoptr (CueRanking) target = new_target ();
  g_autoptr (GPtrArray) log = NULL;
  g_autoptr (GError) error = NULL;
  CueOffPolicy found;

  /* a ranking that never explores lights c only */
  world_init (&world, 6, FALSE);
  log = play (&world, 5000);
  g_assert_false (cue_off_policy_estimate (log, target, &found, &error));
  g_assert_error (error, CUE_OFF_POLICY_ERROR, CUE_OFF_POLICY_ERROR_UNTRIED);
  g_assert_cmpuint (found.untried_milli, ==, 1000);
  world_clear (&world);
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) log = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  CueOffPolicy found;

  g_assert_false (cue_off_policy_estimate (log, NULL, &found, &error));
  g_assert_error (error, CUE_OFF_POLICY_ERROR, CUE_OFF_POLICY_ERROR_FEW);
}

/* Learnt from a log, a ranking lights what sells: better than what was logged, in the true world.
 */
static void
test_learnt (void)
{
  guint64 first = g_test_rand_int ();
  guint better = 0;

  g_test_message ("seed %" G_GUINT64_FORMAT, first);
  for (guint w = 0; w < 50; w++)
    {
      World world;
      g_autoptr (GPtrArray) log = NULL;
      g_autoptr (CueRanking) learnt = NULL;

      world_init (&world, first + w, TRUE);
      log = play (&world, 2000);
      learnt = cue_ranking_learn (log, 0);
      better += truth_of (&world, learnt) >= truth_of (&world, world.logging);
      world_clear (&world);
    }
  g_assert_cmpuint (better, >=, 45);
}

/* Learning is judged by the half that it has not seen: a gain is claimed where there is one, and
 * hardly ever where every offer is accepted alike. */
static void
test_gain (void)
{
  guint64 first = g_test_rand_int ();
  guint claimed = 0;
  guint false_claims = 0;

  g_test_message ("seed %" G_GUINT64_FORMAT, first);
  for (guint w = 0; w < 40; w++)
    for (guint same = 0; same < 2; same++)
      {
        World world;
        g_autoptr (GPtrArray) log = NULL;
        g_autoptr (GError) error = NULL;
        CueOffPolicy found;
        CueEstimate gain;

        world_init (&world, first + w, TRUE);
        for (guint c = 0; c < 2 && same; c++)
          for (guint i = 0; i < 3; i++)
            world.truth_milli[c][i] = 300;
        log = play (&world, 800);
        g_assert_true (
            cue_off_policy_judge_learning (log, world.logging, 100, &found, &gain, &error));
        g_assert_no_error (error);
        *(same ? &false_claims : &claimed) += gain.low_micro > 0;
        world_clear (&world);
      }
  g_test_message ("claimed %u of 40, falsely %u of 40", claimed, false_claims);
  g_assert_cmpuint (claimed, >=, 22);
  g_assert_cmpuint (false_claims, <=, 9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/off-policy/intervals-hold-the-truth-as-often-as-they-say", test_coverage);
  g_test_add_func ("/off-policy/few-are-refused-and-how-many-more-is-told", test_few);
  g_test_add_func ("/off-policy/what-was-never-tried-is-refused", test_untried);
  g_test_add_func ("/off-policy/nothing-is-refused", test_nothing);
  g_test_add_func ("/off-policy/what-is-learnt-lights-what-sells", test_learnt);
  g_test_add_func ("/off-policy/a-gain-is-claimed-only-where-there-is-one", test_gain);
  return g_test_run ();
}
