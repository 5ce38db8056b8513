/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-checklist.h"
#include "cue-customer.h"
#include "cue-lamp-deck.h"
#include "cue-message.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_CONVERSATION_WAITING, /* nobody's yet */
  CUE_CONVERSATION_MINE,
  CUE_CONVERSATION_SNOOZED,
  CUE_CONVERSATION_WRAP_UP, /* the agent is done with it, or it is over */
  CUE_CONVERSATION_CLOSED,
} CueConversationStatus;

#define CUE_TYPE_CONVERSATION_STATUS (cue_conversation_status_get_type ())
GType cue_conversation_status_get_type (void);

/* One conversation as screens watch it. */
#define CUE_TYPE_CONVERSATION (cue_conversation_get_type ())
G_DECLARE_FINAL_TYPE (CueConversation, cue_conversation, CUE, CONVERSATION, GObject)

/* properties, read-only but "draft" and "choices": "id", "title" (customer's name or id), "channel"
 * ("chat", "voice"), "lang", "status", "unread" (uint), "preview" (last line), "opened-ms",
 * "last-ms", "waiting-since-ms" (the customer's unanswered turn, 0 none), "snoozed-until-ms",
 * "stage" (id), "stage-title-zh/en" no: use dup, "typing" (the other side types or speaks),
 * "speaking" (role id who speaks: "", "customer", "agent"), "held" (a call on hold), "over"
 * (closed: nobody reads any more), "waits-for-agent" (a live demo waits for our turn), "hint" (what
 * the recorded agent said here, "" none), "draft", "choices", "note", "seq" (int64), "digest"
 * (string), "n-lit" (uint), "new-lamp" (string: title of the lamp lit last, for the status line).
 */
const char *cue_conversation_get_id (CueConversation *self);
const char *cue_conversation_get_title (CueConversation *self);
const char *cue_conversation_get_channel (CueConversation *self);
gboolean cue_conversation_is_voice (CueConversation *self);
const char *cue_conversation_get_lang (CueConversation *self);
CueConversationStatus cue_conversation_get_status (CueConversation *self);
guint cue_conversation_get_unread (CueConversation *self);
const char *cue_conversation_get_preview (CueConversation *self);
gint64 cue_conversation_get_opened_ms (CueConversation *self);
gint64 cue_conversation_get_last_ms (CueConversation *self);
gint64 cue_conversation_get_waiting_since_ms (CueConversation *self);
/* The customer waits for an answer that can still come: nobody does in wrap-up or when snoozed. */
gboolean cue_conversation_is_waiting (CueConversation *self);
gint64 cue_conversation_get_snoozed_until_ms (CueConversation *self);
const char *cue_conversation_get_stage (CueConversation *self);
char *cue_conversation_dup_stage_title (CueConversation *self, const char *lang);
gboolean cue_conversation_is_typing (CueConversation *self);
gboolean cue_conversation_waits_for_agent (CueConversation *self);
const char *cue_conversation_get_hint (CueConversation *self);
const char *cue_conversation_get_draft (CueConversation *self);
void cue_conversation_set_draft (CueConversation *self,
                                 const char *draft); /* the desk saves it within 1 s */
/* What the agent chose and wrote at the wrap-up, a JSON object of texts by name, "" none. */
const char *cue_conversation_get_choices (CueConversation *self);
void cue_conversation_set_choices (CueConversation *self,
                                   const char *choices); /* saved like the draft */
const char *cue_conversation_get_note (CueConversation *self);
gint64 cue_conversation_get_seq (CueConversation *self);
const char *cue_conversation_get_digest (CueConversation *self);
/* "" nobody, "customer", "agent" */
const char *cue_conversation_get_speaking (CueConversation *self);
gboolean cue_conversation_is_held (CueConversation *self);
gboolean cue_conversation_is_over (CueConversation *self);
guint cue_conversation_get_n_lit (CueConversation *self);
const char *cue_conversation_get_new_lamp (CueConversation *self);

GListModel *cue_conversation_get_messages (CueConversation *self); /* (transfer none): CueMessage */
CueMessage *cue_conversation_find_message (CueConversation *self, const char *turn);
CueLampDeck *cue_conversation_get_deck (CueConversation *self);       /* (transfer none) */
CueChecklist *cue_conversation_get_checklist (CueConversation *self); /* (transfer none) */
CueCustomer *cue_conversation_get_customer (CueConversation *self);   /* (transfer none) */
CuePack *cue_conversation_get_pack (CueConversation *self);           /* (transfer none) */

G_END_DECLS
