/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-data-help.h"
#include "cue-fold.h"
#include "cue-pack-reader.h"
#include "cue-sentences.h"
#include "cue-initials.h"
#include "cue-snippet-index.h"

static const char *const words_zh[] = { "请",   "稍等", "银行", "重庆", "流量", "套餐", "感谢",
                                        "来电", "再见", "查询", "办理", "快递", "長大", "卡A" };
static const char *const words_en[]
    = { "please", "wait", "order", "refund", "card", "thanks", "check", "agent", "a", "moment" };

static const char *
pick (const char *const *words, guint n)
{
  return words[g_test_rand_int_range (0, (int) n)];
}

static CuePack *
make_pack (guint n)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GPtrArray) problems = NULL;
  const char *manifest = "{\"pack\":\"many\",\"version\":1,\"title\":\"many\",\"lang\":\"both\","
                         "\"utc_offset_min\":0,\"currency\":\"yuan\"}";

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (lines,
                              "{\"snippet\":\"s%u\",\"title\":{\"zh\":\"%s%s\",\"en\":\"%s %s\"},",
                              i, pick (words_zh, 14), pick (words_zh, 14), pick (words_en, 10),
                              pick (words_en, 10));
      g_string_append (lines, "\"text\":{\"zh\":\"");
      for (guint w = 0; w < 8; w++)
        g_string_append (lines, pick (words_zh, 14));
      g_string_append (lines, "。\",\"en\":\"");
      for (guint w = 0; w < 8; w++)
        g_string_append_printf (lines, "%s ", pick (words_en, 10));
      g_string_append_printf (lines, ".\"},\"keys\":[\"k%u\",\"%s\"]}\n", i % 997,
                              pick (words_en, 10));
    }
  g_autoptr (GBytes) pack_json = g_bytes_new_static (manifest, strlen (manifest));
  g_autoptr (GBytes) snippets = g_bytes_new (lines->str, lines->len);
  g_ptr_array_add (files, cue_pack_file_new ("pack.json", pack_json));
  g_ptr_array_add (files, cue_pack_file_new ("snippets.jsonl", snippets));
  CuePack *pack = cue_pack_read (files, &problems);
  for (guint i = 0; pack == NULL && i < problems->len && i < 3; i++)
    g_test_message ("%s", cue_pack_problem_to_string (g_ptr_array_index (problems, i)));
  g_assert_nonnull (pack);
  return pack;
}

/* The plain way: fold everything again, look at every snippet, sort by rank. 0 key, 1 prefix, 2
 * contains, 3 none */
static guint
rank_text (const char *text, const char *query)
{
  g_autofree char *folded = cue_fold_string (text);

  if (g_str_has_prefix (folded, query))
    return 1;
  return strstr (folded, query) != NULL ? 2 : 3;
}

/* May @query be typed for the beginning of @title, one key a character? Blanks are not typed. */
static gboolean
spells (const char *title, const char *query)
{
  while (*query == ' ')
    query++;
  while (*title == ' ')
    title++;
  if (*query == '\0' || *title == '\0')
    return *query == '\0';

  gunichar c = g_utf8_get_char (title);
  gunichar typed = g_utf8_get_char (query);
  const char *readings = cue_unichar_pinyin (c);
  gboolean same = c == typed;

  for (const char *at = readings; at != NULL && *at != '\0' && !same; at++)
    same = (at == readings || at[-1] == ' ') && (gunichar) *at == typed;
  return same && spells (g_utf8_next_char (title), g_utf8_next_char (query));
}

static gboolean
has_pinyin (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (cue_unichar_pinyin (g_utf8_get_char (text)) != NULL)
      return TRUE;
  return FALSE;
}

static guint
rank_title (const char *title, const char *query)
{
  g_autofree char *folded = cue_fold_string (title);
  guint rank = rank_text (title, query);

  return strpbrk (query, "abcdefghijklmnopqrstuvwxyz") != NULL && has_pinyin (folded)
                 && spells (folded, query)
             ? MIN (rank, 1)
             : rank;
}

