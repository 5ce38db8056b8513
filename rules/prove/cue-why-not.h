/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-engine.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_WHY_NOT_LIGHTS,    /* with the changes, or without any: it is lit */
  CUE_WHY_NOT_BEATEN,    /* nothing but another one stands before it */
  CUE_WHY_NOT_NO_CHANGE, /* of three or fewer */
} CueWhyNotAnswer;

/* Why a rule lit nothing, and the smallest change that lights it (docs/proofs.md). Immutable. */
typedef struct _CueWhyNot CueWhyNot;

/**
 * cue_why_not:
 * @events: (element-type CueEvent): of one conversation, from its first to the one after which the
 *   rule is looked at
 * @rule: id of a rule of the pack
 *
 * Searches at most three changes over facts, tags, phrases and holds, fewest first, within 10,000
 * trials. Every trial is played, so what is proposed lights.
 *
 * Errors: those of cue_engine_step (); %CUE_ENGINE_ERROR_PACK when the pack has no such rule.
 *
 * Returns: (transfer full)
 */
CueWhyNot *cue_why_not (CueEngine *engine, GPtrArray *events, const char *rule, GError **error);
void cue_why_not_free (CueWhyNot *self);

/* The changes as events that follow @events. (transfer full) (element-type CueEvent) */
GPtrArray *cue_why_not_get_events (const CueWhyNot *self);
/* Sentences, one a line, in "zh" or "en". (transfer full) */
char *cue_why_not_to_text (const CueWhyNot *self, const char *lang);
/* {rule, answer, changes[…], beaten_by?, trials, all}. (transfer full) */
JsonNode *cue_why_not_to_json (const CueWhyNot *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueWhyNot, cue_why_not_free)

G_END_DECLS
