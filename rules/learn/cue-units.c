/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-units.h"

#include <stdlib.h>
#include <string.h>

#include "cue-features.h"
#include "cue-hashes.h"
#include "cue-stem.h"

#define WORD_MAX 48
#define LONG_NUMBER 6

/* All lists sorted. */
static const char *const fillers[]
    = { "ah", "eh", "em", "er", "erm", "ha", "hm", "hmm", "mhm", "mm", "oh", "uh", "uhm", "um" };

static const char han_fillers[] = "嗯呃额唔诶噢";

/* Words that say little of the matter. Question words and denials are not among them. */
static const char *const glue[] = {
  "a",      "about", "all",  "also",   "am",    "an",   "and",    "any",   "are",   "as",
  "at",     "be",    "been", "being",  "but",   "by",   "can",    "could", "did",   "do",
  "does",   "down",  "for",  "had",    "has",   "have", "having", "he",    "hello", "her",
  "here",   "hey",   "hi",   "his",    "i",     "if",   "in",     "into",  "is",    "it",
  "its",    "just",  "may",  "me",     "might", "must", "my",     "of",    "ok",    "okay",
  "on",     "or",    "our",  "please", "shall", "she",  "should", "so",    "some",  "thank",
  "thanks", "that",  "the",  "their",  "them",  "then", "there",  "these", "they",  "this",
  "those",  "to",    "too",  "us",     "very",  "was",  "we",     "were",  "which", "will",
  "with",   "would", "yes",  "you",    "your",
};

static const char *const contractions[][2] = {
  { "aint", "is" },       { "arent", "are" },   { "cannot", "can" },      { "cant", "can" },
  { "couldnt", "could" }, { "didnt", "did" },   { "doesnt", "does" },     { "dont", "do" },
  { "hadnt", "had" },     { "hasnt", "has" },   { "havent", "have" },     { "isnt", "is" },
  { "mustnt", "must" },   { "neednt", "need" }, { "shouldnt", "should" }, { "wasnt", "was" },
  { "werent", "were" },   { "wont", "will" },   { "wouldnt", "would" },
};

/* What stands behind an apostrophe; 's is as often a genitive and is dropped. */
static const char *const endings[][2] = {
  { "d", "would" }, { "ll", "will" }, { "m", "am" },
  { "re", "are" },  { "s", NULL },    { "ve", "have" },
};

typedef struct
{
  const CueTokens *said; /* borrowed */
  GArray *units;
} Reading;

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_in (const char *word, const char *const *list, gsize n)
{
  return bsearch (&word, list, n, sizeof word, compare_words) != NULL;
}

static const char *const *
find_pair (const char *word, const char *const (*pairs)[2], gsize n)
{
  return bsearch (&word, pairs, n, sizeof pairs[0], compare_words);
}

/* The word without its apostrophe; FALSE: it is no ASCII word of a usual length. */
static gboolean
spell (const CueTokens *said, const CueToken *token, char word[WORD_MAX])
{
  guint n = 0;

  if (token->end - token->start >= WORD_MAX)
    return FALSE;
  for (guint i = token->start; i < token->end; i++)
    {
      gunichar c = said->folded->chars[i];

      if (g_ascii_isalpha ((char) c) && c < 0x80)
        word[n++] = (char) c;
      else if (i + 2 != token->end)
        return FALSE;
    }
  word[n] = '\0';
  return n > 0;
}

static void
add (Reading *self, CueUnitKind kind, guint64 hash, guint start, guint end, gboolean is_glue)
{
  const CueReadUnit *last = self->units->len == 0
                                ? NULL
                                : &g_array_index (self->units, CueReadUnit, self->units->len - 1);
  CueReadUnit unit = { hash, start, end, kind, is_glue };

  /* said again at once; Chinese doubles characters by grammar, and 2 2 are two digits */
  if (last != NULL && last->hash == hash && (kind == CUE_UNIT_WORD || kind == CUE_UNIT_MARK))
    return;
  g_array_append_val (self->units, unit);
}

static void
add_word (Reading *self, const char *word, const CueToken *token)
{
  char stem[WORD_MAX];
  gboolean is_glue = is_in (word, glue, G_N_ELEMENTS (glue));

  if (is_in (word, fillers, G_N_ELEMENTS (fillers)))
    return;
  g_strlcpy (stem, word, sizeof stem);
  cue_stem (stem);
  add (self, CUE_UNIT_WORD, cue_hash_text (stem), token->start, token->end, is_glue);
}

static gboolean
follows_apostrophe (const Reading *self, const CueToken *token)
{
  gunichar c = token->start == 0 ? 0 : self->said->folded->chars[token->start - 1];

  return c == '\'' || c == 0x2019;
}

static void
read_word (Reading *self, const CueToken *token)
{
  char word[WORD_MAX];
  const char *const *pair;

  if (!spell (self->said, token, word))
    {
      add (self, CUE_UNIT_WORD, token->hash, token->start, token->end, FALSE);
      return;
    }
  pair
      = follows_apostrophe (self, token) ? find_pair (word, endings, G_N_ELEMENTS (endings)) : NULL;
  if (pair != NULL && pair[1] == NULL)
    return;
  if (pair != NULL)
    {
      add_word (self, pair[1], token);
      return;
    }
  pair = find_pair (word, contractions, G_N_ELEMENTS (contractions));
  add_word (self, pair != NULL ? pair[1] : word, token);
  if (pair != NULL)
    add_word (self, "not", token);
}

static void
read_token (Reading *self, const CueToken *token)
{
  gunichar first = self->said->folded->chars[token->start];

  if (cue_unichar_is_cjk (first))
    {
      if (g_utf8_strchr (han_fillers, -1, first) == NULL)
        add (self, CUE_UNIT_HAN, cue_hash_mix (1, first), token->start, token->end, FALSE);
    }
  else if (g_unichar_isdigit (first))
    add (self, CUE_UNIT_NUMBER, cue_hash_mix (2, MIN (token->end - token->start, LONG_NUMBER)),
         token->start, token->end, FALSE);
  else
    read_word (self, token);
}

/* What stands between two tokens. */
static void
read_marks (Reading *self, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      gunichar c = self->said->folded->chars[i];

      if (c == '?' || c == '!')
        add (self, CUE_UNIT_MARK, cue_hash_mix (3, c), i, i + 1, FALSE);
      else if (g_unichar_type (c) == G_UNICODE_CURRENCY_SYMBOL)
        add (self, CUE_UNIT_MARK, cue_hash_mix (3, '$'), i, i + 1, FALSE);
    }
}

GArray *
cue_units_read (const CueTokens *said)
{
  Reading reading = { said, g_array_new (FALSE, FALSE, sizeof (CueReadUnit)) };
  guint at = 0;

  for (guint i = 0; i < said->n_tokens && reading.units->len < CUE_UNITS_MOST; i++)
    {
      read_marks (&reading, at, said->tokens[i].start);
      read_token (&reading, &said->tokens[i]);
      at = said->tokens[i].end;
    }
  if (reading.units->len < CUE_UNITS_MOST)
    read_marks (&reading, at, said->folded->length);
  return reading.units;
}

GArray *
cue_units_list_hashes (const GArray *units)
{
  GArray *hashes = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < units->len; i++)
    g_array_append_val (hashes, g_array_index (units, CueReadUnit, i).hash);
  cue_hashes_sort_once (hashes);
  return hashes;
}
