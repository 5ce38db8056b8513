/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-recording.h"

#include <string.h>

#include "cue-json.h"

#define PAUSE_MS 1000
#define CODE_POINT_MS 50
#define MAX_SECONDS 10000000.0
#define MAX_ID_BYTES 200

typedef struct
{
  GPtrArray *events;
  char *stream;
  gint64 start_ms;
  gint64 at_ms;
} Writer;

static gboolean
refuse (GError **error, const char *path, const char *found, const char *expected)
{
  g_set_error (error, CUE_EVENT_ERROR, CUE_EVENT_ERROR_INVALID, "%s: found %s; %s", path, found,
               expected);
  return FALSE;
}

static void
write_event (Writer *self, const char *type, JsonObject *body)
{
  g_ptr_array_add (self->events,
                   cue_event_new (self->stream, self->events->len + 1, type, self->at_ms,
                                  "recording", 0, cue_json_new_object (body)));
}

/* Seconds since the start, or -1 when it is null or missing. */
static gboolean
read_seconds (JsonObject *turn, const char *name, gint64 *at_ms)
{
  JsonNode *node = json_object_get_member (turn, name);
  double seconds;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || (json_node_get_value_type (node) != G_TYPE_INT64
          && json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return FALSE;
  seconds = json_node_get_double (node);
  if (!(seconds >= 0.0 && seconds <= MAX_SECONDS))
    return FALSE;
  *at_ms = (gint64) (seconds * 1000.0 + 0.5);
  return TRUE;
}

static void
write_speech (Writer *self, const char *role, gboolean speaking)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "role", role);
  json_object_set_boolean_member (body, "speaking", speaking);
  write_event (self, "speech", body);
}

static void
write_turn (Writer *self, JsonObject *turn, guint index)
{
  const char *role = json_object_get_string_member (turn, "role");
  const char *text = json_object_get_string_member (turn, "text");
  JsonObject *body = json_object_new ();
  g_autofree char *id = g_strdup_printf ("t%u", index + 1);
  gint64 from_ms;
  gint64 end_ms;

  if (read_seconds (turn, "t", &from_ms))
    self->at_ms = MAX (self->at_ms, self->start_ms + from_ms);
  else
    self->at_ms += PAUSE_MS + CODE_POINT_MS * g_utf8_strlen (text, -1);
  if (read_seconds (turn, "t_end", &end_ms))
    {
      write_speech (self, role, TRUE);
      json_object_set_int_member (body, "t0_ms", self->at_ms - self->start_ms);
      self->at_ms = MAX (self->at_ms, self->start_ms + end_ms);
      json_object_set_int_member (body, "t1_ms", self->at_ms - self->start_ms);
      write_speech (self, role, FALSE);
    }
  json_object_set_string_member (body, "turn", id);
  json_object_set_int_member (body, "rev", 1);
  json_object_set_string_member (body, "role", role);
  json_object_set_string_member (body, "text", text);
  write_event (self, "turn", body);
}

static gboolean
refuse_member (GError **error,
               const char *path,
               const char *name,
               JsonNode *found,
               const char *expected)
{
  g_autofree char *member = g_strdup_printf ("%s/%s", path, name);

  return refuse (error, member, cue_json_type_name (found), expected);
}

static gboolean
is_missing (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

static gboolean
check_seconds (JsonObject *turn, const char *path, const char *name, GError **error)
{
  JsonNode *node = json_object_get_member (turn, name);
  gint64 at_ms;

  return is_missing (node) || read_seconds (turn, name, &at_ms)
         || refuse_member (error, path, name, node,
                           "seconds since the start, 0 to 10000000, or null");
}

static gboolean
check_turn (JsonNode *node, guint index, GError **error)
{
  static const char *const roles[] = { "agent", "customer", "system", NULL };
  g_autofree char *path = g_strdup_printf ("/turns/%u", index);
  JsonObject *turn;
  const char *role;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, path, cue_json_type_name (node), "a turn is an object");
  turn = json_node_get_object (node);
  role = cue_json_get_string (turn, "role", NULL);
  if (role == NULL || !g_strv_contains (roles, role))
    {
      g_autofree char *member = g_strconcat (path, "/role", NULL);
      g_autofree char *found = role == NULL ? NULL : g_strdup_printf ("\"%.40s\"", role);

      return refuse (error, member, role == NULL ? "no role" : found, "agent, customer or system");
    }
  if (cue_json_get_string (turn, "text", NULL) == NULL)
    return refuse_member (error, path, "text", json_object_get_member (turn, "text"),
                          "a string is needed");
  return check_seconds (turn, path, "t", error) && check_seconds (turn, path, "t_end", error);
}

