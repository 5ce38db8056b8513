/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-feed.h"
#include "cue-playback.h"

G_BEGIN_DECLS

/* What feeds of lines have in common: bytes in, records out, a few milliseconds at a time; whole
 * conversations among the lines are played. */
#define CUE_TYPE_LINE_READER (cue_line_reader_get_type ())
G_DECLARE_FINAL_TYPE (CueLineReader, cue_line_reader, CUE, LINE_READER, GObject)

/* signals: "hungry": all lines are read, more bytes are welcome; "played": a whole conversation
 * came to its end.
 * @feed: (not owned) emits the records. @source: its name in messages, "stdin" or a file's.
 * @makes_ids: lines without an id get one from their place and words, so that a file that is read
 * again brings nothing twice. */
CueLineReader *
cue_line_reader_new (CueFeed *feed, const char *source, gboolean makes_ids, const CuePace *pace);
void cue_line_reader_push (CueLineReader *self, const char *bytes, gsize length);
void cue_line_reader_end (CueLineReader *self);
void cue_line_reader_restart (CueLineReader *self);
void cue_line_reader_stop (CueLineReader *self);
void cue_line_reader_agent_spoke (CueLineReader *self, const char *conversation);
void cue_line_reader_skip (CueLineReader *self, const char *conversation);
void cue_line_reader_unskip (CueLineReader *self, const char *conversation);
/* Everything that came is told and played to its end. */
gboolean cue_line_reader_is_quiet (CueLineReader *self);
void cue_line_reader_resume (CueLineReader *self,
                             const char *conversation,
                             gint64 position,
                             gboolean agent_spoke_last);

G_END_DECLS
