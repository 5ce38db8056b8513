/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

#include "cue-fold.h"
#include "cue-json.h"
#include "cue-redact.h"

/* What feeds bring, made into arrivals: unknown conversations are opened, what is in the log
 * already is passed over. */

/* What it says it is, else what its words are, else the screen's. */
static const char *
choose_lang (CueDesk *self, JsonObject *body)
{
  const char *lang = cue_json_get_string (body, "lang", "");
  const char *text = cue_json_get_string (body, "text", "");
  gboolean has_letters = FALSE;

  if (*lang != '\0')
    return lang;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (cue_unichar_is_cjk (c))
        return "zh";
      has_letters = has_letters || g_unichar_isalpha (c);
    }
  return has_letters ? "en" : self->lang;
}

static CueShelfEntry *
choose_entry (CueDesk *self, const char *pack, const char *lang)
{
  CueShelfEntry *entry = pack != NULL ? cue_pack_shelf_find (self->shelf, pack) : NULL;

  return entry != NULL ? entry : cue_pack_shelf_choose (self->shelf, lang);
}

static CueSession *
make_session (CueDesk *self, CueFeed *feed, const CueRecord *record, const char *lang)
{
  CueShelfEntry *entry = choose_entry (self, record->pack, lang);
  CueSession *session = cue_session_new (self, record->conversation, entry, NULL);

  cue_pack_shelf_teach (self->shelf, session->timeline);
  g_free (session->feed);
  session->feed = g_strdup (cue_feed_get_name (feed));
  session->place = ++self->last_place;
  g_hash_table_insert (self->sessions, (gpointer) cue_conversation_get_id (session->conversation),
                       session);
  return session;
}

/* The first that came of a conversation opens it, with what it lets us know. */
static JsonNode *
make_opened (const CueRecord *record, const char *lang)
{
  JsonObject *first = json_node_get_object (record->body);
  gboolean opens = g_str_equal (record->type, "conversation.opened");
  gboolean spoken = g_str_equal (record->type, "speech") || json_object_has_member (first, "t0_ms");
  JsonNode *opened
      = opens ? cue_json_copy_object (first) : cue_json_new_object (json_object_new ());
  JsonObject *body = json_node_get_object (opened);

  json_object_set_string_member (body, "lang", lang);
  if (!opens)
    json_object_set_string_member (body, "channel", spoken ? "voice" : "chat");
  return opened;
}

static void
name_agent (CueDesk *self, JsonObject *body)
{
  JsonObject *agent = NULL;

  if (json_object_has_member (body, "agent") || *self->agent_name == '\0')
    return;
  agent = json_object_new ();
  json_object_set_string_member (agent, "name", self->agent_name);
  json_object_set_object_member (body, "agent", agent);
}

static void
warn_about (CueDesk *self, const CueRecord *record, const char *message)
{
  g_autofree char *detail
      = g_strdup_printf ("%s%s%s: %s", record->conversation, record->id != NULL ? "#" : "",
                         record->id != NULL ? record->id : "", message);

  self->n_bad_lines++;
  cue_desk_notice (self, "warning", "bad-event", detail);
}

/* The first that comes when nothing is there is the agent's at once; the others wait to be
 * accepted. */
static void
welcome (CueDesk *self, CueSession *session)
{
  gboolean first = g_list_model_get_n_items (G_LIST_MODEL (self->conversations)) == 0;

  if (first)
    cue_session_set_status (session, CUE_CONVERSATION_MINE);
  cue_session_show (session);
  cue_session_watch_drafts (session);
  if (first)
    cue_session_put_row (session);
}

/* Somebody is there: he says something, or who he is. What is done or known in a conversation is
 * nothing without one. */
static gboolean
can_open (const CueRecord *record, GError **error)
{
  static const char *const types[]
      = { "conversation.opened", "turn", "speech", "customer.facts", NULL };

  if (g_strv_contains (types, record->type))
    return TRUE;
  g_set_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED,
               "found %s of a conversation that was never opened; conversation.opened, turn, "
               "speech or customer.facts opens one",
               record->type);
  return FALSE;
}

