/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake-scope.h"

static CueCondition *
compile (const char *text)
{
  g_autoptr (JsonNode) logic = fake_json (text);
  g_autoptr (GError) error = NULL;
  CueCondition *condition = cue_condition_new (logic, &error);

  g_assert_no_error (error);
  return condition;
}

typedef struct
{
  const char *logic;
  const char *path; /* the message begins with it */
  const char *word; /* and contains this */
} ErrorRow;

static void
test_errors (void)
{
  static const ErrorRow ROWS[] = {
    { "{\"sayz\":\"x\"}", "/sayz: ", "no operator" },
    { "{\"and\":[true,{\"sayz\":\"x\"}]}", "/and/1/sayz: ", "no operator" },
    { "{\"and\":[true,[1,{\"foo\":1}]]}", "/and/1/1/foo: ", "no operator" },
    { "{\"!\":{\"foo\":1}}", "/!/foo: ", "no operator" },
    { "{\"a\":1,\"b\":2}", "an object", "2 keys" },
    { "{\"and\":true}", "/and: ", "a boolean" },
    { "{\">\":[1]}", "/>: ", "at least 2" },
    { "{\"in\":[1,2,3]}", "/in: ", "exactly 2" },
    { "{\"substr\":[\"a\"]}", "/substr: ", "2 to 3" },
    { "{\"map\":[null,1]}", "/map/0: ", "list" },
    { "{\"tag\":1}", "/tag: ", "a number" },
    { "{\"tag\":\"\"}", "/tag: ", "written id" },
    { "{\"tag\":[\"a\",\"b\"]}", "/tag: ", "an array" },
    { "{\"fact\":{\"cat\":[\"a\"]}}", "/fact: ", "an object" },
    { "{\"said\":\"upgrade\"}", "/said: ", "talk/point" },
    { "{\"said\":\"a/b/c\"}", "/said: ", "talk/point" },
    { "{\"since\":\"birth\"}", "/since: ", "opened" },
    { "{\"since\":\"tag:\"}", "/since: ", "tag:ID" },
    { "{\"silence\":\"any\"}", "/silence: ", "customer" },
    { "{\"turns\":\"system\"}", "/turns: ", "any" },
    { "{\"heard\":\"miles\"}", "/heard: ", "unit" },
    { "{\"stage\":1}", "/stage: ", "a number" },
    { "{\"says\":[]}", "/says: ", "phrase" },
    { "{\"says\":[1]}", "/says: ", "a number" },
    { "{\"says\":[\"x\",1]}", "/says/1: ", "a number" },
    { "{\"says\":[\"x\",{},1]}", "/says/2: ", "too many" },
    { "{\"says\":[\"x\",{\"turns\":1}]}", "/says/1/turns: ", "options are" },
    { "{\"says\":[\"x\",{\"by\":\"me\"}]}", "/says/1/by: ", "customer" },
    { "{\"says\":[\"x\",{\"within_turns\":-1}]}", "/says/1/within_turns: ", "whole" },
    { "{\"says\":[\"x\",{\"within_turns\":1.5}]}", "/says/1/within_turns: ", "whole" },
    { "{\"says\":[\"x\",{\"within_ms\":\"1\"}]}", "/says/1/within_ms: ", "milliseconds" },
    { "{\"says\":[\"x\",{\"polarity\":\"p\"}]}", "/says/1/polarity: ", "plain" },
    { "{\"says\":[\"x\",{\"question\":1}]}", "/says/1/question: ", "true" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (JsonNode) logic = fake_json (ROWS[i].logic);
      g_autoptr (GError) error = NULL;

      g_assert_null (cue_condition_new (logic, &error));
      g_assert_error (error, CUE_CONDITION_ERROR, CUE_CONDITION_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, ROWS[i].path)
          || strstr (error->message, ROWS[i].word) == NULL)
        {
          g_test_message ("%s: %s", ROWS[i].logic, error->message);
          g_test_fail ();
        }
    }
}

