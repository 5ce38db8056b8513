/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-features.h"
#include "cue-senses.h"

static GArray *
read_senses (const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (GArray) units = cue_units_read (tokens);

  return cue_senses_read (units);
}

static guint64
only_sense (const char *text)
{
  g_autoptr (GArray) senses = read_senses (text);

  g_test_message ("%s", text);
  g_assert_cmpuint (senses->len, ==, 1);
  return g_array_index (senses, CueReadUnit, 0).hash;
}

static void
test_wordings_of_one_thing_are_one (void)
{
  static const char *const same[][2] = {
    { "declined", "it was turned down" },
    { "refund", "money back" },
    { "refunding", "退款" },
    { "TOP UP", "充值" },
    { "can't find it", "遗失" },
    { "how long", "多久" },
    { "發票", "receipts" },
  };
  static const char *const other[][2] = {
    { "refund", "fee" },
    { "activate", "deactivate" },
    { "unlock", "lock" },
    { "开通", "退订" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_cmpuint (only_sense (same[i][0]), ==, only_sense (same[i][1]));
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_cmpuint (only_sense (other[i][0]), !=, only_sense (other[i][1]));
}

static void
test_longest_wording_wins (void)
{
  g_assert_cmpuint (only_sense ("exchange rate"), ==, only_sense ("汇率"));
  g_assert_cmpuint (only_sense ("credit card"), ==, only_sense ("银行卡"));
}

static void
test_other_words_stay_themselves (void)
{
  g_autoptr (GArray) senses = read_senses ("the giraffe is on a zeppelin");
  g_autoptr (GArray) nothing = read_senses ("is it on the");

  g_assert_cmpuint (senses->len, ==, 2);
  g_assert_cmpuint (g_array_index (senses, CueReadUnit, 0).hash, ==, cue_hash_text ("giraff"));
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_place_covers_the_wording (void)
{
  g_autoptr (GArray) senses = read_senses ("a money back please");
  const CueReadUnit *sense = &g_array_index (senses, CueReadUnit, 0);

  g_assert_cmpuint (senses->len, ==, 1);
  g_assert_cmpuint (sense->start, ==, 2);
  g_assert_cmpuint (sense->end, ==, 12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/senses/wordings-of-one-thing-are-one", test_wordings_of_one_thing_are_one);
  g_test_add_func ("/senses/longest-wording-wins", test_longest_wording_wins);
  g_test_add_func ("/senses/other-words-stay-themselves", test_other_words_stay_themselves);
  g_test_add_func ("/senses/place-covers-the-wording", test_place_covers_the_wording);
  return g_test_run ();
}
