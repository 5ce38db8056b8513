/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-proof.h"
#include "cue-test-play.h"

static CueEngine *engine;

static char *
why (Play *play, const char *id, const char *lang)
{
  g_autoptr (JsonNode) proof = cue_engine_why (engine, play->state, id);

  g_assert_nonnull (proof);
  return cue_proof_to_text (json_node_get_object (proof), cue_engine_get_pack (engine), lang);
}

static void
expect (const char *text, const char *part)
{
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, part));
}

static void
test_lit_lamp (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;
  g_autofree char *line = NULL;
  g_autoptr (JsonNode) proof = NULL;
  JsonArray *words;

  play_customer (play, "我要给孩子办卡，流量也超套了");
  zh = why (play, "1.overage.5g-60", "zh");
  en = why (play, "1.overage.5g-60", "en");
  expect (zh, "规则「超套升档」第 1 版");
  expect (zh, "听到「超套」");
  expect (zh, "标签：流量超套");
  expect (zh, "得分 116：权重 80，相关标签 +20，刚刚说到 +16");
  expect (en, "Rule “Over-quota upsell”, version 1");
  expect (en, "Tag: Over quota");
  expect (en, "Score 116: weight 80, related tags +20, spoken of just now +16");
  proof = cue_engine_why (engine, play->state, "1.overage.5g-60");
  line = cue_proof_to_line (json_node_get_object (proof), cue_engine_get_pack (engine), "zh");
  g_assert_cmpstr (line, ==, "「超套」 · 流量超套");
  words = cue_json_get_array (json_node_get_object (proof), "words");
  g_assert_cmpuint (json_array_get_length (words), ==, 1);
  g_assert_cmpstr (cue_json_get_string (json_array_get_object_element (words, 0), "via", ""), ==,
                   "over-quota");
  g_assert_cmpstr (cue_json_get_string (json_array_get_object_element (words, 0), "turn", ""), ==,
                   "t1");
}

static void
test_held_lamp (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autofree char *zh = NULL;
  g_autofree char *line = NULL;
  g_autoptr (JsonNode) proof = NULL;

  play_event (play, 0, "conversation.opened", "{'customer':{'plan':{'gb_used':3}}}");
  play_customer (play, "超套了，投诉");
  zh = why (play, "2.overage.5g-60", "zh");
  expect (zh, "暂不提示：月用量不到 25GB");
  expect (zh, "暂不提示：客户不满");
  proof = cue_engine_why (engine, play->state, "2.overage.5g-60");
  line = cue_proof_to_line (json_node_get_object (proof), cue_engine_get_pack (engine), "en");
  g_assert_cmpstr (line, ==, "Uses less than 25 GB a month");
}

/* A value is told by its title: nobody reads "child". */
static void
test_value (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;
  g_autofree char *line = NULL;
  g_autofree char *variable = NULL;
  g_autoptr (JsonNode) proof = NULL;

  play_event (play, 0, "conversation.opened", "{'lang':'zh'}");
  play_customer (play, "给我儿子办的");
  zh = why (play, "parent", "zh");
  en = why (play, "parent", "en");
  expect (zh, "给谁用：孩子");
  expect (en, "For whom: a child");
  proof = cue_engine_why (engine, play->state, "parent");
  line = cue_proof_to_line (json_node_get_object (proof), cue_engine_get_pack (engine), "zh");
  g_assert_cmpstr (line, ==, "给谁用 孩子");
  variable = cue_state_dup_variable (play->state, NULL, "for_whom");
  g_assert_cmpstr (variable, ==, "孩子");
}

static void
test_tag (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autofree char *heard = NULL;
  g_autofree char *by_hand = NULL;
  g_autofree char *contradicted = NULL;

  play_customer (play, "超套了");
  heard = why (play, "over-quota", "en");
  expect (heard, "Heard “超套” (Over quota)");
  play_customer (play, "不过够用了");
  contradicted = why (play, "over-quota", "en");
  expect (contradicted, "Contradicted by “Data is enough”");
  play_event (play, 10, "tag.confirmed", "{'tag':'upset'}");
  by_hand = why (play, "upset", "zh");
  expect (by_hand, "由您设定");
}

