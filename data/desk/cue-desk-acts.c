/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

#include <string.h>

#include "cue-json.h"
#include "cue-template.h"

/* The agent's acts: each makes one event and goes through the door. */

static CueSession *
find (CueDesk *self, CueConversation *conversation, GError **error)
{
  CueSession *session = cue_desk_find_session (self, conversation);

  if (session == NULL)
    g_set_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_UNKNOWN,
                 "%s: found no such conversation on this desk; choose one of the list",
                 cue_conversation_get_id (conversation));
  return session;
}

static gboolean
refuse (GError **error, int code, const char *message)
{
  g_set_error_literal (error, CUE_DESK_ERROR, code, message);
  return FALSE;
}

/* Body of pairs of name and text, ended by NULL; a NULL text is left out. */
static JsonNode *make_body (const char *name, ...) G_GNUC_NULL_TERMINATED;

static JsonNode *
make_body (const char *name, ...)
{
  JsonObject *body = json_object_new ();
  va_list pairs;

  va_start (pairs, name);
  for (; name != NULL; name = va_arg (pairs, const char *))
    {
      const char *text = va_arg (pairs, const char *);
      if (text != NULL)
        json_object_set_string_member (body, name, text);
    }
  va_end (pairs);
  return cue_json_new_object (body);
}

/* A place for a variable that nobody filled: "{{name}}". */
static gboolean
has_hole (const char *text, char **hole)
{
  g_auto (GStrv) names = cue_template_list_variables (text);

  if (names == NULL || names[0] == NULL)
    return FALSE;
  *hole = g_strdup (names[0]);
  return TRUE;
}

static gboolean
check_text (const char *text, GError **error)
{
  g_autofree char *hole = NULL;

  if (*text == '\0')
    return refuse (error, CUE_DESK_ERROR_REFUSED, "found an empty message; write something first");
  if (strlen (text) > CUE_DESK_MOST_MESSAGE_BYTES)
    {
      g_set_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED,
                   "found a message of %" G_GSIZE_FORMAT " bytes; it may have %d", strlen (text),
                   CUE_DESK_MOST_MESSAGE_BYTES);
      return FALSE;
    }
  if (!g_utf8_validate (text, -1, NULL))
    return refuse (error, CUE_DESK_ERROR_REFUSED, "found bytes that are no text");
  if (has_hole (text, &hole))
    {
      g_set_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_HOLE,
                   "found {{%s}} without a value; fill it in first", hole);
      return FALSE;
    }
  return TRUE;
}

static JsonNode *
make_turn (CueSession *session, const char *text)
{
  CueDesk *self = session->desk;
  g_autofree char *turn
      = g_strdup_printf ("%s-%" G_GINT64_FORMAT, self->device, self->last_mid + 1);
  JsonNode *body = make_body ("turn", turn, "role", "agent", "text", text, "lang",
                              cue_conversation_get_lang (session->conversation), "author",
                              self->agent_name, NULL);

  json_object_set_int_member (json_node_get_object (body), "rev", 1);
  return body;
}

