/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-archive.h"

#include "cue-gate.h"
#include "cue-json.h"
#include "cue-store-private.h"
#include "cue-store-write.h"

void
cue_closed_row_free (CueClosedRow *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->channel);
  g_free (self->lang);
  g_free (self->disposition);
  g_free (self);
}

/* The customer's name stands in the body of the first event only. */
static char *
read_name (GBytes *opened)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (opened, &length);
  g_autoptr (JsonNode) body
      = length == 0 ? NULL : cue_gate_parse (data, (gssize) length, &CUE_GATE_LINE, NULL);
  JsonObject *customer = body == NULL || !JSON_NODE_HOLDS_OBJECT (body)
                             ? NULL
                             : cue_json_get_object (json_node_get_object (body), "customer");

  return g_strdup (customer == NULL ? "" : cue_json_get_string (customer, "name", ""));
}

static CueClosedRow *
read_closed (sqlite3_stmt *row)
{
  CueClosedRow *closed = g_new0 (CueClosedRow, 1);
  g_autoptr (GBytes) opened = cue_column_bytes (row, 6);

  closed->id = g_strdup (cue_column_text (row, 0));
  closed->name = read_name (opened);
  closed->channel = g_strdup (cue_column_text (row, 1));
  closed->lang = g_strdup (cue_column_text (row, 2));
  closed->disposition = g_strdup (cue_column_text (row, 3));
  closed->opened_ms = cue_column_int (row, 4);
  closed->last_ms = cue_column_int (row, 5);
  closed->n_turns = (guint) cue_column_int (row, 7);
  closed->n_lit = (guint) cue_column_int (row, 8);
  closed->n_used = (guint) cue_column_int (row, 9);
  closed->n_said = (guint) cue_column_int (row, 10);
  return closed;
}

/* A lamp was used when its words were taken up or said. */
#define USED "'taken', 'said', 'partly', 'accepted', 'refused', 'undecided'"

#define COUNT_MOVES(type, states)                                                                  \
  "(SELECT count(DISTINCT subject) FROM transition t WHERE t.stream = 'conversation:' || c.id"     \
  " AND t.type = '" type "' AND t.to_state IN (" states "))"

static gpointer
list_job (CueDatabase *database, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_closed_row_free);
  GError *failure = NULL;
  sqlite3_stmt *row = cue_database_ask (
      database, error,
      "SELECT id, channel, lang, disposition, opened_ms, max (last_ms, opened_ms),"
      " (SELECT body FROM event e WHERE e.stream = 'conversation:' || c.id AND e.seq = 1"
      "  AND e.key_id = 0),"
      " (SELECT count(DISTINCT CAST (e.body AS TEXT) ->> '$.turn') FROM event e"
      "  WHERE e.stream = 'conversation:' || c.id AND e.type = 'turn' AND e.key_id = 0),"
      " " COUNT_MOVES ("lamp", "'lit'") ", " COUNT_MOVES ("lamp", USED) ", " COUNT_MOVES (
          "point", "'said'") " FROM conversation c"
                             " WHERE status = 'closed' ORDER BY last_ms DESC, place DESC LIMIT ?",
      "i", *(gint64 *) data);

  if (row == NULL)
    return NULL;
  while (cue_database_next (database, row, &failure))
    g_ptr_array_add (list, read_closed (row));
  cue_database_done (row);
  if (failure == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, failure);
  return NULL;
}

void
cue_store_list_closed_async (CueStore *self,
                             guint most,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  gint64 limit = most;
  g_task_set_source_tag (task, cue_store_list_closed_async);
  cue_store_read_job (self, list_job, g_memdup2 (&limit, sizeof limit), g_free, task,
                      (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
cue_store_list_closed_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
fill_log (CueEventLog *log, const CueStoredConversation *stored)
{
  for (guint i = 0; i < stored->events->len; i++)
    cue_event_log_add (log, g_ptr_array_index (stored->events, i),
                       g_ptr_array_index (stored->digests, i), 0);
  cue_generation_set (&log->made_with, stored->first.engine, stored->first.fold, stored->first.pack,
                      stored->first.model);
}

CueEventLog *
cue_store_read_log (CueDatabase *database, const char *id, GError **error)
{
  CueStoredConversation *stored = cue_store_read_conversation (database, id, error);
  CueEventLog *log;

  if (stored == NULL)
    return NULL;
  log = cue_event_log_new (id, stored->row->pack);
  fill_log (log, stored);
  cue_stored_conversation_free (stored);
  return log;
}

static gpointer
read_log_job (CueDatabase *database, gpointer data, GError **error)
{
  return cue_store_read_log (database, data, error);
}

void
cue_store_read_log_async (CueStore *self,
                          const char *conversation,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_store_read_log_async);
  cue_store_read_job (self, read_log_job, g_strdup (conversation), g_free, task,
                      (GDestroyNotify) cue_event_log_free);
}

CueEventLog *
cue_store_read_log_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
