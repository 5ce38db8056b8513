/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-json.h"

#define MOST_SAFE 9007199254740991.0 /* 2^53 − 1 */

JsonNode *
cue_json_copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &member))
    json_object_set_member (copy, name, cue_json_share (member));
  return cue_json_new_object (copy);
}

JsonNode *
cue_json_share (JsonNode *value)
{
  return json_node_is_immutable (value) ? json_node_ref (value) : json_node_copy (value);
}

static JsonNode *
number_without_float (double number)
{
  g_autofree char *text = NULL;

  if (number >= -MOST_SAFE && number <= MOST_SAFE && (double) (gint64) number == number)
    return cue_json_new_int ((gint64) number);
  text = cue_json_print_number (number);
  return cue_json_new_string (text);
}

static JsonNode *
array_without_floats (JsonArray *from)
{
  JsonArray *array = json_array_sized_new (json_array_get_length (from));

  for (guint i = 0; i < json_array_get_length (from); i++)
    json_array_add_element (array, cue_json_without_floats (json_array_get_element (from, i)));
  return cue_json_new_array (array);
}

static JsonNode *
object_without_floats (JsonObject *from)
{
  JsonObject *object = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, from);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    json_object_set_member (object, name, cue_json_without_floats (value));
  return cue_json_new_object (object);
}

JsonNode *
cue_json_without_floats (JsonNode *value)
{
  if (JSON_NODE_HOLDS_ARRAY (value))
    return array_without_floats (json_node_get_array (value));
  if (JSON_NODE_HOLDS_OBJECT (value))
    return object_without_floats (json_node_get_object (value));
  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_DOUBLE)
    return number_without_float (json_node_get_double (value));
  return cue_json_share (value);
}
