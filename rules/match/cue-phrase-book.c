/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-clause-private.h"
#include "cue-phrase-book-private.h"

#include <string.h>

/*
 * All wordings of a pack, found in one pass.
 *
 * A wording is a chain of parts ("too … expensive" has two). Every part goes into one trie under a
 * number of its own; after the pass the hits of the parts of each chain are joined where the next
 * stands near enough. A hit never crosses the end of a sentence, unless its wording does. Within
 * one set the longest of overlapping hits stays, then each is asked how it is meant.
 */

#define MAX_GAP 200
#define USUAL_WORDS 2 /* that a wording has beyond those it shares with others */

G_DEFINE_QUARK (cue_phrase_error, cue_phrase_error)

CuePhraseBook *
cue_phrase_book_new (void)
{
  CuePhraseBook *self = g_new0 (CuePhraseBook, 1);

  g_atomic_ref_count_init (&self->refs);
  self->trie = cue_trie_new ();
  self->parts = g_array_new (FALSE, FALSE, sizeof (CuePhrasePart));
  self->wordings = g_array_new (FALSE, FALSE, sizeof (CuePhraseWording));
  self->patterns = cue_phrase_patterns_new ();
  self->removed = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
cue_phrase_book_reserve (CuePhraseBook *self, guint n_wordings)
{
  g_return_if_fail (self != NULL);

  cue_trie_reserve (self->trie, n_wordings * USUAL_WORDS);
}

CuePhraseBook *
cue_phrase_book_ref (CuePhraseBook *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_phrase_book_unref (CuePhraseBook *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->trie, cue_trie_free);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->wordings, g_array_unref);
  g_clear_pointer (&self->patterns, cue_phrase_patterns_free);
  g_clear_pointer (&self->base, cue_phrase_book_unref);
  g_clear_pointer (&self->removed, g_array_unref);
  g_free (self);
}

/* Length in bytes of the gap mark at @text ("…", "……", "..." or longer), 0 for none. */
static gsize
get_gap_mark (const char *text)
{
  gsize n = strspn (text, ".");

  if (n >= 3)
    return n;
  n = 0;
  while (g_str_has_prefix (text + n, "…") || g_str_has_prefix (text + n, "⋯"))
    n += strlen ("…");
  return n;
}

/* Where the first gap mark stands, and @length: (out) how long it is; NULL: there is none. */
static const char *
find_gap_mark (const char *text, gsize *length)
{
  /* of "...", and of "…" and "⋯" */
  while ((text = strpbrk (text, ".\xe2")) != NULL)
    {
      *length = get_gap_mark (text);
      if (*length > 0)
        return text;
      text++;
    }
  return NULL;
}

/* A part without a token is none. */
static void
add_part (CuePhraseBook *self, CuePhraseWording *row, const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  CuePhrasePart part;

  if (tokens->n_tokens == 0)
    return;
  part = (CuePhrasePart){ cue_trie_add (self->trie, tokens, self->parts->len), self->wordings->len,
                          row->n_parts++, cue_break_inside (tokens, 0, tokens->n_tokens) };
  g_array_append_val (self->parts, part);
}

/**
 * cue_phrase_book_add:
 * @phrase: index of the set it belongs to
 * @wording: words, in any case, width and script; "…" or "..." is a gap
 * @gap: most tokens in a gap (200 at most)
 *
 * Errors: %CUE_PHRASE_ERROR_EMPTY when no letter, digit or character is in it.
 */
gboolean
cue_phrase_book_add (CuePhraseBook *self,
                     guint phrase,
                     const char *wording,
                     guint gap,
                     GError **error)
{
  CuePhraseWording row;
  const char *start = wording;
  const char *mark;
  gsize length;

  g_return_val_if_fail (self != NULL && wording != NULL, FALSE);

  row = (CuePhraseWording){ phrase, MIN (gap, MAX_GAP), self->parts->len, 0 };
  while ((mark = find_gap_mark (start, &length)) != NULL)
    {
      g_autofree char *text = g_strndup (start, (gsize) (mark - start));

      add_part (self, &row, text);
      start = mark + length;
    }
  add_part (self, &row, start);
  if (row.n_parts > 0)
    {
      g_array_append_val (self->wordings, row);
      return TRUE;
    }
  g_set_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_EMPTY,
               "wording \"%s\" has no word; write at least one letter, digit or character",
               wording);
  return FALSE;
}

