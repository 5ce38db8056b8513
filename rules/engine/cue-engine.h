/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-change.h"
#include "cue-event.h"
#include "cue-model.h"
#include "cue-pack.h"
#include "cue-state.h"

G_BEGIN_DECLS

#define CUE_ENGINE_VERSION 3

#define CUE_ENGINE_ERROR (cue_engine_error_quark ())
GQuark cue_engine_error_quark (void);

typedef enum
{
  CUE_ENGINE_ERROR_GAP,   /* a seq is missing */
  CUE_ENGINE_ERROR_TIME,  /* at_ms goes back */
  CUE_ENGINE_ERROR_EVENT, /* the body has not the shape of its type */
  CUE_ENGINE_ERROR_PACK,  /* pack.activated names a generation that the timeline was not given */
} CueEngineErrorCode;

/* A compiled (pack, model): immutable, shared by all conversations and threads. */
typedef struct _CueEngine CueEngine;

GType cue_engine_get_type (void);
CueEngine *cue_engine_new (CuePack *pack, CueModel *model); /* @model NULL: that of the pack */
CueEngine *cue_engine_ref (CueEngine *self);

/**
 * cue_engine_with_rule:
 * @self: stays as it is, for whoever uses it
 * @record: a line of rules.jsonl: a rule that is new, or stands in for the one of its id
 * @problems: (out) (optional) (element-type CuePackProblem): what is wrong with it, as
 * cue_pack_read () tells it
 *
 * An engine with one rule edited, which shares everything else with @self. It judges as one made
 * anew from the edited pack with the model of @self; its pack has a digest of its own
 * (docs/pack.md). A conversation goes over to it as to any other generation. Cost: that of the
 * rules edited since the pack was read, and of a list of all.
 *
 * Returns: (transfer full) (nullable): %NULL when there is any problem
 */
CueEngine *cue_engine_with_rule (CueEngine *self, const char *record, GPtrArray **problems);
/* The same without the rule of this id; a rule that another condition asks for is a problem.
 * (transfer full) (nullable) */
CueEngine *cue_engine_without_rule (CueEngine *self, const char *id, GPtrArray **problems);

void cue_engine_unref (CueEngine *self);
CuePack *cue_engine_get_pack (const CueEngine *self);   /* (transfer none) */
CueModel *cue_engine_get_model (const CueEngine *self); /* (transfer none) */

/* A conversation before its first event. (transfer full) */
CueState *cue_engine_begin (CueEngine *self, const char *conversation);

/**
 * cue_engine_step:
 * @state: one conversation, folded so far; changed in place, or left as it was on error
 * @event: the next event of it
 *
 * Folds one event and tells what changed. Only `at_ms` of the event is read as a clock.
 * Cost: one pass over the text, then the conditions that follow what has changed.
 *
 * Returns: (transfer full) (element-type CueChange): changes in showing order, maybe none
 */
GPtrArray *
cue_engine_step (CueEngine *self, CueState *state, const CueEvent *event, GError **error);

/* Before a lamp's id: why which point of its talk comes next. */
#define CUE_WHY_NEXT "next:"

/**
 * cue_engine_why:
 * @id: of a lamp, tag or point; "next:" and a lamp; or "kind:id" of something that was lit and
 * stays dark now
 *
 * Why it stands as it does now: its latest proof; of what stays dark `once`, `max` or `cooldown` in
 * `held_by`.
 *
 * Returns: (transfer full) (nullable): NULL when there is nothing to tell
 */
JsonNode *cue_engine_why (CueEngine *self, const CueState *state, const char *id);

/**
 * cue_engine_check_offers:
 * @state: folded by @self
 *
 * Which offers this customer may have now, whether a rule would light them or not.
 *
 * Returns: (transfer full): an array, in the order of the pack, of
 *   {"offer", "ok", "reasons":[…], "clauses":[{"clause","ok","why"?}]}
 */
JsonNode *cue_engine_check_offers (CueEngine *self, const CueState *state);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueEngine, cue_engine_unref)

G_END_DECLS
