/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

/* Where a conversation stands with the agent: waiting, his, snoozed, being wrapped up, closed. The
 * store keeps it; the log knows only when a conversation was opened and closed. */

static void
move_to (CueSession *session, CueConversationStatus status)
{
  cue_session_set_status (session, status);
  cue_session_put_row (session);
  cue_desk_weigh_load (session->desk);
}

gboolean
cue_desk_accept (CueDesk *self, CueConversation *conversation)
{
  CueSession *session = cue_desk_find_session (self, conversation);

  if (session == NULL || cue_conversation_is_over (conversation))
    return FALSE;
  if (cue_conversation_get_status (conversation) != CUE_CONVERSATION_MINE)
    move_to (session, CUE_CONVERSATION_MINE);
  return TRUE;
}

gboolean
cue_desk_snooze (CueDesk *self, CueConversation *conversation, gint64 until_ms)
{
  CueSession *session = cue_desk_find_session (self, conversation);

  if (session == NULL || cue_conversation_is_over (conversation))
    return FALSE;
  cue_session_set_status (session, CUE_CONVERSATION_SNOOZED);
  cue_conversation_set_snoozed_until_ms (conversation, until_ms);
  cue_session_put_row (session);
  cue_session_watch_snooze (session);
  return TRUE;
}

void
cue_desk_hold (CueDesk *self, CueConversation *conversation, gboolean held)
{
  CueSession *session = cue_desk_find_session (self, conversation);

  if (session == NULL || cue_conversation_is_held (conversation) == !!held)
    return;
  cue_conversation_set_held (conversation, held);
  cue_session_put_row (session);
}

void
cue_desk_end (CueDesk *self, CueConversation *conversation)
{
  CueSession *session = cue_desk_find_session (self, conversation);

  if (session != NULL && cue_conversation_get_status (conversation) != CUE_CONVERSATION_WRAP_UP)
    move_to (session, CUE_CONVERSATION_WRAP_UP);
}

gboolean
cue_desk_close (CueDesk *self, CueConversation *conversation, GError **error)
{
  CueSession *session = cue_desk_ask_session (self, conversation, error);

  if (session == NULL)
    return FALSE;
  if (cue_conversation_is_over (conversation))
    return TRUE;
  if (session->broken == NULL
      && !cue_desk_append (self, conversation, "conversation.closed", NULL, error))
    return FALSE;
  session->closed_here = TRUE;
  cue_desk_tell_feed_over (session);
  cue_conversation_set_hint (conversation, "");
  cue_conversation_set_waits_for_agent (conversation, FALSE);
  return TRUE;
}

static gboolean
write_disposition (CueSession *session, const char *disposition, const char *note, GError **error)
{
  if ((note == NULL || *note == '\0') && (disposition == NULL || *disposition == '\0'))
    return TRUE;
  return cue_desk_append (session->desk, session->conversation, "note",
                          cue_desk_make_body ("text", note != NULL ? note : "", "disposition",
                                              disposition, NULL),
                          error);
}

gboolean
cue_desk_resolve (CueDesk *self,
                  CueConversation *conversation,
                  const char *disposition,
                  const char *note,
                  GError **error)
{
  CueSession *session = cue_desk_ask_session (self, conversation, error);

  if (session == NULL)
    return FALSE;
  if (!cue_desk_close (self, conversation, error))
    return FALSE;
  if (session->broken == NULL && !write_disposition (session, disposition, note, error))
    return FALSE;

  g_free (session->disposition);
  session->disposition = g_strdup (disposition != NULL ? disposition : "");
  move_to (session, CUE_CONVERSATION_CLOSED);
  cue_session_save_drafts (session);
  g_hash_table_add (self->closed, g_strdup (cue_conversation_get_id (conversation)));
  cue_session_hide (session);
  g_hash_table_steal (self->sessions, cue_conversation_get_id (conversation));
  g_clear_pointer (&self->resolved, cue_session_free);
  self->resolved = session;
  cue_desk_study (self);
  return TRUE;
}

/* What our agent closed by mistake is open again; what the customer left stays over. */
static gboolean
open_again (CueSession *session)
{
  CueConversation *conversation = session->conversation;

  if (!session->closed_here
      || !cue_desk_append (session->desk, conversation, "conversation.opened",
                           cue_desk_make_body ("channel",
                                               cue_conversation_get_channel (conversation), "lang",
                                               cue_conversation_get_lang (conversation), NULL),
                           NULL))
    return FALSE;
  session->closed_here = FALSE;
  cue_desk_tell_feed_reopened (session);
  return TRUE;
}

gboolean
cue_desk_reopen (CueDesk *self, const char *conversation)
{
  g_return_val_if_fail (CUE_IS_DESK (self), FALSE);

  CueSession *session = self->resolved;
  if (session == NULL
      || g_strcmp0 (cue_conversation_get_id (session->conversation), conversation) != 0)
    return FALSE;
  self->resolved = NULL;
  g_hash_table_insert (self->sessions, (gpointer) cue_conversation_get_id (session->conversation),
                       session);
  g_hash_table_remove (self->closed, conversation);
  cue_session_set_status (session, CUE_CONVERSATION_WRAP_UP);
  cue_desk_reconsider_tasks (session);
  if (!open_again (session))
    cue_session_put_row (session);
  cue_session_save_drafts (session);
  cue_session_show (session);
  return TRUE;
}

void
cue_desk_mark_read (CueDesk *self, CueConversation *conversation)
{
  CueSession *session = cue_desk_find_session (self, conversation);

  if (session == NULL || cue_conversation_get_unread (conversation) == 0)
    return;
  cue_conversation_set_unread (conversation, 0);
  cue_session_put_row (session);
}
