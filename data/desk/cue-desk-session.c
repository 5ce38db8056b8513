/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

#include "cue-redact.h"

#define DRAFT_PAUSE_MS 300  /* after the last key stroke */
#define DRAFT_LATEST_MS 700 /* after the first that is not saved */

/* Where no lamp says which offer is meant it is the one alight. */
static char *
look_up (const char *name, gpointer user_data)
{
  CueSession *self = user_data;
  CueLampDeck *deck = cue_conversation_get_deck (self->conversation);

  return cue_session_value (cue_lamp_deck_find_offer (deck, NULL), name, self);
}

CueSession *
cue_session_new (CueDesk *desk, const char *id, CueShelfEntry *entry, CueTimeline *timeline)
{
  CueSession *self = g_new0 (CueSession, 1);

  self->desk = desk;
  self->entry = entry;
  self->conversation = cue_conversation_new (id, entry->pack);
  self->timeline
      = timeline != NULL ? g_object_ref (timeline) : cue_timeline_new (entry->engine, id);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->answered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->feed = g_strdup ("");
  self->disposition = g_strdup ("");
  self->saved_draft = g_strdup ("");
  self->saved_choices = g_strdup ("");
  cue_checklist_set_lookup (cue_conversation_get_checklist (self->conversation), look_up, self);
  return self;
}

void
cue_session_free (CueSession *self)
{
  g_signal_handlers_disconnect_by_data (self->conversation, self);
  cue_desk_forget_cards (self);
  cue_checklist_set_lookup (cue_conversation_get_checklist (self->conversation), NULL, NULL);
  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_handle_id (&self->snooze_source, g_source_remove);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_object (&self->conversation);
  g_clear_object (&self->timeline);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->answered, g_hash_table_unref);
  g_free (self->feed);
  g_free (self->disposition);
  g_free (self->saved_draft);
  g_free (self->saved_choices);
  g_free (self->broken);
  g_free (self);
}

void
cue_session_show (CueSession *self)
{
  GListStore *store = self->desk->conversations;
  guint at = g_list_model_get_n_items (G_LIST_MODEL (store));

  for (; at > 0; at--)
    {
      g_autoptr (CueConversation) before = g_list_model_get_item (G_LIST_MODEL (store), at - 1);
      CueSession *other = cue_desk_find_session (self->desk, before);

      if (other == NULL || other->place < self->place)
        break;
    }
  g_list_store_insert (store, at, self->conversation);
}

void
cue_session_hide (CueSession *self)
{
  guint at = 0;

  if (g_list_store_find (self->desk->conversations, self->conversation, &at))
    g_list_store_remove (self->desk->conversations, at);
}

CueConversationRow *
cue_session_make_row (CueSession *self)
{
  CueConversation *conversation = self->conversation;
  CueConversationRow *row = g_new0 (CueConversationRow, 1);

  row->id = g_strdup (cue_conversation_get_id (conversation));
  row->place = self->place;
  row->status
      = g_strdup (cue_conversation_status_to_string (cue_conversation_get_status (conversation)));
  row->lang = g_strdup (cue_conversation_get_lang (conversation));
  row->channel = g_strdup (cue_conversation_get_channel (conversation));
  row->pack = g_strdup (cue_pack_get_id (self->entry->pack));
  row->feed = g_strdup (self->feed);
  row->opened_ms = cue_conversation_get_opened_ms (conversation);
  row->last_ms = cue_conversation_get_last_ms (conversation);
  row->snoozed_until_ms = cue_conversation_get_snoozed_until_ms (conversation);
  row->unread = cue_conversation_get_unread (conversation);
  row->held = cue_conversation_is_held (conversation);
  row->over = cue_conversation_is_over (conversation);
  row->disposition = g_strdup (self->disposition);
  return row;
}

