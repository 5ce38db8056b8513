/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-feed.h"
#include "cue-playback.h"

G_BEGIN_DECLS

/* What feeds of lines have in common: bytes in, records out, a few milliseconds at a time; whole
 * conversations among the lines are played. */
#define CUE_TYPE_LINE_READER (cue_line_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (CueLineReader, cue_line_reader, CUE, LINE_READER, CueFeed)

/**
 * CueLineReaderClass:
 * @hungry: all lines are read, more bytes are welcome
 * @played: (nullable): a whole conversation came to its end
 */
struct _CueLineReaderClass
{
  CueFeedClass parent_class;

  void (*hungry) (CueLineReader *self);
  void (*played) (CueLineReader *self);
};

/* When it is made. @source: its name in messages, "stdin" or a file's. @makes_ids: lines without an
 * id get one from their place and words, so that a file that is read again brings nothing twice. */
void cue_line_reader_set_up (CueLineReader *self,
                             const char *source,
                             gboolean makes_ids,
                             const CuePace *pace);
void cue_line_reader_push (CueLineReader *self, const char *bytes, gsize length);
void cue_line_reader_end (CueLineReader *self);
void cue_line_reader_restart (CueLineReader *self);
/* Everything that came is told and played to its end. */
gboolean cue_line_reader_is_quiet (CueLineReader *self);
/* Cancelled when the feed stops. (transfer none) */
GCancellable *cue_line_reader_get_cancellable (CueLineReader *self);

G_END_DECLS