static void
test_point (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autofree char *wrong = NULL;
  g_autofree char *said = NULL;

  play_customer (play, "超套了");
  play_agent (play, "每月多付30元，就有60GB");
  wrong = why (play, "upgrade/price", "zh");
  expect (wrong, "数字说错了");
  expect (wrong, "没有说到：¥20");
  play_agent (play, "每月多付20元，就有60GB");
  said = why (play, "upgrade/price", "en");
  expect (said, "Said: ¥20");
  expect (said, "Said: 60GB");
}

/* Keys are named in the language of the reader. */
static void
test_language (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autofree char *zh = NULL;
  g_autofree char *en = NULL;

  play_agent (play, "Hello there");
  zh = why (play, "opening/hello", "zh");
  en = why (play, "opening/hello", "en");
  expect (zh, "说到了：您好");
  expect (en, "Said: hello");
}

/* What the key words alone do not tell: docs/said-check.md has the reasons. */
static void
test_verdicts (void)
{
  static const char *const reasons[]
      = { "never", "negated", "wrong-number", "wrong-product", "left-out", "turned-round",
          "alike", "hedged",  "not-asked",    "paraphrase",    "manual",   "waived" };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autoptr (JsonObject) proof = json_object_new ();
      g_autofree char *zh = NULL;
      g_autofree char *en = NULL;

      g_test_message ("%s", reasons[i]);
      json_object_set_string_member (proof, "point", "upgrade/price");
      json_object_set_string_member (proof, "because", reasons[i]);
      zh = cue_proof_to_text (proof, cue_engine_get_pack (engine), "zh");
      en = cue_proof_to_text (proof, cue_engine_get_pack (engine), "en");
      g_assert_cmpstr (en, !=, "");
      g_assert_cmpstr (zh, !=, en);
    }
}

static void
test_counted (void)
{
  static const struct
  {
    const char *number;
    const char *unit;
    const char *zh;
    const char *en;
  } rows[] = { { "20", "yuan", "¥20", "¥20" },
               { "49.9", "usd", "$49.9", "$49.9" },
               { "60", "gb", "60 GB", "60 GB" },
               { "1", "month", "1 个月", "1 month" },
               { "12", "month", "12 个月", "12 months" },
               { "2", "person", "2 人", "2 people" },
               { "5", "percent", "5 %", "5 %" },
               { "7", "plain", "7", "7" },
               { "{{offer.delta}}", "yuan", "¥…", "¥…" },
               { "7", "", "7", "7" } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonObject) proof = json_object_new ();
      g_autoptr (JsonObject) group = json_object_new ();
      JsonArray *groups = json_array_new ();
      g_autofree char *zh = NULL;
      g_autofree char *en = NULL;

      json_object_set_string_member (group, "heard", "no");
      json_object_set_string_member (group, "number", rows[i].number);
      json_object_set_string_member (group, "unit", rows[i].unit);
      json_array_add_object_element (groups, json_object_ref (group));
      json_object_set_string_member (proof, "point", "upgrade/price");
      json_object_set_array_member (proof, "groups", groups);
      zh = cue_proof_to_text (proof, cue_engine_get_pack (engine), "zh");
      en = cue_proof_to_text (proof, cue_engine_get_pack (engine), "en");
      g_assert_true (g_str_has_suffix (zh, rows[i].zh) && g_str_has_prefix (zh, "没有说到："));
      g_assert_cmpstr (en + strlen ("Not said: "), ==, rows[i].en);
    }
}

static void
test_answer (void)
{
  g_autoptr (Play) play = play_new (engine);
  g_autofree char *en = NULL;

  play_customer (play, "How do I check my bill?");
  en = why (play, "1.answer.bill-query", "en");
  expect (en, "Question: How do I check my bill?");
  expect (en, "% like the question");
}