/* Ids name conversations in lists, files and messages: one line, not too long. */
static gboolean
check_id (JsonObject *record, GError **error)
{
  JsonNode *node = json_object_get_member (record, "id");
  const char *id = cue_json_get_string (record, "id", NULL);

  if (is_missing (node))
    return TRUE;
  if (id == NULL)
    return refuse_member (error, "", "id", node, "a string of 1 to 200 bytes");
  if (*id == '\0' || strlen (id) > MAX_ID_BYTES)
    return refuse (error, "/id", *id == '\0' ? "an empty string" : "a longer string",
                   "a string of 1 to 200 bytes");
  for (const char *at = id; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return refuse (error, "/id", "a control character", "an id is one line of text");
  return TRUE;
}

static gboolean
check_head (JsonObject *record, GError **error)
{
  static const char *const objects[] = { "customer", "agent" };
  JsonNode *lang = json_object_get_member (record, "lang");
  JsonNode *channel = json_object_get_member (record, "channel");
  const char *name = cue_json_get_string (record, "channel", "");

  if (!check_id (record, error))
    return FALSE;
  if (!is_missing (lang) && cue_json_get_string (record, "lang", NULL) == NULL)
    return refuse_member (error, "", "lang", lang, "a language, zh or en");
  if (!is_missing (channel) && !g_str_equal (name, "chat") && !g_str_equal (name, "voice"))
    return refuse (error, "/channel",
                   *name == '\0' ? cue_json_type_name (channel) : "another channel",
                   "chat or voice");
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      JsonNode *node = json_object_get_member (record, objects[i]);

      if (!is_missing (node) && !JSON_NODE_HOLDS_OBJECT (node))
        return refuse_member (error, "", objects[i], node, "an object is needed");
    }
  return TRUE;
}

gboolean
cue_recording_check (JsonNode *node, GError **error)
{
  JsonObject *record;
  JsonArray *turns;

  g_return_val_if_fail (node != NULL, FALSE);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, "/", cue_json_type_name (node), "a conversation is an object");
  record = json_node_get_object (node);
  if (!check_head (record, error))
    return FALSE;
  turns = cue_json_get_array (record, "turns");
  if (turns == NULL)
    return refuse_member (error, "", "turns", json_object_get_member (record, "turns"),
                          "a list of turns is needed");
  for (guint i = 0; i < json_array_get_length (turns); i++)
    if (!check_turn (json_array_get_element (turns, i), i, error))
      return FALSE;
  return TRUE;
}

static void
write_opened (Writer *self, JsonObject *record)
{
  static const char *const objects[] = { "customer", "agent" };
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "channel", cue_json_get_string (record, "channel", "chat"));
  json_object_set_string_member (body, "lang", cue_json_get_string (record, "lang", "zh"));
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      JsonObject *object = cue_json_get_object (record, objects[i]);

      if (object != NULL)
        json_object_set_object_member (body, objects[i], json_object_ref (object));
    }
  write_event (self, "conversation.opened", body);
}

GPtrArray *
cue_recording_to_events (JsonNode *node, gint64 start_ms, GError **error)
{
  Writer writer = { NULL, NULL, start_ms, start_ms };
  JsonObject *record;
  JsonArray *turns;

  if (!cue_recording_check (node, error))
    return NULL;
  record = json_node_get_object (node);
  turns = cue_json_get_array (record, "turns");
  writer.events = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
  writer.stream
      = g_strconcat ("conversation:", cue_json_get_string (record, "id", "unnamed"), NULL);
  write_opened (&writer, record);
  for (guint i = 0; i < json_array_get_length (turns); i++)
    write_turn (&writer, json_array_get_object_element (turns, i), i);
  writer.at_ms += PAUSE_MS;
  write_event (&writer, "conversation.closed", json_object_new ());
  g_free (writer.stream);
  return writer.events;
}

CueState *
cue_replay (CueEngine *engine,
            const char *conversation,
            GPtrArray *events,
            CueReplayFunc func,
            gpointer user_data,
            GError **error)
{
  g_autoptr (CueState) state = cue_engine_begin (engine, conversation);

  for (guint i = 0; i < events->len; i++)
    {
      const CueEvent *event = g_ptr_array_index (events, i);
      g_autoptr (GPtrArray) changes = cue_engine_step (engine, state, event, error);

      if (changes == NULL)
        return NULL;
      if (func != NULL)
        func (event, changes, state, user_data);
    }
  return g_steal_pointer (&state);
}
