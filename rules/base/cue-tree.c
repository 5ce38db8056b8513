/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-tree.h"

#include <string.h>

#include "cue-forest-private.h"
#include "cue-json.h"

/*
 * Reading trusts the block: cue_forest_check () has been through all of it, or our own builder made
 * it. A pointer to a value is the address of its first cell.
 */

static const guint32 *
cells (const CueTree *self)
{
  return (const guint32 *) (gconstpointer) self;
}

static gboolean
is_kind (const CueTree *self, CueTreeKind least, CueTreeKind most)
{
  return self != NULL && cue_cell_kind (*cells (self)) >= least
         && cue_cell_kind (*cells (self)) <= most;
}

gboolean
cue_tree_is_null (const CueTree *self)
{
  return is_kind (self, CUE_TREE_NULL, CUE_TREE_NULL);
}

gboolean
cue_tree_is_boolean (const CueTree *self)
{
  return is_kind (self, CUE_TREE_FALSE, CUE_TREE_TRUE);
}

gboolean
cue_tree_is_integer (const CueTree *self)
{
  return is_kind (self, CUE_TREE_INTEGER, CUE_TREE_LONG);
}

gboolean
cue_tree_is_number (const CueTree *self)
{
  return is_kind (self, CUE_TREE_INTEGER, CUE_TREE_DOUBLE);
}

gboolean
cue_tree_is_string (const CueTree *self)
{
  return is_kind (self, CUE_TREE_STRING, CUE_TREE_STRING);
}

gboolean
cue_tree_is_array (const CueTree *self)
{
  return is_kind (self, CUE_TREE_ARRAY, CUE_TREE_ARRAY);
}

gboolean
cue_tree_is_object (const CueTree *self)
{
  return is_kind (self, CUE_TREE_OBJECT, CUE_TREE_OBJECT);
}

gboolean
cue_tree_get_boolean (const CueTree *self)
{
  return is_kind (self, CUE_TREE_TRUE, CUE_TREE_TRUE);
}

gint64
cue_tree_get_integer (const CueTree *self)
{
  gint64 value;

  g_return_val_if_fail (cue_tree_is_integer (self), 0);

  if (cue_cell_kind (*cells (self)) == CUE_TREE_INTEGER)
    return (gint32) *cells (self) >> 4;
  memcpy (&value, cells (self) + 1, sizeof value);
  return value;
}

double
cue_tree_get_double (const CueTree *self)
{
  double value;

  if (!is_kind (self, CUE_TREE_DOUBLE, CUE_TREE_DOUBLE))
    return (double) cue_tree_get_integer (self);
  memcpy (&value, cells (self) + 1, sizeof value);
  return value;
}

const char *
cue_tree_get_string (const CueTree *self)
{
  g_return_val_if_fail (cue_tree_is_string (self), NULL);

  return (const char *) self - cue_cell_load (*cells (self));
}

guint
cue_tree_get_length (const CueTree *self)
{
  g_return_val_if_fail (is_kind (self, CUE_TREE_ARRAY, CUE_TREE_OBJECT), 0);

  return cue_cell_load (*cells (self));
}

static const CueTree *
skip (const CueTree *self)
{
  const guint32 *cell = cells (self);
  guint words = cue_cell_is_container (*cell) ? 2 + cell[1] : cue_cell_words (*cell);

  return (const CueTree *) (gconstpointer) (cell + words);
}

void
cue_tree_iter_init (CueTreeIter *self, const CueTree *tree)
{
  self->left = cue_tree_get_length (tree);
  self->keyed = cue_tree_is_object (tree);
  self->next = (const CueTree *) (gconstpointer) (cells (tree) + 2);
}

gboolean
cue_tree_iter_next (CueTreeIter *self, const char **key, const CueTree **value)
{
  if (self->left == 0)
    return FALSE;
  self->left--;
  if (key != NULL)
    *key = self->keyed ? cue_tree_get_string (self->next) : NULL;
  if (self->keyed)
    self->next = skip (self->next);
  *value = self->next;
  if (self->left > 0)
    self->next = skip (self->next);
  return TRUE;
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
  const CueTree *name = (const CueTree *) (gconstpointer) (cells (self) + 2);

  g_return_val_if_fail (cue_tree_is_object (self), NULL);

  /* a record is asked for every key it might have */
  for (guint left = cue_cell_load (*cells (self)); left > 0; left--)
    {
      const CueTree *value = (const CueTree *) (gconstpointer) (cells (name) + 1);
      const char *own = (const char *) name - cue_cell_load (*cells (name));

      if (*own == *key && strcmp (own, key) == 0)
        return value;
      name = skip (value);
    }
  return NULL;
}

const char *
cue_tree_type_name (const CueTree *self)
{
  static const char *const NAMES[] = { "null",     "a boolean", "a boolean", "a number", "a number",
                                       "a number", "a string",  "an array",  "an object" };

  return self == NULL ? "nothing" : NAMES[cue_cell_kind (*cells (self))];
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
  switch (cue_cell_kind (*cells (self)))
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
