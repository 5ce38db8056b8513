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
typedef enum
{
  CUE_SAID_NAMED_NONE,
  CUE_SAID_NAMED_OWN,
  CUE_SAID_NAMED_OTHER,
} CueSaidNamed;

/* Whose names stand in tokens [first, end): of any of @offers (CueOffer); or none of these, and,
 * plainly, of one that is not among the talk's own words either. */
CueSaidNamed cue_said_titles_find_named (const CueSaidTitles *self,
                                         const CueTurn *turn,
                                         const CueTalk *talk,
                                         GPtrArray *offers,
                                         guint first,
                                         guint end);

G_END_DECLS
