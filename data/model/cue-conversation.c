/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conversation-properties.h"

G_DEFINE_FINAL_TYPE (CueConversation, cue_conversation, G_TYPE_OBJECT)

static void
cue_conversation_finalize (GObject *object)
{
  CueConversation *self = CUE_CONVERSATION (object);

  g_clear_pointer (&self->by_turn, g_hash_table_unref);
  g_clear_object (&self->messages);
  g_clear_object (&self->deck);
  g_clear_object (&self->checklist);
  g_clear_object (&self->customer);
  g_clear_pointer (&self->pack, cue_pack_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->channel, g_free);
  g_clear_pointer (&self->lang, g_free);
  g_clear_pointer (&self->preview, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->speaking, g_free);
  g_clear_pointer (&self->hint, g_free);
  g_clear_pointer (&self->draft, g_free);
  g_clear_pointer (&self->choices, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->new_lamp, g_free);
  G_OBJECT_CLASS (cue_conversation_parent_class)->finalize (object);
}

static void
cue_conversation_class_init (CueConversationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_conversation_finalize;
  cue_conversation_install_properties (object_class);
}

static void
cue_conversation_init (CueConversation *self)
{
  self->title = g_strdup ("");
  self->channel = g_strdup ("chat");
  self->lang = g_strdup ("");
  self->preview = g_strdup ("");
  self->stage = g_strdup ("");
  self->speaking = g_strdup ("");
  self->hint = g_strdup ("");
  self->draft = g_strdup ("");
  self->choices = g_strdup ("");
  self->note = g_strdup ("");
  self->digest = g_strdup ("");
  self->new_lamp = g_strdup ("");
  self->messages = g_list_store_new (CUE_TYPE_MESSAGE);
  self->by_turn = g_hash_table_new (g_str_hash, g_str_equal);
  self->deck = cue_lamp_deck_new ();
}

CueConversation *
cue_conversation_new (const char *id, CuePack *pack)
{
  CueConversation *self = g_object_new (CUE_TYPE_CONVERSATION, NULL);

  self->id = g_strdup (id);
  self->title = (g_free (self->title), g_strdup (id));
  self->pack = cue_pack_ref (pack);
  self->checklist = cue_checklist_new (pack);
  self->customer = cue_customer_new (pack);
  return self;
}

/* The last line of the queue's row: one line, no longer than a row can be. */
char *
cue_conversation_dup_stage_title (CueConversation *self, const char *lang)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);

  const CueStageDef *stage = cue_pack_find_stage (self->pack, self->stage);
  return g_strdup (stage != NULL && stage->title != NULL ? cue_text_get (stage->title, lang)
                                                         : self->stage);
}

gboolean
cue_conversation_is_voice (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), FALSE);
  return g_str_equal (self->channel, "voice");
}

CueMessage *
cue_conversation_find_message (CueConversation *self, const char *turn)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return turn != NULL ? g_hash_table_lookup (self->by_turn, turn) : NULL;
}

const char *
cue_conversation_get_id (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->id;
}

CueConversationStatus
cue_conversation_get_status (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), CUE_CONVERSATION_CLOSED);
  return self->status;
}

const char *
cue_conversation_get_title (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->title;
}

const char *
cue_conversation_get_channel (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->channel;
}

const char *
cue_conversation_get_lang (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->lang;
}

const char *
cue_conversation_get_preview (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->preview;
}

const char *
cue_conversation_get_stage (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->stage;
}

const char *
cue_conversation_get_speaking (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->speaking;
}

const char *
cue_conversation_get_hint (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->hint;
}

const char *
cue_conversation_get_draft (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->draft;
}

const char *
cue_conversation_get_choices (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->choices;
}

const char *
cue_conversation_get_note (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->note;
}

const char *
cue_conversation_get_digest (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->digest;
}

const char *
cue_conversation_get_new_lamp (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->new_lamp;
}

guint
cue_conversation_get_unread (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->unread;
}

guint
cue_conversation_get_n_lit (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->n_lit;
}

gint64
cue_conversation_get_opened_ms (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->opened_ms;
}

gint64
cue_conversation_get_last_ms (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->last_ms;
}

gint64
cue_conversation_get_waiting_since_ms (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->waiting_since_ms;
}

gboolean
cue_conversation_is_waiting (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), FALSE);
  return self->waiting_since_ms > 0
         && (self->status == CUE_CONVERSATION_MINE || self->status == CUE_CONVERSATION_WAITING);
}

gint64
cue_conversation_get_snoozed_until_ms (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->snoozed_until_ms;
}

gint64
cue_conversation_get_seq (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->seq;
}

gboolean
cue_conversation_is_typing (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), FALSE);
  return self->typing;
}

gboolean
cue_conversation_is_held (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), FALSE);
  return self->held;
}

gboolean
cue_conversation_is_over (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), FALSE);
  return self->over;
}

gboolean
cue_conversation_waits_for_agent (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), FALSE);
  return self->waits_for_agent;
}

GListModel *
cue_conversation_get_messages (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return G_LIST_MODEL (self->messages);
}

CueLampDeck *
cue_conversation_get_deck (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->deck;
}

CueChecklist *
cue_conversation_get_checklist (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->checklist;
}

CueCustomer *
cue_conversation_get_customer (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->customer;
}

CuePack *
cue_conversation_get_pack (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->pack;
}
