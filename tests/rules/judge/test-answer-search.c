/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-answer-search.h"
#include "cue-test-pack.h"

static CuePack *pack;
static CueModel *model;
static const CueAnswerSearch *search; /* of @model */

static char *
find_after (const char *before, const char *text)
{
  g_autoptr (CueTokens) said = cue_tokens_new_for_text (text);
  g_autoptr (CueTokens) earlier = before == NULL ? NULL : cue_tokens_new_for_text (before);
  g_autoptr (CueBag) content = cue_bag_new (said, CUE_BAG_CONTENT);
  CueAsked asked = { said, content, earlier, NULL };
  g_autoptr (GArray) hits = cue_answer_search_find (search, &asked, 430);

  if (hits->len == 0)
    return g_strdup ("silent");
  return g_strdup (((CueAnswer *) g_ptr_array_index (cue_pack_get_answers (pack),
                                                     g_array_index (hits, CueAnswerHit, 0).answer))
                       ->id);
}

static char *
find (const char *text)
{
  return find_after (NULL, text);
}

static const struct
{
  const char *text;
  const char *found;
} rows[] = {
  { "国际漫游怎么开通", "roaming-open" },
  { "請問國際漫遊怎麼開通？", "roaming-open" },
  { "我下个月要出国，手机在国外怎么用啊", "roaming-open" },
  { "Can I use my phone when I go abroad?", "roaming-open" },
  { "how do i turn roaming on", "roaming-open" },
  { "帮我查一下这个月花了多少话费", "bill-query" },
  { "话费账单在哪里看", "bill-query" },
  { "where do I see the bill", "bill-query" },
  { "我手机卡丢了怎么办", "card-lost" },
  { "I lost my SIM card yesterday", "card-lost" },
  { "补卡需要带什么证件呢", "card-lost" },
  /* chit-chat */
  { "你好", "silent" },
  { "您好，在吗", "silent" },
  { "好的", "silent" },
  { "嗯嗯", "silent" },
  { "谢谢你啊", "silent" },
  { "没事了，再见", "silent" },
  { "可以的", "silent" },
  { "不用了谢谢", "silent" },
  { "Hi there!", "silent" },
  { "hello, good morning", "silent" },
  { "thanks a lot", "silent" },
  { "ok", "silent" },
  { "yes please", "silent" },
  { "no, that's all, thank you", "silent" },
  { "", "silent" },
  { "   ", "silent" },
  { "？？？", "silent" },
  { "😀😀", "silent" },
  /* something else */
  { "今天天气真不错", "silent" },
  { "what is the capital of France", "silent" },
  { "我昨天看了一场电影", "silent" },
};

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *found = find (rows[i].text);

  g_test_message ("%s", rows[i].text);
  g_assert_cmpstr (found, ==, rows[i].found);
}

static void
test_every_question_finds_its_card (void)
{
  GPtrArray *answers = cue_pack_get_answers (pack);

  for (guint i = 0; i < answers->len; i++)
    {
      const CueAnswer *answer = g_ptr_array_index (answers, i);

      for (guint k = 0; answer->similar[k] != NULL; k++)
        {
          g_autofree char *found = find (answer->similar[k]);

          g_assert_cmpstr (found, ==, answer->id);
        }
    }
}

/* What says too little by itself is understood after what was said before. */
static void
test_follow_ups (void)
{
  static const char *const after[][3] = {
    { "国际漫游怎么开通", "那出国呢", "roaming-open" },
    { "can I use my phone in Japan", "and abroad?", "roaming-open" },
    { "话费账单在哪里看", "好的谢谢", "silent" },
    { "where do I see the bill", "ok thanks", "silent" },
    { "话费账单在哪里看", "今天天气真不错", "silent" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    {
      g_autofree char *found = find_after (after[i][0], after[i][1]);

      g_test_message ("%s · %s", after[i][0], after[i][1]);
      g_assert_cmpstr (found, ==, after[i][2]);
    }
}

static void
test_likeness (void)
{
  g_autoptr (CueBag) a = cue_bag_new_for_text ("For {{offer.delta}} yuan more", CUE_BAG_ALL);
  g_autoptr (CueBag) b = cue_bag_new_for_text ("for yuan more", CUE_BAG_ALL);
  g_autoptr (CueBag) c = cue_bag_new_for_text ("完全不同", CUE_BAG_ALL);
  g_autoptr (CueBag) none = cue_bag_new_for_text ("", CUE_BAG_ALL);

  g_assert_cmpuint (cue_bag_similarity_milli (a, b), ==, 1000);
  g_assert_cmpuint (cue_bag_similarity_milli (a, c), ==, 0);
  g_assert_cmpuint (cue_bag_similarity_milli (none, none), ==, 0);
}

static void
test_stems (void)
{
  static const char *const pairs[][2]
      = { { "cards", "card" },          { "queries", "query" }, { "paying", "pay" },
          { "stopped", "stop" },        { "boxes", "box" },     { "charges", "charging" },
          { "transferred", "transfer" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (CueBag) a = cue_bag_new_for_text (pairs[i][0], CUE_BAG_ALL);
      g_autoptr (CueBag) b = cue_bag_new_for_text (pairs[i][1], CUE_BAG_ALL);

      g_test_message ("%s %s", pairs[i][0], pairs[i][1]);
      g_assert_cmpuint (cue_bag_similarity_milli (a, b), ==, 1000);
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  pack = cue_test_read_pack ("tests/golden/pack");
  model = cue_model_train (pack, NULL, NULL);
  search = cue_model_get_answers (model);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/answer-search/row/%02u-%s", i, rows[i].found);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/answer-search/every-question-finds-its-card",
                   test_every_question_finds_its_card);
  g_test_add_func ("/answer-search/follow-ups", test_follow_ups);
  g_test_add_func ("/answer-search/likeness-leaves-variables-out", test_likeness);
  g_test_add_func ("/answer-search/light-stems", test_stems);
  result = g_test_run ();
  cue_model_unref (model);
  cue_pack_unref (pack);
  return result;
}
