/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Ten thousand wordings against one turn: the phrase book in one pass, and what a program would do
 * without it: one GRegex a wording, or one strstr () a wording over the folded text. Wordings are
 * cut from the demo packs' own sentences with a fixed seed, so that some are always found.
 */
#include "bench-help.h"

#include <stdio.h>
#include <string.h>

#include "cue-phrase-book.h"

#define N_WORDINGS 10000
#define N_TEXTS 24
#define ROUNDS 3
#define BOUND_US 1000

static const char *packs[] = { "telecom-zh", "bank-en", "shop-travel" };

static guint32
dice (guint64 *seed, guint32 sides)
{
  *seed = *seed * G_GUINT64_CONSTANT (6364136223846793005) + 1442695040888963407;
  return (guint32) ((*seed >> 33) % sides);
}

/* Two to five neighbouring tokens of @text, as written. */
static char *
cut_wording (const char *text, guint64 *seed)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  guint wanted = 2 + dice (seed, 4), first;
  CueSpan span;

  if (tokens->n_tokens < wanted)
    return NULL;
  first = dice (seed, tokens->n_tokens - wanted + 1);
  span = cue_tokens_source (tokens, first, first + wanted);
  return g_utf8_substring (text, span.start, span.end);
}

static GPtrArray *
cut_wordings (GPtrArray *sentences)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *wordings = g_ptr_array_new_with_free_func (g_free);
  guint64 seed = 20260601;

  for (guint tries = 0; wordings->len < N_WORDINGS && tries < 40 * N_WORDINGS; tries++)
    {
      const char *sentence = g_ptr_array_index (sentences, dice (&seed, sentences->len));
      g_autofree char *wording = cut_wording (sentence, &seed);

      if (wording == NULL || !g_hash_table_add (seen, wording))
        continue;
      g_ptr_array_add (wordings, g_steal_pointer (&wording));
    }
  return wordings;
}

static GPtrArray *
collect (const char *file)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    {
      g_autofree char *inside = g_build_filename ("data", "packs", packs[i], file, NULL);
      g_autofree char *path = bench_source_path (inside);
      g_autoptr (GPtrArray) texts = bench_read_strings (path);

      for (guint t = 0; t < texts->len; t++)
        g_ptr_array_add (all, g_strdup (g_ptr_array_index (texts, t)));
    }
  return all;
}

static guint
find_with_book (const CuePhraseBook *book, const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (GArray) hits = cue_phrase_book_match (book, tokens, NULL);

  return hits->len;
}

static guint
find_with_regexes (GPtrArray *regexes, const char *text)
{
  guint found = 0;

  for (guint i = 0; i < regexes->len; i++)
    found += g_regex_match (g_ptr_array_index (regexes, i), text, 0, NULL);
  return found;
}

static guint
find_with_strstr (GPtrArray *folded, const char *text)
{
  g_autofree char *plain = cue_fold_string (text);
  guint found = 0;

  for (guint i = 0; i < folded->len; i++)
    found += strstr (plain, g_ptr_array_index (folded, i)) != NULL;
  return found;
}

static CuePhraseBook *
make_book (GPtrArray *wordings)
{
  CuePhraseBook *book = cue_phrase_book_new ();

  for (guint i = 0; i < wordings->len; i++)
    cue_phrase_book_add (book, i, g_ptr_array_index (wordings, i), 6, NULL);
  return book;
}

static GPtrArray *
make_regexes (GPtrArray *wordings)
{
  GPtrArray *regexes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_regex_unref);

  for (guint i = 0; i < wordings->len; i++)
    {
      g_autofree char *escaped = g_regex_escape_string (g_ptr_array_index (wordings, i), -1);
      GRegex *regex = g_regex_new (escaped, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);

      if (regex != NULL)
        g_ptr_array_add (regexes, regex);
    }
  return regexes;
}

