/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-conversation.h"
#include "cue-find.h"

G_BEGIN_DECLS

/* One turn in the transcript. Signals: "mark-activated" (kind, id), "mark-hovered" (kind, id; NULL
 * when left), "point-activated" (id). */
#define CUE_TYPE_BUBBLE (cue_bubble_get_type ())
G_DECLARE_FINAL_TYPE (CueBubble, cue_bubble, CUE, BUBBLE, GtkWidget)

GtkWidget *cue_bubble_new (void);
/* NULL message: nothing to show */
void cue_bubble_bind (CueBubble *self, CueConversation *conversation, CueMessage *message);
/* Day and speaker are told only where they change from @previous. */
void cue_bubble_follow (CueBubble *self, CueMessage *previous, gint64 now_ms);
CueMessage *cue_bubble_get_message (CueBubble *self);
/* Marks what @needle finds; NULL: nothing */
void cue_bubble_set_needle (CueBubble *self, const CueNeedle *needle);
/* Makes @span stand out for a moment; NULL: everything */
void cue_bubble_flash (CueBubble *self, const CueSpan *span);

G_END_DECLS
