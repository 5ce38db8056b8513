/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Tokens by their stems: what is taken off is what a speaker changes without meaning anything else.
 * Irregular verbs are a table, because no rule finds them.
 */
#include "cue-stemmed.h"

#include <string.h>

#include "cue-stem.h"

#define WORD_MAX 48

/* Sorted by the first of each pair. */
static const char *const irregular[][2] = {
  { "bought", "buy" }, { "came", "com" },    { "chose", "choos" }, { "chosen", "choos" },
  { "found", "find" }, { "gave", "giv" },    { "given", "giv" },   { "gone", "go" },
  { "got", "get" },    { "gotten", "get" },  { "held", "hold" },   { "kept", "keep" },
  { "lost", "los" },   { "made", "mak" },    { "paid", "pay" },    { "rang", "ring" },
  { "rung", "ring" },  { "said", "say" },    { "saw", "see" },     { "seen", "see" },
  { "sent", "send" },  { "spent", "spend" }, { "spoke", "speak" }, { "spoken", "speak" },
  { "taken", "tak" },  { "told", "tell" },   { "took", "tak" },    { "used", "use" },
  { "uses", "use" },   { "using", "use" },   { "went", "go" },     { "written", "writ" },
  { "wrote", "writ" },
};

static int
compare_irregular (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* As cue_stem (), and further: short words lose the final e that -ed and -ing hide, too. */
static void
stem_whole (char word[WORD_MAX])
{
  const char *key = word;
  const char *const *row
      = bsearch (&key, irregular, G_N_ELEMENTS (irregular), sizeof irregular[0], compare_irregular);
  gsize n;

  if (row != NULL)
    {
      g_strlcpy (word, row[1], WORD_MAX);
      return;
    }
  cue_stem (word);
  n = strlen (word);
  if (n == 4 && word[n - 1] == 'e')
    word[n - 1] = '\0';
}

/* The word of letters a to z at [start, end) of @chars; FALSE when it is something else. */
static gboolean
read_letters (const gunichar *chars, guint start, guint end, char word[WORD_MAX])
{
  if (end - start >= WORD_MAX || end - start < 3)
    return FALSE;
  for (guint i = start; i < end; i++)
    {
      if (chars[i] < 'a' || chars[i] > 'z')
        return FALSE;
      word[i - start] = (char) chars[i];
    }
  word[end - start] = '\0';
  return TRUE;
}

CueTokens *
cue_tokens_new_stemmed (const CueTokens *tokens)
{
  CueTokens *self = cue_tokens_new (tokens->folded);
  gunichar stemmed[WORD_MAX];
  char word[WORD_MAX];

  for (guint i = 0; i < self->n_tokens; i++)
    {
      CueToken *token = &self->tokens[i];
      guint n = 0;

      if (!read_letters (self->folded->chars, token->start, token->end, word))
        continue;
      stem_whole (word);
      for (; word[n] != '\0'; n++)
        stemmed[n] = (guchar) word[n];
      token->hash = cue_token_hash (stemmed, 0, n);
    }
  return self;
}

char *
cue_stem_wording (const char *wording)
{
  GString *out = g_string_new (NULL);
  g_autofree char *lower = g_ascii_strdown (wording, -1);

  for (const char *c = lower; *c != '\0';)
    {
      const char *end = c;
      char word[WORD_MAX];

      while (g_ascii_isalpha (*end))
        end++;
      if (end - c < 3 || end - c >= WORD_MAX || *end == '\'')
        {
          end = end > c ? end : g_utf8_next_char (c);
          g_string_append_len (out, c, end - c);
        }
      else
        {
          g_strlcpy (word, c, end - c + 1);
          stem_whole (word);
          g_string_append (out, word);
        }
      c = end;
    }
  return g_string_free (out, FALSE);
}
