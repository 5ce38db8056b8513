/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-desk.h"

G_BEGIN_DECLS

/* Longest message, in characters. */
#define CUE_COMPOSER_MOST 4000

/* Where the agent writes. Properties: "desk", "conversation",
 * "completes" (the rest of a sentence is offered in grey). Each conversation keeps its own text,
 * cursor and undo; the text is the conversation's draft at any moment. Signals: "submit" (text, →
 * gboolean): the default sends through the desk; a handler that returns TRUE has sent it. "sent"
 * (next): a message has gone; next: the agent asked for the next conversation. */
#define CUE_TYPE_COMPOSER (cue_composer_get_type ())
G_DECLARE_FINAL_TYPE (CueComposer, cue_composer, CUE, COMPOSER, GtkWidget)

GtkWidget *cue_composer_new (void);
void cue_composer_set_desk (CueComposer *self, CueDesk *desk);
void cue_composer_set_conversation (CueComposer *self, CueConversation *conversation);

/* Types @pieces (element-type CuePiece) at the cursor, in place of a selection, as one undo step.
 */
void cue_composer_insert_pieces (CueComposer *self, GPtrArray *pieces);
void cue_composer_insert_text (CueComposer *self, const char *text);
/* Drops what an input method has under way; before a key outside it inserts. */
void cue_composer_reset_im (CueComposer *self);
/* @next: go on to the next conversation afterwards. FALSE: nothing was sent, and the composer says
 * why */
gboolean cue_composer_send (CueComposer *self, gboolean next);
void cue_composer_show_error (CueComposer *self, const char *message);
void cue_composer_focus (CueComposer *self);
GtkTextView *cue_composer_get_view (CueComposer *self);

G_END_DECLS