static GPtrArray *
make_folded (GPtrArray *wordings)
{
  GPtrArray *folded = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < wordings->len; i++)
    g_ptr_array_add (folded, cue_fold_string (g_ptr_array_index (wordings, i)));
  return folded;
}

typedef guint (*Finder) (gpointer data, const char *text);

/* Best of three medians over the texts. */
static gint64
measure (Finder finder, gpointer data, GPtrArray *texts, guint *n_found)
{
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (BenchSeries) series = bench_series_new ();

      *n_found = 0;
      for (guint i = 0; i < N_TEXTS; i++)
        {
          gint64 before = bench_cpu_ns ();

          *n_found += finder (data, g_ptr_array_index (texts, i * texts->len / N_TEXTS));
          bench_series_add (series, bench_cpu_ns () - before);
        }
      best = MIN (best, bench_series_at (series, 500));
    }
  return best;
}

static char *
label (const char *what, guint n_found)
{
  return g_strdup_printf ("%s (%u found in %u turns)", what, n_found, N_TEXTS);
}

static void
bench_one_wording (CuePhraseBook *book)
{
  g_autoptr (BenchSeries) series = bench_series_new ();

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *wording = g_strdup_printf ("brand new wording %u", i);
      gint64 before = bench_cpu_ns ();

      cue_phrase_book_add (book, N_WORDINGS + i, wording, 6, NULL);
      cue_phrase_book_remove (book, N_WORDINGS + i);
      bench_series_add (series, bench_cpu_ns () - before);
    }
  bench_row_us ("add one wording and take it out", bench_series_at (series, 500), 0);
}

/* What a rule edited in a live engine costs here: the tenth edit since the book was made. */
static void
bench_derived (const CuePhraseBook *book)
{
  g_autoptr (BenchSeries) series = bench_series_new ();

  for (guint round = 0; round < 50; round++)
    {
      g_autoptr (CuePhraseBook) last = cue_phrase_book_derive (book);

      for (guint i = 0; i < 10; i++)
        {
          gint64 before = bench_cpu_ns ();
          CuePhraseBook *next = cue_phrase_book_derive (last);

          cue_phrase_book_remove (next, 7 * i);
          cue_phrase_book_add (next, 7 * i, "a wording of another kind", 6, NULL);
          if (i == 9)
            bench_series_add (series, bench_cpu_ns () - before);
          cue_phrase_book_unref (last);
          last = next;
        }
    }
  bench_row_us ("derive a book with one set changed", bench_series_at (series, 500), 200);
}

int
main (void)
{
  g_autoptr (GPtrArray) answers = collect ("answers.jsonl");
  g_autoptr (GPtrArray) texts = collect ("sessions.jsonl");
  g_autoptr (GPtrArray) wordings = cut_wordings (answers);
  g_autofree char *head = g_strdup_printf ("matching: %u wordings, one turn", wordings->len);
  gint64 before = bench_cpu_ns ();
  g_autoptr (CuePhraseBook) book = make_book (wordings);
  gint64 built = bench_cpu_ns () - before;
  g_autoptr (GPtrArray) regexes = make_regexes (wordings);
  g_autoptr (GPtrArray) folded = make_folded (wordings);
  guint n;
  gint64 ours = measure ((Finder) find_with_book, book, texts, &n), peer;
  g_autofree char *ours_label = label ("phrase book, folding and polarity included", n);
  g_autofree char *strstr_label = NULL;
  g_autofree char *regex_label = NULL;

  bench_heading (head);
  bench_row_us (ours_label, ours, BOUND_US);
  peer = measure ((Finder) find_with_strstr, folded, texts, &n);
  strstr_label = label ("peer: strstr over folded text", n);
  bench_row_ratio (strstr_label, ours, peer);
  peer = measure ((Finder) find_with_regexes, regexes, texts, &n);
  regex_label = label ("peer: one GRegex a wording", n);
  bench_row_ratio (regex_label, ours, peer);
  bench_row_us ("build the book", built, 0);
  bench_derived (book);
  bench_one_wording (book);
  return 0;
}
