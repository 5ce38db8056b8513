/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Ten thousand wordings against one turn: the phrase book in one pass, and what a program would do
 * without it: one GRegex a wording, or one strstr () (in JavaScript: includes ()) a wording over
 * the folded text, or Vectorscan over all of them. Wordings are cut from the demo packs' own
 * sentences with a fixed seed, so that some are always found.
 */
#include "bench-help.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "cue-json.h"
#include "cue-phrase-book.h"
#include "cue-trie.h"
#ifdef BENCH_VECTORSCAN
#include "peer-vectorscan.h"
#endif

#define N_WORDINGS 10000
#define N_TEXTS 24
#define ROUNDS 3
#define REPEATS 50
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

/* @text: folded already */
static guint
find_with_trie (const CueTrie *trie, CueFolded *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new (text);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (CueTrieHit));

  cue_trie_match (trie, tokens, hits);
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
  guint found = 0;

  for (guint i = 0; i < folded->len; i++)
    found += strstr (text, g_ptr_array_index (folded, i)) != NULL;
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

static CueTrie *
make_trie (GPtrArray *wordings)
{
  CueTrie *trie = cue_trie_new ();

  for (guint i = 0; i < wordings->len; i++)
    {
      g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (g_ptr_array_index (wordings, i));

      cue_trie_add (trie, tokens, i);
    }
  return trie;
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

static JsonArray *
list_strings (GPtrArray *strings)
{
  JsonArray *list = json_array_new ();

  for (guint i = 0; i < strings->len; i++)
    json_array_add_string_element (list, g_ptr_array_index (strings, i));
  return list;
}

/* (transfer full) */
static char *
ask_node (GPtrArray *folded, GPtrArray *texts)
{
  g_autofree char *script = bench_source_path ("bench/peer-includes.mjs");
  g_autoptr (GSubprocess) node
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL,
                          "node", script, NULL);
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) root = cue_json_new_object (object);
  g_autofree char *input = NULL;
  char *output = NULL;

  if (node == NULL)
    return NULL;
  json_object_set_array_member (object, "wordings", list_strings (folded));
  json_object_set_array_member (object, "texts", list_strings (texts));
  input = cue_json_to_canonical (root);
  g_subprocess_communicate_utf8 (node, input, NULL, &output, NULL, NULL);
  return output;
}

static void
bench_node (GPtrArray *folded, GPtrArray *texts, gint64 ours)
{
  g_autofree char *answer = ask_node (folded, texts);
  g_autofree char *row = NULL;
  gint64 ns = 0;
  guint n = 0;

  if (answer == NULL || sscanf (answer, "%" G_GINT64_FORMAT " %u", &ns, &n) != 2)
    {
      printf ("| peer: JavaScript includes () | skipped: node is not installed | | |\n");
      return;
    }
  row = g_strdup_printf ("peer: JavaScript includes () over folded text (%u found in %u turns)", n,
                         N_TEXTS);
  bench_row_ratio (row, ours, ns);
}

typedef guint (*Finder) (gpointer data, gpointer text);

/* Best of three medians over the texts; a text is read @repeats times, so that reading the clock
 * does not count. */
