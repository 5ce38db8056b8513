/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-rows.h"

#include "cue-json.h"
#include "cuectl-course.h"

typedef struct
{
  const CuectlData *data; /* borrowed */
  GHashTable *classes;    /* borrowed, nullable */
  /* owned */
  GHashTable *tabled; /* nullable: "conversation turn" */
  GHashTable *ids;    /* nullable: of records */
  GPtrArray *rows;
} Rows;

typedef void (*AddTurn) (Rows *self, const char *conversation, JsonObject *turn, guint at);

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

static CuectlQuery *
row_new (const char *conversation,
         guint at,
         const char *text,
         guint n_labels,
         CueCourseRole speaker)
{
  CuectlQuery *query = g_new0 (CuectlQuery, 1);

  query->id = g_strdup_printf ("%s %u", conversation, at);
  query->text = g_strdup (text);
  query->labels = g_new0 (char *, n_labels + 1);
  query->conversation = g_strdup (conversation);
  query->turn = (int) at;
  query->speaker = speaker;
  return query;
}

static void
add_typed (Rows *self, const char *conversation, JsonObject *turn, guint at)
{
  const char *typed = cue_json_get_string (turn, "typed", NULL);
  JsonArray *labels = cue_json_get_array (turn, "labels");
  const char *label;
  CuectlQuery *query;

  if (typed == NULL || typed[0] == '\0' || labels == NULL || json_array_get_length (labels) == 0)
    return;
  query = row_new (conversation, at, typed, 1, CUE_COURSE_AGENT);
  if (g_hash_table_contains (self->tabled, query->id))
    {
      cuectl_query_free (query);
      return;
    }
  label = json_array_get_string_element (labels, 0);
  query->labels[0] = g_hash_table_contains (self->ids, label) ? g_strdup (label) : NULL;
  g_ptr_array_add (self->rows, query);
}

static void
add_other_side (Rows *self, const char *conversation, JsonObject *turn, guint at)
{
  const char *text = cue_json_get_string (turn, "text", "");
  JsonArray *labels = cue_json_get_array (turn, "labels");
  guint n = labels == NULL ? 0 : json_array_get_length (labels);
  gboolean shared = FALSE;
  CuectlQuery *query;

  if (cuectl_course_role (turn) != CUE_COURSE_CUSTOMER)
    return;
  for (guint i = 0; i < n; i++)
    shared |= g_hash_table_contains (self->classes, json_array_get_string_element (labels, i));
  if (!shared)
    return;
  query = row_new (conversation, at, text, n, CUE_COURSE_CUSTOMER);
  for (guint i = 0; i < n; i++)
    query->labels[i] = g_strdup (json_array_get_string_element (labels, i));
  g_ptr_array_add (self->rows, query);
}

static void
walk (Rows *self, AddTurn add)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  self->rows = g_ptr_array_new_with_free_func (cuectl_query_free);
  for (guint i = 0; i < self->data->train->len; i++)
    {
      const CuectlQuery *query = g_ptr_array_index (self->data->train, i);
      JsonArray *turns = cuectl_data_get_turns (self->data, query);

      if (turns == NULL || !g_hash_table_add (seen, query->conversation))
        continue;
      for (guint k = 0; k < json_array_get_length (turns); k++)
        add (self, query->conversation, json_array_get_object_element (turns, k), k);
    }
}

GPtrArray *
cuectl_rows_typed (const CuectlData *data)
{
  Rows self = { data, NULL, list_tabled (data->train), list_ids (data->items), NULL };

  walk (&self, add_typed);
  g_hash_table_unref (self.tabled);
  g_hash_table_unref (self.ids);
  return self.rows;
}

GPtrArray *
cuectl_rows_other_side (const CuectlData *data, GHashTable *classes)
{
  Rows self = { data, classes, NULL, NULL, NULL };

  walk (&self, add_other_side);
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