gboolean
cue_desk_send (CueDesk *self, CueConversation *conversation, const char *text, GError **error)
{
  g_return_val_if_fail (CUE_IS_DESK (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  CueSession *session = find (self, conversation, error);
  if (session == NULL || !check_text (trimmed, error))
    return FALSE;
  if (session->over)
    return refuse (error, CUE_DESK_ERROR_REFUSED,
                   "found the conversation closed; nobody would read this");

  CueArrival arrival
      = { .type = "turn", .body = make_turn (session, trimmed), .own = TRUE, .drops_draft = TRUE };
  CueConversationStatus status = cue_conversation_get_status (conversation);
  if (!cue_desk_let_in (self, session, &arrival, error))
    return FALSE;
  cue_session_forget_draft (session);
  if (status == CUE_CONVERSATION_WAITING || status == CUE_CONVERSATION_SNOOZED)
    cue_desk_accept (self, conversation);
  cue_desk_tell_feed_agent_spoke (session);
  return TRUE;
}

gboolean
cue_desk_take (CueDesk *self, CueConversation *conversation, CueLamp *lamp, GError **error)
{
  g_return_val_if_fail (CUE_IS_LAMP (lamp), FALSE);

  if (!cue_lamp_is_alight (lamp))
    return refuse (error, CUE_DESK_ERROR_REFUSED, "this suggestion is no longer alight");
  return cue_desk_append (self, conversation, "lamp.taken",
                          make_body ("lamp", cue_lamp_get_id (lamp), "point",
                                     cue_lamp_get_point (lamp), NULL),
                          error);
}

gboolean
cue_desk_see (CueDesk *self, CueConversation *conversation, CueLamp *lamp)
{
  g_return_val_if_fail (CUE_IS_LAMP (lamp), FALSE);

  if (cue_lamp_get_state (lamp) != CUE_LAMP_LIT)
    return FALSE;
  return cue_desk_append (self, conversation, "lamp.seen",
                          make_body ("lamp", cue_lamp_get_id (lamp), NULL), NULL);
}

gboolean
cue_desk_decline (CueDesk *self,
                  CueConversation *conversation,
                  CueLamp *lamp,
                  const char *reason,
                  GError **error)
{
  static const char *const reasons[] = { "not-relevant", "wrong", "already", "too-late", NULL };

  g_return_val_if_fail (CUE_IS_LAMP (lamp), FALSE);

  if (reason == NULL || !g_strv_contains (reasons, reason))
    return refuse (error, CUE_DESK_ERROR_REFUSED,
                   "found no reason; expected not-relevant, wrong, already or too-late");
  return cue_desk_append (self, conversation, "lamp.declined",
                          make_body ("lamp", cue_lamp_get_id (lamp), "reason", reason, NULL),
                          error);
}

gboolean
cue_desk_pin (CueDesk *self, CueConversation *conversation, CueLamp *lamp, gboolean pinned)
{
  g_return_val_if_fail (CUE_IS_LAMP (lamp), FALSE);

  JsonNode *body = make_body ("lamp", cue_lamp_get_id (lamp), NULL);
  json_object_set_boolean_member (json_node_get_object (body), "pinned", pinned);
  return cue_desk_append (self, conversation, "lamp.pinned", body, NULL);
}

/* Ids of points have a slash, those of lamps have none. */
gboolean
cue_desk_dispute (CueDesk *self,
                  CueConversation *conversation,
                  const char *point,
                  const char *note,
                  GError **error)
{
  g_return_val_if_fail (point != NULL, FALSE);

  const char *subject = strchr (point, '/') != NULL ? "point" : "lamp";
  return cue_desk_append (self, conversation, "lamp.disputed",
                          make_body (subject, point, "note", note != NULL ? note : "", NULL),
                          error);
}

gboolean
cue_desk_tick (CueDesk *self,
               CueConversation *conversation,
               const char *point,
               const char *note,
               GError **error)
{
  g_return_val_if_fail (point != NULL, FALSE);

  return cue_desk_append (self, conversation, "point.ticked",
                          make_body ("point", point, "note", note != NULL ? note : "", NULL),
                          error);
}

gboolean
cue_desk_waive (CueDesk *self,
                CueConversation *conversation,
                const char *point,
                const char *note,
                GError **error)
{
  g_return_val_if_fail (point != NULL, FALSE);

  return cue_desk_append (self, conversation, "point.waived",
                          make_body ("point", point, "note", note != NULL ? note : "", NULL),
                          error);
}

gboolean
cue_desk_confirm_tag (CueDesk *self, CueConversation *conversation, const char *tag)
{
  return cue_desk_append (self, conversation, "tag.confirmed", make_body ("tag", tag, NULL), NULL);
}

gboolean
cue_desk_strike_tag (CueDesk *self, CueConversation *conversation, const char *tag)
{
  return cue_desk_append (self, conversation, "tag.struck", make_body ("tag", tag, NULL), NULL);
}

gboolean
cue_desk_set_outcome (CueDesk *self,
                      CueConversation *conversation,
                      const char *offer,
                      const char *result,
                      const char *reason,
                      GError **error)
{
  static const char *const results[] = { "accepted", "refused", "undecided", NULL };

  g_return_val_if_fail (offer != NULL, FALSE);

  if (result == NULL || !g_strv_contains (results, result))
    return refuse (error, CUE_DESK_ERROR_REFUSED,
                   "found no outcome; expected accepted, refused or undecided");
  return cue_desk_append (self, conversation, "outcome",
                          make_body ("offer", offer, "result", result, "reason", reason, NULL),
                          error);
}

gboolean
cue_desk_note (CueDesk *self, CueConversation *conversation, const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) > CUE_DESK_MOST_MESSAGE_BYTES)
    return refuse (error, CUE_DESK_ERROR_REFUSED, "found a note of more than 16 KiB; shorten it");
  if (!cue_desk_append (self, conversation, "note", make_body ("text", text, NULL), error))
    return FALSE;
  cue_store_put_note (self->store, cue_conversation_get_id (conversation),
                      cue_conversation_get_note (conversation), cue_desk_now_ms (self));
  return TRUE;
}

