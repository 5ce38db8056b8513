/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-impact-index.h"
#include "cue-pack.h"

G_BEGIN_DECLS

/* The knowledge cards of a pack by what stands in their questions and replies, made when the pack
 * is sealed and used where its bytes lie. Immutable; integers only. */
typedef struct _CueAnswerIndex CueAnswerIndex;

/* Writes the index of @answers (element-type CueAnswer). */
void cue_answer_index_write_for (GPtrArray *answers, GByteArray *out);
/* Rows stay where they lie: @source, which @bytes reads, is kept. NULL when the bytes have not the
 * shape of one. */
CueAnswerIndex *cue_answer_index_read (CueBytes *bytes, GBytes *source);
void cue_answer_index_free (CueAnswerIndex *self);
guint cue_answer_index_get_size (const CueAnswerIndex *self);

/* The cards nearest to @words (%CUE_BAG_ALL) by BM25, best first, at most so many. (transfer full)
 * (element-type CueImpactHit) */
GArray *cue_answer_index_find (const CueAnswerIndex *self, const CueBag *words, guint most);

/* How alike a text is to the card's reply, in either language. */
guint cue_answer_index_reply_milli (const CueAnswerIndex *self, guint card, const CueBag *text);

/* One term of what is asked. */
typedef struct
{
  guint term;      /* G_MAXUINT: stands in no card */
  guint strength;  /* its kind: a lone character is a quarter */
  guint weight;    /* by its rarity among the cards */
  gboolean is_new; /* of the new words, not of those before */
} CueAskedTerm;

/* What is asked, as the cards' own terms. */
typedef struct
{
  /* owned */
  CueAskedTerm *terms; /* ascending by number */
  guint n_terms;
  guint64 weight; /* of all */
  guint64 known;  /* of those that stand in any card */
} CueAskedTerms;

/* @fresh: (nullable): the new words of @content; NULL: all are new */
void cue_asked_terms_init (CueAskedTerms *self,
                           const CueAnswerIndex *index,
                           const CueBag *content,
                           const CueBag *fresh);
void cue_asked_terms_clear (CueAskedTerms *self);

/* How one card answers it. */
typedef struct
{
  guint milli;        /* likeness */
  guint question;     /* the one that fits best, as cue_answer_get_question () counts */
  guint new_strength; /* what it has of the new words */
} CueLikeness;

/* Likeness of a card; the essay is in cue-answer-search.c. @asked weighs more than nothing. */
CueLikeness
cue_answer_index_compare (const CueAnswerIndex *self, const CueAskedTerms *asked, guint card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueAnswerIndex, cue_answer_index_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CueAskedTerms, cue_asked_terms_clear)

G_END_DECLS
