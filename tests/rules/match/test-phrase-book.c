/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-phrase-book.h"

/* The hits as "phrase:start-end", in code points, blank separated; n, q and ? behind for negated,
 * quoted, question. */
static char *
match (const CuePhraseBook *book, const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = cue_phrase_book_match (book, tokens, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (hits, CuePhraseHit, i);

      g_string_append_printf (out, "%s%u:%u-%u%s%s%s", i > 0 ? " " : "", hit->phrase,
                              hit->span.start, hit->span.end,
                              hit->polarity == CUE_POLARITY_NEGATED ? "n" : "",
                              hit->polarity == CUE_POLARITY_QUOTED ? "q" : "",
                              hit->question ? "?" : "");
    }
  return g_string_free (out, FALSE);
}

static void
assert_match (const CuePhraseBook *book, const char *text, const char *expected)
{
  g_autofree char *found = match (book, text);

  if (g_strcmp0 (found, expected) != 0)
    g_test_message ("in: %s", text);
  g_assert_cmpstr (found, ==, expected);
}

static void
add (CuePhraseBook *book, guint phrase, const char *wording, guint gap)
{
  g_autoptr (GError) error = NULL;

  cue_phrase_book_add (book, phrase, wording, gap, &error);
  g_assert_no_error (error);
}

static void
add_regex (CuePhraseBook *book, guint phrase, const char *pattern)
{
  g_autoptr (GError) error = NULL;

  cue_phrase_book_add_regex (book, phrase, pattern, &error);
  g_assert_no_error (error);
}

static void
test_wordings (void)
{
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();

  add (book, 3, "更便宜", 6);
  add (book, 3, "Cheaper Plan", 6);
  add (book, 4, "plan", 6);
  assert_match (book, "我想要更便宜的", "3:3-6");
  assert_match (book, "a CHEAPER  plan please", "3:2-15 4:11-15");
  assert_match (book, "cheaper, plan", "3:0-13 4:9-13");
  assert_match (book, "planning cheaper", "");
  assert_match (book, "cheaper. Plan", "4:9-13");
}

static void
test_gaps (void)
{
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();

  add (book, 0, "too … expensive", 2);
  add (book, 1, "太...贵", 2);
  add (book, 2, "从……到…要", 3);
  assert_match (book, "too expensive", "0:0-13");
  assert_match (book, "too damn much expensive", "0:0-23");
  assert_match (book, "too very much more expensive", "");
  assert_match (book, "太他妈贵了", "1:0-4");
  assert_match (book, "太。贵", "");
  assert_match (book, "从北京到上海要多久", "2:0-7?");
  assert_match (book, "到上海要从北京", "");
}

/* The nearest "b" leads nowhere; a later one does. */
static void
test_gap_choice (void)
{
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();

  add (book, 0, "a … b … c", 3);
  assert_match (book, "a b x b x x c", "0:0-13");
  assert_match (book, "a x b x x x x c", "");
}

static void
test_longest (void)
{
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();

  add (book, 0, "贵", 6);
  add (book, 0, "太贵", 6);
  add (book, 0, "太贵了", 6);
  add (book, 0, "了", 6);
  add (book, 1, "贵了", 6);
  assert_match (book, "太贵了", "0:0-3 1:1-3");
  assert_match (book, "贵贵", "0:0-1 0:1-2");
}

static void
test_polarity (void)
{
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();

  add (book, 0, "套餐", 6);
  add (book, 1, "不要套餐", 6);
  add (book, 2, "want … upgrade", 6);
  assert_match (book, "我不要套餐", "1:1-5 0:3-5n");
  assert_match (book, "客服说这个套餐好", "0:5-7q");
  assert_match (book, "有没有套餐？", "0:3-5?");
  assert_match (book, "I want to upgrade", "2:2-17");
  assert_match (book, "I want to not upgrade", "2:2-21n");
}

static void
test_regex (void)
{
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();

  add_regex (book, 0, "流量\\s*超了?");
  add_regex (book, 1, "\\bover (my|the) limit");
  add_regex (book, 2, "環境|ＡＢＣ");
  add_regex (book, 3, "多少錢？");
  assert_match (book, "我的流量超了", "0:2-6");
  assert_match (book, "流量。", "");
  assert_match (book, "I went OVER the LIMIT.", "1:7-21");
  assert_match (book, "环境 Abc", "2:0-2 2:3-6");
  assert_match (book, "套餐多少钱？", "3:2-5?");
}

typedef struct
{
  const char *pattern;
  int code; /* -1: it is taken */
} PatternRow;