void
cue_session_put_row (CueSession *self)
{
  g_autoptr (CueConversationRow) row = cue_session_make_row (self);

  if (cue_timeline_get_confirmed_seq (self->timeline) > 0)
    cue_store_put_conversation (self->desk->store, row);
}

void
cue_session_set_status (CueSession *self, CueConversationStatus status)
{
  if (cue_conversation_get_status (self->conversation) == status)
    return;
  cue_conversation_set_status (self->conversation, status);
  if (status != CUE_CONVERSATION_SNOOZED)
    {
      cue_conversation_set_snoozed_until_ms (self->conversation, 0);
      g_clear_handle_id (&self->snooze_source, g_source_remove);
    }
}

static void
save_part (CueSession *self, const char *part, const char *text, char **saved)
{
  g_autofree char *redacted = cue_redact_text (text);

  if (redacted != NULL)
    text = redacted;
  if (g_str_equal (*saved, text))
    return;
  g_free (*saved);
  *saved = g_strdup (text);
  cue_store_put_draft (self->desk->store, cue_conversation_get_id (self->conversation), part, text,
                       cue_desk_now_ms (self->desk));
}

void
cue_session_save_drafts (CueSession *self)
{
  /* once the wrap-up is done, all of it is in the log */
  gboolean closed = cue_conversation_get_status (self->conversation) == CUE_CONVERSATION_CLOSED;

  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_since_us = 0;
  save_part (self, CUE_STORE_REPLY, cue_conversation_get_draft (self->conversation),
             &self->saved_draft);
  save_part (self, CUE_STORE_WRAP_UP,
             closed ? "" : cue_conversation_get_choices (self->conversation), &self->saved_choices);
}

static gboolean
draft_due_cb (gpointer data)
{
  CueSession *self = data;

  self->draft_source = 0;
  cue_session_save_drafts (self);
  return G_SOURCE_REMOVE;
}

static void
draft_changed_cb (CueSession *self)
{
  gint64 now_us = g_get_monotonic_time ();

  if (self->draft_since_us == 0)
    self->draft_since_us = now_us;
  gint64 left_ms = DRAFT_LATEST_MS - (now_us - self->draft_since_us) / 1000;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_source
      = g_timeout_add_full (G_PRIORITY_DEFAULT, (guint) CLAMP (left_ms, 0, DRAFT_PAUSE_MS),
                            draft_due_cb, self, NULL);
}

void
cue_session_watch_drafts (CueSession *self)
{
  g_signal_connect_swapped (self->conversation, "notify::draft", G_CALLBACK (draft_changed_cb),
                            self);
  g_signal_connect_swapped (self->conversation, "notify::choices", G_CALLBACK (draft_changed_cb),
                            self);
}

void
cue_session_forget_draft (CueSession *self)
{
  g_signal_handlers_block_by_func (self->conversation, draft_changed_cb, self);
  cue_conversation_set_draft (self->conversation, "");
  g_signal_handlers_unblock_by_func (self->conversation, draft_changed_cb, self);
  g_free (self->saved_draft);
  self->saved_draft = g_strdup ("");
}

static gboolean
snooze_due_cb (gpointer data)
{
  CueSession *self = data;

  self->snooze_source = 0;
  cue_session_watch_snooze (self);
  return G_SOURCE_REMOVE;
}

void
cue_session_watch_snooze (CueSession *self)
{
  gint64 left_ms
      = cue_conversation_get_snoozed_until_ms (self->conversation) - cue_desk_now_ms (self->desk);

  g_clear_handle_id (&self->snooze_source, g_source_remove);
  if (cue_conversation_get_status (self->conversation) != CUE_CONVERSATION_SNOOZED)
    return;
  if (left_ms <= 0)
    {
      cue_session_set_status (self, CUE_CONVERSATION_MINE);
      cue_session_put_row (self);
      return;
    }
  /* asked again each minute: a suspended machine's timers stand still */
  self->snooze_source = g_timeout_add ((guint) MIN (left_ms, 60 * 1000), snooze_due_cb, self);
}
