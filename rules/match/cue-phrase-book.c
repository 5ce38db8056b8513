/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-clause-private.h"
#include "cue-phrase-book.h"
#include "cue-regex-private.h"
#include "cue-trie.h"

/*
 * All wordings of a pack, found in one pass.
 *
 * A wording is a chain of parts ("too … expensive" has two). Every part goes into one trie under a
 * number of its own; after the pass the hits of the parts of each chain are joined where the next
 * stands near enough. A hit never crosses the end of a sentence, unless its wording does. Within
 * one set the longest of overlapping hits stays, then each is asked how it is meant.
 */

#define MAX_GAP 200

typedef struct
{
  /* owned */
  CueTokens *tokens;
  guint wording;
  guint index;      /* which part of the wording */
  gboolean crosses; /* it holds the end of a sentence itself */
} Part;

typedef struct
{
  guint phrase;
  guint gap;
  guint first_part;
  guint n_parts; /* 0: removed */
} Wording;

typedef struct
{
  /* owned */
  CueRegex *regex;
  guint phrase;
} Pattern;

struct _CuePhraseBook
{
  /* owned */
  CueTrie *trie;
  GArray *parts;    /* Part; its number is the value in the trie */
  GArray *wordings; /* Wording */
  GArray *patterns; /* Pattern */
};

G_DEFINE_QUARK (cue - phrase - error - quark, cue_phrase_error)

static void
part_clear (gpointer data)
{
  Part *part = data;

  g_clear_pointer (&part->tokens, cue_tokens_unref);
}

static void
pattern_clear (gpointer data)
{
  Pattern *pattern = data;

  g_clear_pointer (&pattern->regex, cue_regex_free);
}