static void
test_regex_errors (void)
{
  static const PatternRow ROWS[] = {
    { "ab", -1 },
    { "a", CUE_PHRASE_ERROR_LITERAL },
    { "a?b", CUE_PHRASE_ERROR_LITERAL },
    { "ab?c", CUE_PHRASE_ERROR_LITERAL },
    { "ab{0,2}c", CUE_PHRASE_ERROR_LITERAL },
    { "ab{1,2}c", -1 },
    { "ab+c", -1 },
    { "\\d+元", CUE_PHRASE_ERROR_LITERAL },
    { "\\d+块钱", -1 },
    { ".*", CUE_PHRASE_ERROR_LITERAL },
    { "foo|b", CUE_PHRASE_ERROR_LITERAL },
    { "foo|bar", -1 },
    { "(foo|bar)?", CUE_PHRASE_ERROR_LITERAL },
    { "(?:foo|bar)+", -1 },
    { "(?<name>foo)", -1 },
    { "(?!foo)b", CUE_PHRASE_ERROR_LITERAL },
    { "(?=foo).", CUE_PHRASE_ERROR_LITERAL },
    { "[abc]{3}", CUE_PHRASE_ERROR_LITERAL },
    { "[]a]xy", -1 },
    { "\\Qab\\E", CUE_PHRASE_ERROR_LITERAL },
    { "a\\.b", -1 },
    { "\\x{61}\\x61", CUE_PHRASE_ERROR_LITERAL },
    { "(ab", CUE_PHRASE_ERROR_REGEX },
    { "[ab", CUE_PHRASE_ERROR_REGEX },
    { "ab\\C", CUE_PHRASE_ERROR_REGEX },
    { "(?x) a b", CUE_PHRASE_ERROR_REGEX },
    { "ab\xff", CUE_PHRASE_ERROR_REGEX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();
      g_autoptr (GError) error = NULL;
      gboolean taken = cue_phrase_book_add_regex (book, 0, ROWS[i].pattern, &error);

      if (taken != (ROWS[i].code < 0))
        g_test_message ("row %u", i);
      g_assert_cmpint (taken, ==, ROWS[i].code < 0);
      if (!taken)
        g_assert_error (error, CUE_PHRASE_ERROR, ROWS[i].code);
    }
}

/* A pattern that would try for years gives up, and what others found is there. */
static void
test_regex_limit (void)
{
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();
  g_autoptr (GString) text = g_string_new ("xy 贵");
  g_autoptr (CueTokens) tokens = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append_c (text, 'a');
  g_string_append (text, " b c");
  tokens = cue_tokens_new_for_text (text->str);
  add_regex (book, 0, "xy.*贵(a|aa)+c");
  add (book, 1, "贵", 0);
  hits = cue_phrase_book_match (book, tokens, &error);
  g_assert_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_LIMIT);
  g_assert_cmpuint (hits->len, ==, 1);
}

static void
test_regex_long_text (void)
{
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();
  g_autofree char *text = g_strnfill (100000, 'a');
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = NULL;

  add_regex (book, 0, "aa");
  hits = cue_phrase_book_match (book, tokens, &error);
  g_assert_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_LIMIT);
}

static void
test_empty (void)
{
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cue_phrase_book_add (book, 0, "…！", 6, &error));
  g_assert_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_EMPTY);
  assert_match (book, "", "");
}

static void
test_remove (void)
{
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();

  add (book, 0, "贵", 6);
  add (book, 1, "贵", 6);
  add (book, 0, "too … much", 6);
  add_regex (book, 0, "更便宜");
  assert_match (book, "贵 too much 更便宜", "0:0-1 1:0-1 0:2-10 0:11-14");
  cue_phrase_book_remove (book, 0);
  assert_match (book, "贵 too much 更便宜", "1:0-1");
  add (book, 0, "便宜", 6);
  assert_match (book, "贵 too much 更便宜", "1:0-1 0:12-14");
}

/* A very long turn costs a pass, not a freeze. */
static void
test_long_text (void)
{
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (CueTokens) tokens = NULL;
  g_autoptr (GArray) hits = NULL;

  add (book, 0, "贵", 6);
  add (book, 1, "a … b … c", 6);
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "a a b 贵");
  tokens = cue_tokens_new_for_text (text->str);
  hits = cue_phrase_book_match (book, tokens, NULL);
  g_assert_cmpuint (hits->len, ==, 20000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrase-book/words-in-any-case-and-width", test_wordings);
  g_test_add_func ("/phrase-book/gaps-have-a-limit", test_gaps);
  g_test_add_func ("/phrase-book/gap-finds-a-way-if-there-is-one", test_gap_choice);
  g_test_add_func ("/phrase-book/longest-of-a-set-stays", test_longest);
  g_test_add_func ("/phrase-book/hits-know-how-they-are-meant", test_polarity);
  g_test_add_func ("/phrase-book/regex-over-folded-text", test_regex);
  g_test_add_func ("/phrase-book/regex-needs-a-literal", test_regex_errors);
  g_test_add_func ("/phrase-book/regex-gives-up-politely", test_regex_limit);
  g_test_add_func ("/phrase-book/regex-reads-no-endless-text", test_regex_long_text);
  g_test_add_func ("/phrase-book/empty-wording-is-an-error", test_empty);
  g_test_add_func ("/phrase-book/removed-set-is-silent", test_remove);
  g_test_add_func ("/phrase-book/long-text-is-one-pass", test_long_text);
  return g_test_run ();
}