/**
 * cue_phrase_book_add_regex:
 * @pattern: PCRE2; letters match in any case, Chinese characters in both scripts
 *
 * Errors: %CUE_PHRASE_ERROR_REGEX, %CUE_PHRASE_ERROR_LITERAL.
 */
gboolean
cue_phrase_book_add_regex (CuePhraseBook *self, guint phrase, const char *pattern, GError **error)
{
  CueRegex *regex;

  g_return_val_if_fail (self != NULL && pattern != NULL, FALSE);

  regex = cue_regex_new (pattern, error);
  if (regex == NULL)
    return FALSE;

  cue_phrase_patterns_add (self->patterns, phrase, regex);
  cue_regex_unref (regex);
  return TRUE;
}

static void
remove_from_base (CuePhraseBook *self, guint phrase)
{
  guint at = 0;

  if (self->base == NULL || cue_phrase_is_removed (self->removed, phrase))
    return;
  while (at < self->removed->len && g_array_index (self->removed, guint, at) < phrase)
    at++;
  g_array_insert_val (self->removed, at, phrase);
}

/**
 * cue_phrase_book_remove:
 * @phrase: index of a set
 *
 * Forgets every wording and expression of the set; it may be added anew. Numbers of parts are not
 * used again, so the tables keep a small row for each; a pack generation that changes much is built
 * anew.
 */
void
cue_phrase_book_remove (CuePhraseBook *self, guint phrase)
{
  g_return_if_fail (self != NULL);

  for (guint w = 0; w < self->wordings->len; w++)
    {
      CuePhraseWording *wording = cue_phrase_get_wording (self, w);

      if (wording->phrase != phrase)
        continue;
      for (guint p = wording->first_part; p < wording->first_part + wording->n_parts; p++)
        cue_trie_remove_at (self->trie, cue_phrase_get_part (self, p)->end, p);
      wording->n_parts = 0;
    }
  cue_phrase_patterns_remove (self->patterns, phrase);
  remove_from_base (self, phrase);
}

static void
copy_wordings (CuePhraseBook *self, const CuePhraseBook *from)
{
  for (guint w = 0; w < from->wordings->len; w++)
    {
      CuePhraseWording wording = *cue_phrase_get_wording (from, w);
      guint first = wording.first_part;

      wording.first_part = self->parts->len;
      for (guint p = 0; p < wording.n_parts; p++)
        {
          CuePhrasePart part = *cue_phrase_get_part (from, first + p);

          part.wording = self->wordings->len;
          part.end = cue_trie_add_from (self->trie, from->trie, part.end, self->parts->len);
          g_array_append_val (self->parts, part);
        }
      if (wording.n_parts > 0)
        g_array_append_val (self->wordings, wording);
    }
}

/**
 * cue_phrase_book_derive:
 * @base: is not changed any more by anybody
 *
 * A book that finds what @base finds, and can be changed without touching it: wordings of @base are
 * shared, and what is added to or removed from the new book is kept beside them. Cost: the wordings
 * that were added since the first of its ancestors was made, whatever the size of that.
 *
 * Returns: (transfer full)
 */
CuePhraseBook *
cue_phrase_book_derive (const CuePhraseBook *base)
{
  CuePhraseBook *self = cue_phrase_book_new ();

  self->base = cue_phrase_book_ref ((CuePhraseBook *) (base->base != NULL ? base->base : base));
  if (base->base == NULL)
    return self;
  copy_wordings (self, base);
  cue_phrase_patterns_copy (self->patterns, base->patterns);
  g_array_append_vals (self->removed, base->removed->data, base->removed->len);
  return self;
}

/* Appends what the book itself finds. FALSE: an expression gave up. */
static gboolean
find_all (const CuePhraseBook *self,
          const CueTokens *text,
          const GArray *removed,
          GArray *found,
          GError **error)
{
  cue_phrase_find_wordings (self, text, removed, found);
  return cue_phrase_patterns_find (self->patterns, text, removed, found, error);
}

