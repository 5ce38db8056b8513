/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-phrase-book-private.h"

/*
 * Regular expressions of all sets.
 *
 * PCRE2 is slow beside the trie, so a text is first asked which expressions it can match at all:
 * one of the literals of each must stand in it (cue-regex-literal.c). All literals of all
 * expressions are kept by their first two code points, and one pass over the text looks at every
 * pair of neighbours; so the cost does not follow the number of expressions. Literals may stand
 * inside a word, hence pairs of code points and not the trie of tokens.
 */

typedef struct
{
  /* owned */
  CueRegex *regex; /* NULL: removed */
  guint phrase;
} Pattern;

typedef struct
{
  /* owned */
  gunichar *chars;
  guint n_chars; /* 2 at least */
  guint pattern;
  guint next; /* literal with the same first pair, plus one; 0: none */
} Literal;

struct _CuePhrasePatterns
{
  /* owned */
  GArray *patterns;  /* Pattern */
  GArray *literals;  /* Literal */
  GHashTable *pairs; /* guint64 → guint: the last literal with this first pair, plus one */
};

static void
clear_pattern (gpointer data)
{
  g_clear_pointer (&((Pattern *) data)->regex, cue_regex_unref);
}

static void
clear_literal (gpointer data)
{
  g_clear_pointer (&((Literal *) data)->chars, g_free);
}

CuePhrasePatterns *
cue_phrase_patterns_new (void)
{
  CuePhrasePatterns *self = g_new0 (CuePhrasePatterns, 1);

  self->patterns = g_array_new (FALSE, FALSE, sizeof (Pattern));
  g_array_set_clear_func (self->patterns, clear_pattern);
  self->literals = g_array_new (FALSE, FALSE, sizeof (Literal));
  g_array_set_clear_func (self->literals, clear_literal);
  self->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
cue_phrase_patterns_free (CuePhrasePatterns *self)
{
  g_array_unref (self->patterns);
  g_array_unref (self->literals);
  g_hash_table_unref (self->pairs);
  g_free (self);
}

static guint64
pair_at (const gunichar *chars)
{
  return (guint64) chars[0] << 32 | chars[1];
}

static guint
find_pair (const CuePhrasePatterns *self, guint64 pair)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->pairs, &pair));
}

static void
add_literal (CuePhrasePatterns *self, guint pattern, const char *text)
{
  glong n_chars = 0;
  gunichar *chars = g_utf8_to_ucs4_fast (text, -1, &n_chars);
  guint64 pair = pair_at (chars);
  Literal literal = { chars, (guint) n_chars, pattern, find_pair (self, pair) };

  g_array_append_val (self->literals, literal);
  g_hash_table_insert (self->pairs, g_memdup2 (&pair, sizeof pair),
                       GUINT_TO_POINTER (self->literals->len));
}

/* Takes a reference of @regex. */
void
cue_phrase_patterns_add (CuePhrasePatterns *self, guint phrase, CueRegex *regex)
{
  GPtrArray *literals = cue_regex_get_literals (regex);
  Pattern pattern = { cue_regex_ref (regex), phrase };

  for (guint i = 0; i < literals->len; i++)
    add_literal (self, self->patterns->len, g_ptr_array_index (literals, i));
  g_array_append_val (self->patterns, pattern);
}

void
cue_phrase_patterns_remove (CuePhrasePatterns *self, guint phrase)
{
  for (guint i = 0; i < self->patterns->len; i++)
    if (g_array_index (self->patterns, Pattern, i).phrase == phrase)
      clear_pattern (&g_array_index (self->patterns, Pattern, i));
}

void
cue_phrase_patterns_copy (CuePhrasePatterns *self, const CuePhrasePatterns *from)
{
  for (guint i = 0; i < from->patterns->len; i++)
    {
      const Pattern *pattern = &g_array_index (from->patterns, Pattern, i);

      if (pattern->regex != NULL)
        cue_phrase_patterns_add (self, pattern->phrase, pattern->regex);
    }
}

static gboolean
is_literal_at (const Literal *literal, const CueFolded *folded, guint at)
{
  if (at + literal->n_chars > folded->length)
    return FALSE;
  for (guint i = 2; i < literal->n_chars; i++)
    if (literal->chars[i] != folded->chars[at + i])
      return FALSE;
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

/* (element-type guint): expressions that the text may match, in order, maybe doubled */
static GArray *
list_candidates (const CuePhrasePatterns *self, const CueFolded *folded, const GArray *removed)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint at = 0; at + 1 < folded->length; at++)
    for (guint i = find_pair (self, pair_at (folded->chars + at)); i > 0;)
      {
        const Literal *literal = &g_array_index (self->literals, Literal, i - 1);
        const Pattern *pattern = &g_array_index (self->patterns, Pattern, literal->pattern);

        if (pattern->regex != NULL && is_literal_at (literal, folded, at)
            && !cue_phrase_is_removed (removed, pattern->phrase))
          g_array_append_val (candidates, literal->pattern);
        i = literal->next;
      }
  g_array_sort (candidates, compare_numbers);
  return candidates;
}

typedef struct
{
  const CueTokens *text;
  GArray *found;
  guint phrase;
} Search;

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
found_cb (guint start, guint end, gpointer user_data)
{
  Search *search = user_data;
  guint first = find_token (search->text, start);
  guint last = first;

  while (last < search->text->n_tokens && search->text->tokens[last].start < end)
    last++;
  if (last > first)
    cue_phrase_add_found (search->found, search->phrase, first, last, FALSE);
}

/* Appends a CuePhraseFound for every match of a set that is not in @removed. FALSE: an expression
 * gave up; what the others found is there. */
gboolean
cue_phrase_patterns_find (const CuePhrasePatterns *self,
                          const CueTokens *text,
                          const GArray *removed,
                          GArray *found,
                          GError **error)
{
  g_autoptr (CueRegexText) bytes = NULL;
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GError) first_error = NULL;

  if (self->literals->len == 0)
    return TRUE;
  candidates = list_candidates (self, text->folded, removed);
  if (candidates->len > 0)
    bytes = cue_regex_text_new (text->folded);
  for (guint i = 0; i < candidates->len; i++)
    {
      guint at = g_array_index (candidates, guint, i);
      const Pattern *pattern = &g_array_index (self->patterns, Pattern, at);
      Search search = { text, found, pattern->phrase };

      if (i == 0 || g_array_index (candidates, guint, i - 1) != at)
        cue_regex_match (pattern->regex, bytes, found_cb, &search,
                         first_error == NULL ? &first_error : NULL);
    }
  if (first_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first_error));
  return FALSE;
}
