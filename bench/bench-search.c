/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The best five of a hundred thousand articles. Articles are dealt, with a fixed seed, from the
 * sentences of the demo packs and of the public data, three or four each with an article number;
 * what is asked are turns of customers. The peers, SQLite's FTS5 and Xapian, get the same terms of
 * the same articles and questions and rank by BM25 with the same constants; whole titles must bring
 * the same article first.
 */
#include "bench-help.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "cue-impact-index.h"
#ifdef BENCH_XAPIAN
#include "peer-xapian.h"
#endif

#define N_ARTICLES 100000
#define N_TURNS 200
#define N_TITLES 200
#define N_BEST 5
#define ROUNDS 3
#define LONGEST 400
#define BOUND_US 300

typedef struct
{
  CueBag *bag;
  char **terms; /* the same as words */
} Question;

typedef struct
{
  GPtrArray *sentences;
  GPtrArray *articles; /* text */
  GPtrArray *turns;    /* Question */
  GPtrArray *titles;   /* Question */
  CueImpactIndex *index;
} Bench;

static guint32
dice (guint64 *seed, guint32 sides)
{
  *seed = *seed * G_GUINT64_CONSTANT (6364136223846793005) + 1442695040888963407;
  return (guint32) ((*seed >> 33) % sides);
}

static void
add_texts (GPtrArray *all, char *path)
{
  g_autofree char *owned = path;
  g_autoptr (GPtrArray) texts = bench_read_strings (path);

  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);

      if (strlen (text) <= LONGEST && strpbrk (text, " \xE3\xE4\xE5\xE6\xE7\xE8\xE9") != NULL)
        g_ptr_array_add (all, g_strdup (text));
    }
}

static GPtrArray *
read_sentences (void)
{
  static const char *packs[] = { "telecom-zh", "bank-en", "shop-travel" };
  static const char *data[] = { "knowledge_en/faq.jsonl", "chat_zh/conversations_train.jsonl",
                                "steps_en/conversations_train.jsonl", "kb_en_bank/docs.jsonl" };
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autofree char *answers = g_build_filename ("data/packs", packs[i], "answers.jsonl", NULL);

      add_texts (all, bench_source_path (answers));
    }
  for (guint i = 0; i < G_N_ELEMENTS (data); i++)
    {
      g_autofree char *inside = g_build_filename ("data", data[i], NULL);

      add_texts (all, bench_data_path (inside));
    }
  return all;
}

static GPtrArray *
deal_articles (GPtrArray *sentences)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func (g_free);
  guint64 seed = 20261122;

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      GString *text = g_string_new (NULL);

      for (guint n = 3 + dice (&seed, 2); n > 0; n--)
        g_string_append_printf (text, "%s . ",
                                (char *) g_ptr_array_index (sentences,
                                                            dice (&seed, sentences->len)));
      g_string_append_printf (text, "kb%u", i);
      g_ptr_array_add (articles, g_string_free (text, FALSE));
    }
  return articles;
}

static char *
name_term (const CueTerm *term)
{
  return g_strdup_printf ("t%016" G_GINT64_MODIFIER "x", term->hash);
}

/* Every term once for every time that it stands in the text. (transfer full) */
static char **
name_terms (const CueBag *bag, gboolean once)
{
  GPtrArray *terms = g_ptr_array_new ();

  for (guint i = 0; i < bag->n_terms; i++)
    for (guint k = 0; k < (once ? 1 : bag->terms[i].count); k++)
      g_ptr_array_add (terms, name_term (&bag->terms[i]));
  g_ptr_array_add (terms, NULL);
  return (char **) g_ptr_array_free (terms, FALSE);
}

static void
question_free (Question *self)
{
  cue_bag_free (self->bag);
  g_strfreev (self->terms);
  g_free (self);
}

/* Every term weighs the same, as it does for the peers. */
static void
add_question (GPtrArray *questions, const char *text)
{
  g_autoptr (CueBag) bag = cue_bag_new_for_text (text, CUE_BAG_CONTENT);
  Question *question;

  if (bag->n_terms == 0)
    return;
  for (guint i = 0; i < bag->n_terms; i++)
    bag->terms[i].factor = 1000;
  question = g_new0 (Question, 1);
  question->terms = name_terms (bag, TRUE);
  question->bag = g_steal_pointer (&bag);
  g_ptr_array_add (questions, question);
}

