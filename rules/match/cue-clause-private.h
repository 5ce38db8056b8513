/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-tokens.h"

G_BEGIN_DECLS

/* Clauses, sentences and small word lists over tokens: what polarity and questions are read with.
 */

typedef enum
{
  CUE_BREAK_NONE,
  CUE_BREAK_CLAUSE,
  CUE_BREAK_SENTENCE,
} CueBreak;

/* How far any search goes from a hit, in tokens: bounds the cost of a hit in an endless sentence.
 */
#define CUE_CLAUSE_REACH 48

typedef struct _CueWordsRow CueWordsRow;

/* A list of words, made ready at its first use and never changed after. */
typedef struct
{
  const void *list; /* of pointers to words, or of structs that begin with one, up to a NULL */
  gsize stride;     /* bytes from one to the next */
  gsize once;
  CueWordsRow *rows;   /* by the lowest byte of the first character */
  guint16 starts[257]; /* of the rows with each lowest byte */
} CueWords;

#define CUE_WORDS(NAME)                                                                            \
  static CueWords NAME = { .list = NAME##_LIST, .stride = sizeof NAME##_LIST[0] }

gboolean cue_unichar_is_apostrophe (gunichar c);

/* What the punctuation between tokens @i - 1 and @i ends. */
CueBreak cue_break_between (const CueTokens *text, guint i);

/* What the punctuation before token @i ends; text start and end are sentence breaks. Between most
 * words of a Chinese text there is nothing to look at. */
static inline CueBreak
cue_break_before (const CueTokens *text, guint i)
{
  if (i == 0 || i >= text->n_tokens)
    return CUE_BREAK_SENTENCE;
  return text->tokens[i - 1].end == text->tokens[i].start ? CUE_BREAK_NONE
                                                          : cue_break_between (text, i);
}

gboolean cue_break_asks (const CueTokens *text, guint i);
gboolean cue_break_inside (const CueTokens *text, guint first, guint end);

guint cue_clause_start (const CueTokens *text, guint i);
guint cue_clause_end (const CueTokens *text, guint i);
guint cue_sentence_start (const CueTokens *text, guint i);
guint cue_sentence_end (const CueTokens *text, guint i);

guint cue_word_at (const CueTokens *text, guint i, guint limit, const char *word);
/* Of a list that is ready or not. */
guint cue_words_look (const CueTokens *text, guint i, guint limit, CueWords *words, guint *row);

/* The longest of @words at @i, in tokens; 0: none. @row: which it is. Asked of every token, and
 * nearly none begins a word of the list. */
static inline guint
cue_words_find (const CueTokens *text, guint i, guint limit, CueWords *words, guint *row)
{
  guint byte;

  if (i >= limit || i >= text->n_tokens)
    return 0;
  byte = text->folded->chars[text->tokens[i].start] & 0xff;
  if (g_atomic_pointer_get (&words->once) != 0 && words->starts[byte] == words->starts[byte + 1])
    return 0;
  return cue_words_look (text, i, limit, words, row);
}

static inline guint
cue_words_at (const CueTokens *text, guint i, guint limit, CueWords *words)
{
  guint row;

  return cue_words_find (text, i, limit, words, &row);
}

gboolean cue_words_cover (const CueTokens *text, guint i, guint from, guint limit, CueWords *words);
gunichar cue_cjk_at (const CueTokens *text, guint i);
gboolean cue_is_choice_at (const CueTokens *text, guint i);

gboolean cue_negation_at (const CueTokens *text, guint first, guint end);
gboolean cue_negation_between (const CueTokens *text, guint first, guint end);
gboolean cue_quotation_at (const CueTokens *text, guint first, guint end);

G_END_DECLS
