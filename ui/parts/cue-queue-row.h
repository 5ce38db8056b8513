/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-conversation.h"

G_BEGIN_DECLS

/* A conversation in the queue: who, by which channel, how long he waits, the last line. */
#define CUE_TYPE_QUEUE_ROW (cue_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (CueQueueRow, cue_queue_row, CUE, QUEUE_ROW, GtkWidget)

GtkWidget *cue_queue_row_new (void);
void cue_queue_row_set_conversation (CueQueueRow *self,
                                     CueConversation *conversation); /* (nullable) */
/* Brings the clock up to date. */
void cue_queue_row_show_time (CueQueueRow *self, gint64 now_ms);

G_END_DECLS
