/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-known.h"

#include "cue-json.h"

#define LONGEST_VALUE 40 /* code points; more is a text and no value */

const char *
cuectl_known_name (JsonObject *record)
{
  const char *name = cue_json_get_string (record, "name", NULL);

  return name != NULL ? name : cue_json_get_string (record, "entity", NULL);
}

static void
add_value (CueKnown *self, const char *column, JsonNode *node)
{
  const char *value
      = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
            ? json_node_get_string (node)
            : NULL;

  if (value != NULL && g_utf8_strlen (value, -1) <= LONGEST_VALUE)
    cue_known_add (self, CUE_KNOWN_VALUE, value, column);
}

/* Column by column: what is said of the record, beside what it is called. */
static void
add_columns (CueKnown *self, JsonObject *record)
{
  static const char *const outside[] = { "id", "lang", "domain", "entity", "name", "q", "a", NULL };
  g_autoptr (GList) members = json_object_get_members (record);

  for (GList *at = members; at != NULL; at = at->next)
    {
      JsonNode *node = json_object_get_member (record, at->data);
      JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      if (g_strv_contains (outside, at->data))
        continue;
      cue_known_add (self, CUE_KNOWN_COLUMN, at->data, at->data);
      if (array == NULL)
        add_value (self, at->data, node);
      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        add_value (self, at->data, json_array_get_element (array, i));
    }
}

CueKnown *
cuectl_known_new (GPtrArray *items)
{
  g_autoptr (CueKnown) self = cue_known_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      JsonObject *record = ((CuectlItem *) g_ptr_array_index (items, i))->record;
      const char *name = cuectl_known_name (record);
      const char *group = cue_json_get_string (record, "domain", NULL);

      if (name == NULL || group == NULL)
        continue;
      cue_known_add (self, CUE_KNOWN_THING, name, group);
      cue_known_add (self, CUE_KNOWN_GROUP, group, group);
      any = TRUE;
    }
  for (guint i = 0; i < items->len && any; i++)
    add_columns (self, ((CuectlItem *) g_ptr_array_index (items, i))->record);
  cue_known_finish (self);
  return any ? g_steal_pointer (&self) : NULL;
}
