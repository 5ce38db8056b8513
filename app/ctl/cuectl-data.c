/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-data.h"

#include <string.h>

#include "cue-gate.h"
#include "cue-json.h"
#include "cuectl-known.h"

static const char *const item_files[]
    = { "cards.jsonl", "tags.jsonl", "scripts.jsonl", "products.jsonl", "faq.jsonl", "docs.jsonl" };
static const char *const conversation_files[]
    = { "conversations.jsonl", "conversations_train.jsonl", "conversations_test.jsonl" };

void
cuectl_query_free (gpointer data)
{
  CuectlQuery *self = data;

  g_free (self->id);
  g_free (self->text);
  g_strfreev (self->labels);
  g_free (self->conversation);
  g_strfreev (self->cands);
  g_free (self);
}

static void
item_free (gpointer data)
{
  CuectlItem *self = data;

  g_free (self->id);
  json_object_unref (self->record);
  g_free (self);
}

static int
find_column (char **names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return -1;
}

static const char *
cell (char **head, char **row, const char *name)
{
  int at = find_column (head, name);

  return at >= 0 && at < (int) g_strv_length (row) && !g_str_equal (row[at], "-") ? row[at] : NULL;
}

static CuectlQuery *
query_new (char **head, char **row, CueCourseRole speaker)
{
  CuectlQuery *self = g_new0 (CuectlQuery, 1);
  const char *labels = cell (head, row, "labels");
  const char *turn = cell (head, row, "turn");
  const char *cands = cell (head, row, "cands");

  self->id = g_strdup (cell (head, row, "id"));
  self->text = g_strdup (cell (head, row, "text") != NULL ? cell (head, row, "text") : "-");
  self->labels = labels == NULL || g_str_equal (labels, "NONE") ? g_new0 (char *, 1)
                                                                : g_strsplit (labels, "|", -1);
  self->conversation = g_strdup (cell (head, row, "conv"));
  self->turn = turn == NULL ? -1 : (int) g_ascii_strtoll (turn, NULL, 10);
  self->speaker = speaker;
  self->cands = cands == NULL ? NULL : g_strsplit (cands, "|", -1);
  return self;
}

/* What is judged as said was said by the agent; all else is of the customer. */
static gboolean
read_table (const CuectlData *self, const char *name, GPtrArray *out, GError **error)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  gboolean said = g_str_equal (self->task, "said");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) head = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  head = g_strsplit (lines[0] == NULL ? "" : lines[0], "\t", -1);
  if (find_column (head, "id") < 0 || find_column (head, "text") < 0
      || find_column (head, "labels") < 0)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                   "%s: found other columns; a table has id, text and labels", path);
      return FALSE;
    }
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) row = g_strsplit (lines[i], "\t", -1);

      if (lines[i][0] != '\0' && cell (head, row, "id") != NULL)
        g_ptr_array_add (out, query_new (head, row, said ? CUE_COURSE_AGENT : CUE_COURSE_CUSTOMER));
    }
  return TRUE;
}

typedef void (*RecordFunc) (CuectlData *self, JsonObject *record);

static gboolean
read_records (CuectlData *self, const char *name, RecordFunc func, GError **error)
{
  g_autofree char *path = g_build_filename (self->dir, name, NULL);
  g_autofree char *text = NULL;
  char *at;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  for (at = text; *at != '\0';)
    {
      char *end = at + strcspn (at, "\n");
      g_autoptr (JsonNode) node
          = end == at ? NULL : cue_gate_parse (at, end - at, &CUE_GATE_LINE, error);

      if (end != at && node == NULL)
        {
          g_prefix_error (error, "%s: ", path);
          return FALSE;
        }
      if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
        func (self, json_node_get_object (node));
      at = *end == '\0' ? end : end + 1;
    }
  return TRUE;
}

static void
add_conversation (CuectlData *self, JsonObject *record)
{
  g_hash_table_insert (self->conversations, g_strdup (cue_json_get_string (record, "id", "")),
                       json_object_ref (record));
}

static void
add_item (CuectlData *self, JsonObject *record)
{
  CuectlItem *item = g_new0 (CuectlItem, 1);

  item->id = g_strdup (cue_json_get_string (record, "id", ""));
  item->record = json_object_ref (record);
  g_ptr_array_add (self->items, item);
}

/* The table of the task by that name, or the one that names no task. NULL: neither is there. */
static char *
find_table (const CuectlData *self, const char *part)
{
  g_autofree char *own = g_strconcat (self->task, "_", part, ".tsv", NULL);
  g_autofree char *plain = g_strconcat (part, ".tsv", NULL);
  g_autofree char *own_path = g_build_filename (self->dir, own, NULL);
  g_autofree char *plain_path = g_build_filename (self->dir, plain, NULL);

  if (g_file_test (own_path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&own);
  return g_file_test (plain_path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&plain) : NULL;
}

static gboolean
read_part (CuectlData *self, const char *part, GPtrArray *out, GError **error)
{
  g_autofree char *name = find_table (self, part);

  return name == NULL || read_table (self, name, out, error);
}

/* What belongs to no card: learnt as examples of nothing. */
static gboolean
read_strays (CuectlData *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->dir, "oos_train.tsv", NULL);

  return !g_file_test (path, G_FILE_TEST_EXISTS)
         || read_table (self, "oos_train.tsv", self->train, error);
}

