/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-gate.h"
#include "cue-json.h"
#include "cue-ranking-learn.h"

static const char *const cheap[] = { "tag:price", NULL };

static CueDecision *
new_decision (const char *const *context, const char *of, guint reward_milli)
{
  CueDecision *decision = cue_decision_new ("c");

  g_strfreev (decision->context);
  decision->context = g_strdupv ((GStrv) context);
  cue_decision_add (decision, of, 50000, 1000);
  decision->reward_milli = reward_milli;
  return decision;
}

static GPtrArray *
new_decisions (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cue_decision_free);
}

static GArray *
new_alternatives (const char *first, gint64 first_milli, const char *second, gint64 second_milli)
{
  GArray *array = g_array_new (FALSE, TRUE, sizeof (CueAlternative));
  CueAlternative one = { (char *) first, first_milli, 0 };
  CueAlternative other = { (char *) second, second_milli, 0 };

  g_array_append_val (array, one);
  g_array_append_val (array, other);
  return array;
}

static guint
share (const GArray *array, guint i)
{
  return g_array_index (array, CueAlternative, i).share_milli;
}

/* One feature alone is a mean that the prior draws to the baseline: the closed form of conjugate
 * normals (Bishop 2006, §2.3.6). */
static void
test_posterior (void)
{
  const char *const none[] = { NULL };
  g_autoptr (GPtrArray) decisions = new_decisions ();
  g_autoptr (CueRanking) ranking = NULL;
  double baseline, noise, precision, mean;
  CueAcceptance found;

  for (guint i = 0; i < 40; i++)
    g_ptr_array_add (decisions, new_decision (none, "a", i < 30 ? 1000 : 0));
  ranking = cue_ranking_learn (decisions, 0);
  baseline = 31.0 / 42.0;
  noise = baseline * (1 - baseline);
  precision = 1 / 0.04 + 40 / noise;
  mean = (30 - 40 * baseline) / noise / precision;
  found = cue_ranking_estimate (ranking, "a", none);
  g_assert_cmpfloat_with_epsilon (found.mean_micro / 1e6, baseline + mean, 1e-4);
  g_assert_cmpfloat_with_epsilon (found.deviation_micro / 1e6 * found.deviation_micro / 1e6,
                                  1 / precision, 1e-5);
}

static void
test_context (void)
{
  const char *const none[] = { NULL };
  g_autoptr (GPtrArray) decisions = new_decisions ();
  g_autoptr (CueRanking) ranking = NULL;

  /* a sells to who looks at the price, b to the others */
  for (guint i = 0; i < 200; i++)
    {
      gboolean is_cheap = i % 2 == 0;
      const char *of = i % 4 < 2 ? "a" : "b";
      gboolean sells = is_cheap == g_str_equal (of, "a");

      g_ptr_array_add (decisions,
                       new_decision (is_cheap ? cheap : none, of, sells && i % 10 < 8 ? 1000 : 0));
    }
  ranking = cue_ranking_learn (decisions, 0);
  g_assert_cmpint (cue_ranking_estimate (ranking, "a", cheap).mean_micro, >,
                   cue_ranking_estimate (ranking, "b", cheap).mean_micro + 300000);
  g_assert_cmpint (cue_ranking_estimate (ranking, "b", none).mean_micro, >,
                   cue_ranking_estimate (ranking, "a", none).mean_micro + 300000);
}

static void
test_never_seen (void)
{
  g_autoptr (CueRanking) ranking = cue_ranking_new (200000, TRUE, 0);
  CueAcceptance found = cue_ranking_estimate (ranking, "new", cheap);

  g_assert_cmpint (found.mean_micro, ==, 200000);
  g_assert_cmpint (cue_ranking_term_milli (ranking, 50000, found.mean_micro), ==, 0);
}

static void
test_bounds (void)
{
  g_autoptr (CueRanking) ranking = cue_ranking_new (100000, FALSE, 0);

  g_assert_cmpint (cue_ranking_term_milli (ranking, 1000, 0), ==, -750);
  g_assert_cmpint (cue_ranking_term_milli (ranking, 1000, 1000000), ==, 3000);
  g_assert_cmpint (cue_ranking_term_milli (ranking, 1000, 200000), ==, 1000);
}

static void
test_shares (void)
{
  g_autoptr (CueRanking) sure = cue_ranking_new (200000, FALSE, 0);
  g_autoptr (CueRanking) trying = cue_ranking_new (200000, TRUE, 0);
  g_autoptr (GArray) pair = new_alternatives ("a", 50000, "b", 50000);
  const CueAcceptance better = { 50000, 60000 };
  guint chosen[2] = { 0 };

  cue_ranking_share (NULL, cheap, pair, 7);
  g_assert_cmpuint (share (pair, 0), ==, 1000); /* equal: the first of the pack */
  cue_ranking_set (sure, "b|tag:price", &better);
  cue_ranking_set (trying, "b|tag:price", &better);
  cue_ranking_share (sure, cheap, pair, 7);
  g_assert_cmpuint (share (pair, 1), ==, 1000);
  cue_ranking_share (trying, cheap, pair, 7);
  g_assert_cmpuint (share (pair, 0) + share (pair, 1), ==, 1000);
  /* Φ (0.05 / 0.06) = 0.798 */
  g_assert_cmpuint (share (pair, 1), >, 740);
  g_assert_cmpuint (share (pair, 1), <, 850);
  /* what is drawn is what the shares say */
  for (guint seed = 0; seed < 4000; seed++)
    chosen[cue_ranking_choose (pair, seed)]++;
  g_assert_cmpuint (ABS ((int) chosen[1] - (int) (4 * share (pair, 1))), <, 120);
}