/* Tried out before anything is opened for it: a conversation with nothing in it helps nobody. */
static gboolean
can_follow (CueSession *session, const CueRecord *record, GError **error)
{
  g_autofree char *stream = g_strconcat ("conversation:", record->conversation, NULL);
  g_autoptr (CueEvent) event
      = cue_event_new (stream, 0, record->type, 0, "", 1, json_node_ref (record->body));
  g_autoptr (GPtrArray) changes = cue_timeline_propose (session->timeline, event, error);

  return changes != NULL && cue_timeline_withdraw (session->timeline, event->device, event->mid);
}

static gboolean
open_session (CueSession *session, const CueRecord *record, const char *lang, GError **error)
{
  gboolean opens = g_str_equal (record->type, "conversation.opened");

  if (!opens && !can_follow (session, record, error))
    return FALSE;
  JsonNode *opened = make_opened (record, lang);
  name_agent (session->desk, json_node_get_object (opened));
  CueArrival arrival = { .type = "conversation.opened",
                         .body = opened,
                         .source = session->feed,
                         .source_id = opens ? record->id : NULL,
                         .position = opens ? record->position : 0 };
  if (!cue_desk_let_in (session->desk, session, &arrival, error))
    return FALSE;
  cue_desk_tell_ranking (session);
  return TRUE;
}

/* The session of a record; opened when it is new. NULL when it is over or cannot be. */
static CueSession *
ensure_session (CueDesk *self, CueFeed *feed, const CueRecord *record)
{
  CueSession *session = g_hash_table_lookup (self->sessions, record->conversation);
  g_autoptr (GError) error = NULL;

  if (session != NULL || g_hash_table_contains (self->closed, record->conversation))
    return session;
  if (!can_open (record, &error))
    {
      warn_about (self, record, error->message);
      return NULL;
    }
  const char *lang = choose_lang (self, json_node_get_object (record->body));
  session = make_session (self, feed, record, lang);
  if (!open_session (session, record, lang, &error))
    {
      warn_about (self, record, error->message);
      g_hash_table_remove (self->sessions, record->conversation);
      return NULL;
    }
  welcome (self, session);
  return session;
}

static void
take_event (CueDesk *self, CueFeed *feed, const CueRecord *record)
{
  CueSession *session = ensure_session (self, feed, record);
  g_autoptr (GError) error = NULL;

  if (session == NULL || (record->id != NULL && g_hash_table_contains (session->seen, record->id))
      || g_strcmp0 (record->type, "conversation.opened") == 0)
    return;
  if (cue_conversation_is_over (session->conversation)
      && g_strcmp0 (record->type, "conversation.closed") == 0)
    return;
  CueArrival arrival = { .type = record->type,
                         .body = json_node_ref (record->body),
                         .source = cue_feed_get_name (feed),
                         .source_id = record->id,
                         .position = record->position };
  if (!cue_desk_let_in (self, session, &arrival, &error))
    warn_about (self, record, error->message);
}

static void
take_partial (CueDesk *self, const CueRecord *record)
{
  CueSession *session = g_hash_table_lookup (self->sessions, record->conversation);
  JsonObject *body = json_node_get_object (record->body);
  const char *turn = cue_json_get_string (body, "turn", NULL);
  const char *text = cue_json_get_string (body, "text", "");
  g_autofree char *redacted = cue_redact_text (text);
  CueRole role = CUE_ROLE_CUSTOMER;

  if (session == NULL || cue_conversation_is_over (session->conversation) || turn == NULL)
    return;
  CueMessage *message = cue_conversation_find_message (session->conversation, turn);
  if (message != NULL && !cue_message_is_partial (message))
    return;
  cue_role_from_nick (cue_json_get_string (body, "role", "customer"), &role);
  cue_conversation_say (session->conversation, turn, 0, role, redacted != NULL ? redacted : text,
                        cue_desk_now_ms (self), TRUE);
}

static void
take_typing (CueDesk *self, const CueRecord *record)
{
  CueSession *session = g_hash_table_lookup (self->sessions, record->conversation);

  if (session != NULL && !cue_conversation_is_over (session->conversation))
    cue_conversation_set_typing (session->conversation,
                                 cue_json_get_boolean (json_node_get_object (record->body),
                                                       "typing", FALSE));
}