static void
add_turns (Bench *bench, const char *file)
{
  g_autofree char *path = bench_source_path (file);
  g_autoptr (GPtrArray) texts = bench_read_strings (path);

  for (guint i = 0; i < N_TURNS / 2; i++)
    add_question (bench->turns, g_ptr_array_index (texts, i * texts->len / (N_TURNS / 2)));
}

static void
add_titles (Bench *bench)
{
  for (guint i = 0; i < N_TITLES; i++)
    {
      guint article = i * (N_ARTICLES / N_TITLES) + i % 7;
      const char *text = g_ptr_array_index (bench->articles, article);
      g_autofree char *title = g_strndup (text, (gsize) (strstr (text, " . ") - text));
      g_autofree char *whole = g_strdup_printf ("%s kb%u", title, article);

      add_question (bench->titles, whole);
    }
}

static void
make_bench (Bench *bench)
{
  bench->sentences = read_sentences ();
  bench->articles = deal_articles (bench->sentences);
  bench->turns = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);
  bench->titles = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);
  add_turns (bench, "data/packs/telecom-zh/sessions.jsonl");
  add_turns (bench, "data/packs/bank-en/sessions.jsonl");
  add_titles (bench);
}

static void
clear_bench (Bench *bench)
{
  g_ptr_array_unref (bench->sentences);
  g_ptr_array_unref (bench->articles);
  g_ptr_array_unref (bench->turns);
  g_ptr_array_unref (bench->titles);
  cue_impact_index_unref (bench->index);
}

/* Finds the best few; returns the best, G_MAXUINT for none. */
typedef guint (*Finder) (gpointer peer, const Question *question);

static guint
find_ours (gpointer peer, const Question *question)
{
  g_autoptr (GArray) hits
      = cue_impact_index_find (peer, question->bag->terms, question->bag->n_terms, N_BEST, 0);

  return hits->len == 0 ? G_MAXUINT : g_array_index (hits, CueImpactHit, 0).document;
}

static guint
find_fts (gpointer peer, const Question *question)
{
  g_autofree char *query = g_strjoinv (" OR ", question->terms);
  sqlite3_stmt *select = peer;
  guint best = G_MAXUINT;

  sqlite3_bind_text (select, 1, query, -1, SQLITE_TRANSIENT);
  while (sqlite3_step (select) == SQLITE_ROW)
    if (best == G_MAXUINT)
      best = (guint) sqlite3_column_int (select, 0) - 1;
  sqlite3_reset (select);
  return best;
}

#ifdef BENCH_XAPIAN
static guint
find_xapian (gpointer peer, const Question *question)
{
  guint best[N_BEST] = { G_MAXUINT };

  peer_xapian_find (peer, question->terms, N_BEST, best);
  return best[0];
}
#endif

static gint64
measure (Finder find, gpointer peer, GPtrArray *questions, guint permille)
{
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (BenchSeries) series = bench_series_new ();

      for (guint i = 0; i < questions->len; i++)
        {
          gint64 before = bench_cpu_ns ();

          find (peer, g_ptr_array_index (questions, i));
          bench_series_add (series, bench_cpu_ns () - before);
        }
      best = MIN (best, bench_series_at (series, permille));
    }
  return best;
}

static guint
count_same (const Bench *bench, Finder find, gpointer peer)
{
  guint n = 0;

  for (guint i = 0; i < bench->titles->len; i++)
    {
      const Question *title = g_ptr_array_index (bench->titles, i);

      n += find (peer, title) == find_ours (bench->index, title);
    }
  return n;
}

static void
bench_ours (Bench *bench)
{
  g_autoptr (CueImpactBuilder) builder = cue_impact_builder_new ();
  gint64 before = bench_cpu_ns (), cut;
  g_autofree char *memory = NULL;

  for (guint i = 0; i < bench->articles->len; i++)
    {
      g_autoptr (CueBag) bag
          = cue_bag_new_for_text (g_ptr_array_index (bench->articles, i), CUE_BAG_CONTENT);

      cue_impact_builder_add (builder, bag);
    }
  cut = bench_cpu_ns ();
  bench->index = cue_impact_index_new (builder);
  memory = g_strdup_printf ("index them (%u MB)",
                            (guint) (cue_impact_index_get_bytes (bench->index) >> 20));
  bench_row_us ("find, median", measure (find_ours, bench->index, bench->turns, 500), BOUND_US);
  bench_row_us ("find, p99", measure (find_ours, bench->index, bench->turns, 990), 0);
  bench_row_us ("cut all articles into terms", cut - before, 0);
  bench_row_us (memory, bench_cpu_ns () - cut, 0);
}

