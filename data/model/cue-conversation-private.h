/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-checklist-private.h"
#include "cue-conversation.h"
#include "cue-customer-private.h"
#include "cue-lamp-deck-private.h"
#include "cue-message-private.h"

G_BEGIN_DECLS

CueConversation *cue_conversation_new (const char *id, CuePack *pack);

void cue_conversation_set_title (CueConversation *self, const char *title);
void cue_conversation_set_channel (CueConversation *self, const char *channel);
void cue_conversation_set_lang (CueConversation *self, const char *lang);
void cue_conversation_set_status (CueConversation *self, CueConversationStatus status);
void cue_conversation_set_unread (CueConversation *self, guint unread);
void cue_conversation_set_opened_ms (CueConversation *self, gint64 at_ms);
void cue_conversation_set_snoozed_until_ms (CueConversation *self, gint64 until_ms);
void cue_conversation_set_stage (CueConversation *self, const char *stage);
void cue_conversation_set_typing (CueConversation *self, gboolean typing);
void cue_conversation_set_speaking (CueConversation *self, const char *role);
void cue_conversation_set_held (CueConversation *self, gboolean held);
void cue_conversation_set_over (CueConversation *self, gboolean over);
void cue_conversation_set_waits_for_agent (CueConversation *self, gboolean waits);
void cue_conversation_set_hint (CueConversation *self, const char *hint);
void cue_conversation_set_note (CueConversation *self, const char *note);
void cue_conversation_set_seq (CueConversation *self, gint64 seq);
void cue_conversation_set_digest (CueConversation *self, const char *digest);
void cue_conversation_set_n_lit (CueConversation *self, guint n_lit);
void cue_conversation_set_new_lamp (CueConversation *self, const char *title);

/* What somebody said: a new message, or the next wording of the one with that @turn. Keeps preview,
 * times, and how long the customer waits. (transfer none) */
CueMessage *cue_conversation_say (CueConversation *self,
                                  const char *turn,
                                  int rev,
                                  CueRole role,
                                  const char *text,
                                  gint64 at_ms,
                                  gboolean partial);
/* A partial turn that never became final. */
void cue_conversation_unsay (CueConversation *self, const char *turn);
/* Everything the engine showed is taken back, the words stay: before a snapshot. */
void cue_conversation_forget_reading (CueConversation *self);
/* From now on it is read by another pack: what the old one showed is forgotten. */
void cue_conversation_set_pack (CueConversation *self, CuePack *pack);

const char *cue_conversation_status_to_string (CueConversationStatus status);
gboolean cue_conversation_status_from_string (const char *name, CueConversationStatus *status);

G_END_DECLS
