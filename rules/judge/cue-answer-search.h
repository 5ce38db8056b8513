/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-answer-index.h"
#include "cue-classifier.h"

G_BEGIN_DECLS

/* Which knowledge cards answer what a customer said. Immutable, counted atomically; integers only.
 */
typedef struct _CueAnswerSearch CueAnswerSearch;

typedef struct
{
  guint answer; /* index in the pack */
  guint score_milli;
  guint question; /* the one that fits best, as cue_answer_get_question () counts */
} CueAnswerHit;

/* What is asked. */
typedef struct
{
  /* borrowed */
  const CueTokens *said;
  const CueBag *content;       /* of what was said, %CUE_BAG_CONTENT */
  const CueTokens *before;     /* (nullable): what the customer said before that */
  const CueFeatures *features; /* (nullable): of what was said, where they are known; finished */
} CueAsked;

/* Takes both. @classifier: (nullable): a class for each card of @index */
CueAnswerSearch *cue_answer_search_new (CueAnswerIndex *index, CueClassifier *classifier);
CueAnswerSearch *cue_answer_search_ref (CueAnswerSearch *self);
void cue_answer_search_unref (CueAnswerSearch *self);
guint cue_answer_search_get_size (const CueAnswerSearch *self);

/**
 * cue_answer_search_find:
 * @floor_milli: weaker cards stay dark
 *
 * Silent on greetings, thanks and short acknowledgements: they have no content term. What says too
 * little by itself and finds nothing ("and abroad?") is asked again together with what was said
 * before; a card must then have something of the new words.
 *
 * Returns: (transfer full) (element-type CueAnswerHit): at most three, best first
 */
GArray *
cue_answer_search_find (const CueAnswerSearch *self, const CueAsked *asked, guint floor_milli);

/* How alike an agent's turn is to the card's reply, in either language. */
guint cue_answer_search_reply_milli (const CueAnswerSearch *self, guint answer, const CueBag *turn);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueAnswerSearch, cue_answer_search_unref)

G_END_DECLS