static void
bench_change (Bench *bench)
{
  g_autoptr (BenchSeries) series = bench_series_new ();
  g_autoptr (CueBag) bag
      = cue_bag_new_for_text (g_ptr_array_index (bench->articles, 7), CUE_BAG_CONTENT);
  g_autoptr (CueImpactBuilder) added = cue_impact_builder_new ();

  cue_impact_builder_add (added, bag);
  for (guint i = 0; i < 50; i++)
    {
      gint64 before = bench_cpu_ns ();
      g_autoptr (CueImpactIndex) changed = cue_impact_index_derive (bench->index, &i, 1, added);

      bench_series_add (series, bench_cpu_ns () - before);
    }
  bench_row_us ("change one article", bench_series_at (series, 500), 0);
}

static void
bench_peer (const Bench *bench, const char *name, Finder find, gpointer peer)
{
  gint64 ours = measure (find_ours, bench->index, bench->turns, 500);
  g_autofree char *row = g_strdup_printf ("peer: %s (same first article for %u of %u titles)", name,
                                          count_same (bench, find, peer), bench->titles->len);

  bench_row_ratio (row, ours, measure (find, peer, bench->turns, 500));
}

static void
bench_fts (const Bench *bench)
{
  sqlite3 *db;
  sqlite3_stmt *insert, *select;

  sqlite3_open (":memory:", &db);
  sqlite3_exec (db, "CREATE VIRTUAL TABLE articles USING fts5(terms); BEGIN", NULL, NULL, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO articles VALUES (?)", -1, &insert, NULL);
  for (guint i = 0; i < bench->articles->len; i++)
    {
      g_autoptr (CueBag) bag
          = cue_bag_new_for_text (g_ptr_array_index (bench->articles, i), CUE_BAG_CONTENT);
      g_auto (GStrv) terms = name_terms (bag, FALSE);
      g_autofree char *text = g_strjoinv (" ", terms);

      sqlite3_bind_text (insert, 1, text, -1, SQLITE_TRANSIENT);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  sqlite3_exec (db, "COMMIT; INSERT INTO articles (articles) VALUES ('optimize')", NULL, NULL,
                NULL);
  sqlite3_prepare_v2 (db, "SELECT rowid FROM articles WHERE articles MATCH ? ORDER BY rank "
                          "LIMIT " G_STRINGIFY (N_BEST), -1, &select, NULL);
  bench_peer (bench, "SQLite FTS5", find_fts, select);
  sqlite3_finalize (select);
  sqlite3_close (db);
}

#ifdef BENCH_XAPIAN
static void
remove_folder (const char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
}

static void
bench_xapian (const Bench *bench)
{
  g_autofree char *folder = g_dir_make_tmp ("cue-bench-XXXXXX", NULL);
  PeerXapian *peer = peer_xapian_new (folder);

  for (guint i = 0; i < bench->articles->len; i++)
    {
      g_autoptr (CueBag) bag
          = cue_bag_new_for_text (g_ptr_array_index (bench->articles, i), CUE_BAG_CONTENT);
      g_auto (GStrv) terms = name_terms (bag, FALSE);

      peer_xapian_add (peer, terms);
    }
  peer_xapian_seal (peer);
  bench_peer (bench, "Xapian", find_xapian, peer);
  peer_xapian_free (peer);
  remove_folder (folder);
}
#else
static void
bench_xapian (const Bench *bench)
{
  printf ("| peer: Xapian | skipped: libxapian-dev and g++ are not installed | | |\n");
}
#endif

int
main (void)
{
  Bench bench = { NULL };
  g_autofree char *head = NULL;

  make_bench (&bench);
  head = g_strdup_printf ("search: the best %d of %u articles dealt from %u sentences", N_BEST,
                          bench.articles->len, bench.sentences->len);
  bench_heading (head);
  bench_ours (&bench);
  bench_change (&bench);
  bench_fts (&bench);
  bench_xapian (&bench);
  clear_bench (&bench);
  return 0;
}
