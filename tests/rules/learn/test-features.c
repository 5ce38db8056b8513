/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-text-features.h"

static const CueTextPlan plan = { 2, 3, 2, 5, 12 };

static CueFeatures *
read_text (const char *text)
{
  CueFeatures *features = cue_features_new ();
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);

  cue_text_features_add (features, tokens, &plan);
  cue_features_finish (features);
  return features;
}

static gboolean
has (const CueFeatures *features, guint64 hash)
{
  for (guint i = 0; i < features->features->len; i++)
    if (g_array_index (features->features, CueFeature, i).hash == hash)
      return TRUE;
  return FALSE;
}

/* How many of the features of one text the other has too, in percent. */
static guint
shared (const char *a, const char *b, CueBlock block)
{
  g_autoptr (CueFeatures) x = read_text (a);
  g_autoptr (CueFeatures) y = read_text (b);
  guint n = 0;
  guint common = 0;

  for (guint i = 0; i < x->features->len; i++)
    {
      const CueFeature *feature = &g_array_index (x->features, CueFeature, i);

      if (feature->block != block)
        continue;
      n++;
      common += has (y, feature->hash);
    }
  return n == 0 ? 0 : common * 100 / n;
}

static void
test_same_words_are_the_same (void)
{
  static const char *const pairs[][2] = {
    { "Where is my card", "WHERE IS MY CARD" },
    { "國際漫遊怎麼開通", "国际漫游怎么开通" },
    { "um I uh want to pay", "I want to pay" },
    { "I I want want to pay", "I want to pay" },
    { "嗯那个漫游", "那个漫游" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s", pairs[i][0]);
      g_assert_cmpuint (shared (pairs[i][0], pairs[i][1], CUE_BLOCK_WORDS), ==, 100);
      g_assert_cmpuint (shared (pairs[i][1], pairs[i][0], CUE_BLOCK_WORDS), ==, 100);
    }
}

static void
test_misspelt_words_share_stretches (void)
{
  g_assert_cmpuint (shared ("insurance", "insurence", CUE_BLOCK_WORDS), <, 50);
  g_assert_cmpuint (shared ("insurance", "insurence", CUE_BLOCK_CHARACTERS), >=, 40);
  g_assert_cmpuint (shared ("insurance", "weather", CUE_BLOCK_CHARACTERS), ==, 0);
}

static void
test_chinese_stretches_bear_another_character (void)
{
  g_assert_cmpuint (shared ("信用卡丢失了", "信用卡丢掉了", CUE_BLOCK_CHARACTERS), >=, 40);
  g_assert_cmpuint (shared ("信用卡丢失了", "今日有雨", CUE_BLOCK_CHARACTERS), ==, 0);
}

static void
test_meaning_outlives_the_words (void)
{
  const char *const ways[] = { "they declined my payment at the shop", "付款被拒了" };

  g_assert_cmpuint (shared (ways[1], ways[0], CUE_BLOCK_SENSE_PAIRS), ==, 100);
  g_assert_cmpuint (shared (ways[1], ways[0], CUE_BLOCK_PAIRS), ==, 0);
}

static void
test_order_counts (void)
{
  guint same = shared ("you pay me", "me pay you", CUE_BLOCK_RUNS);

  g_assert_cmpuint (shared ("you pay me", "me pay you", CUE_BLOCK_WORDS), ==, 100);
  g_assert_cmpuint (same, <, 60);
}

static void
test_numbers_of_one_length_are_alike (void)
{
  g_assert_cmpuint (shared ("4711", "1234", CUE_BLOCK_WORDS), ==, 100);
  g_assert_cmpuint (shared ("4711", "47110815", CUE_BLOCK_WORDS), <, 30);
}

static void
test_other_texts_are_told_apart (void)
{
  g_autoptr (CueFeatures) features = cue_features_new ();
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text ("pay");

  cue_text_features_add_beside (features, CUE_BLOCK_BEFORE, "agent", tokens);
  cue_text_features_add_beside (features, CUE_BLOCK_BEFORE, "customer", tokens);
  cue_features_finish (features);
  g_assert_cmpuint (features->features->len, ==, 6);
}

static void
test_places_lead_back_to_the_text (void)
{
  g_autoptr (CueFeatures) features = read_text ("my card");
  gboolean found = FALSE;

  for (guint i = 0; i < features->features->len; i++)
    {
      const CueFeature *feature = &g_array_index (features->features, CueFeature, i);

      g_assert_cmpuint (feature->start, <=, feature->end);
      g_assert_cmpuint (feature->end, <=, 7);
      found = found || (feature->start == 3 && feature->end == 7);
    }
  g_assert_true (found);
}

static void
test_nothing_has_no_features (void)
{
  static const char *const texts[] = { "", "   ", "um", "\xe2\x80\x8b" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CueFeatures) features = read_text (texts[i]);

      g_assert_cmpuint (features->features->len, ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/features/same-words-are-the-same", test_same_words_are_the_same);
  g_test_add_func ("/features/misspelt-words-share-stretches", test_misspelt_words_share_stretches);
  g_test_add_func ("/features/chinese-stretches-bear-another-character",
                   test_chinese_stretches_bear_another_character);
  g_test_add_func ("/features/meaning-outlives-the-words", test_meaning_outlives_the_words);
  g_test_add_func ("/features/order-counts", test_order_counts);
  g_test_add_func ("/features/numbers-of-one-length-are-alike",
                   test_numbers_of_one_length_are_alike);
  g_test_add_func ("/features/other-texts-are-told-apart", test_other_texts_are_told_apart);
  g_test_add_func ("/features/places-lead-back-to-the-text", test_places_lead_back_to_the_text);
  g_test_add_func ("/features/nothing-has-no-features", test_nothing_has_no_features);
  return g_test_run ();
}
