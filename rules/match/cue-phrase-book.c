/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-clause-private.h"
#include "cue-phrase-book-private.h"

/*
 * All wordings of a pack, found in one pass.
 *
 * A wording is a chain of parts ("too … expensive" has two). Every part goes into one trie under a
 * number of its own; after the pass the hits of the parts of each chain are joined where the next
 * stands near enough. A hit never crosses the end of a sentence, unless its wording does. Within
 * one set the longest of overlapping hits stays, then each is asked how it is meant.
 */

#define MAX_GAP 200

G_DEFINE_QUARK (cue_phrase_error, cue_phrase_error)

static void
part_clear (gpointer data)
{
  CuePhrasePart *part = data;

  g_clear_pointer (&part->tokens, cue_tokens_unref);
}

static void
pattern_clear (gpointer data)
{
  CuePhrasePattern *pattern = data;

  g_clear_pointer (&pattern->regex, cue_regex_free);
}

CuePhraseBook *
cue_phrase_book_new (void)
{
  CuePhraseBook *self = g_new0 (CuePhraseBook, 1);

  self->trie = cue_trie_new ();
  self->parts = g_array_new (FALSE, TRUE, sizeof (CuePhrasePart));
  g_array_set_clear_func (self->parts, part_clear);
  self->wordings = g_array_new (FALSE, TRUE, sizeof (CuePhraseWording));
  self->patterns = g_array_new (FALSE, TRUE, sizeof (CuePhrasePattern));
  g_array_set_clear_func (self->patterns, pattern_clear);
  return self;
}

void
cue_phrase_book_free (CuePhraseBook *self)
{
  g_clear_pointer (&self->trie, cue_trie_free);
  g_clear_pointer (&self->parts, g_array_unref);
  g_clear_pointer (&self->wordings, g_array_unref);
  g_clear_pointer (&self->patterns, g_array_unref);
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

/* (element-type CueTokens): the parts of @wording that have a token */
static GPtrArray *
split_wording (const char *wording)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_tokens_unref);
  const char *start = wording;

  for (const char *c = wording;; c++)
    {
      gsize mark = get_gap_mark (c);

      if (mark == 0 && *c != '\0')
        continue;

      g_autofree char *text = g_strndup (start, (gsize) (c - start));
      g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
      if (tokens->n_tokens > 0)
        g_ptr_array_add (parts, g_steal_pointer (&tokens));
      if (*c == '\0')
        return parts;
      start = c + mark;
      c = start - 1;
    }
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
  g_autoptr (GPtrArray) parts = NULL;

  g_return_val_if_fail (self != NULL && wording != NULL, FALSE);

  parts = split_wording (wording);
  if (parts->len == 0)
    {
      g_set_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_EMPTY,
                   "wording \"%s\" has no word; write at least one letter, digit or character",
                   wording);
      return FALSE;
    }

  CuePhraseWording row = { phrase, MIN (gap, MAX_GAP), self->parts->len, parts->len };
  for (guint i = 0; i < parts->len; i++)
    {
      CueTokens *tokens = g_ptr_array_index (parts, i);
      CuePhrasePart part = { cue_tokens_ref (tokens), self->wordings->len, i,
                             cue_break_inside (tokens, 0, tokens->n_tokens) };

      cue_trie_add (self->trie, tokens, self->parts->len);
      g_array_append_val (self->parts, part);
    }
  g_array_append_val (self->wordings, row);
  return TRUE;
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

  CuePhrasePattern row = { regex, phrase };
  g_array_append_val (self->patterns, row);
  return TRUE;
}

/**
 * cue_phrase_book_remove:
 * @phrase: index of a set
 *
 * Forgets every wording and expression of the set. Numbers of parts are not used again, so the
 * tables keep a small row for each; a pack generation that changes much is built anew.
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
        {
          cue_trie_remove (self->trie, cue_phrase_get_part (self, p)->tokens, p);
          part_clear (cue_phrase_get_part (self, p));
        }
      wording->n_parts = 0;
    }
  for (guint i = self->patterns->len; i > 0; i--)
    if (g_array_index (self->patterns, CuePhrasePattern, i - 1).phrase == phrase)
      g_array_remove_index (self->patterns, i - 1);
}

typedef struct
{
  const CueTokens *text;
  GArray *found;
  guint phrase;
} RegexSearch;

static guint
find_token (const CueTokens *text, guint at)
{
  guint low = 0;
  guint high = text->n_tokens;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (text->tokens[middle].end <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
regex_found_cb (guint start, guint end, gpointer user_data)
{
  RegexSearch *search = user_data;
  guint first = find_token (search->text, start);
  guint last = first;

  while (last < search->text->n_tokens && search->text->tokens[last].start < end)
    last++;
  if (last > first)
    cue_phrase_add_found (search->found, search->phrase, first, last, FALSE);
}

static void
find_patterns (const CuePhraseBook *self, const CueTokens *text, GArray *found, GError **error)
{
  g_autoptr (CueRegexText) bytes = NULL;
  g_autoptr (GError) first_error = NULL;

  if (self->patterns->len > 0)
    bytes = cue_regex_text_new (text->folded);
  for (guint i = 0; i < self->patterns->len; i++)
    {
      const CuePhrasePattern *pattern = &g_array_index (self->patterns, CuePhrasePattern, i);
      RegexSearch search = { text, found, pattern->phrase };

      cue_regex_match (pattern->regex, bytes, regex_found_cb, &search,
                       first_error == NULL ? &first_error : NULL);
    }
  if (first_error != NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
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

static CuePhraseHit
describe (const CueTokens *text, const CuePhraseFound *found)
{
  CuePhraseHit hit = found->hit;

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
  cue_phrase_find_wordings (self, text, found);
  find_patterns (self, text, found, error);

  hits = g_array_new (FALSE, FALSE, sizeof (CuePhraseHit));
  g_array_set_size (found, keep_longest (found));
  for (guint i = 0; i < found->len; i++)
    {
      CuePhraseHit hit = describe (text, &g_array_index (found, CuePhraseFound, i));

      g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  return hits;
}