static guint
rank_snippet (const CueSnippet *snippet, const char *query)
{
  guint rank = MIN (rank_title (cue_text_get (snippet->title, "zh"), query),
                    rank_title (cue_text_get (snippet->title, "en"), query));

  rank = MIN (rank, MAX (2, rank_text (cue_text_get (snippet->text, "zh"), query)));
  rank = MIN (rank, MAX (2, rank_text (cue_text_get (snippet->text, "en"), query)));
  for (guint i = 0; snippet->keys[i] != NULL; i++)
    {
      g_autofree char *folded = cue_fold_string (snippet->keys[i]);
      rank = g_str_equal (folded, query) ? 0 : MIN (rank, rank_text (folded, query));
      if (rank == 0)
        return 0;
    }
  return rank;
}

static GPtrArray *
scan (CuePack *pack, const char *query, guint most)
{
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *snippets = cue_pack_get_snippets (pack);
  g_autofree char *folded = g_strstrip (cue_fold_string (query));

  for (guint rank = 0; rank < 3; rank++)
    for (guint i = 0; i < snippets->len && found->len < most; i++)
      if (*folded == '\0' ? rank == 0
                          : rank_snippet (g_ptr_array_index (snippets, i), folded) == rank)
        g_ptr_array_add (found, g_ptr_array_index (snippets, i));
  return found;
}

/* The first letter of any reading of each character, or now and then the character itself. */
static char *
make_initials (const char *word)
{
  g_autofree char *folded = cue_fold_string (word);
  GString *out = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *readings = cue_unichar_pinyin (g_utf8_get_char (at));
      g_auto (GStrv) each = g_strsplit (readings == NULL ? "" : readings, " ", -1);
      guint n = g_strv_length (each);

      if (n == 0 || g_test_rand_int_range (0, 4) == 0)
        g_string_append_unichar (out, g_utf8_get_char (at));
      else
        g_string_append_c (out, each[g_test_rand_int_range (0, (int) n)][0]);
    }
  return g_string_free (out, FALSE);
}

/* A stretch of a word, from anywhere in it. */
static char *
make_stretch (const char *word)
{
  glong n = g_utf8_strlen (word, -1);
  glong start = g_test_rand_int_range (0, (int) n);

  return g_utf8_substring (word, start, g_test_rand_int_range ((int) start, (int) n) + 1);
}

static char *
make_query (void)
{
  const char *word = g_test_rand_int_range (0, 2) == 0 ? pick (words_zh, 14) : pick (words_en, 10);
  g_autofree char *two = g_strconcat (pick (words_zh, 14), pick (words_zh, 14), NULL);

  switch (g_test_rand_int_range (0, 9))
    {
    case 0:
      return g_strdup_printf ("k%d", g_test_rand_int_range (0, 1000));
    case 1:
      return g_utf8_substring (word, 0, 1);
    case 2:
      return make_initials (pick (words_zh, 14));
    case 3:
      return make_initials (two);
    case 4:
      return g_utf8_strup (word, -1);
    case 5:
      return make_stretch (word);
    case 6:
      return make_stretch (two);
    case 7:
      return g_strdup (pick ((const char *const[]){ "銀行", "Ｋ", "ｗａｉｔ", "請稍", "重慶", "，",
                                                    "w a", "长大", "zd", "cd" },
                             10));
    default:
      return g_strdup (word);
    }
}

