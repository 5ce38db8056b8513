/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-tokens.h"

G_BEGIN_DECLS

/* What a question wants to know, and what an answer tells. */
typedef enum
{
  CUE_MATTER_MONEY = 1 << 0,
  CUE_MATTER_TIME = 1 << 1,
  CUE_MATTER_DAY = 1 << 2,
  CUE_MATTER_DURATION = 1 << 3,
  CUE_MATTER_COUNT = 1 << 4,
  CUE_MATTER_NAME = 1 << 5,
  CUE_MATTER_CODE = 1 << 6, /* a phone, order or account number */
} CueMatter;

/**
 * CueNextWords: what choosing the next point of a talk looks at in a text
 * @words: (element-type guint64): what it is about, ascending, each once: senses, words that mean
 *   something, pairs of Chinese characters
 * @asked: the matters that it asks for
 * @told: the matters that it tells
 * @is_question: it asks at all
 * @thanks: it thanks, or takes leave
 *
 * Immutable. Both languages share the senses, so a talk in one is found by words of the other.
 */
typedef struct
{
  GArray *words;
  guint asked;
  guint told;
  gboolean is_question;
  gboolean thanks;
} CueNextWords;

/* A word where it stands. */
typedef struct
{
  guint64 word;
  guint start; /* folded code points */
  guint end;
} CueNextMark;

/* What stands in braces is filled when it is said, mostly by a number, and counts as one. */
CueNextWords *cue_next_words_new (const char *text);
/* @slots: (element-type CueSlot): those of the text */
CueNextWords *
cue_next_words_new_for_tokens (const CueTokens *tokens, const GArray *slots, const char *text);
/* Only @words: what it asks and tells takes longer to read. */
CueNextWords *cue_next_words_new_bare (const char *text);
CueNextWords *cue_next_words_copy (const CueNextWords *self);
void cue_next_words_free (CueNextWords *self);
/* @self as one text with @more. */
void cue_next_words_add (CueNextWords *self, const CueNextWords *more);
/* Takes the words of @other out of @self. */
void cue_next_words_remove (CueNextWords *self, const CueNextWords *other);
gboolean cue_next_words_has (const CueNextWords *self, guint64 word);
/* The words of a text as they stand. (transfer full) (element-type CueNextMark): by their starts */
GArray *cue_next_words_list_marks (const CueTokens *tokens);
/* Whether a greeting is among them. */
gboolean cue_next_words_greets (const CueNextWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueNextWords, cue_next_words_free)

G_END_DECLS
