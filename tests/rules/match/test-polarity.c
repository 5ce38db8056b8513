/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "cue-phrase-book.h"

/*
 * One row for each thing people say: the words, what we listen for, how it is meant (p plain, n
 * negated, q quoted) and whether the sentence asks (1, 0).
 */
typedef struct
{
  const char *text;
  const char *words;
  char polarity;
  int question;
} Row;

static const Row NEGATION_ZH[] = {
  { "我要套餐", "套餐", 'p', 0 },
  { "我不要套餐", "套餐", 'n', 0 },
  { "不要给我推荐套餐", "套餐", 'n', 0 },
  { "别再给我推荐套餐了", "套餐", 'n', 0 },
  { "不需要国际漫游", "国际漫游", 'n', 0 },
  { "无需押金", "押金", 'n', 0 },
  { "没有优惠", "优惠", 'n', 0 },
  { "我没开国际漫游", "国际漫游", 'n', 0 },
  { "不是流量的问题", "流量", 'n', 0 },
  { "甭跟我提套餐", "套餐", 'n', 0 },
  { "並非貴", "贵", 'n', 0 },
  { "不会扣费的", "扣费", 'n', 0 },
  { "以后不再扣费", "扣费", 'n', 0 },
  { "不能退订", "退订", 'n', 0 },
  { "不要太贵", "贵", 'n', 0 },
  { "我不太想要更便宜的", "更便宜", 'n', 0 },
  { "不想要你们的套餐", "套餐", 'n', 0 },
  { "没必要升档", "升档", 'n', 0 },
  { "暂时不考虑升级套餐", "套餐", 'n', 0 },
  { "我不贵", "不贵", 'p', 0 },
  { "不要，我要套餐", "套餐", 'p', 0 },
  { "不行。套餐太贵", "套餐", 'p', 0 },
  { "不要加油包但要套餐", "套餐", 'p', 0 },
  { "不便宜但是套餐好", "套餐", 'p', 0 },
  { "不用了 帮我升档", "升档", 'p', 0 },
  { "不用了给我升档", "升档", 'p', 0 },
  { "没流量就升档", "升档", 'p', 0 },
  { "没有的话就换套餐", "换套餐", 'p', 0 },
  { "不是贵而是慢", "慢", 'p', 0 },
  { "不是贵而是慢", "贵", 'n', 0 },
  /* the character belongs to another word */
  { "不但便宜还送流量", "便宜", 'p', 0 },
  { "不仅便宜", "便宜", 'p', 0 },
  { "这个不错的套餐", "套餐", 'p', 0 },
  { "不过套餐挺好", "套餐", 'p', 0 },
  { "不管套餐多少都行", "套餐", 'p', -1 },
  { "不好意思套餐到期了", "套餐", 'p', 0 },
  { "差不多套餐到期了", "套餐", 'p', 0 },
  { "特别贵", "贵", 'p', 0 },
  { "别的套餐", "套餐", 'p', 0 },
  { "别人的套餐", "套餐", 'p', 0 },
  { "非常贵", "贵", 'p', 0 },
  { "无线套餐", "套餐", 'p', 0 },
  { "不限流量", "流量", 'p', 0 },
  { "不超过100元的套餐", "套餐", 'p', 0 },
  { "没想到这么贵", "贵", 'p', 0 },
  { "不知道套餐到期没", "套餐", 'p', -1 },
  { "不小心订了套餐", "套餐", 'p', 0 },
  { "未来的套餐", "套餐", 'p', 0 },
  { "不一样的套餐", "套餐", 'p', 0 },
  { "没问题我要套餐", "套餐", 'p', 0 },
  /* it tells how, not that it is not done */
  { "我要七天无理由退货", "退货", 'p', 0 },
  { "给我办无条件退款", "退款", 'p', 0 },
  { "可以无抵押贷款吗", "贷款", 'p', 1 },
  { "七天内不可以无理由退货", "退货", 'n', 0 },
  { "你们不支持无条件退款", "退款", 'n', 0 },
  { "没有无息分期", "分期", 'n', 0 },
  /* doubled */
  { "我不是不想办套餐", "套餐", 'p', 0 },
  { "不得不换套餐", "套餐", 'p', 0 },
  /* asked back */
  { "这不是很贵吗", "贵", 'p', 1 },
  { "不能便宜点吗", "便宜", 'p', 1 },
  { "没有优惠吗？", "优惠", 'p', 1 },
  { "你们没有优惠？", "优惠", 'p', 1 },
  { "为什么不能开通漫游？", "漫游", 'n', 1 },
  { "我不要套餐可以吗", "套餐", 'n', 1 },
  { "您不要套餐了吧？", "套餐", 'n', 1 },
  /* behind the hit */
  { "加油包就不给您推荐了", "加油包", 'n', 0 },
  { "国际漫游就不用了", "国际漫游", 'n', 0 },
  { "国际漫游就不用了谢谢", "国际漫游", 'n', 0 },
  { "套餐我不需要", "套餐", 'n', 0 },
  { "这个套餐不要了", "套餐", 'n', 0 },
  { "这款套餐我们就不推荐您办理了", "套餐", 'n', 0 },
  { "套餐不要贵的", "套餐", 'p', 0 },
  { "网速慢不能用", "网速慢", 'p', 0 },
  { "太贵了不要", "贵", 'p', 0 },
  { "太贵不要", "太贵", 'p', 0 },
  { "流量不够用", "流量", 'p', 0 },
  { "套餐要不要换", "套餐", 'p', 1 },
  { "套餐不错，不要换", "套餐", 'p', 0 },
};

