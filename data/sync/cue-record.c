/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-record.h"

#include <string.h>

#include "cue-json.h"

G_DEFINE_QUARK (cue_feed_error, cue_feed_error)

#define MOST_ID_BYTES 200

CueRecord *
cue_record_new (CueRecordKind kind, const char *conversation)
{
  CueRecord *self = g_new0 (CueRecord, 1);

  self->kind = kind;
  self->conversation = g_strdup (conversation);
  return self;
}

CueRecord *
cue_record_new_event (const char *conversation, const char *id, const char *type, JsonNode *body)
{
  CueRecord *self = cue_record_new (CUE_RECORD_EVENT, conversation);

  self->id = g_strdup (id);
  self->type = g_strdup (type);
  self->body = body;
  return self;
}

void
cue_record_free (CueRecord *self)
{
  g_free (self->conversation);
  g_free (self->id);
  g_free (self->type);
  g_clear_pointer (&self->body, json_node_unref);
  g_free (self->text);
  g_free (self->pack);
  g_free (self);
}

static char *
describe (JsonNode *node)
{
  if (node == NULL)
    return g_strdup ("nothing");

  g_autofree char *text = cue_json_to_canonical (node);
  if (g_utf8_strlen (text, -1) <= 40)
    return g_steal_pointer (&text);
  g_autofree char *start = g_utf8_substring (text, 0, 40);
  return g_strconcat (start, "…", NULL);
}

static gboolean
refuse (JsonNode *node, const char *path, const char *expected, GError **error)
{
  g_autofree char *found = describe (node);

  g_set_error (error, CUE_FEED_ERROR, CUE_FEED_ERROR_INVALID, "%s: found %s; expected %s", path,
               found, expected);
  return FALSE;
}

static gboolean
is_string (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_STRING;
}

/* A name of 1 to 200 bytes without control characters. */
static gboolean
read_name (JsonObject *object, const char *member, const char *path, char **name, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);
  const char *text = is_string (node) ? json_node_get_string (node) : "";
  gboolean good = *text != '\0' && strlen (text) <= MOST_ID_BYTES;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    good = good && !g_unichar_iscntrl (g_utf8_get_char (at));
  if (!good)
    return refuse (node, path, "a text of 1 to 200 bytes", error);
  *name = g_strdup (text);
  return TRUE;
}

/* The id may be a text or a whole number; none is allowed. */
static gboolean
read_id (JsonObject *object, char **id, GError **error)
{
  JsonNode *node = json_object_get_member (object, "id");

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    {
      *id = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      return TRUE;
    }
  return read_name (object, "id", "/id", id, error);
}

static gboolean
check_turn (JsonObject *body, GError **error)
{
  JsonNode *text = json_object_get_member (body, "text");
  JsonNode *role = json_object_get_member (body, "role");
  const char *name = is_string (role) ? json_node_get_string (role) : "";

  if (!is_string (text))
    return refuse (text, "/body/text", "a text", error);
  if (!g_str_equal (name, "customer") && !g_str_equal (name, "agent")
      && !g_str_equal (name, "system"))
    return refuse (role, "/body/role", "\"customer\", \"agent\" or \"system\"", error);
  return TRUE;
}

static CueRecordKind
kind_of (const char *type)
{
  if (g_str_equal (type, "turn.partial"))
    return CUE_RECORD_PARTIAL;
  return g_str_equal (type, "typing") ? CUE_RECORD_TYPING : CUE_RECORD_EVENT;
}

static gboolean
read_body (JsonObject *object, CueRecord *record, GError **error)
{
  JsonNode *body = json_object_get_member (object, "body");

  if (body != NULL && !JSON_NODE_HOLDS_OBJECT (body))
    return refuse (body, "/body", "an object", error);
  record->body = body != NULL ? json_node_copy (body) : cue_json_new_object (json_object_new ());
  if (g_str_has_prefix (record->type, "turn"))
    return check_turn (json_node_get_object (record->body), error);
  return TRUE;
}

gboolean
cue_record_is_conversation (JsonNode *node)
{
  return JSON_NODE_HOLDS_OBJECT (node)
         && json_object_has_member (json_node_get_object (node), "turns");
}

CueRecord *
cue_record_from_json (JsonNode *node, GError **error)
{
  g_autoptr (CueRecord) record = cue_record_new (CUE_RECORD_EVENT, NULL);

  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      refuse (node, "/", "an object {\"conversation\", \"type\", \"body\"}", error);
      return NULL;
    }
  JsonObject *object = json_node_get_object (node);
  if (!read_name (object, "conversation", "/conversation", &record->conversation, error)
      || !read_id (object, &record->id, error)
      || !read_name (object, "type", "/type", &record->type, error)
      || !read_body (object, record, error))
    return NULL;
  record->kind = kind_of (record->type);
  return g_steal_pointer (&record);
}
