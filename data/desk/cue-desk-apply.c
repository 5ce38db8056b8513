/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-apply.h"

#include "cue-json.h"

/* The only place, with cue-desk-apply-lamp.c for lamps, where what the engine says becomes what the
 * screen watches: one function a type of event or change, each telling the models the least that is
 * true. Unknown types are not ours to show. */

static void
show_opened (CueConversation *conversation, const CueEvent *event)
{
  JsonObject *body = cue_event_get_body (event);

  cue_conversation_set_channel (conversation, cue_json_get_string (body, "channel", "chat"));
  cue_conversation_set_lang (conversation, cue_json_get_string (body, "lang", ""));
  if (cue_conversation_get_opened_ms (conversation) == 0)
    cue_conversation_set_opened_ms (conversation, event->at_ms);
}

static void
show_turn (CueConversation *conversation, const CueEvent *event)
{
  JsonObject *body = cue_event_get_body (event);
  CueRole role = CUE_ROLE_SYSTEM;
  g_autofree char *fallback = g_strdup_printf ("seq%" G_GINT64_FORMAT, event->seq);
  const char *turn = cue_json_get_string (body, "turn", fallback);

  cue_role_from_nick (cue_json_get_string (body, "role", "system"), &role);
  CueMessage *message
      = cue_conversation_say (conversation, turn, (int) cue_json_get_int (body, "rev", 0), role,
                              cue_json_get_string (body, "text", ""), event->at_ms, FALSE);
  cue_message_set_author (message, cue_json_get_string (body, "author", ""));
  cue_message_set_recorded (message, cue_json_get_boolean (body, "recorded", FALSE));
  cue_customer_settle (cue_conversation_get_customer (conversation));
}

static void
show_speech (CueConversation *conversation, const CueEvent *event)
{
  JsonObject *body = cue_event_get_body (event);
  const char *role = cue_json_get_string (body, "role", "customer");
  gboolean speaking = cue_json_get_boolean (body, "speaking", FALSE);

  if (speaking)
    cue_conversation_set_speaking (conversation, role);
  else if (g_str_equal (cue_conversation_get_speaking (conversation), role))
    cue_conversation_set_speaking (conversation, "");
  if (g_str_equal (role, "customer"))
    cue_conversation_set_typing (conversation, speaking);
}

static void
show_act_note (CueConversation *conversation, const CueEvent *event)
{
  JsonObject *body = cue_event_get_body (event);
  CueCheck *check = cue_checklist_find (cue_conversation_get_checklist (conversation),
                                        cue_json_get_string (body, "point", NULL));

  if (check != NULL)
    cue_check_set_note (check, cue_json_get_string (body, "note", ""));
}

void
cue_desk_apply_event (CueConversation *conversation, const CueEvent *event)
{
  g_return_if_fail (CUE_IS_CONVERSATION (conversation));

  if (g_str_equal (event->type, "conversation.opened"))
    show_opened (conversation, event);
  else if (g_str_equal (event->type, "turn"))
    show_turn (conversation, event);
  else if (g_str_equal (event->type, "speech"))
    show_speech (conversation, event);
  else if (g_str_equal (event->type, "point.ticked") || g_str_equal (event->type, "point.waived"))
    show_act_note (conversation, event);
  else if (g_str_equal (event->type, "note"))
    cue_conversation_set_note (conversation,
                               cue_json_get_string (cue_event_get_body (event), "text", ""));
}

static CueSpan
read_span (JsonObject *object)
{
  CueSpan span = { (guint) cue_json_get_int (object, "start", 0),
                   (guint) cue_json_get_int (object, "end", 0) };
  return span;
}

static JsonObject *
get_item (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static guint
get_length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static void
apply_turn (CueConversation *conversation, JsonObject *body)
{
  CueMessage *message
      = cue_conversation_find_message (conversation, cue_json_get_string (body, "turn", NULL));
  JsonArray *spans = cue_json_get_array (body, "spans");
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_mark_free);

  if (message == NULL)
    return;
  for (guint i = 0; i < get_length (spans); i++)
    {
      JsonObject *span = get_item (spans, i);
      if (span != NULL)
        g_ptr_array_add (marks,
                         cue_mark_new (read_span (span), cue_json_get_string (span, "kind", ""),
                                       cue_json_get_string (span, "id", "")));
    }
  cue_message_set_reading (message, marks);
}

static void
apply_fact (CueConversation *conversation, JsonObject *body)
{
  CueCustomer *customer = cue_conversation_get_customer (conversation);
  const char *id = cue_json_get_string (body, "fact", NULL);
  JsonObject *from = cue_json_get_object (body, "from");
  const char *origin = from != NULL ? cue_json_get_string (from, "turn", "")
                                    : cue_json_get_string (body, "from", "");

  if (id == NULL)
    return;
  cue_customer_set_fact (customer, id, json_object_get_member (body, "value"), origin);
  if (*cue_customer_get_name (customer) != '\0')
    cue_conversation_set_title (conversation, cue_customer_get_name (customer));
}

