/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-desk.h"

G_BEGIN_DECLS

/* What is asked before a conversation leaves the queue, pre-filled and done by keys in ten seconds:
 * the outcome of each offer, points still open, tags to confirm, disposition, note. Signal
 * "resolved" (CueConversation). Escape leads back to the conversation. */
#define CUE_TYPE_WRAP_UP (cue_wrap_up_get_type ())
G_DECLARE_FINAL_TYPE (CueWrapUp, cue_wrap_up, CUE, WRAP_UP, GtkWidget)

/* Both may be NULL: empty. */
void cue_wrap_up_set_conversation (CueWrapUp *self, CueDesk *desk, CueConversation *conversation);
/* Records every choice and resolves. FALSE: a message is shown. */
gboolean cue_wrap_up_finish (CueWrapUp *self);

G_END_DECLS
