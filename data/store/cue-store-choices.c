/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-choices.h"

#include "cue-json.h"
#include "cue-store-private.h"

typedef struct
{
  char *generations; /* a JSON array */
  gint64 most;
} Unlearnt;

static void
unlearnt_free (gpointer data)
{
  Unlearnt *self = data;

  g_free (self->generations);
  g_free (self);
}

/* Of conversations, the oldest first. The ranking is told at the start of a log, so a long one need
 * not be looked through. (transfer full) (element-type utf8) */
static GPtrArray *
list_unlearnt (CueDatabase *database, const Unlearnt *wanted, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt *row = cue_database_ask (
      database, error,
      "SELECT c.id FROM conversation c"
      " JOIN digest d ON d.stream = 'conversation:' || c.id AND d.seq = 1"
      " JOIN generation g ON g.id = d.generation LEFT JOIN choice h ON h.conversation = c.id"
      " WHERE c.status = 'closed' AND coalesce (h.seq, 0) <"
      " (SELECT max (seq) FROM event e WHERE e.stream = 'conversation:' || c.id)"
      " AND g.pack || ' ' || g.model IN (SELECT value FROM json_each (?))"
      " AND EXISTS (SELECT 1 FROM event e WHERE e.stream = 'conversation:' || c.id"
      " AND e.seq <= 4 AND e.type = 'ranking') ORDER BY c.place LIMIT ?",
      "ti", wanted->generations, wanted->most);

  if (row == NULL)
    return NULL;
  while (cue_database_next (database, row, &failure))
    g_ptr_array_add (ids, g_strdup (cue_column_text (row, 0)));
  cue_database_done (row);
  if (failure == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gpointer
unlearnt_job (CueDatabase *database, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) logs = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_log_free);
  g_autoptr (GPtrArray) ids = list_unlearnt (database, data, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      CueEventLog *log = cue_store_read_log (database, g_ptr_array_index (ids, i), error);

      if (log == NULL)
        return NULL;
      g_ptr_array_add (logs, log);
    }
  return ids != NULL ? g_steal_pointer (&logs) : NULL;
}

static char *
list_to_json (const char *const *texts)
{
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), array);

  json_array_unref (array);
  for (guint i = 0; texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  return cue_json_to_canonical (node);
}

void
cue_store_read_unlearnt_async (CueStore *self,
                               const char *const *generations,
                               guint most,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (generations != NULL);

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Unlearnt *wanted = g_new0 (Unlearnt, 1);
  g_task_set_source_tag (task, cue_store_read_unlearnt_async);
  wanted->generations = list_to_json (generations);
  wanted->most = most;
  cue_store_read_job (self, unlearnt_job, wanted, unlearnt_free, task,
                      (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
cue_store_read_unlearnt_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *conversation;
  char *pack;
  char *decisions;
  gint64 seq;
  gint64 n;
} Put;

static void
put_free (gpointer data)
{
  Put *put = data;

  g_free (put->conversation);
  g_free (put->pack);
  g_free (put->decisions);
  g_free (put);
}

static gboolean
put_job (CueDatabase *database, gpointer data, GError **error)
{
  const Put *put = data;

  return cue_database_run (database, error,
                           "INSERT OR REPLACE INTO choice (conversation, pack, seq, n, decisions)"
                           " VALUES (?, ?, ?, ?, ?)",
                           "ttiit", put->conversation, put->pack, put->seq, put->n, put->decisions);
}

void
cue_store_put_choices (CueStore *self, const CueEventLog *log, guint n, const char *decisions)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (decisions != NULL);

  Put *put = g_new0 (Put, 1);
  put->conversation = g_strdup (log->id);
  put->pack = g_strdup (log->pack);
  put->decisions = g_strdup (decisions);
  put->seq = log->events->len;
  put->n = n;
  cue_store_write_job (self, put_job, put, put_free, NULL);
}

typedef struct
{
  char *pack;
  gint64 after_place;
  gint64 least;
  gint64 most;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_free (load->pack);
  g_free (load);
}

void
cue_stored_choices_free (CueStoredChoices *self)
{
  g_ptr_array_unref (self->decisions);
  g_free (self);
}

#define CHOICES                                                                                    \
  " FROM choice h JOIN conversation c ON c.id = h.conversation"                                    \
  " WHERE c.status = 'closed' AND h.pack = ? AND c.place > ?"

static gboolean
count_choices (CueDatabase *database, const Load *load, guint *n, GError **error)
{
  sqlite3_stmt *row = cue_database_ask (database, error, "SELECT coalesce (sum (h.n), 0)" CHOICES,
                                        "ti", load->pack, load->after_place);

  if (row == NULL)
    return FALSE;
  if (cue_database_next (database, row, NULL))
    *n = (guint) cue_column_int (row, 0);
  cue_database_done (row);
  return TRUE;
}

static gboolean
read_choices (CueDatabase *database, const Load *load, GPtrArray *decisions, GError **error)
{
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt *row = cue_database_ask (database, error,
                                        "SELECT decisions FROM (SELECT h.decisions, c.place" CHOICES
                                        " ORDER BY c.place DESC LIMIT ?) ORDER BY place",
                                        "tii", load->pack, load->after_place, load->most);

  if (row == NULL)
    return FALSE;
  while (cue_database_next (database, row, &failure))
    g_ptr_array_add (decisions, g_strdup (cue_column_text (row, 0)));
  cue_database_done (row);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gpointer
load_job (CueDatabase *database, gpointer data, GError **error)
{
  const Load *load = data;
  g_autoptr (CueStoredChoices) choices = g_new0 (CueStoredChoices, 1);

  choices->decisions = g_ptr_array_new_with_free_func (g_free);
  if (!count_choices (database, load, &choices->n, error))
    return NULL;
  if (choices->n >= load->least && !read_choices (database, load, choices->decisions, error))
    return NULL;
  return g_steal_pointer (&choices);
}

void
cue_store_load_choices_async (CueStore *self,
                              const char *pack,
                              gint64 after_place,
                              guint least,
                              guint most,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);
  g_task_set_source_tag (task, cue_store_load_choices_async);
  load->pack = g_strdup (pack);
  load->after_place = after_place;
  load->least = least;
  load->most = most;
  cue_store_read_job (self, load_job, load, load_free, task,
                      (GDestroyNotify) cue_stored_choices_free);
}

CueStoredChoices *
cue_store_load_choices_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