static void
leave_out_seen (CuectlData *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->train->len; i++)
    g_hash_table_add (seen, ((CuectlQuery *) g_ptr_array_index (self->train, i))->text);
  for (guint i = self->tune->len; i > 0; i--)
    if (g_hash_table_contains (seen, ((CuectlQuery *) g_ptr_array_index (self->tune, i - 1))->text))
      g_ptr_array_remove_index (self->tune, i - 1);
}

/* Where tests stay closed, none is read under another name either. */
static gboolean
refuse_test (const char *name, GError **error)
{
  if (name == NULL || strstr (name, "test") == NULL)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: nothing is tuned on a test", name);
  return FALSE;
}

static gboolean
read_tune (CuectlData *self, const char *name, GError **error)
{
  if (name == NULL)
    return read_part (self, "val", self->tune, error) && read_part (self, "dev", self->tune, error);
  if (!refuse_test (name, error))
    return FALSE;
  if (!read_table (self, name, self->tune, error))
    return FALSE;
  leave_out_seen (self);
  return TRUE;
}

static gboolean
read_all (CuectlData *self, const char *train, const char *tune, gboolean with_test, GError **error)
{
  if (!with_test && !refuse_test (train, error))
    return FALSE;
  if (train != NULL ? !read_table (self, train, self->train, error)
                    : !read_part (self, "train", self->train, error))
    return FALSE;
  if (!read_strays (self, error) || !read_tune (self, tune, error))
    return FALSE;
  if (with_test && !read_part (self, "test", self->test, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (item_files); i++)
    if (!read_records (self, item_files[i], add_item, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (conversation_files); i++)
    if ((with_test || strstr (conversation_files[i], "test") == NULL)
        && !read_records (self, conversation_files[i], add_conversation, error))
      return FALSE;
  return TRUE;
}

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  return (*(CuectlQuery *const *) a)->turn - (*(CuectlQuery *const *) b)->turn;
}

static void
list_told (CuectlData *self, GPtrArray *queries)
{
  for (guint i = 0; i < queries->len; i++)
    {
      CuectlQuery *query = g_ptr_array_index (queries, i);
      GPtrArray *rows;

      if (query->turn < 0 || query->conversation == NULL
          || g_hash_table_contains (self->conversations, query->conversation))
        continue;
      rows = g_hash_table_lookup (self->told, query->conversation);
      if (rows == NULL)
        {
          rows = g_ptr_array_new ();
          g_hash_table_insert (self->told, query->conversation, rows);
        }
      g_ptr_array_add (rows, query);
    }
}

static void
read_told (CuectlData *self)
{
  GHashTableIter iter;
  gpointer rows;

  list_told (self, self->train);
  list_told (self, self->tune);
  list_told (self, self->test);
  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, NULL, &rows))
    g_ptr_array_sort (rows, compare_turns);
}

CuectlData *
cuectl_data_open (const char *dir,
                  const char *task,
                  const char *train,
                  const char *tune,
                  gboolean with_test,
                  GError **error)
{
  g_autoptr (CuectlData) self = g_new0 (CuectlData, 1);

  self->dir = g_strdup (dir);
  self->task = g_strdup (task);
  self->train = g_ptr_array_new_with_free_func (cuectl_query_free);
  self->tune = g_ptr_array_new_with_free_func (cuectl_query_free);
  self->test = g_ptr_array_new_with_free_func (cuectl_query_free);
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->conversations
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  self->told
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  if (!read_all (self, train, tune, with_test, error))
    return NULL;
  read_told (self);
  self->known = cuectl_known_new (self->items);
  return g_steal_pointer (&self);
}

void
cuectl_data_free (CuectlData *self)
{
  if (self == NULL)
    return;
  g_free (self->dir);
  g_free (self->task);
  g_ptr_array_unref (self->train);
  g_ptr_array_unref (self->tune);
  g_ptr_array_unref (self->test);
  g_ptr_array_unref (self->items);
  cue_known_free (self->known);
  g_hash_table_unref (self->conversations);
  g_hash_table_unref (self->told);
  g_free (self);
}

GPtrArray *
cuectl_data_get_told (const CuectlData *self, const CuectlQuery *query)
{
  return query->conversation == NULL || query->turn < 0
             ? NULL
             : g_hash_table_lookup (self->told, query->conversation);
}

JsonObject *
cuectl_data_get_conversation (const CuectlData *self, const CuectlQuery *query)
{
  return query->conversation == NULL
             ? NULL
             : g_hash_table_lookup (self->conversations, query->conversation);
}

JsonArray *
cuectl_data_get_turns (const CuectlData *self, const CuectlQuery *query)
{
  JsonObject *conversation = cuectl_data_get_conversation (self, query);

  return conversation == NULL ? NULL : cue_json_get_array (conversation, "turns");
}
