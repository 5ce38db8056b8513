/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-json.h"
#include "cue-text.h"

static void
test_finalized (void)
{
  CueText *text = cue_text_new ("你好", "Hello");
  CueText *again = cue_text_ref (text);

  cue_text_unref (text);
  g_assert_cmpstr (cue_text_get (again, "zh"), ==, "你好");
  cue_text_unref (again); /* the leak check of the sanitized build watches the rest */
}

static void
test_gives_the_language (void)
{
  g_autoptr (CueText) text = cue_text_new ("你好", "Hello");

  g_assert_cmpstr (cue_text_get (text, "zh"), ==, "你好");
  g_assert_cmpstr (cue_text_get (text, "zh_CN.UTF-8"), ==, "你好");
  g_assert_cmpstr (cue_text_get (text, "en"), ==, "Hello");
  g_assert_cmpstr (cue_text_get (text, "fr"), ==, "Hello");
  g_assert_cmpstr (cue_text_get (text, NULL), ==, "Hello");
}

static void
test_falls_back (void)
{
  g_autoptr (CueText) zh = cue_text_new ("你好", NULL);
  g_autoptr (CueText) en = cue_text_new (NULL, "Hello");
  g_autoptr (CueText) none = cue_text_new (NULL, NULL);

  g_assert_cmpstr (cue_text_get (zh, "en"), ==, "你好");
  g_assert_cmpstr (cue_text_get (en, "zh"), ==, "Hello");
  g_assert_cmpstr (cue_text_get (none, "zh"), ==, "");
  g_assert_true (cue_text_has (zh, "zh"));
  g_assert_false (cue_text_has (zh, "en"));
}

static void
assert_json (const char *zh, const char *en, const char *expected)
{
  g_autoptr (CueText) text = cue_text_new (zh, en);
  g_autoptr (JsonNode) node = cue_text_to_json (text);
  g_autofree char *found = cue_json_to_canonical (node);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_prints (void)
{
  assert_json ("你好", "Hello", "{\"en\":\"Hello\",\"zh\":\"你好\"}");
  assert_json ("5G", "5G", "\"5G\"");
  assert_json ("你好", NULL, "{\"zh\":\"你好\"}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/finalized", test_finalized);
  g_test_add_func ("/text/gives-the-language", test_gives_the_language);
  g_test_add_func ("/text/falls-back-to-the-other-language", test_falls_back);
  g_test_add_func ("/text/prints-one-string-when-both-are-the-same", test_prints);
  return g_test_run ();
}
