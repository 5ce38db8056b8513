/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-desk.h"

G_BEGIN_DECLS

/* The agent's conversations, in order of arrival: nothing jumps while he aims. J and K move, Enter
 * opens (win.select). */
#define CUE_TYPE_QUEUE (cue_queue_get_type ())
G_DECLARE_FINAL_TYPE (CueQueue, cue_queue, CUE, QUEUE, GtkWidget)

void cue_queue_set_desk (CueQueue *self, CueDesk *desk); /* (nullable) */
/* Marks the conversation that is shown; does not open it. */
void cue_queue_mark (CueQueue *self, CueConversation *conversation); /* (nullable) */

G_END_DECLS
