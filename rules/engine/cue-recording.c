/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-recording.h"

#include <string.h>

#include "cue-json.h"

#define PAUSE_MS 1000
#define CODE_POINT_MS 50
#define MAX_SECONDS 10000000.0
#define MAX_ID_BYTES 200

/* An event before its place in the log is known. */
typedef struct
{
  gint64 at_ms;
  guint order; /* of those of one time */
  const char *type;
  JsonObject *body;
} Planned;

typedef struct
{
  GArray *planned; /* Planned */
  gint64 start_ms;
  gint64 said_ms; /* when the turn before began */
  gint64 at_ms;   /* when all that came before is over */
} Writer;

static gboolean
refuse (GError **error, const char *path, const char *found, const char *expected)
{
  g_set_error (error, CUE_EVENT_ERROR, CUE_EVENT_ERROR_INVALID, "%s: found %s; %s", path, found,
               expected);
  return FALSE;
}

static void
plan (Writer *self, gint64 at_ms, const char *type, JsonObject *body)
{
  Planned planned = { at_ms, self->planned->len, type, body };

  g_array_append_val (self->planned, planned);
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
plan_speech (Writer *self, gint64 at_ms, const char *role, gboolean speaking)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "role", role);
  json_object_set_boolean_member (body, "speaking", speaking);
  plan (self, at_ms, "speech", body);
}

/* Two may speak at once, so a turn may begin before the one before it is over; it is known when it
 * ends. */
static void
plan_turn (Writer *self, JsonObject *turn, guint index)
{
  const char *role = json_object_get_string_member (turn, "role");
  const char *text = json_object_get_string_member (turn, "text");
  JsonObject *body = json_object_new ();
  g_autofree char *id = g_strdup_printf ("t%u", index + 1);
  gint64 from_ms;
  gint64 end_ms;

  if (read_seconds (turn, "t", &from_ms))
    from_ms = MAX (self->said_ms, self->start_ms + from_ms);
  else
    from_ms = self->at_ms + PAUSE_MS + CODE_POINT_MS * g_utf8_strlen (text, -1);
  self->said_ms = from_ms;
  if (read_seconds (turn, "t_end", &end_ms))
    {
      end_ms = MAX (from_ms, self->start_ms + end_ms);
      json_object_set_int_member (body, "t0_ms", from_ms - self->start_ms);
      json_object_set_int_member (body, "t1_ms", end_ms - self->start_ms);
      plan_speech (self, from_ms, role, TRUE);
      plan_speech (self, end_ms, role, FALSE);
    }
  else
    end_ms = from_ms;
  self->at_ms = MAX (self->at_ms, end_ms);
  json_object_set_string_member (body, "turn", id);
  json_object_set_int_member (body, "rev", 1);
  json_object_set_string_member (body, "role", role);
  json_object_set_string_member (body, "text", text);
  plan (self, end_ms, "turn", body);
}

static gint
compare_planned (gconstpointer a, gconstpointer b)
{
  const Planned *one = a;
  const Planned *other = b;

  if (one->at_ms != other->at_ms)
    return one->at_ms < other->at_ms ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

static guint *
find_count (guint *counts, const Planned *planned)
{
  const char *role = cue_json_get_string (planned->body, "role", "");

  return &counts[g_str_equal (role, "customer") ? 0 : g_str_equal (role, "agent") ? 1 : 2];
}

/* Somebody whose turns overlap starts to speak once and stops once. @counts: of the turns that he
 * is speaking now */
static gboolean
says_nothing_new (const Planned *planned, guint *counts)
{
  guint *n = find_count (counts, planned);

  if (!g_str_equal (planned->type, "speech"))
    return FALSE;
  if (cue_json_get_boolean (planned->body, "speaking", FALSE))
    return (*n)++ > 0;
  return --(*n) > 0;
}

static GPtrArray *
write_events (Writer *self, const char *stream)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
  guint counts[3] = { 0 };

  g_array_sort (self->planned, compare_planned);
  for (guint i = 0; i < self->planned->len; i++)
    {
      const Planned *planned = &g_array_index (self->planned, Planned, i);

      if (says_nothing_new (planned, counts))
        json_object_unref (planned->body);
      else
        g_ptr_array_add (events,
                         cue_event_new (stream, events->len + 1, planned->type, planned->at_ms,
                                        "recording", 0, cue_json_new_object (planned->body)));
    }
  return events;
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
plan_opened (Writer *self, JsonObject *record)
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
  plan (self, self->start_ms, "conversation.opened", body);
}

GPtrArray *
cue_recording_to_events (JsonNode *node, gint64 start_ms, GError **error)
{
  g_autoptr (GArray) planned = g_array_new (FALSE, FALSE, sizeof (Planned));
  Writer writer = { planned, start_ms, start_ms, start_ms };
  g_autofree char *stream = NULL;
  JsonObject *record;
  JsonArray *turns;

  if (!cue_recording_check (node, error))
    return NULL;
  record = json_node_get_object (node);
  turns = cue_json_get_array (record, "turns");
  stream = g_strconcat ("conversation:", cue_json_get_string (record, "id", "unnamed"), NULL);
  plan_opened (&writer, record);
  for (guint i = 0; i < json_array_get_length (turns); i++)
    plan_turn (&writer, json_array_get_object_element (turns, i), i);
  plan (&writer, writer.at_ms + PAUSE_MS, "conversation.closed", json_object_new ());
  return write_events (&writer, stream);
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
