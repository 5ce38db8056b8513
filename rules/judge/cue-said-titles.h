/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack.h"
#include "cue-turn.h"

G_BEGIN_DECLS

/* The titles of a pack's offers and what they are called for short, found in what the agent says;
 * and which of them each talk names itself. Immutable. */
typedef struct _CueSaidTitles CueSaidTitles;

CueSaidTitles *cue_said_titles_new (CuePack *pack);
void cue_said_titles_free (CueSaidTitles *self);
/* (transfer full) (element-type CuePhraseHit) (nullable): where titles stand; NULL: nowhere */
GArray *cue_said_titles_find (const CueSaidTitles *self, const CueTokens *stemmed);
/* Whether the turn names the offer (its place in the pack), plainly and in full. */
gboolean cue_said_titles_has (const CueSaidTitles *self, const CueTurn *turn, guint offer);
/* Whether the turn names, plainly, an offer that is neither among @offers (CueOffer) nor part of
 * the talk's own words, and none of @offers. */
gboolean cue_said_titles_has_other (const CueSaidTitles *self,
                                    const CueTurn *turn,
                                    const CueTalk *talk,
                                    GPtrArray *offers);

G_END_DECLS
