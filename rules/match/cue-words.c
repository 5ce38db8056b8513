/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-clause-private.h"

/*
 * Small lists of words, asked at every token around a hit. A list is decoded and put in order of
 * first characters once; most tokens are then told apart by one bit, the others by a few
 * comparisons of code points.
 */

#define LONGEST 64 /* code points of a word that is given as text */

struct _CueWordsRow
{
  gunichar *chars; /* ends with 0 */
  gunichar first;
  guint row; /* in the list */
};

/* Reads token @i off the front of @word; NULL when it is another one. */
static const gunichar *
skip_token (const CueTokens *text, guint i, const gunichar *word)
{
  const CueToken *token = &text->tokens[i];

  for (guint at = token->start; at < token->end; at++)
    {
      gunichar c = text->folded->chars[at];

      if (*word == c)
        word++;
      else if (!cue_unichar_is_apostrophe (c))
        return NULL;
    }
  if (*word == ' ')
    return word + 1;
  return *word == 0 || cue_unichar_is_cjk (*word) || cue_cjk_at (text, i) ? word : NULL;
}

static guint
word_at (const CueTokens *text, guint i, guint limit, const gunichar *word)
{
  guint n = 0;

  limit = MIN (limit, text->n_tokens);
  while (*word != 0)
    {
      if (i + n >= limit || (n > 0 && cue_break_before (text, i + n) != CUE_BREAK_NONE))
        return 0;
      word = skip_token (text, i + n, word);
      if (word == NULL)
        return 0;
      n++;
    }
  return n;
}

/* How many tokens from @i on, below @limit and without a break, spell @word ("不要", "dont", "not
 * only"); 0 for none. */
guint
cue_word_at (const CueTokens *text, guint i, guint limit, const char *word)
{
  gunichar chars[LONGEST + 1];
  guint n = 0;

  if (i >= MIN (limit, text->n_tokens)
      || g_utf8_get_char (word) != text->folded->chars[text->tokens[i].start])
    return 0;
  for (; *word != '\0' && n < LONGEST; word = g_utf8_next_char (word))
    chars[n++] = g_utf8_get_char (word);
  chars[n] = 0;
  return word_at (text, i, limit, chars);
}

static const char *
list_word (const CueWords *words, guint row)
{
  return *(const char *const *) ((const char *) words->list + row * words->stride);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const CueWordsRow *x = a;
  const CueWordsRow *y = b;

  if ((x->first & 0xff) != (y->first & 0xff))
    return (x->first & 0xff) < (y->first & 0xff) ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

static void
ensure_rows (CueWords *words)
{
  guint n = 0;

  if (!g_once_init_enter (&words->once))
    return;
  while (list_word (words, n) != NULL)
    n++;
  words->rows = g_new (CueWordsRow, n);
  for (guint i = 0; i < n; i++)
    {
      gunichar *chars = g_utf8_to_ucs4_fast (list_word (words, i), -1, NULL);

      words->rows[i] = (CueWordsRow){ chars, chars[0], i };
      for (guint byte = chars[0] & 0xff; byte < 256; byte++)
        words->starts[byte + 1]++;
    }
  qsort (words->rows, n, sizeof *words->rows, compare_rows);
  g_once_init_leave (&words->once, 1);
}

guint
cue_words_look (const CueTokens *text, guint i, guint limit, CueWords *words, guint *row)
{
  gunichar first;
  guint longest = 0;

  ensure_rows (words);
  first = text->folded->chars[text->tokens[i].start];
  for (guint at = words->starts[first & 0xff]; at < words->starts[(first & 0xff) + 1]; at++)
    {
      guint n
          = words->rows[at].first != first ? 0 : word_at (text, i, limit, words->rows[at].chars);

      if (n > longest)
        {
          longest = n;
          *row = words->rows[at].row;
        }
    }
  return longest;
}

/* Does one of @words stand over token @i, wherever in [from, limit) it starts? */
gboolean
cue_words_cover (const CueTokens *text, guint i, guint from, guint limit, CueWords *words)
{
  guint lowest = MAX (from, i > 4 ? i - 4 : 0);

  for (guint start = lowest; start <= i; start++)
    if (start + cue_words_at (text, start, limit, words) > i)
      return TRUE;
  return FALSE;
}