static const Row NEGATION_EN[] = {
  { "I want roaming", "roaming", 'p', 0 },
  { "I do not want roaming", "roaming", 'n', 0 },
  { "I don't want roaming", "roaming", 'n', 0 },
  { "I don’t want roaming", "roaming", 'n', 0 },
  { "i dont want roaming", "roaming", 'n', 0 },
  { "never roaming again", "roaming", 'n', 0 },
  { "no roaming for me", "roaming", 'n', 0 },
  { "a plan without roaming", "roaming", 'n', 0 },
  { "neither roaming nor data", "roaming", 'n', 0 },
  { "neither roaming nor data", "data", 'n', 0 },
  { "I cannot use roaming", "roaming", 'n', 0 },
  { "I can't use roaming", "roaming", 'n', 0 },
  { "it won't upgrade", "upgrade", 'n', 0 },
  { "you won't be able to upgrade", "upgrade", 'n', 0 },
  { "I am unable to upgrade", "upgrade", 'n', 0 },
  { "I don't want your new premium plan", "premium plan", 'n', 0 },
  { "we don't think roaming is worth it", "roaming", 'n', 0 },
  { "it is not working", "not working", 'p', 0 },
  { "there is a no-fee card", "fee", 'n', 0 },
  { "not that, I want roaming", "roaming", 'p', 0 },
  { "No, I want roaming", "roaming", 'p', 0 },
  { "No I want roaming", "roaming", 'p', 0 },
  { "not cheap but roaming is good", "roaming", 'p', 0 },
  { "It is not cheap. Roaming is good", "roaming", 'p', 0 },
  { "I would never in my whole life refuse roaming", "roaming", 'p', 0 },
  { "not only roaming but data", "roaming", 'p', 0 },
  { "no problem roaming works", "roaming", 'p', 0 },
  { "no wonder roaming costs", "roaming", 'p', 0 },
  { "can't wait for roaming", "roaming", 'p', 0 },
  { "don't forget roaming", "roaming", 'p', 0 },
  { "I don't mind roaming", "roaming", 'p', 0 },
  { "I don't know about roaming", "roaming", 'p', 0 },
  { "don't you have roaming", "roaming", 'p', 1 },
  { "Isn't there roaming?", "roaming", 'p', 1 },
  { "why not roaming", "roaming", 'p', 1 },
  { "roaming is not included", "roaming", 'n', 0 },
  { "roaming isn't included", "roaming", 'n', 0 },
  { "the annual fee won't be charged", "annual fee", 'n', 0 },
  { "roaming is not working", "roaming", 'p', 0 },
  { "my card isn't here yet", "card", 'p', 0 },
  { "roaming isn't cheap", "roaming", 'p', 0 },
  { "roaming, no thanks", "roaming", 'p', 0 },
  { "my roaming bill and it is not included", "roaming", 'p', 0 },
};

static const Row QUOTATION[] = {
  { "他说太贵了", "太贵", 'q', 0 },
  { "他们说套餐免费", "免费", 'q', 0 },
  { "客服说可以退费", "退费", 'q', 0 },
  { "上次说好了送流量", "送流量", 'q', 0 },
  { "你们客服上次跟我说免费", "免费", 'q', 0 },
  { "客服说，这个套餐免费", "免费", 'q', 0 },
  { "客服告诉我不要套餐", "套餐", 'q', 0 },
  { "他写着“免费”", "免费", 'q', 0 },
  { "短信里是“您的套餐已经到期”", "套餐", 'q', 0 },
  { "页面显示「套餐办理失败」", "套餐", 'q', 0 },
  { "她的原话是\"套餐全免费\"", "套餐", 'q', 0 },
  { "给您推荐“畅享套餐”", "畅享套餐", 'p', 0 },
  { "“好的”我要套餐", "套餐", 'p', 0 },
  { "你们说的套餐我要", "套餐", 'p', 0 },
  { "我说我要套餐", "套餐", 'p', 0 },
  { "说实话太贵了", "太贵", 'p', 0 },
  { "客服说明天来。我要套餐", "套餐", 'p', 0 },
  { "听说有优惠套餐", "优惠", 'p', 0 },
  { "she said it is too expensive", "too expensive", 'q', 0 },
  { "they told me roaming is free", "roaming", 'q', 0 },
  { "he says roaming is not included", "roaming", 'q', 0 },
  { "I was told roaming is free", "roaming", 'q', 0 },
  { "The ad: \"roaming is free\" was wrong", "roaming", 'q', 0 },
  { "I said roaming", "roaming", 'p', 0 },
  { "my phone is 6.5\" and roaming is on", "roaming", 'p', 0 },
  { "The letter we sent says 'the roaming is free'.", "roaming", 'q', 0 },
  { "It was ‘the roaming is free’ in the letter", "roaming", 'q', 0 },
  { "'cause the roaming is on", "roaming", 'p', 0 },
  { "'cause i want to cancel my parents' plan", "cancel", 'p', 0 },
  { "get 'em the upgrade, my kids' phones are slow", "upgrade", 'p', 0 },
  { "It's on the customers' account, and roaming is on", "roaming", 'p', 0 },
  { "they said ok. I want roaming", "roaming", 'p', 0 },
};

