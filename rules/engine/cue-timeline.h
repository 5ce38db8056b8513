/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-engine.h"

G_BEGIN_DECLS

/* One conversation as a desk holds it: a confirmed prefix and its own optimistic tail
 * (docs/engine.md). */
#define CUE_TYPE_TIMELINE (cue_timeline_get_type ())
G_DECLARE_FINAL_TYPE (CueTimeline, cue_timeline, CUE, TIMELINE, GObject)

CueTimeline *cue_timeline_new (CueEngine *engine, const char *conversation);
/* An independent clone of the confirmed prefix, without the tail. (transfer full) */
CueTimeline *cue_timeline_copy (CueTimeline *self);
/* An own event, not yet confirmed (seq 0, mid set): shown at once. (transfer full) (element-type
 * CueChange) */
GPtrArray *cue_timeline_propose (CueTimeline *self, CueEvent *event, GError **error);
/* A confirmed event (seq set), own (same device and mid as one of the tail) or another's. @refolded
 * tells that the shown state was rebuilt: the caller resets its models from cue_timeline_snapshot
 * (). (transfer full) */
GPtrArray *
cue_timeline_confirm (CueTimeline *self, CueEvent *event, gboolean *refolded, GError **error);
/* An own event that was refused: taken off the tail, which is refolded. */
gboolean cue_timeline_withdraw (CueTimeline *self, const char *device, gint64 mid);
/* Everything shown now as changes on an empty screen. (transfer full) (element-type CueChange) */
GPtrArray *cue_timeline_snapshot (CueTimeline *self);
/* The shown state: prefix and tail. (transfer none) */
const CueState *cue_timeline_get_state (CueTimeline *self);
/* Over the confirmed prefix only. */
const char *cue_timeline_get_digest (CueTimeline *self);
guint cue_timeline_get_n_unconfirmed (CueTimeline *self);
gint64 cue_timeline_get_confirmed_seq (CueTimeline *self);
/**
 * cue_timeline_set_engine:
 *
 * Makes a generation known. It counts from the `pack.activated` on that names its pack and model by
 * digest, on every desk at the same place; until then nothing changes. A `pack.activated` that
 * names a generation not known here is refused with %CUE_ENGINE_ERROR_PACK and nothing has changed:
 * the caller loads that pack, calls this, and brings the event again. A log with several
 * generations is folded when all of them were made known first, or one by one as they are asked
 * for.
 */
void cue_timeline_set_engine (CueTimeline *self, CueEngine *engine);
/* The generation that counts now, for what is shown. */
CueEngine *cue_timeline_get_engine (CueTimeline *self);

G_END_DECLS