static void
test_depth (void)
{
  JsonNode *logic = cue_json_new_boolean (TRUE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      JsonArray *array = json_array_new ();
      json_array_add_element (array, logic);
      logic = cue_json_new_array (array);
    }
  g_assert_null (cue_condition_new (logic, &error));
  g_assert_error (error, CUE_CONDITION_ERROR, CUE_CONDITION_ERROR_INVALID);
  json_node_unref (logic);
}

typedef struct
{
  const char *logic;
  CueTruth truth;
  gint64 flip_ms; /* G_MAXINT64: never */
} FlipRow;

/* The conversation stands at 100000; the customer spoke at 90000, the agent at 70000. */
static void
test_flips (void)
{
  static const FlipRow ROWS[] = {
    { "{\">=\":[{\"silence\":\"customer\"},30000]}", CUE_TRUTH_FALSE, 120000 },
    { "{\">\":[{\"silence\":\"customer\"},30000]}", CUE_TRUTH_FALSE, 120001 },
    { "{\"<\":[{\"silence\":\"customer\"},30000]}", CUE_TRUTH_TRUE, 120000 },
    { "{\"<=\":[{\"silence\":\"customer\"},30000]}", CUE_TRUTH_TRUE, 120001 },
    { "{\"==\":[{\"silence\":\"customer\"},10000]}", CUE_TRUTH_TRUE, 100001 },
    { "{\"!=\":[{\"silence\":\"customer\"},30000]}", CUE_TRUTH_TRUE, 120000 },
    { "{\"<=\":[30000,{\"silence\":\"customer\"}]}", CUE_TRUTH_FALSE, 120000 },
    { "{\"<\":[30000,{\"silence\":\"customer\"}]}", CUE_TRUTH_FALSE, 120001 },
    { "{\">\":[30000,{\"silence\":\"customer\"}]}", CUE_TRUTH_TRUE, 120000 },
    { "{\">=\":[30000,{\"silence\":\"customer\"}]}", CUE_TRUTH_TRUE, 120001 },
    { "{\">=\":[{\"silence\":\"customer\"},10000]}", CUE_TRUTH_TRUE, G_MAXINT64 },
    { "{\">=\":[{\"silence\":\"customer\"},10000.5]}", CUE_TRUTH_FALSE, 100001 },
    { "{\">=\":[{\"silence\":\"customer\"},-5]}", CUE_TRUTH_TRUE, G_MAXINT64 },
    { "{\">=\":[{\"since\":\"tag:upset\"},5]}", CUE_TRUTH_FALSE, G_MAXINT64 },
    { "{\"<\":[10000,{\"silence\":\"agent\"},40000]}", CUE_TRUTH_TRUE, 110000 },
    { "{\"<\":[{\"since\":\"lit:upsell\"},{\"since\":\"opened\"}]}", CUE_TRUTH_TRUE, G_MAXINT64 },
    { "{\"<\":[{\"since\":\"lit:upsell\"},{\"*\":[{\"turns\":\"any\"},10000]}]}", CUE_TRUTH_TRUE,
      150000 },
    /* sums and products grow evenly: no look each second */
    { "{\">\":[{\"+\":[{\"silence\":\"customer\"},5000]},30000]}", CUE_TRUTH_FALSE, 115001 },
    { "{\">=\":[40000,{\"-\":[{\"silence\":\"agent\"},5000]}]}", CUE_TRUTH_TRUE, 115001 },
    { "{\"<\":[{\"+\":[{\"silence\":\"customer\"},5000]},10000]}", CUE_TRUTH_FALSE, G_MAXINT64 },
    { "{\">\":[{\"-\":[{\"silence\":\"agent\"},{\"silence\":\"customer\"}]},30000]}",
      CUE_TRUTH_FALSE, G_MAXINT64 },
    { "{\">\":[{\"-\":[50000,{\"silence\":\"customer\"}]},10000]}", CUE_TRUTH_TRUE, 130000 },
    { "{\"==\":[{\"+\":[{\"silence\":\"customer\"},5000]},{\"since\":\"opened\"}]}",
      CUE_TRUTH_FALSE, G_MAXINT64 },
    { "{\">\":[{\"+\":[{\"since\":\"tag:upset\"},5000]},30000]}", CUE_TRUTH_FALSE, G_MAXINT64 },
    /* a look a little early, never late */
    { "{\">\":[{\"/\":[{\"silence\":\"customer\"},1000]},30]}", CUE_TRUTH_FALSE, 119999 },
    { "{\">=\":[{\"+\":[{\"silence\":\"customer\"},{\"silence\":\"agent\"}]},60000]}",
      CUE_TRUTH_FALSE, 109999 },
    { "{\">\":[{\"%\":[{\"silence\":\"customer\"},20000]},15000]}", CUE_TRUTH_FALSE, 101000 },
    { "{\"and\":[{\"tag\":\"upset\"},{\">=\":[{\"silence\":\"customer\"},30000]}]}",
      CUE_TRUTH_FALSE, G_MAXINT64 },
    { "{\"and\":[{\">=\":[{\"silence\":\"customer\"},30000]},{\">=\":[{\"silence\":\"agent\"},"
      "40000]}]}",
      CUE_TRUTH_FALSE, 120000 },
    { "{\"or\":[{\">=\":[{\"silence\":\"customer\"},30000]},{\">=\":[{\"silence\":\"agent\"},40000]"
      "}]}",
      CUE_TRUTH_FALSE, 110000 },
    { "{\"!\":{\">=\":[{\"silence\":\"customer\"},30000]}}", CUE_TRUTH_TRUE, 120000 },
    { "{\"says\":[\"cheaper\",{\"within_ms\":15000}]}", CUE_TRUTH_TRUE, 105001 },
    { "{\"says\":[\"cheaper\",{\"within_turns\":3}]}", CUE_TRUTH_TRUE, G_MAXINT64 },
    { "{\"throw\":\"x\"}", CUE_TRUTH_ERROR, G_MAXINT64 },
    { "{\"tag\":\"over-quota\"}", CUE_TRUTH_TRUE, G_MAXINT64 },
  };
  FakeScope fake;

  fake_scope_init (&fake);
  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (CueCondition) condition = compile (ROWS[i].logic);
      gint64 flip_ms = G_MAXINT64;
      CueTruth truth = cue_condition_test (condition, &fake.scope, &flip_ms, NULL);

      if (truth != ROWS[i].truth || flip_ms != ROWS[i].flip_ms)
        {
          g_test_message ("%s: %d, %" G_GINT64_FORMAT, ROWS[i].logic, truth, flip_ms);
          g_test_fail ();
        }
    }
  fake_scope_clear (&fake);
}

