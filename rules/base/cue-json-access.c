/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-json.h"

/* Reading, comparing and making nodes, without the warnings json-glib prints for a missing member.
 */

#define SAFE_INTEGER 9007199254740992.0 /* 2^53 */

static JsonNode *
member_of_type (JsonObject *object, const char *name, JsonNodeType type)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_node_type (node) == type ? node : NULL;
}

static JsonNode *
member_of_value_type (JsonObject *object, const char *name, GType type)
{
  JsonNode *node = member_of_type (object, name, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == type ? node : NULL;
}

const char *
cue_json_get_string (JsonObject *object, const char *name, const char *fallback)
{
  JsonNode *node = member_of_value_type (object, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : fallback;
}

/* A double without a fraction is an integer too: 2.0 and 2 are the same JSON number. */
gint64
cue_json_get_int (JsonObject *object, const char *name, gint64 fallback)
{
  JsonNode *node = member_of_type (object, name, JSON_NODE_VALUE);
  double value;

  if (node == NULL)
    return fallback;
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return json_node_get_int (node);
  if (json_node_get_value_type (node) != G_TYPE_DOUBLE)
    return fallback;

  value = json_node_get_double (node);
  if (!(value > -SAFE_INTEGER && value < SAFE_INTEGER) || (double) (gint64) value != value)
    return fallback;
  return (gint64) value;
}

gboolean
cue_json_get_boolean (JsonObject *object, const char *name, gboolean fallback)
{
  JsonNode *node = member_of_value_type (object, name, G_TYPE_BOOLEAN);

  return node != NULL ? json_node_get_boolean (node) : fallback;
}

JsonObject *
cue_json_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = member_of_type (object, name, JSON_NODE_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

JsonArray *
cue_json_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = member_of_type (object, name, JSON_NODE_ARRAY);

  return node != NULL ? json_node_get_array (node) : NULL;
}

const char *
cue_json_type_name (JsonNode *node)
{
  if (node == NULL)
    return "nothing";
  if (JSON_NODE_HOLDS_OBJECT (node))
    return "an object";
  if (JSON_NODE_HOLDS_ARRAY (node))
    return "an array";
  if (!JSON_NODE_HOLDS_VALUE (node))
    return "null";
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return "a string";
  return json_node_get_value_type (node) == G_TYPE_BOOLEAN ? "a boolean" : "a number";
}

JsonNode *
cue_json_new_string (const char *value)
{
  g_return_val_if_fail (value != NULL, cue_json_new_null ());

  return json_node_init_string (json_node_alloc (), value);
}

JsonNode *
cue_json_new_int (gint64 value)
{
  return json_node_init_int (json_node_alloc (), value);
}

JsonNode *
cue_json_new_double (double value)
{
  return json_node_init_double (json_node_alloc (), value);
}

JsonNode *
cue_json_new_boolean (gboolean value)
{
  return json_node_init_boolean (json_node_alloc (), value);
}

JsonNode *
cue_json_new_null (void)
{
  return json_node_new (JSON_NODE_NULL);
}

JsonNode *
cue_json_new_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

JsonNode *
cue_json_new_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

static gboolean
objects_equal (JsonObject *a, JsonObject *b)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  if (json_object_get_size (a) != json_object_get_size (b))
    return FALSE;

  json_object_iter_init (&iter, a);
  while (json_object_iter_next (&iter, &key, &value))
    {
      JsonNode *other = json_object_get_member (b, key);

      if (other == NULL || !cue_json_equal (value, other))
        return FALSE;
    }
  return TRUE;
}

static gboolean
arrays_equal (JsonArray *a, JsonArray *b)
{
  guint length = json_array_get_length (a);

  if (length != json_array_get_length (b))
    return FALSE;
  for (guint i = 0; i < length; i++)
    if (!cue_json_equal (json_array_get_element (a, i), json_array_get_element (b, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_number (GType type)
{
  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gboolean
numbers_equal (JsonNode *a, GType type_a, JsonNode *b, GType type_b)
{
  if (type_a == G_TYPE_INT64 && type_b == G_TYPE_INT64)
    return json_node_get_int (a) == json_node_get_int (b);
  /* One of both is a double; json-glib converts the other. */
  return json_node_get_double (a) == json_node_get_double (b);
}

static gboolean
values_equal (JsonNode *a, JsonNode *b)
{
  GType type_a = json_node_get_value_type (a);
  GType type_b = json_node_get_value_type (b);

  if (is_number (type_a) && is_number (type_b))
    return numbers_equal (a, type_a, b, type_b);
  if (type_a != type_b)
    return FALSE;
  if (type_a == G_TYPE_STRING)
    return g_str_equal (json_node_get_string (a), json_node_get_string (b));
  return json_node_get_boolean (a) == json_node_get_boolean (b);
}

/**
 * cue_json_equal:
 *
 * Tells whether two values are the same JSON; the order of keys does not count, and 2 equals 2.0.
 */
gboolean
cue_json_equal (JsonNode *a, JsonNode *b)
{
  JsonNodeType type;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  type = json_node_get_node_type (a);
  if (type != json_node_get_node_type (b))
    return FALSE;

  switch (type)
    {
    case JSON_NODE_OBJECT:
      return objects_equal (json_node_get_object (a), json_node_get_object (b));
    case JSON_NODE_ARRAY:
      return arrays_equal (json_node_get_array (a), json_node_get_array (b));
    case JSON_NODE_VALUE:
      return values_equal (a, b);
    case JSON_NODE_NULL:
    default:
      return TRUE;
    }
}