/* Others than the best get no more than the limit; what nothing is known of is tried all the same.
 */
static void
test_limited (void)
{
  g_autoptr (CueRanking) ranking = cue_ranking_new (200000, TRUE, 0);
  g_autoptr (GArray) pair = new_alternatives ("a", 50000, "b", 49000);

  cue_ranking_share (ranking, cheap, pair, 7);
  g_assert_cmpuint (share (pair, 0), ==, 1000); /* nothing is unsure */
  cue_ranking_set_trying (ranking, 1000, 200000);
  cue_ranking_share (ranking, cheap, pair, 7);
  g_assert_cmpuint (share (pair, 1), >, 400);
  cue_ranking_set_trying (ranking, 100, 200000);
  cue_ranking_share (ranking, cheap, pair, 7);
  g_assert_cmpuint (share (pair, 0), ==, 900);
  g_assert_cmpuint (share (pair, 1), ==, 100);
}

static JsonNode *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  const CueGateLimits limits = { 4096, 8 };
  JsonNode *node = cue_gate_parse (text, -1, &limits, &error);

  g_assert_no_error (error);
  return node;
}

static void
test_round_trip (void)
{
  g_autoptr (CueRanking) ranking = cue_ranking_new (123456, TRUE, 42);
  g_autoptr (CueRanking) again = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *other = NULL;
  const CueAcceptance value = { -5000, 70000 };

  cue_ranking_set (ranking, "a|channel:voice", &value);
  cue_ranking_set_trying (ranking, 100, 200000);
  node = cue_ranking_to_json (ranking);
  again = cue_ranking_from_json (node, &error);
  g_assert_no_error (error);
  digest = cue_ranking_dup_digest (ranking);
  other = cue_ranking_dup_digest (again);
  g_assert_cmpstr (digest, ==, other);
}

static void
test_refused (void)
{
  static const char *const rankings[]
      = { "[]",
          "{}",
          "{\"ranking\":1,\"baseline_micro\":0,\"features\":{}}",
          "{\"ranking\":1,\"baseline_micro\":5,\"features\":{\"a\":1}}",
          "{\"ranking\":1,\"baseline_micro\":5,\"features\":{\"a\":[1]}}",
          "{\"ranking\":1,\"baseline_micro\":5,\"features\":{\"a\":[1,-1]}}",
          "{\"ranking\":1,\"baseline_micro\":5,\"features\":{\"a\":[9999999,1]}}" };
  static const char *const decisions[]
      = { "[]",
          "{}",
          "{\"among\":[{\"of\":\"a\",\"share_milli\":999}],\"chosen\":0,\"reward_milli\":0}",
          "{\"among\":[{\"of\":\"a\",\"share_milli\":1000}],\"chosen\":1,\"reward_milli\":0}",
          "{\"among\":[{\"of\":\"a\",\"share_milli\":1000},{\"of\":\"b\",\"share_milli\":0}],"
          "\"chosen\":1,\"reward_milli\":0}",
          "{\"among\":[{\"of\":\"a\",\"share_milli\":1000}],\"chosen\":0,\"reward_milli\":2000}" };

  for (guint i = 0; i < G_N_ELEMENTS (rankings); i++)
    {
      g_autoptr (JsonNode) node = parse (rankings[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_ranking_from_json (node, &error));
      g_assert_error (error, CUE_RANKING_ERROR, CUE_RANKING_ERROR_INVALID);
    }
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    {
      g_autoptr (JsonNode) node = parse (decisions[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_decision_from_json (node, &error));
      g_assert_error (error, CUE_DECISION_ERROR, CUE_DECISION_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ranking/learns-the-posterior-of-conjugate-normals", test_posterior);
  g_test_add_func ("/ranking/learns-what-sells-to-whom", test_context);
  g_test_add_func ("/ranking/what-was-never-lit-has-the-baseline", test_never_seen);
  g_test_add_func ("/ranking/learning-neither-hides-nor-crowns", test_bounds);
  g_test_add_func ("/ranking/shares-are-the-probabilities-that-are-drawn", test_shares);
  g_test_add_func ("/ranking/exploring-keeps-its-limit-and-tries-what-is-new", test_limited);
  g_test_add_func ("/ranking/round-trip", test_round_trip);
  g_test_add_func ("/ranking/other-shapes-are-refused", test_refused);
  return g_test_run ();
}