/* By set, then from the left, the longer first. */
static int
compare_found (gconstpointer a, gconstpointer b)
{
  const CuePhraseFound *x = a;
  const CuePhraseFound *y = b;

  if (x->hit.phrase != y->hit.phrase)
    return x->hit.phrase < y->hit.phrase ? -1 : 1;
  if (x->hit.first != y->hit.first)
    return x->hit.first < y->hit.first ? -1 : 1;
  if (x->hit.end != y->hit.end)
    return x->hit.end > y->hit.end ? -1 : 1;
  return x->negated_inside - y->negated_inside;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const CuePhraseHit *x = a;
  const CuePhraseHit *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  return x->phrase < y->phrase ? -1 : x->phrase > y->phrase;
}

/* Keeps the longest of overlapping hits of one set, the left one of equals. Returns: how many */
static guint
keep_longest (GArray *found)
{
  guint n = 0;

  g_array_sort (found, compare_found);
  for (guint i = 0; i < found->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (found, CuePhraseFound, i).hit;
      CuePhraseHit *last = n > 0 ? &g_array_index (found, CuePhraseFound, n - 1).hit : NULL;

      if (last == NULL || last->phrase != hit->phrase || hit->first >= last->end)
        g_array_index (found, CuePhraseFound, n++) = g_array_index (found, CuePhraseFound, i);
      else if (hit->end - hit->first > last->end - last->first)
        g_array_index (found, CuePhraseFound, n - 1) = g_array_index (found, CuePhraseFound, i);
    }
  return n;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return compare_hits (&((const CuePhraseFound *) a)->hit, &((const CuePhraseFound *) b)->hit);
}

/* @last: (nullable): the hit described before; one wording of many sets is looked at once */
static CuePhraseHit
describe (const CueTokens *text, const CuePhraseFound *found, const CuePhraseHit *last)
{
  CuePhraseHit hit = found->hit;

  if (last != NULL && !found->negated_inside && last->first == hit.first && last->end == hit.end)
    {
      hit.span = last->span;
      hit.question = last->question;
      hit.polarity = last->polarity;
      return hit;
    }
  hit.span = cue_tokens_source (text, hit.first, hit.end);
  hit.question = cue_question_at (text, hit.first, hit.end);
  hit.polarity = cue_polarity_at (text, hit.first, hit.end);
  if (hit.polarity == CUE_POLARITY_PLAIN && found->negated_inside)
    hit.polarity = CUE_POLARITY_NEGATED;
  return hit;
}

/**
 * cue_phrase_book_match:
 * @text: what was said
 *
 * Finds every wording of every set. Cost: one pass over the tokens, then the hits.
 *
 * Errors: %CUE_PHRASE_ERROR_LIMIT when an expression gave up; what the others found is still
 * returned.
 *
 * Returns: (transfer full) (element-type CuePhraseHit): by (first, end, phrase)
 */
GArray *
cue_phrase_book_match (const CuePhraseBook *self, const CueTokens *text, GError **error)
{
  g_autoptr (GArray) found = NULL;
  GArray *hits;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  found = g_array_new (FALSE, FALSE, sizeof (CuePhraseFound));
  if (self->base == NULL || find_all (self->base, text, self->removed, found, error))
    find_all (self, text, NULL, found, error);
  else
    find_all (self, text, NULL, found, NULL);

  hits = g_array_new (FALSE, FALSE, sizeof (CuePhraseHit));
  g_array_set_size (found, keep_longest (found));
  g_array_sort (found, compare_places);
  for (guint i = 0; i < found->len; i++)
    {
      const CuePhraseFound *one = &g_array_index (found, CuePhraseFound, i);
      gboolean after_plain = i > 0 && !g_array_index (found, CuePhraseFound, i - 1).negated_inside;
      CuePhraseHit hit
          = describe (text, one, after_plain ? &g_array_index (hits, CuePhraseHit, i - 1) : NULL);

      g_array_append_val (hits, hit);
    }
  return hits;
}