static void
apply_tag (CueConversation *conversation, JsonObject *body, const CueEvent *event)
{
  CueCustomer *customer = cue_conversation_get_customer (conversation);
  const char *id = cue_json_get_string (body, "tag", NULL);
  gboolean on = cue_json_get_boolean (body, "on", FALSE);
  JsonObject *proof = cue_json_get_object (body, "proof");
  JsonArray *words = proof != NULL ? cue_json_get_array (proof, "words") : NULL;
  JsonObject *first = get_length (words) > 0 ? get_item (words, 0) : NULL;

  if (id == NULL)
    return;
  CueTag *tag = cue_customer_ensure_tag (customer, id);
  g_object_freeze_notify (G_OBJECT (tag));
  cue_tag_set_proof (tag, proof);
  cue_tag_set_fresh (tag, on && !cue_tag_is_on (tag) && g_str_equal (event->type, "turn"));
  cue_tag_set_confirmed (tag, cue_json_get_boolean (body, "confirmed", FALSE));
  if (first != NULL)
    cue_tag_set_heard (tag, cue_json_get_string (first, "turn", NULL),
                       cue_json_get_string (first, "text", ""), event->at_ms);
  else if (on)
    cue_tag_set_heard (tag, NULL, "", event->at_ms);
  cue_customer_show_tag (customer, tag, on);
  g_object_thaw_notify (G_OBJECT (tag));
}

static GPtrArray *
read_quotes (JsonObject *body)
{
  GPtrArray *quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_quote_free);
  JsonArray *spans = cue_json_get_array (body, "spans");

  for (guint i = 0; i < get_length (spans); i++)
    {
      JsonObject *span = get_item (spans, i);
      if (span != NULL)
        g_ptr_array_add (quotes,
                         cue_quote_new (cue_json_get_string (span, "turn", ""), read_span (span),
                                        cue_json_get_string (span, "text", "")));
    }
  return quotes;
}

/* Marks @point on the message of @turn by those of @quotes that stand there. */
static void
mark_turn (CueConversation *conversation, const char *turn, const char *point, GPtrArray *quotes)
{
  CueMessage *message = cue_conversation_find_message (conversation, turn);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (CueSpan));

  if (message == NULL)
    return;
  for (guint i = 0; i < quotes->len; i++)
    {
      const CueQuote *quote = g_ptr_array_index (quotes, i);
      if (g_strcmp0 (quote->turn, turn) == 0)
        g_array_append_val (spans, quote->span);
    }
  cue_message_set_point (message, point, spans);
}

static void
apply_point (CueConversation *conversation, JsonObject *body)
{
  CueChecklist *checklist = cue_conversation_get_checklist (conversation);
  const char *point = cue_json_get_string (body, "point", NULL);
  CueVerdict verdict = CUE_VERDICT_OPEN;
  g_autoptr (GPtrArray) quotes = read_quotes (body);
  g_autoptr (GPtrArray) before = NULL;

  if (point == NULL)
    return;
  CueCheck *check = cue_checklist_find (checklist, point);
  if (check != NULL)
    before = g_ptr_array_ref (cue_check_get_quotes (check));
  cue_verdict_from_string (cue_json_get_string (body, "verdict", "open"), &verdict);
  /* What is said before a talk is asked for counts for the agent only: it contradicts nothing. */
  if (check == NULL && verdict == CUE_VERDICT_CONTRADICTED)
    {
      verdict = CUE_VERDICT_OPEN;
      g_ptr_array_set_size (quotes, 0);
    }
  cue_checklist_set_verdict (checklist, point, verdict,
                             cue_json_get_boolean (body, "manual", FALSE), quotes,
                             cue_json_get_object (body, "proof"));
  cue_checklist_set_waived (checklist, point, cue_json_get_boolean (body, "waived", FALSE));
  for (guint i = 0; before != NULL && i < before->len; i++)
    mark_turn (conversation, ((CueQuote *) g_ptr_array_index (before, i))->turn, point, quotes);
  for (guint i = 0; i < quotes->len; i++)
    mark_turn (conversation, ((CueQuote *) g_ptr_array_index (quotes, i))->turn, point, quotes);
}

static void
apply_dispute (CueConversation *conversation, JsonObject *body)
{
  CueCheck *check = cue_checklist_find (cue_conversation_get_checklist (conversation),
                                        cue_json_get_string (body, "point", NULL));

  if (check == NULL)
    return;
  cue_check_set_disputed (check, TRUE);
  cue_check_set_note (check, cue_json_get_string (body, "note", ""));
}

CueLamp *
cue_desk_apply_change (CueConversation *conversation,
                       const char *type,
                       JsonObject *body,
                       const CueEvent *event)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (conversation), NULL);

  if (g_str_equal (type, "lamp"))
    return cue_desk_apply_lamp (conversation, body, event);
  if (g_str_equal (type, "turn"))
    apply_turn (conversation, body);
  else if (g_str_equal (type, "fact"))
    apply_fact (conversation, body);
  else if (g_str_equal (type, "tag"))
    apply_tag (conversation, body, event);
  else if (g_str_equal (type, "point"))
    apply_point (conversation, body);
  else if (g_str_equal (type, "next"))
    cue_desk_apply_next (conversation, body);
  else if (g_str_equal (type, "stage"))
    cue_conversation_set_stage (conversation, cue_json_get_string (body, "stage", ""));
  else if (g_str_equal (type, "hold"))
    cue_customer_set_hold (cue_conversation_get_customer (conversation),
                           cue_json_get_string (body, "hold", ""),
                           cue_json_get_boolean (body, "on", FALSE));
  else if (g_str_equal (type, "dispute"))
    apply_dispute (conversation, body);
  return NULL;
}