static gint64
measure (Finder finder, gpointer data, GPtrArray *texts, guint repeats, guint *n_found)
{
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (BenchSeries) series = bench_series_new ();

      *n_found = 0;
      for (guint i = 0; i < texts->len; i++)
        {
          gint64 before = bench_cpu_ns ();
          guint n = 0;

          for (guint k = 0; k < repeats; k++)
            n = finder (data, g_ptr_array_index (texts, i));
          *n_found += n;
          bench_series_add (series, (bench_cpu_ns () - before) / repeats);
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

/* N_TEXTS of the demo packs' turns: as written, folded, and folded as plain text. */
typedef struct
{
  GPtrArray *written;
  GPtrArray *folded; /* CueFolded */
  GPtrArray *plain;
} Turns;

#ifdef BENCH_VECTORSCAN
static void
bench_vectorscan (GPtrArray *folded, const Turns *turns, gint64 ours, gint64 built)
{
  gint64 before = bench_cpu_ns ();
  PeerVectorscan *peer = peer_vectorscan_new (folded);
  gint64 compiled = bench_cpu_ns () - before;
  g_autofree char *row = NULL;
  gint64 found;
  guint n;

  g_return_if_fail (peer != NULL);
  found = measure ((Finder) peer_vectorscan_find, peer, turns->plain, REPEATS, &n);
  row = label ("peer: Vectorscan over folded text", n);
  bench_row_ratio (row, ours, found);
  bench_row_ratio ("peer: Vectorscan, compiling, beside building the book", built, compiled);
  peer_vectorscan_free (peer);
}
#else
static void
bench_vectorscan (GPtrArray *folded, const Turns *turns, gint64 ours, gint64 built)
{
  printf ("| peer: Vectorscan | skipped: libvectorscan-dev is not installed | | |\n");
}
#endif

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

static Turns
read_turns (void)
{
  g_autoptr (GPtrArray) all = collect ("sessions.jsonl");
  Turns turns = { g_ptr_array_new_with_free_func (g_free),
                  g_ptr_array_new_with_free_func ((GDestroyNotify) cue_folded_unref),
                  g_ptr_array_new_with_free_func (g_free) };

  for (guint i = 0; i < N_TEXTS; i++)
    {
      const char *text = g_ptr_array_index (all, i * all->len / N_TEXTS);

      g_ptr_array_add (turns.written, g_strdup (text));
      g_ptr_array_add (turns.folded, cue_folded_new (text));
      g_ptr_array_add (turns.plain, cue_fold_string (text));
    }
  return turns;
}

static void
bench_peers (GPtrArray *wordings, const Turns *turns, gint64 ours, gint64 built)
{
  g_autoptr (GPtrArray) folded = make_folded (wordings);
  g_autoptr (GPtrArray) regexes = make_regexes (folded);
  guint n;
  gint64 peer = measure ((Finder) find_with_strstr, folded, turns->plain, 1, &n);
  g_autofree char *strstr_label = label ("peer: strstr over folded text", n);
  g_autofree char *regex_label = NULL;

  bench_row_ratio (strstr_label, ours, peer);
  peer = measure ((Finder) find_with_regexes, regexes, turns->plain, 1, &n);
  regex_label = label ("peer: one GRegex a wording over folded text", n);
  bench_row_ratio (regex_label, ours, peer);
  bench_node (folded, turns->plain, ours);
  bench_vectorscan (folded, turns, ours, built);
}

int
main (void)
{
  g_autoptr (GPtrArray) answers = collect ("answers.jsonl");
  g_autoptr (GPtrArray) wordings = cut_wordings (answers);
  g_autofree char *head = g_strdup_printf ("matching: %u wordings, one turn", wordings->len);
  Turns turns = read_turns ();
  gint64 before = bench_cpu_ns ();
  g_autoptr (CuePhraseBook) book = make_book (wordings);
  gint64 built = bench_cpu_ns () - before;
  g_autoptr (CueTrie) trie = make_trie (wordings);
  guint n;
  gint64 ours = measure ((Finder) find_with_book, book, turns.written, REPEATS, &n);
  g_autofree char *whole = label ("phrase book, folding and polarity included", n);
  g_autofree char *bare = NULL;

  bench_heading (head);
  bench_row_us (whole, ours, BOUND_US);
  ours = measure ((Finder) find_with_trie, trie, turns.folded, REPEATS, &n);
  bare = label ("the pass alone, over folded text", n);
  bench_row_us (bare, ours, 0);
  bench_peers (wordings, &turns, ours, built);
  bench_row_us ("build the book", built, 0);
  bench_derived (book);
  bench_one_wording (book);
  g_ptr_array_unref (turns.written);
  g_ptr_array_unref (turns.folded);
  g_ptr_array_unref (turns.plain);
  return 0;
}
