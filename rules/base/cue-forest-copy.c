/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-forest.h"

/* Values from elsewhere, copied into a block: nodes, and parts of other blocks. */

static void
add_json_value (CueForestBuilder *self, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    cue_forest_builder_add_string (self, json_node_get_string (node),
                                   strlen (json_node_get_string (node)));
  else if (type == G_TYPE_BOOLEAN)
    cue_forest_builder_add_boolean (self, json_node_get_boolean (node));
  else if (type == G_TYPE_DOUBLE)
    cue_forest_builder_add_double (self, json_node_get_double (node));
  else
    cue_forest_builder_add_integer (self, json_node_get_int (node));
}

static void
add_json_array (CueForestBuilder *self, JsonArray *array)
{
  cue_forest_builder_open (self, FALSE);
  for (guint i = 0; i < json_array_get_length (array); i++)
    cue_forest_builder_add_json (self, json_array_get_element (array, i));
  cue_forest_builder_close (self);
}

static void
add_json_object (CueForestBuilder *self, JsonObject *object)
{
  g_autoptr (GList) keys = json_object_get_members (object);

  cue_forest_builder_open (self, TRUE);
  for (GList *l = keys; l != NULL; l = l->next)
    {
      cue_forest_builder_add_key (self, l->data, strlen (l->data));
      cue_forest_builder_add_json (self, json_object_get_member (object, l->data));
    }
  cue_forest_builder_close (self);
}

void
cue_forest_builder_add_json (CueForestBuilder *self, JsonNode *node)
{
  g_return_if_fail (self != NULL && node != NULL);

  if (JSON_NODE_HOLDS_OBJECT (node))
    add_json_object (self, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    add_json_array (self, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_VALUE (node))
    add_json_value (self, node);
  else
    cue_forest_builder_add_null (self);
}

typedef struct
{
  const char *key;
  const CueTree *value;
} Member;

static int
compare_members (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Member *) a)->key, ((const Member *) b)->key);
}

static void
add_object (CueForestBuilder *self, const CueTree *tree)
{
  guint n = cue_tree_get_length (tree);
  g_autofree Member *members = g_new (Member, n + 1);
  CueTreeIter iter;

  cue_tree_iter_init (&iter, tree);
  for (guint i = 0; i < n; i++)
    cue_tree_iter_next (&iter, &members[i].key, &members[i].value);
  qsort (members, n, sizeof *members, compare_members);
  cue_forest_builder_open (self, TRUE);
  for (guint i = 0; i < n; i++)
    {
      cue_forest_builder_add_key (self, members[i].key, strlen (members[i].key));
      cue_forest_builder_add_tree (self, members[i].value);
    }
  cue_forest_builder_close (self);
}

static void
add_array (CueForestBuilder *self, const CueTree *tree)
{
  CueTreeIter iter;
  const CueTree *value;

  cue_forest_builder_open (self, FALSE);
  cue_tree_iter_init (&iter, tree);
  while (cue_tree_iter_next (&iter, NULL, &value))
    cue_forest_builder_add_tree (self, value);
  cue_forest_builder_close (self);
}

/* 2.0 is written as 2, and read back as that. */
static void
add_number (CueForestBuilder *self, const CueTree *tree)
{
  g_autoptr (GString) text = g_string_new (NULL);

  cue_tree_append_canonical (text, tree);
  cue_forest_builder_add_document (self, text->str, (gssize) text->len, &CUE_GATE_LINE, NULL);
}

void
cue_forest_builder_add_tree (CueForestBuilder *self, const CueTree *tree)
{
  g_return_if_fail (self != NULL && tree != NULL);

  if (cue_tree_is_object (tree))
    add_object (self, tree);
  else if (cue_tree_is_array (tree))
    add_array (self, tree);
  else if (cue_tree_is_string (tree))
    cue_forest_builder_add_string (self, cue_tree_get_string (tree),
                                   strlen (cue_tree_get_string (tree)));
  else if (cue_tree_is_integer (tree))
    cue_forest_builder_add_integer (self, cue_tree_get_integer (tree));
  else if (cue_tree_is_number (tree))
    add_number (self, tree);
  else if (cue_tree_is_boolean (tree))
    cue_forest_builder_add_boolean (self, cue_tree_get_boolean (tree));
  else
    cue_forest_builder_add_null (self);
}
