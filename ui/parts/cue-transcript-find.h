/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cue-find.h"

G_BEGIN_DECLS

/* Where words stand in a list of messages: the find bar's memory. No widget. */
typedef struct
{
  /* owned */
  CueNeedle *needle;
  GArray *positions; /* guint: messages that hold the words, in order */

  guint current; /* index into positions */
} CueTranscriptFind;

void cue_transcript_find_init (CueTranscriptFind *self);
void cue_transcript_find_clear (CueTranscriptFind *self);
/* Looks through @messages; the last hit is current. */
void cue_transcript_find_look (CueTranscriptFind *self, GListModel *messages, const char *words);
/* FALSE when there is no hit */
gboolean cue_transcript_find_move (CueTranscriptFind *self, int step, guint *position);
/* "2 of 7". (transfer full) */
char *cue_transcript_find_dup_count (CueTranscriptFind *self);

G_END_DECLS
