/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finding a snippet at each key stroke among 50,000 made from the demo packs' own sentences: whole
 * words, one or two Chinese characters, pinyin initials, the middle of words, and what nothing has.
 * The peer reads every folded text with strstr () and ranks nothing.
 */
#include "bench-help.h"

#include <string.h>

#include "cue-fold.h"
#include "cue-json.h"
#include "cue-pack-reader.h"
#include "cue-snippet-index.h"

#define N_SNIPPETS 50000
#define ROUNDS 3
#define N_RANDOM 1000
#define BOUND_US 2000
#define MOST 8

static const char *const queries[]
    = { "宽带",   "套餐", "费",   "流量",     "qsd",   "请稍等",   "the",      "branch",
        "refund", "kd",   "你好", "国际漫游", "w",     "wait",     "没有这个", "zzqqxx",
        "card",   "改签", "地址", "不用换卡", "thank", "ＣＡＲＤ", "資費",     "yhq" };

static GPtrArray *
collect (void)
{
  static const char *const files[] = { "telecom-zh/answers.jsonl", "bank-en/answers.jsonl",
                                       "shop-travel/answers.jsonl", "telecom-zh/talks.jsonl" };
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *inside = g_build_filename ("data", "packs", files[i], NULL);
      g_autofree char *path = bench_source_path (inside);
      g_autoptr (GPtrArray) texts = bench_read_strings (path);

      for (guint t = 0; t < texts->len; t++)
        if (strstr (g_ptr_array_index (texts, t), "{{") == NULL)
          g_ptr_array_add (all, g_strdup (g_ptr_array_index (texts, t)));
    }
  return all;
}

static GBytes *
write_snippets (GPtrArray *texts)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < N_SNIPPETS; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);
      g_autofree char *key = g_strdup_printf ("k%u", i);
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *line = NULL;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "snippet");
      json_builder_add_string_value (builder, id);
      json_builder_set_member_name (builder, "title");
      json_builder_add_string_value (builder, g_ptr_array_index (texts, i * 7 % texts->len));
      json_builder_set_member_name (builder, "text");
      json_builder_add_string_value (builder, g_ptr_array_index (texts, i % texts->len));
      json_builder_set_member_name (builder, "keys");
      json_builder_begin_array (builder);
      json_builder_add_string_value (builder, key);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      node = json_builder_get_root (builder);
      line = cue_json_to_canonical (node);
      g_string_append_printf (lines, "%s\n", line);
    }
  return g_bytes_new (lines->str, lines->len);
}

static CuePack *
make_pack (GPtrArray *texts)
{
  static const char manifest[] = "{\"pack\":\"many\",\"title\":\"many\",\"lang\":\"zh\"}";
  g_autoptr (GBytes) snippets = write_snippets (texts);
  g_autoptr (GBytes) head = g_bytes_new_static (manifest, sizeof manifest - 1);
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GPtrArray) problems = NULL;
  CuePack *pack;

  g_ptr_array_add (files, cue_pack_file_new ("pack.json", head));
  g_ptr_array_add (files, cue_pack_file_new ("snippets.jsonl", snippets));
  pack = cue_pack_read (files, &problems);
  if (pack == NULL)
    {
      g_autofree char *problem = cue_pack_problem_to_string (g_ptr_array_index (problems, 0));

      g_printerr ("bench-snippet: %s\n", problem);
    }
  return pack;
}

static void
find_all (const CueSnippetIndex *index, BenchSeries *series)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gint64 before = bench_cpu_ns ();
      g_autoptr (GPtrArray) found = cue_snippet_index_find (index, queries[i], MOST);

      bench_series_add (series, bench_cpu_ns () - before);
    }
}

static guint32
dice (guint64 *seed, guint32 sides)
{
  *seed = *seed * G_GUINT64_CONSTANT (6364136223846793005) + 1442695040888963407;
  return (guint32) ((*seed >> 33) % sides);
}

/* One to four characters from anywhere in a text; every third as first letters of its readings, and
 * every tenth with a character before it that makes it rare. */
static char *
make_query (GPtrArray *texts, guint64 *seed)
{
  const char *text = g_ptr_array_index (texts, dice (seed, texts->len));
  glong start = dice (seed, (guint32) g_utf8_strlen (text, -1) - 3);
  g_autofree char *part = g_utf8_substring (text, start, start + 1 + dice (seed, 4));
  GString *query = g_string_new (dice (seed, 10) == 0 ? "鱻" : NULL);
  gboolean letters = dice (seed, 3) == 0;

  for (const char *at = part; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *readings = letters ? cue_unichar_pinyin (g_utf8_get_char (at)) : NULL;

      if (readings != NULL)
        g_string_append_c (query, readings[0]);
      else
        g_string_append_unichar (query, g_utf8_get_char (at));
    }
  return g_string_free (query, FALSE);
}

static void
find_random (const CueSnippetIndex *index, GPtrArray *texts, BenchSeries *series)
{
  guint64 seed = 20261122;

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *query = make_query (texts, &seed);
      gint64 before = bench_cpu_ns ();
      g_autoptr (GPtrArray) found = cue_snippet_index_find (index, query, MOST);

      bench_series_add (series, bench_cpu_ns () - before);
    }
}

static void
scan_all (GPtrArray *folded, BenchSeries *series)
{
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gint64 before = bench_cpu_ns ();
      g_autofree char *query = cue_fold_string (queries[i]);
      guint found = 0;

      for (guint t = 0; t < folded->len; t++)
        found += strstr (g_ptr_array_index (folded, t), query) != NULL;
      bench_series_add (series, bench_cpu_ns () - before + (found > folded->len));
    }
}

int
main (void)
{
  g_autoptr (GPtrArray) texts = collect ();
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CuePack) pack = make_pack (texts);
  g_autoptr (CueSnippetIndex) index = NULL;
  gint64 before = bench_cpu_ns (), built;
  gint64 median = G_MAXINT64, worst = G_MAXINT64, peer = G_MAXINT64, p99 = G_MAXINT64;

  if (pack == NULL)
    return 1;
  index = cue_snippet_index_new (pack);
  built = bench_cpu_ns () - before;
  for (guint i = 0; i < N_SNIPPETS; i++)
    {
      g_autofree char *both
          = g_strconcat (g_ptr_array_index (texts, i * 7 % texts->len), "\n",
                         (char *) g_ptr_array_index (texts, i % texts->len), NULL);

      g_ptr_array_add (folded, cue_fold_string (both));
    }
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (BenchSeries) ours = bench_series_new ();
      g_autoptr (BenchSeries) theirs = bench_series_new ();
      g_autoptr (BenchSeries) random = bench_series_new ();

      find_random (index, texts, random);
      p99 = MIN (p99, bench_series_at (random, 990));
      find_all (index, ours);
      scan_all (folded, theirs);
      median = MIN (median, bench_series_at (ours, 500));
      worst = MIN (worst, bench_series_at (ours, 1000));
      peer = MIN (peer, bench_series_at (theirs, 500));
    }
  bench_heading ("snippets: one key stroke among 50,000");
  bench_row_us ("find, median of 24 queries", median, 0);
  bench_row_us ("find, slowest of them", worst, 0);
  bench_row_us ("find, p99 of 1,000 random queries", p99, BOUND_US);
  bench_row_ratio ("peer: strstr over folded texts, median", median, peer);
  bench_row_us ("fold and index them all", built, 0);
  return 0;
}