static const Row QUESTIONS[] = {
  { "有没有套餐", "套餐", 'p', 1 },
  { "能不能换套餐", "套餐", 'p', 1 },
  { "要不要套餐", "套餐", 'p', 1 },
  { "是不是套餐的问题", "套餐", 'p', 1 },
  { "可不可以换套餐", "套餐", 'p', 1 },
  { "喜欢不喜欢套餐", "套餐", 'p', 1 },
  { "换套餐好不好", "套餐", 'p', 1 },
  { "套餐呢", "套餐", 'p', 1 },
  { "套餐有优惠么", "套餐", 'p', 1 },
  { "套餐到期了吧", "套餐", 'p', 0 },
  { "套餐到期了？", "套餐", 'p', 1 },
  { "套餐到期了?!", "套餐", 'p', 1 },
  { "套餐怎么开通", "套餐", 'p', 1 },
  { "套餐多少钱", "套餐", 'p', 1 },
  { "动不动就扣套餐费", "套餐", 'p', 0 },
  { "什么套餐都没有", "没有", 'p', -1 },
  { "好吗。套餐到期了。", "套餐", 'p', 0 },
  { "能便宜点吗，我是学生", "便宜", 'p', 1 },
  { "do you have roaming", "roaming", 'p', 1 },
  { "Can I add roaming", "roaming", 'p', 1 },
  { "is there any roaming", "roaming", 'p', 1 },
  { "what is roaming", "roaming", 'p', 1 },
  { "how much is roaming", "roaming", 'p', 1 },
  { "when does roaming start", "roaming", 'p', 1 },
  { "when I was abroad roaming failed", "roaming", 'p', 0 },
  { "Hi, I am abroad, can you turn on roaming", "roaming", 'p', 1 },
  { "have a nice roaming", "roaming", 'p', 0 },
  { "I can pay for roaming", "roaming", 'p', 0 },
  { "What a roaming bill", "roaming", 'p', 0 },
  { "Ok? I want roaming.", "roaming", 'p', 0 },
};

static void
check_row (const Row *row)
{
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();
  g_autoptr (CueTokens) text = cue_tokens_new_for_text (row->text);
  g_autoptr (GArray) hits = NULL;
  const CuePhraseHit *hit;

  g_assert_true (cue_phrase_book_add (book, 0, row->words, 0, NULL));
  hits = cue_phrase_book_match (book, text, NULL);
  g_assert_cmpuint (hits->len, >, 0);
  hit = &g_array_index (hits, CuePhraseHit, 0);
  if (cue_polarity_to_string (hit->polarity)[0] != row->polarity)
    {
      g_test_message ("%s [%s] is %s", row->text, row->words,
                      cue_polarity_to_string (hit->polarity));
      g_test_fail ();
    }
  if (row->question >= 0 && hit->question != row->question)
    {
      g_test_message ("%s [%s] %s", row->text, row->words, hit->question ? "asks" : "does not ask");
      g_test_fail ();
    }
}

static void
test_negation_zh (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (NEGATION_ZH); i++)
    check_row (&NEGATION_ZH[i]);
}

static void
test_negation_en (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (NEGATION_EN); i++)
    check_row (&NEGATION_EN[i]);
}

static void
test_quotation (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (QUOTATION); i++)
    check_row (&QUOTATION[i]);
}

static void
test_questions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (QUESTIONS); i++)
    check_row (&QUESTIONS[i]);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8"); /* a failing row is shown as it is written */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/polarity/chinese-negation", test_negation_zh);
  g_test_add_func ("/polarity/english-negation", test_negation_en);
  g_test_add_func ("/polarity/other-peoples-words", test_quotation);
  g_test_add_func ("/polarity/questions", test_questions);
  return g_test_run ();
}
