/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conversation-properties.h"

/* What is said in a conversation, and what follows from it. */

static void
set_preview (CueConversation *self, const char *text)
{
  g_autofree char *line
      = g_utf8_strlen (text, -1) > 120 ? g_utf8_substring (text, 0, 120) : g_strdup (text);

  g_strdelimit (line, "\r\n\t", ' ');
  cue_conversation_set_preview (self, line);
}

static void
remember_last (CueConversation *self, CueRole role, gint64 at_ms)
{
  cue_conversation_set_last_ms (self, MAX (self->last_ms, at_ms));
  if (role == CUE_ROLE_AGENT)
    cue_conversation_set_waiting_since_ms (self, 0);
  else if (role == CUE_ROLE_CUSTOMER && self->waiting_since_ms == 0)
    cue_conversation_set_waiting_since_ms (self, at_ms);
}

CueMessage *
cue_conversation_say (CueConversation *self,
                      const char *turn,
                      int rev,
                      CueRole role,
                      const char *text,
                      gint64 at_ms,
                      gboolean partial)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  g_return_val_if_fail (turn != NULL && text != NULL, NULL);

  CueMessage *message = g_hash_table_lookup (self->by_turn, turn);
  g_object_freeze_notify (G_OBJECT (self));
  if (message == NULL)
    {
      message = cue_message_new (turn, role, at_ms);
      cue_message_set_lang (message, self->lang);
      cue_message_revise (message, rev, text, partial);
      g_hash_table_insert (self->by_turn, (gpointer) cue_message_get_turn (message), message);
      g_list_store_append (self->messages, message);
      g_object_unref (message);
    }
  else
    {
      if (cue_message_is_partial (message) && !partial)
        cue_message_set_at_ms (message, at_ms);
      cue_message_revise (message, rev, text, partial);
    }
  if (!partial)
    {
      set_preview (self, text);
      remember_last (self, role, at_ms);
    }
  g_object_thaw_notify (G_OBJECT (self));
  return message;
}

void
cue_conversation_unsay (CueConversation *self, const char *turn)
{
  guint at = 0;

  g_return_if_fail (CUE_IS_CONVERSATION (self));

  CueMessage *message = cue_conversation_find_message (self, turn);
  if (message == NULL || !cue_message_is_partial (message)
      || !g_list_store_find (self->messages, message, &at))
    return;
  g_hash_table_remove (self->by_turn, turn);
  g_list_store_remove (self->messages, at);
}

void
cue_conversation_forget_reading (CueConversation *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_if_fail (CUE_IS_CONVERSATION (self));

  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->messages));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueMessage) message = g_list_model_get_item (G_LIST_MODEL (self->messages), i);
      GPtrArray *points = cue_message_get_points (message);

      cue_message_set_reading (message, none);
      while (points->len > 0)
        {
          g_autofree char *point = g_strdup (g_ptr_array_index (points, 0));
          cue_message_set_point (message, point, NULL);
        }
    }
  cue_lamp_deck_clear (self->deck);
  cue_checklist_clear (self->checklist, self->pack);
  cue_customer_clear (self->customer, self->pack);
}