static void
test_reasons (void)
{
  static const char *const engines_own[]
      = { "expired",   "owned",    "refused",    "declined", "ineligible", "excluded",
          "requires",  "once",     "max",        "cooldown", "rule",       "speaking",
          "pressure",  "offer",    "beaten",     "crowded",  "error",      "ttl",
          "no-longer", "answered", "other-rule", "closed",   "pack" };
  CuePack *pack = cue_engine_get_pack (engine);
  g_autofree char *hold = cue_reason_to_text ("upset", pack, "zh");
  g_autofree char *unknown = cue_reason_to_text ("no-such", pack, "zh");

  for (guint i = 0; i < G_N_ELEMENTS (engines_own); i++)
    {
      g_autofree char *zh = cue_reason_to_text (engines_own[i], pack, "zh");
      g_autofree char *en = cue_reason_to_text (engines_own[i], pack, "en");

      /* a sentence, not a code */
      g_assert_cmpstr (zh, !=, engines_own[i]);
      g_assert_cmpstr (en, !=, engines_own[i]);
      g_assert_cmpstr (zh, !=, en);
    }
  g_assert_cmpstr (hold, ==, "客户不满");
  g_assert_cmpstr (unknown, ==, "no-such");
}

/* @share of 1000 for the one that lit, the rest for the other. (transfer full) */
static char *
tell_learnt (gint64 acceptance_milli, gint64 share, const char *lang)
{
  g_autofree char *text = g_strdup_printf (
      "{\"score\":{\"weight_milli\":50000,\"acceptance_milli\":%" G_GINT64_FORMAT
      ",\"total_milli\":%" G_GINT64_FORMAT "},\"choice\":{\"of\":\"5g-60\",\"context\":[],"
      "\"among\":[{\"of\":\"5g-60\",\"base_milli\":50000,\"share_milli\":%" G_GINT64_FORMAT
      "},{\"of\":\"kids\",\"base_milli\":50000,\"share_milli\":%" G_GINT64_FORMAT "}]}}",
      acceptance_milli, 50000 + acceptance_milli, share, 1000 - share);
  g_autoptr (JsonNode) proof = json_from_string (text, NULL);

  return cue_proof_to_text (json_node_get_object (proof), cue_engine_get_pack (engine), lang);
}

/* What was learnt is told as what it means, and what is only tried as that. */
static void
test_learnt (void)
{
  g_autofree char *more = tell_learnt (20900, 936, "en");
  g_autofree char *more_zh = tell_learnt (20900, 936, "zh");
  g_autofree char *less = tell_learnt (-12000, 64, "en");
  g_autofree char *less_zh = tell_learnt (-12000, 64, "zh");
  g_autofree char *alone = tell_learnt (0, 1000, "en");

  expect (more, "Score 70.9: weight 50, accepted more often +20.9");
  expect (more, "Several fit: it was drawn with a chance of 93.6%");
  expect (more_zh, "得分 70.9：权重 50，客户更常接受 +20.9");
  expect (less, "Score 38: weight 50, accepted less often −12");
  expect (less, "Several fit: tried this time, to find out (a chance of 6.4%)");
  expect (less_zh, "客户较少接受 −12");
  expect (less_zh, "这次换它试试（机会 6.4%）");
  g_assert_null (strstr (alone, "Several"));
  g_assert_null (strstr (alone, "accepted"));
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  engine = cue_test_engine_new ();
  g_test_add_func ("/proof/why-a-lamp-is-lit", test_lit_lamp);
  g_test_add_func ("/proof/why-a-lamp-is-held", test_held_lamp);
  g_test_add_func ("/proof/values-are-told-by-their-titles", test_value);
  g_test_add_func ("/proof/why-a-tag", test_tag);
  g_test_add_func ("/proof/why-a-point", test_point);
  g_test_add_func ("/proof/why-a-point-in-both-languages", test_language);
  g_test_add_func ("/proof/every-verdict-is-a-sentence", test_verdicts);
  g_test_add_func ("/proof/numbers-are-told-with-their-unit", test_counted);
  g_test_add_func ("/proof/why-an-answer", test_answer);
  g_test_add_func ("/proof/what-was-learnt-and-what-is-tried", test_learnt);
  g_test_add_func ("/proof/every-reason-is-a-sentence", test_reasons);
  result = g_test_run ();
  cue_engine_unref (engine);
  return result;
}
