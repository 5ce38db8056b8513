/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-feed.h"
#include "cue-playback.h"

G_BEGIN_DECLS

/* Recorded conversations, played: the first at once, the next ones one after the other, a few at a
 * time. */
#define CUE_TYPE_REPLAY_FEED (cue_replay_feed_get_type ())
G_DECLARE_FINAL_TYPE (CueReplayFeed, cue_replay_feed, CUE, REPLAY_FEED, CueFeed)

/* One conversation to play. */
typedef struct
{
  JsonNode *recording; /* passed cue_recording_check (), has an id */
  char *pack;          /* or NULL */
  char *place;         /* "conversations.jsonl:3" */
} CueRecording;

CueRecording *cue_recording_new (JsonNode *recording, const char *pack, const char *place);
void cue_recording_free (CueRecording *self);
/* The conversation of every line of @bytes; those that cannot be played, and a second one of the
 * same id, go to @problems (element-type utf8) with place, found, expected. Only reads memory: good
 * for a worker thread. (element-type CueRecording) (transfer full) */
GPtrArray *
cue_recordings_read (GBytes *bytes, const char *file, const char *pack, GPtrArray *problems);

/* @recordings: (element-type CueRecording). @round: from 1; a later round plays them as new
 * conversations. */
CueReplayFeed *
cue_replay_feed_new (const char *name, GPtrArray *recordings, guint round, const CuePace *pace);
/* How many conversations are on at a time and how long the next one waits (in the recording's
 * time). Before start. */
void cue_replay_feed_set_crowd (CueReplayFeed *self, guint at_once, guint stagger_ms);
/* Ids of its conversations, in order. (transfer container) (element-type utf8) */
GPtrArray *cue_replay_feed_list (CueReplayFeed *self);

G_END_DECLS
