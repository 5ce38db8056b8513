/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-tree.h"

#include <string.h>

#include "cue-json.h"

/* Reading trusts the block: cue_forest_check () has been through all of it, or our own builder made
 * it. */

gboolean
cue_tree_get_boolean (const CueTree *self)
{
  return cue_tree_is_kind (self, CUE_TREE_TRUE, CUE_TREE_TRUE);
}

gint64
cue_tree_get_integer (const CueTree *self)
{
  gint64 value;

  g_return_val_if_fail (cue_tree_is_integer (self), 0);

  if (cue_cell_kind (*cue_tree_cells (self)) == CUE_TREE_INTEGER)
    return (gint32) *cue_tree_cells (self) >> 4;
  memcpy (&value, cue_tree_cells (self) + 1, sizeof value);
  return value;
}

double
cue_tree_get_double (const CueTree *self)
{
  double value;

  if (!cue_tree_is_kind (self, CUE_TREE_DOUBLE, CUE_TREE_DOUBLE))
    return (double) cue_tree_get_integer (self);
  memcpy (&value, cue_tree_cells (self) + 1, sizeof value);
  return value;
}

const CueTree *
cue_tree_get_element (const CueTree *self, guint i)
{
  CueTreeIter iter;
  const CueTree *value;

  cue_tree_iter_init (&iter, self);
  while (cue_tree_iter_next (&iter, NULL, &value))
    if (i-- == 0)
      return value;
  return NULL;
}

const CueTree *
cue_tree_get_member (const CueTree *self, const char *key)
{
  const CueTree *name = (const CueTree *) (gconstpointer) (cue_tree_cells (self) + 2);

  g_return_val_if_fail (cue_tree_is_object (self), NULL);

  /* a record is asked for every key it might have */
  for (guint left = cue_cell_load (*cue_tree_cells (self)); left > 0; left--)
    {
      const CueTree *value = (const CueTree *) (gconstpointer) (cue_tree_cells (name) + 1);
      const char *own = (const char *) name - cue_cell_load (*cue_tree_cells (name));

      if (*own == *key && strcmp (own, key) == 0)
        return value;
      name = cue_tree_skip (value);
    }
  return NULL;
}

const char *
cue_tree_type_name (const CueTree *self)
{
  static const char *const NAMES[] = { "null",     "a boolean", "a boolean", "a number", "a number",
                                       "a number", "a string",  "an array",  "an object" };

  return self == NULL ? "nothing" : NAMES[cue_cell_kind (*cue_tree_cells (self))];
}

static JsonNode *
array_to_json (const CueTree *self)
{
  JsonArray *array = json_array_sized_new (cue_tree_get_length (self));
  CueTreeIter iter;
  const CueTree *value;

  cue_tree_iter_init (&iter, self);
  while (cue_tree_iter_next (&iter, NULL, &value))
    json_array_add_element (array, cue_tree_to_json (value));
  return cue_json_new_array (array);
}

static JsonNode *
object_to_json (const CueTree *self)
{
  JsonObject *object = json_object_new ();
  CueTreeIter iter;
  const CueTree *value;
  const char *key;

  cue_tree_iter_init (&iter, self);
  while (cue_tree_iter_next (&iter, &key, &value))
    json_object_set_member (object, key, cue_tree_to_json (value));
  return cue_json_new_object (object);
}

static JsonNode *
value_to_json (const CueTree *self)
{
  switch (cue_cell_kind (*cue_tree_cells (self)))
    {
    case CUE_TREE_FALSE:
    case CUE_TREE_TRUE:
      return cue_json_new_boolean (cue_tree_get_boolean (self));
    case CUE_TREE_INTEGER:
    case CUE_TREE_LONG:
      return cue_json_new_int (cue_tree_get_integer (self));
    case CUE_TREE_DOUBLE:
      return cue_json_new_double (cue_tree_get_double (self));
    case CUE_TREE_STRING:
      return cue_json_new_string (cue_tree_get_string (self));
    case CUE_TREE_ARRAY:
      return array_to_json (self);
    case CUE_TREE_OBJECT:
      return object_to_json (self);
    case CUE_TREE_NULL:
    default:
      return cue_json_new_null ();
    }
}

JsonNode *
cue_tree_to_json (const CueTree *self)
{
  JsonNode *node;

  g_return_val_if_fail (self != NULL, NULL);

  node = value_to_json (self);
  json_node_seal (node);
  return node;
}
