/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* One conversation folded so far. Opaque outside the engine; rooms judge and engine use
 * cue-state-private.h. */
typedef struct _CueState CueState;

GType cue_state_get_type (void);
CueState *cue_state_copy (const CueState *self); /* an independent clone */
void cue_state_free (CueState *self);

const char *cue_state_get_conversation (const CueState *self);
gint64 cue_state_get_seq (const CueState *self);
gint64 cue_state_get_at_ms (const CueState *self);
/* The earliest later time at which time alone changes something, G_MAXINT64 when nothing does: when
 * to send a tick. */
gint64 cue_state_get_next_flip_ms (const CueState *self);
/* How much the agent has at once, as was told last: 0 to 3. */
guint cue_state_get_pressure (const CueState *self);
/* From now on a step tells only lamps, without proofs and score, and there is no digest; what
 * lights and what is held stays the same. For who counts, not for who shows. */
void cue_state_set_quiet (CueState *self);
/* Chained SHA-256 after the last event, lower-case hex. (transfer none) */
const char *cue_state_get_digest (const CueState *self);
/* Value of a template variable ("customer.name", "offer.delta" of @offer, a fact) as text, or NULL.
 * Without @offer it is the offer that is alight, else the last one that was said, accepted or left
 * undecided. (transfer full) */
char *cue_state_dup_variable (const CueState *self, const char *offer, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueState, cue_state_free)

G_END_DECLS
