/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-conversation.h"

G_BEGIN_DECLS

/* The light-up panel: to whom, sell what, say what, was it said. It acts by the window's actions
 * only. */
#define CUE_TYPE_PANEL (cue_panel_get_type ())
G_DECLARE_FINAL_TYPE (CuePanel, cue_panel, CUE, PANEL, GtkWidget)

/* FALSE: everything is only to be looked at. Before a conversation is set. */
void cue_panel_set_acts (CuePanel *self, gboolean acts);
void cue_panel_set_conversation (CuePanel *self, CueConversation *conversation); /* (nullable) */
/* Why of the card with the focus, else of the first that is alight. FALSE: there is no card. */
gboolean cue_panel_show_why (CuePanel *self);
gboolean cue_panel_show_decline (CuePanel *self, guint number);
/* Puts the focus on the next must point that is still open; FALSE when all are said. */
gboolean cue_panel_focus_missed (CuePanel *self);
/* The check with the focus, else the next missed one. (transfer none) (nullable) */
CueCheck *cue_panel_get_check (CuePanel *self);
/* Puts the focus on the row of a point or the card of a lamp and glows it once. */
void cue_panel_reveal_point (CuePanel *self, const char *point);
void cue_panel_reveal_lamp_of (CuePanel *self, const char *kind, const char *id);
/* Marks what was lit by these words while they are pointed at; @id NULL: nothing. Moves neither
 * focus nor cards. */
void cue_panel_point_at (CuePanel *self, const char *kind, const char *id);

G_END_DECLS
