/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-idf.h"

G_BEGIN_DECLS

/* Which knowledge cards answer what a customer said. Immutable; integers only. */
typedef struct _CueAnswerSearch CueAnswerSearch;

typedef struct
{
  guint answer; /* index in the pack */
  guint score_milli;
  const char *matched; /* the standard or similar question that fits best; borrowed from the pack */
} CueAnswerHit;

CueAnswerSearch *cue_answer_search_new (const CuePack *pack, const CueIdf *idf);
void cue_answer_search_free (CueAnswerSearch *self);

/**
 * cue_answer_search_find:
 * @floor_milli: weaker cards stay dark
 *
 * Silent on greetings, thanks and short acknowledgements: they have no content term.
 *
 * Returns: (transfer full) (element-type CueAnswerHit): at most three, best first
 */
GArray *cue_answer_search_find (const CueAnswerSearch *self, const CueBag *turn, guint floor_milli);

/* How alike an agent's turn is to the card's reply, in either language. */
guint cue_answer_search_reply_milli (const CueAnswerSearch *self, guint answer, const CueBag *turn);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueAnswerSearch, cue_answer_search_free)

G_END_DECLS
