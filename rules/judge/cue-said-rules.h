/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-judge.h"

G_BEGIN_DECLS

/* What the rules mean to one talk. */
typedef struct
{
  GPtrArray *rules;  /* CueRule, borrowed: those that light it, in the order of the pack */
  GArray *places;    /* guint: of each of them in the pack */
  GPtrArray *offers; /* CueOffer, borrowed: those that these rules light */
} CueTalkRules;

/* By a judge's talks and points. Immutable. Takes @n_asked: how often conditions ask for each
 * point.
 */
CueSaidRules *cue_said_rules_new (const CueJudge *judge, guint *n_asked);
/* Of the judge of an edited pack; @base: of the pack as it was read, borrowed. */
CueSaidRules *cue_said_rules_new_edited (const CueSaidRules *base, const CueJudge *judge);
void cue_said_rules_free (CueSaidRules *self);
/* Of the talk that @point belongs to. (transfer none): never NULL */
const CueTalkRules *cue_said_rules_get (const CueSaidRules *self, guint point);
/* Does a condition of the pack ask whether the point was said? */
gboolean cue_said_rules_ask_for (const CueSaidRules *self, guint point);
/* Does what is heard of the point count no sooner than its talk comes up, whatever the rules have
 * become? Nobody asks for it then. */
gboolean cue_said_rules_let_wait (const CueSaidRules *self, guint point);

G_END_DECLS
