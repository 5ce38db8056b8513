/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-tokens.h"

G_BEGIN_DECLS

#define CUE_PHRASE_ERROR (cue_phrase_error_quark ())
GQuark cue_phrase_error_quark (void);

typedef enum
{
  CUE_PHRASE_ERROR_EMPTY,   /* no token in the wording */
  CUE_PHRASE_ERROR_REGEX,   /* PCRE2 refuses it (message has the offset) */
  CUE_PHRASE_ERROR_LITERAL, /* a regex without a literal of two or more characters */
  CUE_PHRASE_ERROR_LIMIT,   /* while matching: a regex gave up on this text */
} CuePhraseError;

typedef enum
{
  CUE_POLARITY_PLAIN,
  CUE_POLARITY_NEGATED,
  CUE_POLARITY_QUOTED,
} CuePolarity;

const char *cue_polarity_to_string (CuePolarity polarity);

/**
 * CuePhraseHit:
 * @phrase: index of the phrase set, as given when it was added
 * @span: original code points
 * @first: first token; @end: one past the last token
 * @question: the sentence it stands in asks
 */
typedef struct
{
  guint phrase;
  CueSpan span;
  guint first;
  guint end;
  CuePolarity polarity;
  gboolean question;
} CuePhraseHit;

/* Sets of wordings (words, gaps "A … B", regular expressions) found in one pass over a text, with
 * polarity. Counted atomically; whoever made it may change it as long as it is his alone. */
typedef struct _CuePhraseBook CuePhraseBook;

CuePhraseBook *cue_phrase_book_new (void);
/* So many wordings will be added: their room is made at once. */
void cue_phrase_book_reserve (CuePhraseBook *self, guint n_wordings);
CuePhraseBook *cue_phrase_book_derive (const CuePhraseBook *base);
CuePhraseBook *cue_phrase_book_ref (CuePhraseBook *self);
void cue_phrase_book_unref (CuePhraseBook *self);
/* A wording of set @phrase; parts divided by "…" or "..." may stand up to @gap tokens apart. */
gboolean cue_phrase_book_add (CuePhraseBook *self,
                              guint phrase,
                              const char *wording,
                              guint gap,
                              GError **error);
/* libpcre2-8 without JIT, with match, depth and heap limits, over the folded text. */
gboolean
cue_phrase_book_add_regex (CuePhraseBook *self, guint phrase, const char *pattern, GError **error);
/* Before it is put into use: does it ever hear a word, and does it come to an end on what it is
 * made of, said again and again? Errors: %CUE_PHRASE_ERROR_LITERAL, %CUE_PHRASE_ERROR_LIMIT. */
gboolean cue_phrase_book_try_regex (const char *pattern, GError **error);
void cue_phrase_book_remove (CuePhraseBook *self, guint phrase);
/* (element-type CuePhraseHit) (transfer full): by (first, end, phrase); overlapping hits of one set
 * are merged to the longest. @error: a regex limit was hit; the other hits are still returned. */
GArray *cue_phrase_book_match (const CuePhraseBook *self, const CueTokens *text, GError **error);

/* How the words at tokens [first, end) are meant: is there a negation or a quotation over them? */
CuePolarity cue_polarity_at (const CueTokens *text, guint first, guint end);
/* Are the words only announced ("I'll explain the fee in a second", 价格我等会儿跟您说) or given as
 * what somebody else said or asked (you mentioned …, 您刚才说…)? */
gboolean cue_announced_at (const CueTokens *text, guint first, guint end);
gboolean cue_attributed_at (const CueTokens *text, guint first, guint end);
/* Does the clause doubt, leave to the listener, or speak of others or another time (maybe, you'll
 * have to …, used to, 可能, 以前是)? */
gboolean cue_hedged_at (const CueTokens *text, guint first, guint end);
gboolean cue_question_at (const CueTokens *text, guint first, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuePhraseBook, cue_phrase_book_unref)

G_END_DECLS
