/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-composer.h"

G_BEGIN_DECLS

/* One conversation: who, how long and in what state; what was said; and where the agent acts
 * (composer, call bar or wrap-up). */
#define CUE_TYPE_CONVERSATION_PAGE (cue_conversation_page_get_type ())
G_DECLARE_FINAL_TYPE (CueConversationPage, cue_conversation_page, CUE, CONVERSATION_PAGE, GtkWidget)

/* Signals: "mark-activated" (kind, id): words in the transcript were clicked; "mark-hovered" (kind,
 * id; NULL when left): they are pointed at; "resolved"
 * (CueConversation); "send-next": sent with Ctrl+Enter. */
void cue_conversation_page_set_desk (CueConversationPage *self, CueDesk *desk);
void cue_conversation_page_set_conversation (CueConversationPage *self,
                                             CueConversation *conversation);
/* (transfer none) */
CueComposer *cue_conversation_page_get_composer (CueConversationPage *self);
/* Puts a card's words at the cursor; on a call they stand in large type. */
void cue_conversation_page_insert (CueConversationPage *self, GPtrArray *pieces);
void cue_conversation_page_reset_im (CueConversationPage *self);
void
cue_conversation_page_reveal (CueConversationPage *self, const char *turn, const CueSpan *span);
void cue_conversation_page_open_find (CueConversationPage *self);

G_END_DECLS
