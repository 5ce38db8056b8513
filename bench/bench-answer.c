/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Finding the answer to a turn: in the largest demo pack, and among ten thousand cards made from
 * the demo packs' own by exchanging sentences. The peer is SQLite's FTS5 over the same cards, with
 * Chinese cut into pairs, asked for the best three.
 */
#include "bench-help.h"

#include <sqlite3.h>
#include <stdio.h>

#include "cue-answer-search.h"
#include "cue-json.h"
#include "cue-model.h"
#include "cue-pack-folder.h"

#define N_CARDS 10000
#define N_TEXTS 200
#define ROUNDS 3
#define BOUND_US 1000

static GPtrArray *
read_turns (const char *pack)
{
  g_autofree char *inside = g_build_filename ("data", "packs", pack, "sessions.jsonl", NULL);
  g_autofree char *path = bench_source_path (inside);
  g_autoptr (GPtrArray) records = bench_read_lines (path);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      JsonObject *record = json_node_get_object (g_ptr_array_index (records, i));
      JsonArray *turns = json_object_get_array_member (record, "turns");

      for (guint t = 0; t < json_array_get_length (turns); t++)
        {
          JsonObject *turn = json_array_get_object_element (turns, t);

          if (g_str_equal (cue_json_get_string (turn, "role", ""), "customer"))
            g_ptr_array_add (texts, g_strdup (cue_json_get_string (turn, "text", "")));
        }
    }
  return texts;
}

static gint64
measure_search (const CueAnswerSearch *search, GPtrArray *texts)
{
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (BenchSeries) series = bench_series_new ();

      for (guint i = 0; i < MIN (texts->len, N_TEXTS); i++)
        {
          gint64 before = bench_cpu_ns ();
          g_autoptr (CueTokens) said = cue_tokens_new_for_text (g_ptr_array_index (texts, i));
          g_autoptr (CueBag) content = cue_bag_new (said, CUE_BAG_CONTENT);
          CueAsked asked = { said, content, NULL, NULL };
          g_autoptr (GArray) hits = cue_answer_search_find (search, &asked, 430);

          bench_series_add (series, bench_cpu_ns () - before);
        }
      best = MIN (best, bench_series_at (series, 500));
    }
  return best;
}

/* A pack of @n cards: questions and replies of @pack, dealt anew. */
static CuePack *
deal_pack (const CuePack *pack, guint n)
{
  GPtrArray *cards = cue_pack_get_answers (pack);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GPtrArray) problems = NULL;
  static const char manifest[] = "{\"pack\":\"many\",\"title\":\"many\",\"lang\":\"zh\"}";
  CuePack *many;

  for (guint i = 0; i < n; i++)
    {
      const CueAnswer *a = g_ptr_array_index (cards, i % cards->len);
      const CueAnswer *b = g_ptr_array_index (cards, (i / cards->len) % cards->len);
      const char *first = a->similar[i % g_strv_length (a->similar)];
      const char *second = b->similar[i % g_strv_length (b->similar)];

      g_string_append_printf (lines,
                              "{\"answer\":\"a%u\",\"title\":\"a%u\",\"question\":\"%s%s\","
                              "\"similar\":[\"%s%u\",\"%s %s\",\"%u %s\"],\"reply\":\"%s\"}\n",
                              i, i, first, second, first, i, second, first, i, second, first);
    }
  g_ptr_array_add (files, cue_pack_file_new ("pack.json",
                                             g_bytes_new_static (manifest, sizeof manifest - 1)));
  g_ptr_array_add (files,
                   cue_pack_file_new ("answers.jsonl", g_bytes_new (lines->str, lines->len)));
  many = cue_pack_read (files, &problems);
  if (many == NULL)
    {
      g_autofree char *problem = cue_pack_problem_to_string (g_ptr_array_index (problems, 0));

      g_printerr ("bench-answer: %s\n", problem);
    }
  return many;
}

