/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-feed.h"

G_BEGIN_DECLS

/**
 * CuePace: how recordings are played
 * @speed_milli: 1000 is real time, 0 as fast as it goes
 * @play_both: the agent's turns are played too; else they are hints and the next turn of the
 * customer waits for ours
 * @wait_ms: how long it waits; 0 for ever. On a call the recorded agent then speaks (there is
 * nobody to type), in a chat the customer goes on. On a call 0 means six seconds.
 */
typedef struct
{
  guint speed_milli;
  gboolean play_both;
  guint wait_ms;
} CuePace;

/* One recorded conversation, played on the main context. */
#define CUE_TYPE_PLAYBACK (cue_playback_get_type ())
G_DECLARE_FINAL_TYPE (CuePlayback, cue_playback, CUE, PLAYBACK, GObject)

/* signals: "record" (CueRecord *), "finished" */

/* @recording passed the gate; @id replaces its own id when not NULL; @pack may be NULL. Errors:
 * path, found, expected. */
CuePlayback *cue_playback_new (JsonNode *recording,
                               const char *id,
                               const char *pack,
                               const CuePace *pace,
                               GError **error);
const char *cue_playback_get_conversation (CuePlayback *self);
gboolean cue_playback_is_started (CuePlayback *self);
gboolean cue_playback_is_finished (CuePlayback *self);
void cue_playback_resume (CuePlayback *self, gint64 position, gboolean agent_spoke_last);
void cue_playback_start (CuePlayback *self);
void cue_playback_stop (CuePlayback *self);
void cue_playback_agent_spoke (CuePlayback *self);

G_END_DECLS
