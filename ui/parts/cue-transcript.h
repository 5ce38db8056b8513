/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-conversation.h"

G_BEGIN_DECLS

/* The messages of one conversation. Properties: "conversation" (CueConversation), "at-bottom"
 * (read-only). Signals: "mark-activated" (kind, id), "mark-hovered" (kind, id; NULL when left),
 * "point-activated" (id). */
#define CUE_TYPE_TRANSCRIPT (cue_transcript_get_type ())
G_DECLARE_FINAL_TYPE (CueTranscript, cue_transcript, CUE, TRANSCRIPT, GtkWidget)

GtkWidget *cue_transcript_new (void);
void cue_transcript_set_conversation (CueTranscript *self, CueConversation *conversation);
CueConversation *cue_transcript_get_conversation (CueTranscript *self);
gboolean cue_transcript_is_at_bottom (CueTranscript *self);

/* Scrolls to @turn and makes @span (NULL: the whole turn) stand out for a moment. FALSE: no such
 * turn */
gboolean cue_transcript_reveal (CueTranscript *self, const char *turn, const CueSpan *span);
void cue_transcript_scroll_to_bottom (CueTranscript *self);

/* The find bar. */
void cue_transcript_open_find (CueTranscript *self);
void cue_transcript_close_find (CueTranscript *self);
void cue_transcript_find (CueTranscript *self, const char *words);
/* @step 1 or -1; wraps */
void cue_transcript_find_step (CueTranscript *self, int step);

G_END_DECLS