/* Between now and the flip that was told, the truth stays. */
static void
test_flips_hold (void)
{
  static const char *const LOGICS[] = {
    "{\"<\":[10000,{\"silence\":\"agent\"},40000]}",
    ("{\"or\":[{\"==\":[{\"silence\":\"customer\"},10007]},"
     "{\">\":[{\"since\":\"opened\"},100020]}]}"),
    "{\">\":[{\"/\":[{\"silence\":\"customer\"},7]},2000]}",
    "{\"<\":[{\"*\":[{\"silence\":\"agent\"},3]},{\"+\":[{\"since\":\"opened\"},7000]}]}",
    "{\"==\":[{\"+\":[{\"silence\":\"customer\"},{\"silence\":\"agent\"}]},60002]}",
    "{\"<=\":[{\"-\":[{\"/\":[{\"silence\":\"customer\"},3]}]},-5000.1]}",
    "{\"says\":[\"cheaper\",{\"within_ms\":10010}]}",
    "{\"==\":[{\"count_within\":[\"cheaper\",{\"within_ms\":40005}]},2]}",
  };
  FakeScope fake;

  fake_scope_init (&fake);
  for (guint i = 0; i < G_N_ELEMENTS (LOGICS); i++)
    {
      g_autoptr (CueCondition) condition = compile (LOGICS[i]);
      gint64 flip_ms = G_MININT64;
      CueTruth truth = CUE_TRUTH_FALSE;

      for (gint64 now_ms = 100000; now_ms < 120000; now_ms++)
        {
          gint64 next_ms = G_MAXINT64;
          CueTruth here;

          fake.scope.now_ms = now_ms;
          here = cue_condition_test (condition, &fake.scope, &next_ms, NULL);
          g_assert_cmpint (next_ms, >, now_ms);
          g_assert_true (here == truth || now_ms >= flip_ms);
          truth = here;
          flip_ms = next_ms;
        }
    }
  fake_scope_clear (&fake);
}

