/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-conversation-private.h"

G_BEGIN_DECLS

/* What a conversation holds; only the files of the class look inside. */

struct _CueConversation
{
  GObject parent_instance;

  /* owned */
  char *id;
  CuePack *pack;
  GListStore *messages;
  GHashTable *by_turn; /* turn → CueMessage, both borrowed from @messages */
  CueLampDeck *deck;
  CueChecklist *checklist;
  CueCustomer *customer;
  char *title;
  char *channel;
  char *lang;
  char *preview;
  char *stage;
  char *speaking;
  char *hint;
  char *draft;
  char *choices;
  char *note;
  char *digest;
  char *new_lamp;

  CueConversationStatus status;
  guint unread;
  guint n_lit;
  gint64 opened_ms;
  gint64 last_ms;
  gint64 waiting_since_ms;
  gint64 snoozed_until_ms;
  gint64 seq;
  gboolean typing;
  gboolean held;
  gboolean over;
  gboolean waits_for_agent;
};

/* The properties of the class with what gets and sets them. */
void cue_conversation_install_properties (GObjectClass *object_class);

void cue_conversation_set_preview (CueConversation *self, const char *preview);
void cue_conversation_set_last_ms (CueConversation *self, gint64 last_ms);
void cue_conversation_set_waiting_since_ms (CueConversation *self, gint64 waiting_since_ms);

G_END_DECLS