static void
take_hint (CueDesk *self, const CueRecord *record)
{
  CueSession *session = g_hash_table_lookup (self->sessions, record->conversation);

  if (session == NULL || cue_conversation_is_over (session->conversation))
    return;
  cue_conversation_set_hint (session->conversation, record->text != NULL ? record->text : "");
  cue_conversation_set_waits_for_agent (session->conversation, record->text != NULL);
}

static void
record_cb (CueFeed *feed, const CueRecord *record, CueDesk *self)
{
  switch (record->kind)
    {
    case CUE_RECORD_EVENT:
      take_event (self, feed, record);
      break;
    case CUE_RECORD_PARTIAL:
      take_partial (self, record);
      break;
    case CUE_RECORD_TYPING:
      take_typing (self, record);
      break;
    case CUE_RECORD_HINT:
      take_hint (self, record);
      break;
    case CUE_RECORD_ERROR:
      self->n_bad_lines++;
      cue_desk_notice (self, "warning", "bad-line", record->text);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_finished (gpointer feed)
{
  return g_object_get_data (feed, "cue-finished") != NULL;
}

static void
finished_cb (CueFeed *feed, CueDesk *self)
{
  g_object_set_data (G_OBJECT (feed), "cue-finished", GINT_TO_POINTER (TRUE));
  for (guint i = 0; i < self->feeds->len; i++)
    if (!is_finished (g_ptr_array_index (self->feeds, i)))
      return;
  cue_desk_set_playing (self, FALSE);
}

static gboolean
agent_spoke_last (CueConversation *conversation)
{
  GListModel *messages = cue_conversation_get_messages (conversation);

  for (guint i = g_list_model_get_n_items (messages); i > 0; i--)
    {
      g_autoptr (CueMessage) message = g_list_model_get_item (messages, i - 1);
      if (cue_message_get_role (message) != CUE_ROLE_SYSTEM)
        return cue_message_get_role (message) == CUE_ROLE_AGENT;
    }
  return FALSE;
}

void
cue_desk_add_feed (CueDesk *self, CueFeed *feed, const CueSnapshot *snapshot)
{
  GHashTableIter iter;
  gpointer id, data;

  g_hash_table_iter_init (&iter, self->closed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    cue_feed_skip (feed, id);
  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, &id, &data))
    {
      CueSession *session = data;

      if (!g_str_equal (session->feed, cue_feed_get_name (feed)))
        continue;
      if (cue_conversation_is_over (session->conversation))
        cue_feed_skip (feed, id);
      else
        cue_feed_resume (feed, id, cue_snapshot_get_cursor (snapshot, session->feed, id),
                         agent_spoke_last (session->conversation));
    }
  g_signal_connect_object (feed, "record", G_CALLBACK (record_cb), self, 0);
  g_signal_connect_object (feed, "finished", G_CALLBACK (finished_cb), self, 0);
  g_ptr_array_add (self->feeds, g_object_ref (feed));
}

void
cue_desk_start_feeds (CueDesk *self)
{
  for (guint i = 0; i < self->feeds->len; i++)
    cue_feed_start (g_ptr_array_index (self->feeds, i));
}

void
cue_desk_stop_feeds (CueDesk *self)
{
  for (guint i = 0; self->feeds != NULL && i < self->feeds->len; i++)
    cue_feed_stop (g_ptr_array_index (self->feeds, i));
}

static CueFeed *
find_feed (CueSession *session)
{
  GPtrArray *feeds = session->desk->feeds;

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    if (g_str_equal (cue_feed_get_name (g_ptr_array_index (feeds, i)), session->feed))
      return g_ptr_array_index (feeds, i);
  return NULL;
}

void
cue_desk_tell_feed_agent_spoke (CueSession *session)
{
  CueFeed *feed = find_feed (session);

  if (feed != NULL)
    cue_feed_agent_spoke (feed, cue_conversation_get_id (session->conversation));
}

void
cue_desk_tell_feed_over (CueSession *session)
{
  CueFeed *feed = find_feed (session);

  if (feed != NULL)
    cue_feed_skip (feed, cue_conversation_get_id (session->conversation));
}

void
cue_desk_tell_feed_reopened (CueSession *session)
{
  CueFeed *feed = find_feed (session);

  if (feed != NULL)
    cue_feed_unskip (feed, cue_conversation_get_id (session->conversation));
}
