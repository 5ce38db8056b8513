/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-json.h"
#include "cue-text.h"

static CueArena *arena;

static void
test_gives_the_language (void)
{
  CueText *text = cue_text_new (arena, "你好", "Hello");

  g_assert_cmpstr (cue_text_get (text, "zh"), ==, "你好");
  g_assert_cmpstr (cue_text_get (text, "zh_CN.UTF-8"), ==, "你好");
  g_assert_cmpstr (cue_text_get (text, "en"), ==, "Hello");
  g_assert_cmpstr (cue_text_get (text, "fr"), ==, "Hello");
  g_assert_cmpstr (cue_text_get (text, NULL), ==, "Hello");
}

static void
test_falls_back (void)
{
  CueText *zh = cue_text_new (arena, "你好", NULL);
  CueText *en = cue_text_new (arena, NULL, "Hello");
  CueText *none = cue_text_new (arena, NULL, NULL);

  g_assert_cmpstr (cue_text_get (zh, "en"), ==, "你好");
  g_assert_cmpstr (cue_text_get (en, "zh"), ==, "Hello");
  g_assert_cmpstr (cue_text_get (none, "zh"), ==, "");
  g_assert_true (cue_text_has (zh, "zh"));
  g_assert_false (cue_text_has (zh, "en"));
}

static void
assert_json (const char *zh, const char *en, const char *expected)
{
  CueText *text = cue_text_new (arena, zh, en);
  g_autoptr (JsonNode) node = cue_text_to_json (text);
  g_autofree char *found = cue_json_to_canonical (node);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_lists (void)
{
  const char *texts[2];

  g_assert_cmpuint (cue_text_list (cue_text_new (arena, "你好", "Hello"), texts), ==, 2);
  g_assert_cmpstr (texts[0], ==, "你好");
  g_assert_cmpstr (texts[1], ==, "Hello");
  g_assert_cmpuint (cue_text_list (cue_text_new (arena, NULL, "Hello"), texts), ==, 1);
  g_assert_cmpstr (texts[0], ==, "Hello");
  g_assert_cmpuint (cue_text_list (cue_text_new (arena, "OK", "OK"), texts), ==, 1);
  g_assert_cmpstr (texts[0], ==, "OK");
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
  int code;

  g_test_init (&argc, &argv, NULL);
  arena = cue_arena_new ();
  g_test_add_func ("/text/gives-the-language", test_gives_the_language);
  g_test_add_func ("/text/falls-back-to-the-other-language", test_falls_back);
  g_test_add_func ("/text/lists-a-plain-one-once", test_lists);
  g_test_add_func ("/text/prints-one-string-when-both-are-the-same", test_prints);
  code = g_test_run ();
  cue_arena_free (arena);
  return code;
}
