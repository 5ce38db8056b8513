/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-rows.h"

#include "cue-json.h"

typedef struct
{
  const CuectlData *data; /* borrowed */
  /* owned */
  GHashTable *tabled; /* "conversation turn" */
  GHashTable *ids;    /* of records */
  GPtrArray *rows;
} Typed;

static GHashTable *
list_tabled (GPtrArray *queries)
{
  GHashTable *tabled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < queries->len; i++)
    {
      const CuectlQuery *query = g_ptr_array_index (queries, i);

      if (query->conversation != NULL)
        g_hash_table_add (tabled, g_strdup_printf ("%s %d", query->conversation, query->turn));
    }
  return tabled;
}

static GHashTable *
list_ids (GPtrArray *items)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (ids, ((CuectlItem *) g_ptr_array_index (items, i))->id);
  return ids;
}

static void
add_turn (Typed *self, const char *conversation, JsonObject *turn, guint at)
{
  const char *typed = cue_json_get_string (turn, "typed", NULL);
  JsonArray *labels = cue_json_get_array (turn, "labels");
  g_autofree char *key = g_strdup_printf ("%s %u", conversation, at);
  const char *label;
  CuectlQuery *query;

  if (typed == NULL || typed[0] == '\0' || labels == NULL || json_array_get_length (labels) == 0
      || g_hash_table_contains (self->tabled, key))
    return;
  label = json_array_get_string_element (labels, 0);
  query = g_new0 (CuectlQuery, 1);
  query->id = g_steal_pointer (&key);
  query->text = g_strdup (typed);
  query->labels = g_new0 (char *, 2);
  query->labels[0] = g_hash_table_contains (self->ids, label) ? g_strdup (label) : NULL;
  query->conversation = g_strdup (conversation);
  query->turn = (int) at;
  g_ptr_array_add (self->rows, query);
}

static void
add_conversation (Typed *self, const CuectlQuery *query)
{
  JsonArray *turns = cuectl_data_get_turns (self->data, query);

  for (guint i = 0; turns != NULL && i < json_array_get_length (turns); i++)
    add_turn (self, query->conversation, json_array_get_object_element (turns, i), i);
}

GPtrArray *
cuectl_rows_typed (const CuectlData *data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Typed self = { data, list_tabled (data->train), list_ids (data->items),
                 g_ptr_array_new_with_free_func (cuectl_query_free) };

  for (guint i = 0; i < data->train->len; i++)
    {
      const CuectlQuery *query = g_ptr_array_index (data->train, i);

      if (query->conversation != NULL && g_hash_table_add (seen, query->conversation))
        add_conversation (&self, query);
    }
  g_hash_table_unref (self.tabled);
  g_hash_table_unref (self.ids);
  return self.rows;
}

static void
add_wording (GArray *wordings, const CuectlItem *item, const char *text)
{
  CuectlWording wording = { item->id, cue_json_get_string (item->record, "task", NULL), text };

  g_array_append_val (wordings, wording);
}

GArray *
cuectl_rows_wordings (const CuectlData *data)
{
  GArray *wordings = g_array_new (FALSE, FALSE, sizeof (CuectlWording));

  for (guint i = 0; i < data->items->len; i++)
    {
      const CuectlItem *item = g_ptr_array_index (data->items, i);
      const char *text = cue_json_get_string (item->record, "text", NULL);
      JsonArray *examples = cue_json_get_array (item->record, "examples");

      if (text == NULL || examples == NULL)
        continue;
      add_wording (wordings, item, text);
      for (guint k = 0; k < json_array_get_length (examples); k++)
        add_wording (wordings, item, json_array_get_string_element (examples, k));
    }
  return wordings;
}