static void
test_lowers_only (void)
{
  g_autoptr (CueCondition) condition = compile ("{\">=\":[{\"silence\":\"customer\"},30000]}");
  gint64 flip_ms = 110000;
  FakeScope fake;

  fake_scope_init (&fake);
  cue_condition_test (condition, &fake.scope, &flip_ms, NULL);
  g_assert_cmpint (flip_ms, ==, 110000);
  fake_scope_clear (&fake);
}

static void
assert_trace (const char *logic, const char *expected)
{
  g_autoptr (CueCondition) condition = compile (logic);
  g_autoptr (CueDraft) trace = cue_draft_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  FakeScope fake;

  fake_scope_init (&fake);
  cue_condition_trace (condition, &fake.scope, trace);
  cue_draft_append_canonical (trace, NULL, text);
  g_assert_cmpstr (text->str, ==, expected);
  fake_scope_clear (&fake);
}

static void
test_trace (void)
{
  assert_trace ("{\"or\":[{\"tag\":\"over-quota\"},{\"fact\":\"budget\"}]}",
                "{\"args\":[{\"args\":[{\"value\":\"over-quota\"}],\"op\":\"tag\",\"value\":true},"
                "{\"args\":[{\"value\":\"budget\"}],\"op\":\"fact\",\"skipped\":true}],"
                "\"op\":\"or\",\"value\":true}");
  assert_trace ("{\">\":[{\"fact\":\"budget\"},100]}",
                "{\"args\":[{\"args\":[{\"value\":\"budget\"}],\"op\":\"fact\",\"value\":\"89.5\"},"
                "{\"value\":100}],\"op\":\">\",\"value\":false}");
  assert_trace ("{\">\":[{\"silence\":\"agent\"},10]}",
                "{\"args\":[{\"args\":[{\"value\":\"agent\"}],\"op\":\"silence\",\"value\":30000},"
                "{\"value\":10}],\"op\":\">\",\"value\":true}");
  assert_trace ("{\"!\":{\"throw\":\"oops\"}}",
                "{\"args\":[{\"args\":[{\"value\":\"oops\"}],\"error\":true,\"op\":\"throw\"}],"
                "\"error\":true,\"message\":\"oops\",\"op\":\"!\"}");
}

static void
collect_reference_cb (const char *family,
                      const char *id,
                      const CueReferencePlace *place,
                      gpointer user_data)
{
  g_autofree char *path = cue_reference_place_to_string (place);

  g_string_append_printf (user_data, "%s:%s@%s ", family, id, path);
}