/* Words and pairs of Chinese characters, each in quotes, with @between. */
static char *
cut_terms (const char *text, const char *between)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  GString *terms = g_string_new (NULL);

  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      g_autofree char *term = cue_tokens_dup_token (tokens, i);
      g_autofree char *next
          = i + 1 < tokens->n_tokens ? cue_tokens_dup_token (tokens, i + 1) : NULL;

      if (cue_unichar_is_cjk (g_utf8_get_char (term)) && next == NULL)
        continue;
      g_string_append_printf (terms, "%s\"%s%s\"", terms->len > 0 ? between : "", term,
                              cue_unichar_is_cjk (g_utf8_get_char (term)) ? next : "");
    }
  return g_string_free (terms, FALSE);
}

static sqlite3 *
open_fts (const CuePack *pack)
{
  GPtrArray *cards = cue_pack_get_answers (pack);
  sqlite3 *db;
  sqlite3_stmt *insert;

  sqlite3_open (":memory:", &db);
  sqlite3_exec (db, "CREATE VIRTUAL TABLE cards USING fts5(terms); BEGIN", NULL, NULL, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO cards VALUES (?)", -1, &insert, NULL);
  for (guint i = 0; i < cards->len; i++)
    {
      const CueAnswer *card = g_ptr_array_index (cards, i);
      g_autofree char *questions = g_strjoinv (" ", card->similar);
      g_autofree char *terms = cut_terms (questions, " ");

      sqlite3_bind_text (insert, 1, terms, -1, SQLITE_TRANSIENT);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  return db;
}

static gint64
measure_fts (sqlite3 *db, GPtrArray *texts)
{
  static const char query[] = "SELECT rowid FROM cards WHERE terms MATCH ? ORDER BY rank LIMIT 3";
  gint64 best = G_MAXINT64;
  sqlite3_stmt *select;

  sqlite3_prepare_v2 (db, query, -1, &select, NULL);
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (BenchSeries) series = bench_series_new ();

      for (guint i = 0; i < MIN (texts->len, N_TEXTS); i++)
        {
          gint64 before = bench_cpu_ns ();
          g_autofree char *terms = cut_terms (g_ptr_array_index (texts, i), " OR ");

          sqlite3_bind_text (select, 1, terms, -1, SQLITE_TRANSIENT);
          while (sqlite3_step (select) == SQLITE_ROW)
            ;
          sqlite3_reset (select);
          bench_series_add (series, bench_cpu_ns () - before);
        }
      best = MIN (best, bench_series_at (series, 500));
    }
  sqlite3_finalize (select);
  return best;
}

static void
bench_cards (const CuePack *pack, GPtrArray *texts, gint64 bound_us)
{
  gint64 before = bench_cpu_ns ();
  g_autoptr (CueModel) model = cue_model_train (pack, NULL, NULL);
  const CueAnswerSearch *search = cue_model_get_answers (model);
  gint64 built = bench_cpu_ns () - before;
  guint n = cue_pack_get_answers (pack)->len;
  g_autofree char *row = g_strdup_printf ("find among %u cards", n);
  g_autofree char *peer = g_strdup_printf ("peer: SQLite FTS5 among %u cards", n);
  g_autofree char *build = g_strdup_printf ("train and index %u cards", n);
  gint64 ours = measure_search (search, texts);
  sqlite3 *db = open_fts (pack);

  bench_row_us (row, ours, bound_us);
  bench_row_ratio (peer, ours, measure_fts (db, texts));
  bench_row_us (build, built, 0);
  sqlite3_close (db);
}

int
main (void)
{
  g_autofree char *dir = bench_source_path ("data/packs/telecom-zh");
  g_autoptr (GError) error = NULL;
  g_autoptr (CuePack) pack = cue_pack_folder_load (dir, NULL, NULL, &error);
  g_autoptr (CuePack) many = NULL;
  g_autoptr (GPtrArray) texts = read_turns ("telecom-zh");

  if (pack == NULL)
    {
      g_printerr ("bench-answer: %s\n", error->message);
      return 1;
    }
  bench_heading ("answers: one customer turn, median");
  bench_cards (pack, texts, BOUND_US);
  many = deal_pack (pack, N_CARDS);
  if (many != NULL)
    bench_cards (many, texts, 0);
  return 0;
}