CuePhraseBook *
cue_phrase_book_new (void)
{
  CuePhraseBook *self = g_new0 (CuePhraseBook, 1);

  self->trie = cue_trie_new ();
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_array_set_clear_func (self->parts, part_clear);
  self->wordings = g_array_new (FALSE, TRUE, sizeof (Wording));
  self->patterns = g_array_new (FALSE, TRUE, sizeof (Pattern));
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

static Part *
get_part (const CuePhraseBook *self, guint i)
{
  return &g_array_index (self->parts, Part, i);
}

static Wording *
get_wording (const CuePhraseBook *self, guint i)
{
  return &g_array_index (self->wordings, Wording, i);
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

  Wording row = { phrase, MIN (gap, MAX_GAP), self->parts->len, parts->len };
  for (guint i = 0; i < parts->len; i++)
    {
      CueTokens *tokens = g_ptr_array_index (parts, i);
      Part part = { cue_tokens_ref (tokens), self->wordings->len, i,
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

  Pattern row = { regex, phrase };
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
      Wording *wording = get_wording (self, w);

      if (wording->phrase != phrase)
        continue;
      for (guint p = wording->first_part; p < wording->first_part + wording->n_parts; p++)
        {
          cue_trie_remove (self->trie, get_part (self, p)->tokens, p);
          part_clear (get_part (self, p));
        }
      wording->n_parts = 0;
    }
  for (guint i = self->patterns->len; i > 0; i--)
    if (g_array_index (self->patterns, Pattern, i - 1).phrase == phrase)
      g_array_remove_index (self->patterns, i - 1);
}

/* A hit on its way: the gaps that it jumped are asked for negations. */
typedef struct
{
  CuePhraseHit hit;
  gboolean negated_inside;
} Found;

/* One hit of a part of a chain, with the nearest way to the end of the chain. */
typedef struct
{
  guint part;
  guint first;
  guint end;
  guint chain_end; /* 0: no way */
  gboolean negated_inside;
} Link;

static void
add_found (GArray *found, guint phrase, guint first, guint end, gboolean negated_inside)
{
  Found row = { { .phrase = phrase, .first = first, .end = end }, negated_inside };

  g_array_append_val (found, row);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const Link *x = a;
  const Link *y = b;

  if (x->part != y->part)
    return x->part < y->part ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

/* The first link at or behind @from (in order) whose part is at least @part and that starts at or
 * after @first. */
static guint
find_link (GArray *links, guint from, guint part, guint first)
{
  guint high = links->len;

  while (from < high)
    {
      guint middle = from + (high - from) / 2;
      const Link *link = &g_array_index (links, Link, middle);

      if (link->part < part || (link->part == part && link->first < first))
        from = middle + 1;
      else
        high = middle;
    }
  return from;
}

/* Chooses for @link the nearest next part that leads to the end of the chain. */
static void
join_link (const CueTokens *text, GArray *links, guint at, guint gap)
{
  Link *link = &g_array_index (links, Link, at);

  for (guint i = find_link (links, at + 1, link->part + 1, link->end); i < links->len; i++)
    {
      const Link *next = &g_array_index (links, Link, i);

      if (next->part != link->part + 1 || next->first - link->end > gap
          || cue_break_inside (text, link->end - 1, next->first + 1))
        return;
      if (next->chain_end == 0)
        continue;
      link->chain_end = next->chain_end;
      link->negated_inside
          = next->negated_inside || cue_negation_between (text, link->end, next->first);
      return;
    }
}

/* From the last part to the first, so that every link knows already whether its successors arrive.
 */
static void
join_chains (const CuePhraseBook *self, const CueTokens *text, GArray *links, GArray *found)
{
  g_array_sort (links, compare_links);
  for (guint i = links->len; i > 0; i--)
    {
      Link *link = &g_array_index (links, Link, i - 1);
      const Part *part = get_part (self, link->part);
      const Wording *wording = get_wording (self, part->wording);

      if (part->index + 1 == wording->n_parts)
        link->chain_end = link->end;
      else
        join_link (text, links, i - 1, wording->gap);
      if (part->index == 0 && link->chain_end > 0)
        add_found (found, wording->phrase, link->first, link->chain_end, link->negated_inside);
    }
}

static void
find_wordings (const CuePhraseBook *self, const CueTokens *text, GArray *found)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (CueTrieHit));
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (Link));

  cue_trie_match (self->trie, text, hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const CueTrieHit *hit = &g_array_index (hits, CueTrieHit, i);
      const Part *part = get_part (self, hit->value);
      const Wording *wording = get_wording (self, part->wording);
      Link link = { hit->value, hit->first, hit->end, 0, FALSE };

      if (!part->crosses && cue_break_inside (text, hit->first, hit->end))
        continue;
      if (wording->n_parts > 1)
        g_array_append_val (links, link);
      else
        add_found (found, wording->phrase, hit->first, hit->end, FALSE);
    }
  join_chains (self, text, links, found);
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
    add_found (search->found, search->phrase, first, last, FALSE);
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
      const Pattern *pattern = &g_array_index (self->patterns, Pattern, i);
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
  const Found *x = a;
  const Found *y = b;

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
      const CuePhraseHit *hit = &g_array_index (found, Found, i).hit;
      CuePhraseHit *last = n > 0 ? &g_array_index (found, Found, n - 1).hit : NULL;

      if (last == NULL || last->phrase != hit->phrase || hit->first >= last->end)
        g_array_index (found, Found, n++) = g_array_index (found, Found, i);
      else if (hit->end - hit->first > last->end - last->first)
        g_array_index (found, Found, n - 1) = g_array_index (found, Found, i);
    }
  return n;
}

static CuePhraseHit
describe (const CueTokens *text, const Found *found)
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

  found = g_array_new (FALSE, FALSE, sizeof (Found));
  find_wordings (self, text, found);
  find_patterns (self, text, found, error);

  hits = g_array_new (FALSE, FALSE, sizeof (CuePhraseHit));
  g_array_set_size (found, keep_longest (found));
  for (guint i = 0; i < found->len; i++)
    {
      CuePhraseHit hit = describe (text, &g_array_index (found, Found, i));

      g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  return hits;
}