static void
move_to (CueSession *session, CueConversationStatus status)
{
  cue_session_set_status (session, status);
  cue_session_put_row (session);
}

void
cue_desk_accept (CueDesk *self, CueConversation *conversation)
{
  CueSession *session = find (self, conversation, NULL);
  CueConversationStatus status = cue_conversation_get_status (conversation);

  if (session != NULL && (status == CUE_CONVERSATION_WAITING || status == CUE_CONVERSATION_SNOOZED))
    move_to (session, CUE_CONVERSATION_MINE);
}

void
cue_desk_snooze (CueDesk *self, CueConversation *conversation, gint64 until_ms)
{
  CueSession *session = find (self, conversation, NULL);

  if (session == NULL || session->over)
    return;
  cue_session_set_status (session, CUE_CONVERSATION_SNOOZED);
  cue_conversation_set_snoozed_until_ms (conversation, until_ms);
  cue_session_put_row (session);
  cue_session_watch_snooze (session);
}

void
cue_desk_hold (CueDesk *self, CueConversation *conversation, gboolean held)
{
  CueSession *session = find (self, conversation, NULL);

  if (session == NULL || cue_conversation_is_held (conversation) == !!held)
    return;
  cue_conversation_set_held (conversation, held);
  cue_session_put_row (session);
}

void
cue_desk_end (CueDesk *self, CueConversation *conversation)
{
  CueSession *session = find (self, conversation, NULL);

  if (session == NULL)
    return;
  cue_desk_tell_feed_over (session);
  cue_conversation_set_hint (conversation, "");
  cue_conversation_set_waits_for_agent (conversation, FALSE);
  if (session->over || !cue_desk_append (self, conversation, "conversation.closed", NULL, NULL))
    move_to (session, CUE_CONVERSATION_WRAP_UP);
}

static gboolean
write_disposition (CueSession *session, const char *disposition, const char *note, GError **error)
{
  if ((note == NULL || *note == '\0') && (disposition == NULL || *disposition == '\0'))
    return TRUE;
  return cue_desk_append (session->desk, session->conversation, "note",
                          make_body ("text", note != NULL ? note : "", "disposition", disposition,
                                     NULL),
                          error);
}

gboolean
cue_desk_resolve (CueDesk *self,
                  CueConversation *conversation,
                  const char *disposition,
                  const char *note,
                  GError **error)
{
  CueSession *session = find (self, conversation, error);

  if (session == NULL)
    return FALSE;
  if (!session->over)
    cue_desk_end (self, conversation);
  if (session->broken == NULL && !write_disposition (session, disposition, note, error))
    return FALSE;

  g_free (session->disposition);
  session->disposition = g_strdup (disposition != NULL ? disposition : "");
  cue_session_save_draft (session);
  move_to (session, CUE_CONVERSATION_CLOSED);
  g_hash_table_add (self->closed, g_strdup (cue_conversation_get_id (conversation)));
  cue_session_hide (session);
  g_hash_table_steal (self->sessions, cue_conversation_get_id (conversation));
  g_clear_pointer (&self->resolved, cue_session_free);
  self->resolved = session;
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
  move_to (session, CUE_CONVERSATION_WRAP_UP);
  cue_session_show (session);
  return TRUE;
}

void
cue_desk_mark_read (CueDesk *self, CueConversation *conversation)
{
  CueSession *session = find (self, conversation, NULL);

  if (session == NULL || cue_conversation_get_unread (conversation) == 0)
    return;
  cue_conversation_set_unread (conversation, 0);
  cue_session_put_row (session);
}
