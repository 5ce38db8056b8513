/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-event.h"
#include "cue-engine.h"

G_BEGIN_DECLS

/* A recorded conversation (`conversations.jsonl`, docs/pack.md) as events, and its replay. */

/* @node: one record that passed the gate. Errors: CUE_EVENT_ERROR with path, found, expected. */
gboolean cue_recording_check (JsonNode *node, GError **error);

/* @node: one record that passed the gate. @start_ms: at_ms of its start. Turns get ids t1, t2 …;
 * `t` null = previous + 1,000 ms + 50 ms a code point; a voice turn with t_end gets speech events
 * around it. Errors: CUE_EVENT_ERROR with path, found, expected. (transfer full) (element-type
 * CueEvent): numbered from 1, conversation.opened first, conversation.closed last. */
GPtrArray *cue_recording_to_events (JsonNode *node, gint64 start_ms, GError **error);

typedef void (*CueReplayFunc) (const CueEvent *event,
                               GPtrArray *changes,
                               const CueState *state,
                               gpointer user_data);

/* Replays events through @engine; @func (may be NULL) is called after every step. (transfer full):
 * the end state */
CueState *cue_replay (CueEngine *engine,
                      const char *conversation,
                      GPtrArray *events,
                      CueReplayFunc func,
                      gpointer user_data,
                      GError **error);

G_END_DECLS