static void
assert_references (const char *logic, const char *expected)
{
  g_autoptr (CueCondition) condition = compile (logic);
  g_autoptr (GString) found = g_string_new (NULL);

  cue_condition_foreach_reference (condition, collect_reference_cb, found);
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_references (void)
{
  assert_references ("{\"and\":[{\"tag\":\"a\"},{\"says\":[\"b\",{\"by\":\"any\"}]},{\"fact\":\"c."
                     "d\"}]}",
                     "tag:a@/and/0/tag phrase:b@/and/1/says fact:c.d@/and/2/fact ");
  assert_references (
      "[{\"said\":\"t/p\"},{\"stage\":\"s\"},{\"stage\":[]},{\"owns\":\"o\"},{\"outcome\":\"o\"},"
      "{\"lit\":\"r\"},{\"count_within\":\"p\"}]",
      "point:t/p@/0/said stage:s@/1/stage offer:o@/3/owns offer:o@/4/outcome rule:r@/5/lit "
      "phrase:p@/6/count_within ");
  assert_references ("[{\"since\":\"tag:a\"},{\"since\":\"lit:b\"},{\"since\":\"opened\"},{"
                     "\"silence\":\"agent\"}]",
                     "tag:a@/0/since rule:b@/1/since ");
  assert_references ("[{\"missing\":[\"a\",\"channel\"]},{\"missing_some\":[1,[\"b\",\"c\"]]},{"
                     "\"var\":\"d\"},"
                     "{\"var\":\"lang\"}]",
                     "fact:a@/0/missing/0 fact:b@/1/missing_some/1/0 fact:c@/1/missing_some/1/1 "
                     "fact:d@/2/var ");
  assert_references ("[{\"==\":[{\"fact\":\"a\"},\"x\"]},{\"in\":[{\"var\":\"b\"},[\"y\",1,\"\"]]},"
                     "{"
                     "\"in\":[\"z\",{\"fact\":\"c\"}]}]",
                     "value:a=x@/0/==/1 fact:a@/0/==/0/fact value:b=y@/1/in/1/0 fact:b@/1/in/0/var "
                     "value:c=z@/2/in/0 fact:c@/2/in/1/fact ");
  assert_references ("{\"some\":[{\"fact\":\"list\"},{\"and\":[{\"==\":[{\"var\":\"x\"},1]},{"
                     "\"tag\":\"t\"}]}]}",
                     "fact:list@/some/0/fact tag:t@/some/1/and/1/tag ");
}

typedef struct
{
  const char *logic;
  const char *zh;
  const char *en;
} SentenceRow;

static void
test_sentences (void)
{
  static const SentenceRow ROWS[] = {
    { "{\"says\":[\"cheaper\",{\"within_turns\":3}]}", "客户最近 3 轮说过「cheaper」",
      "the customer said “cheaper” in the last 3 turns" },
    { "{\"says\":[\"a\",{\"by\":\"agent\",\"within_ms\":60000,\"polarity\":\"any\",\"question\":"
      "true}]}",
      "客服在 1 分钟内提到过「a」（提问）",
      "the agent mentioned “a” in a question within 1 minute" },
    { "{\"!\":{\"says\":[\"a\",{\"within_turns\":0}]}}", "客户没说过「a」",
      "the customer did not say “a”" },
    { "{\"and\":[{\"tag\":\"a\"},{\"or\":[{\"tag\":\"b\"},{\"!\":{\"tag\":\"c\"}}]}]}",
      "标签「a」亮着，并且（标签「b」亮着，或者标签「c」没有亮）",
      "tag “a” is lit and (tag “b” is lit or tag “c” is not lit)" },
    { "{\">=\":[{\"silence\":\"customer\"},30000]}", "客户沉默的时间至少是 30 秒",
      "the customer's silence is at least 30 seconds" },
    { "{\">\":[{\"since\":\"tag:a\"},90000]}", "标签「a」亮起以来的时间超过 90 秒",
      "the time since tag “a” lit is above 90 seconds" },
    { "{\"<\":[{\"fact\":\"budget\"},100]}", "「budget」小于 100", "“budget” is below 100" },
    { "{\"!\":{\"<\":[{\"fact\":\"budget\"},100]}}", "「budget」不小于 100",
      "“budget” is not below 100" },
    { "{\"==\":[{\"fact\":\"for_whom\"},null]}", "「for_whom」未知", "“for_whom” is unknown" },
    { "{\"==\":[{\"fact\":\"device.is_5g\"},true]}", "「device.is_5g」为“是”",
      "“device.is_5g” is true" },
    { "{\"!\":{\"==\":[{\"fact\":\"device.is_5g\"},true]}}", "「device.is_5g」不为“是”",
      "“device.is_5g” is not true" },
    { "{\"!=\":[{\"fact\":\"device.is_5g\"},false]}", "「device.is_5g」不为“否”",
      "“device.is_5g” is not false" },
    { "{\"==\":[{\"var\":\"channel\"},\"voice\"]}", "渠道是「通话」", "the channel is “call”" },
    { "{\"==\":[{\"outcome\":\"o\"},\"refused\"]}", "「o」的结果是「已拒绝」",
      "the outcome of “o” is “refused”" },
    { "{\"in\":[{\"stage\":[]},[\"a\",\"b\"]]}", "当前阶段是「a」和「b」之一",
      "the current stage is one of “a” and “b”" },
    { "{\">=\":[{\"count_within\":\"a\"},2]}", "客户说过「a」的轮数至少是 2",
      "the number of turns in which the customer said “a” is at least 2" },
    { "{\"missing\":[\"a\",\"b\"]}", "还不知道「a」和「b」", "“a” and “b” not yet known" },
    { "{\"if\":[{\"owns\":\"o\"},{\"said\":\"t/p\"},false]}",
      "如果客户已拥有「o」，则要点「t/p」已讲到，否则否",
      "if the customer owns “o” then point “t/p” has been said, otherwise false" },
    { "{\">=\":[{\"heard\":\"yuan\"},100]}", "客户最近说的数（单位：元）至少是 100",
      "the last number of yuan that the customer named is at least 100" },
    { "{\"<\":[{\"heard\":\"day\"},3]}", "客户最近说的数（单位：天）小于 3",
      "the last number of days that the customer named is below 3" },
    { "{\"==\":[{\"heard\":\"plain\"},3]}", "客户最近说的不带单位的数是 3",
      "the last number without a unit that the customer named is 3" },
    { "{\"stage\":\"s\"}", "处于阶段「s」", "the stage is “s”" },
    { "{\"!\":{\"lit\":\"r\"}}", "规则「r」没有亮过", "rule “r” has not lit" },
    { "{\">\":[{\"turns\":\"customer\"},3]}", "客户发言的轮数超过 3",
      "the number of customer turns is above 3" },
    { "{\"!\":{\"and\":[{\"tag\":\"a\"},{\"tag\":\"b\"}]}}",
      "并非（标签「a」亮着，并且标签「b」亮着）", "not (tag “a” is lit and tag “b” is lit)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (CueCondition) condition = compile (ROWS[i].logic);
      g_autofree char *zh = cue_condition_to_sentence (condition, "zh_CN");
      g_autofree char *en = cue_condition_to_sentence (condition, "en");

      g_assert_cmpstr (zh, ==, ROWS[i].zh);
      g_assert_cmpstr (en, ==, ROWS[i].en);
    }
}

static const char *
title_cb (const char *family, const char *id, const char *lang, gpointer user_data)
{
  static const char *const TITLES[][3] = { { "phrase", "cheaper", "想要更便宜" },
                                           { "fact", "place", "去哪里" },
                                           { "value", "place=asia", "亚洲" },
                                           { "value", "place=hmt", "港澳台" },
                                           { "stage", "close", "结束" } };

  for (guint i = 0; i < G_N_ELEMENTS (TITLES) && g_str_has_prefix (lang, "zh"); i++)
    if (g_str_equal (TITLES[i][0], family) && g_str_equal (TITLES[i][1], id))
      return TITLES[i][2];
  return NULL;
}

static void
assert_titled (const char *logic, const char *expected)
{
  g_autoptr (CueCondition) condition = compile (logic);
  g_autofree char *sentence = cue_condition_describe (condition, "zh", title_cb, NULL);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
test_titles (void)
{
  assert_titled ("{\"or\":[{\"says\":\"cheaper\"},{\"tag\":\"a\"}]}",
                 "客户最近一轮说过「想要更便宜」，或者标签「a」亮着");
  assert_titled ("{\"==\":[{\"fact\":\"place\"},\"hmt\"]}", "「去哪里」是「港澳台」");
  assert_titled ("{\"!==\":[\"asia\",{\"var\":\"place\"}]}", "「亚洲」不是「去哪里」");
  assert_titled ("{\"in\":[{\"fact\":\"place\"},[\"hmt\",\"asia\",\"mars\"]]}",
                 "「去哪里」是「港澳台」、「亚洲」和「mars」之一");
  assert_titled ("{\"!\":{\"in\":[{\"fact\":\"place\"},[\"hmt\",\"asia\"]]}}",
                 "「去哪里」不是「港澳台」和「亚洲」之一");
  assert_titled ("{\"!\":{\"in\":[\"hmt\",{\"fact\":\"place\"}]}}", "「去哪里」不包含「港澳台」");
  assert_titled ("{\"missing\":[\"place\",\"budget\"]}", "还不知道「去哪里」和「budget」");
  assert_titled ("{\"!\":{\"missing_some\":[1,[\"place\",\"budget\"]]}}",
                 "「去哪里」和「budget」中已知至少 1 项");
  assert_titled ("{\"==\":[{\"stage\":[]},\"close\"]}", "当前阶段是「结束」");
  /* beside another fact it is another value */
  assert_titled ("{\"==\":[{\"fact\":\"budget\"},\"hmt\"]}", "「budget」是「hmt」");
}

/* Every operator has a sentence in both languages that does not fall back to JSON. */
static void
test_all_have_sentences (void)
{
  static const char *const LOGICS[] = {
    "{\"+\":[1,2]}",
    "{\"-\":[1,2]}",
    "{\"*\":[1,2]}",
    "{\"/\":[1,2]}",
    "{\"%\":[1,2]}",
    "{\"min\":[1,2]}",
    "{\"max\":[1,2]}",
    "{\"cat\":[1,2]}",
    "{\"substr\":[\"a\",2]}",
    "{\"map\":[[1],2]}",
    "{\"filter\":[[1],2]}",
    "{\"reduce\":[[1],2]}",
    "{\"all\":[[1],2]}",
    "{\"some\":[[1],2]}",
    "{\"none\":[[1],2]}",
    "{\"merge\":[[1],2]}",
    "{\"val\":\"a\"}",
    "{\"exists\":\"a\"}",
    "{\"missing_some\":[1,[\"a\"]]}",
    "{\"throw\":\"a\"}",
    "{\"try\":[1,2]}",
    "{\"!!\":[1]}",
    "{\"??\":[1,2]}",
    "{\"heard\":\"yuan\"}",
    "{\"outcome\":\"a\"}",
    "{\"===\":[1,2]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (LOGICS); i++)
    {
      g_autoptr (CueCondition) condition = compile (LOGICS[i]);
      g_autofree char *zh = cue_condition_to_sentence (condition, "zh");
      g_autofree char *en = cue_condition_to_sentence (condition, "en");

      g_assert_null (strchr (en, '{'));
      g_assert_null (strchr (zh, '{'));
      g_assert_cmpstr (zh, !=, "");
    }
}

static void
test_reference_count (void)
{
  CueCondition *condition = compile ("{\"tag\":\"a\"}");
  CueCondition *again = cue_condition_ref (condition);
  g_autoptr (JsonNode) written = NULL;
  g_autofree char *logic = NULL;

  cue_condition_unref (condition);
  written = cue_condition_to_json (again);
  logic = cue_json_to_canonical (written);
  g_assert_cmpstr (logic, ==, "{\"tag\":\"a\"}");
  cue_condition_unref (again);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/condition/errors-name-the-path", test_errors);
  g_test_add_func ("/condition/refuses-what-is-too-deep", test_depth);
  g_test_add_func ("/condition/tells-its-next-flip", test_flips);
  g_test_add_func ("/condition/never-flips-before-it-told", test_flips_hold);
  g_test_add_func ("/condition/lowers-the-next-flip-only", test_lowers_only);
  g_test_add_func ("/condition/traces-every-clause", test_trace);
  g_test_add_func ("/condition/names-its-references", test_references);
  g_test_add_func ("/condition/reads-as-a-sentence", test_sentences);
  g_test_add_func ("/condition/sentence-uses-titles", test_titles);
  g_test_add_func ("/condition/every-operator-has-words", test_all_have_sentences);
  g_test_add_func ("/condition/is-counted", test_reference_count);
  return g_test_run ();
}