static void
test_as_a_scan (void)
{
  g_autoptr (CuePack) pack = make_pack (120);
  g_autoptr (CueSnippetIndex) index = cue_snippet_index_new (pack);

  for (guint round = 0; round < 600; round++)
    {
      g_autofree char *query = round == 0 ? g_strdup ("") : make_query ();
      guint most = (guint) g_test_rand_int_range (1, 150);
      g_autoptr (GPtrArray) found = cue_snippet_index_find (index, query, most);
      g_autoptr (GPtrArray) expected = scan (pack, query, most);

      g_assert_cmpuint (found->len, ==, expected->len);
      for (guint i = 0; i < found->len; i++)
        g_assert_true (g_ptr_array_index (found, i) == g_ptr_array_index (expected, i));
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
test_fast (void)
{
  g_autoptr (CuePack) pack = make_pack (50000);
  g_autoptr (CueSnippetIndex) index = cue_snippet_index_new (pack);
  gint64 times[400];

  for (guint round = 0; round < G_N_ELEMENTS (times); round++)
    {
      g_autofree char *query
          = round % 4 == 0 ? g_strdup_printf ("nothing has this %u", round) : make_query ();
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GPtrArray) found = cue_snippet_index_find (index, query, 8);

      times[round] = g_get_monotonic_time () - start;
      g_assert_cmpuint (found->len, <=, 8);
    }
  qsort (times, G_N_ELEMENTS (times), sizeof times[0], compare_times);
  g_test_message ("50,000 snippets: p50 %" G_GINT64_FORMAT " us, p99 %" G_GINT64_FORMAT " us",
                  times[200], times[395]);
  g_test_minimized_result ((double) times[395] / 1000.0, "p99 ms");
  if (g_test_perf ())
    g_assert_cmpint (times[395], <=, 16000);
}

static void
test_initials (void)
{
  static const struct
  {
    const char *title;
    const char *query;
    gboolean begins;
  } rows[] = {
    { "请稍等", "qsd", TRUE },
    { "请稍等", "qs", TRUE },
    { "请稍等", "sd", FALSE },
    { "one moment", "om", FALSE },
    { "重庆", "cq", TRUE },
    { "重庆", "zq", TRUE },
    { "银行卡", "yhk", TRUE },
    { "银行卡", "yxk", TRUE },
    { "银行卡", "yh卡", TRUE },
    { "银行卡", "银h卡", TRUE },
    { "銀行卡", "yh卡", TRUE },
    { "银行卡", "ＹＨ", TRUE },
    { "60GB 套餐", "60gbtc", TRUE },
    { "会话：下一个", "hhxyg", TRUE },
    { "重长行乐重长行乐", "zchyccxl", TRUE },
    { "银行卡", "yhkk", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) initials = cue_initials_read (rows[i].title);
      g_autofree char *folded = cue_fold_string (rows[i].query);
      guint n;
      g_autofree gunichar *query = cue_initials_query (folded, &n);

      g_test_message ("%s by %s", rows[i].title, rows[i].query);
      g_assert_cmpint (cue_initials_begin ((const CueInitial *) (gpointer) initials->data,
                                           initials->len, query, n),
                       ==, rows[i].begins);
    }
}

static void
test_sentences (void)
{
  gsize byte = 0;
  const char *text = "Ｈello，請稍等。再见";

  g_autoptr (GArray) starts = cue_sentence_starts (text);
  g_assert_cmpuint (starts->len, ==, 3);
  g_assert_true (cue_sentence_continue (text, "hel", &byte));
  g_assert_cmpstr (text + byte, ==, "lo，請稍等。再见");
  g_assert_true (cue_sentence_continue (text + g_array_index (starts, gsize, 1), "请稍", &byte));
  g_assert_false (cue_sentence_continue (text, "hallo", &byte));
  g_assert_false (cue_sentence_continue ("再见", "再见", &byte));
  g_autofree char *rest = cue_sentence_rest ("等。再见");
  g_assert_cmpstr (rest, ==, "等。");
}

static void
test_pinyin (void)
{
  static const struct
  {
    const char *text;
    const char *query;
    gboolean begins;
  } rows[] = {
    { "王女士", "wang", TRUE },
    { "王女士", "wns", TRUE },
    { "王女士", "wangns", TRUE },
    { "王女士", "wangnvs", TRUE },
    { "王女士", "wangx", FALSE },
    { "王女士", "nvshi", FALSE },
    { "王", "wangnvshi", FALSE },
    { "重庆银行", "cqyh", TRUE },
    { "重庆银行", "zhongqingyinhang", TRUE },
    { "会话：下一个", "hhxyg", TRUE },
    { "60gb 套餐", "60gbtc", TRUE },
    { "王女士", "", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s by %s", rows[i].text, rows[i].query);
      g_assert_cmpint (cue_pinyin_begins (rows[i].text, rows[i].query), ==, rows[i].begins);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snippets/found-as-a-scan-would", test_as_a_scan);
  g_test_add_func ("/snippets/fifty-thousand-in-a-frame", test_fast);
  g_test_add_func ("/snippets/initials-in-all-readings", test_initials);
  g_test_add_func ("/sentences/go-on-where-the-typing-stopped", test_sentences);
  g_test_add_func ("/pinyin/whole-or-first-letters-or-mixed", test_pinyin);
  return g_test_run ();
}
