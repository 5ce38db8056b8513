/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

#include <string.h>

#include "cue-json.h"
#include "cue-redact.h"
#include "cue-template.h"

/* The agent's acts: each makes one event and goes through the door. */

static gboolean
refuse (GError **error, int code, const char *message)
{
  g_set_error_literal (error, CUE_DESK_ERROR, code, message);
  return FALSE;
}

JsonNode *
cue_desk_make_body (const char *name, ...)
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
  JsonNode *body = cue_desk_make_body ("turn", turn, "role", "agent", "text", text, "lang",
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
  CueSession *session = cue_desk_ask_session (self, conversation, error);
  if (session == NULL || !check_text (trimmed, error))
    return FALSE;
  if (cue_conversation_is_over (conversation))
    return refuse (error, CUE_DESK_ERROR_REFUSED,
                   "found the conversation closed; nobody would read this");

  CueArrival arrival
      = { .type = "turn", .body = make_turn (session, trimmed), .own = TRUE, .drops_draft = TRUE };
  if (!cue_desk_let_in (self, session, &arrival, error))
    return FALSE;
  cue_session_forget_draft (session);
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
                          cue_desk_make_body ("lamp", cue_lamp_get_id (lamp), "point",
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
                          cue_desk_make_body ("lamp", cue_lamp_get_id (lamp), NULL), NULL);
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
                          cue_desk_make_body ("lamp", cue_lamp_get_id (lamp), "reason", reason,
                                              NULL),
                          error);
}

gboolean
cue_desk_pin (CueDesk *self, CueConversation *conversation, CueLamp *lamp, gboolean pinned)
{
  g_return_val_if_fail (CUE_IS_LAMP (lamp), FALSE);

  JsonNode *body = cue_desk_make_body ("lamp", cue_lamp_get_id (lamp), NULL);
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
                          cue_desk_make_body (subject, point, "note", note != NULL ? note : "",
                                              NULL),
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
                          cue_desk_make_body ("point", point, "note", note != NULL ? note : "",
                                              NULL),
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
                          cue_desk_make_body ("point", point, "note", note != NULL ? note : "",
                                              NULL),
                          error);
}

gboolean
cue_desk_confirm_tag (CueDesk *self, CueConversation *conversation, const char *tag)
{
  return cue_desk_append (self, conversation, "tag.confirmed",
                          cue_desk_make_body ("tag", tag, NULL), NULL);
}

gboolean
cue_desk_strike_tag (CueDesk *self, CueConversation *conversation, const char *tag)
{
  return cue_desk_append (self, conversation, "tag.struck", cue_desk_make_body ("tag", tag, NULL),
                          NULL);
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
                          cue_desk_make_body ("offer", offer, "result", result, "reason", reason,
                                              NULL),
                          error);
}

void
cue_desk_keep_note (CueDesk *self, CueConversation *conversation, const char *text)
{
  g_autofree char *redacted = NULL;

  g_return_if_fail (text != NULL);

  if (cue_desk_find_session (self, conversation) == NULL
      || g_str_equal (cue_conversation_get_note (conversation), text))
    return;
  redacted = cue_redact_text (text);
  cue_conversation_set_note (conversation, redacted != NULL ? redacted : text);
  cue_store_put_note (self->store, cue_conversation_get_id (conversation),
                      cue_conversation_get_note (conversation), cue_desk_now_ms (self));
}

gboolean
cue_desk_note (CueDesk *self, CueConversation *conversation, const char *text, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (strlen (text) > CUE_DESK_MOST_MESSAGE_BYTES)
    return refuse (error, CUE_DESK_ERROR_REFUSED, "found a note of more than 16 KiB; shorten it");
  if (!cue_desk_append (self, conversation, "note", cue_desk_make_body ("text", text, NULL), error))
    return FALSE;
  cue_store_put_note (self->store, cue_conversation_get_id (conversation),
                      cue_conversation_get_note (conversation), cue_desk_now_ms (self));
  return TRUE;
}
