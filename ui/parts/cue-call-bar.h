/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-desk.h"

G_BEGIN_DECLS

/* On a call there is no one to type to: the lit saying stands in large type to be read aloud,
 * beside the clock, who is speaking, hold, notes and the end of the call. */
#define CUE_TYPE_CALL_BAR (cue_call_bar_get_type ())
G_DECLARE_FINAL_TYPE (CueCallBar, cue_call_bar, CUE, CALL_BAR, GtkWidget)

/* Both may be NULL. */
void cue_call_bar_set_conversation (CueCallBar *self, CueDesk *desk, CueConversation *conversation);
/* Shows @pieces as what is being said now. */
void cue_call_bar_say (CueCallBar *self, GPtrArray *pieces);

G_END_DECLS
