/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-write.h"

#include "cue-gate.h"
#include "cue-json.h"

static CueStoredConversation *
read_row (sqlite3_stmt *row)
{
  CueStoredConversation *stored = g_new0 (CueStoredConversation, 1);
  CueConversationRow *to = g_new0 (CueConversationRow, 1);

  to->id = g_strdup (cue_column_text (row, 0));
  to->place = cue_column_int (row, 1);
  to->status = g_strdup (cue_column_text (row, 2));
  to->lang = g_strdup (cue_column_text (row, 3));
  to->channel = g_strdup (cue_column_text (row, 4));
  to->pack = g_strdup (cue_column_text (row, 5));
  to->feed = g_strdup (cue_column_text (row, 6));
  to->opened_ms = cue_column_int (row, 7);
  to->last_ms = cue_column_int (row, 8);
  to->snoozed_until_ms = cue_column_int (row, 9);
  to->unread = (guint) cue_column_int (row, 10);
  to->held = cue_column_int (row, 11) != 0;
  to->over = cue_column_int (row, 12) != 0;
  to->disposition = g_strdup (cue_column_text (row, 13));
  stored->row = to;
  stored->events = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
  stored->source_ids = g_ptr_array_new_with_free_func (g_free);
  stored->digests = g_ptr_array_new_with_free_func (g_free);
  stored->draft = g_strdup ("");
  stored->choices = g_strdup ("");
  stored->note = g_strdup ("");
  return stored;
}

static CueEvent *
read_event (sqlite3_stmt *row, const char *stream, gint64 expected_seq, GError **error)
{
  g_autoptr (GBytes) bytes = cue_column_bytes (row, 6);
  gint64 seq = cue_column_int (row, 0);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  if (seq != expected_seq)
    {
      g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_DAMAGED,
                   "%s: found event %" G_GINT64_FORMAT "; expected %" G_GINT64_FORMAT, stream, seq,
                   expected_seq);
      return NULL;
    }
  JsonNode *body = cue_gate_parse (data, (gssize) length, &CUE_GATE_LINE, error);
  if (body == NULL)
    {
      g_prefix_error (error, "%s:%" G_GINT64_FORMAT ": ", stream, seq);
      return NULL;
    }
  if (!JSON_NODE_HOLDS_OBJECT (body))
    {
      json_node_unref (body);
      g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_DAMAGED,
                   "%s:%" G_GINT64_FORMAT ": found a body that is no object; expected one", stream,
                   seq);
      return NULL;
    }
  return cue_event_new (stream, seq, cue_column_text (row, 1), cue_column_int (row, 2),
                        cue_column_text (row, 3), cue_column_int (row, 4), body);
}

/* A log that ends early is read as far as it goes; why is kept for the agent to see. */
static gboolean
read_events (CueDatabase *database, CueStoredConversation *stored, GError **error)
{
  g_autofree char *stream = g_strconcat ("conversation:", stored->row->id, NULL);
  g_autoptr (GError) problem = NULL, failure = NULL;
  sqlite3_stmt *row = cue_database_ask (database, error,
                                        "SELECT e.seq, type, at_ms, device, mid, source_id, body,"
                                        " d.digest FROM event e LEFT JOIN digest d"
                                        " ON d.stream = e.stream AND d.seq = e.seq"
                                        " WHERE e.stream = ? ORDER BY e.seq",
                                        "t", stream);

  if (row == NULL)
    return FALSE;
  while (problem == NULL && cue_database_next (database, row, &failure))
    {
      CueEvent *event = read_event (row, stream, (gint64) stored->events->len + 1, &problem);

      if (event == NULL)
        break;
      g_ptr_array_add (stored->events, event);
      g_ptr_array_add (stored->source_ids, g_strdup (cue_column_text (row, 5)));
      g_ptr_array_add (stored->digests, g_strdup (cue_column_text (row, 7)));
    }
  cue_database_done (row);
  stored->problem = problem != NULL ? g_strdup (problem->message) : NULL;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return error == NULL || *error == NULL;
}

/* The digest at @seq and what it was made with; neither is set where there is none. */
static gboolean
read_digest (CueDatabase *database,
             const char *conversation,
             gint64 seq,
             char **digest,
             CueGeneration *generation,
             GError **error)
{
  g_autofree char *stream = g_strconcat ("conversation:", conversation, NULL);
  sqlite3_stmt *row
      = cue_database_ask (database, error,
                          "SELECT d.digest, g.engine, g.fold, g.pack, g.model FROM digest d"
                          " JOIN generation g ON g.id = d.generation WHERE d.stream = ? AND d.seq "
                          "= ?",
                          "ti", stream, seq);

  if (row == NULL)
    return FALSE;
  if (cue_database_next (database, row, NULL))
    {
      if (digest != NULL)
        *digest = g_strdup (cue_column_text (row, 0));
      cue_generation_set (generation, (int) cue_column_int (row, 1), (int) cue_column_int (row, 2),
                          cue_column_text (row, 3), cue_column_text (row, 4));
    }
  cue_database_done (row);
  return TRUE;
}

static gboolean
read_digests (CueDatabase *database, CueStoredConversation *stored, GError **error)
{
  return read_digest (database, stored->row->id, 1, NULL, &stored->first, error)
         && read_digest (database, stored->row->id, stored->events->len, &stored->digest,
                         &stored->generation, error);
}

static void
read_text (CueDatabase *database, const char *sql, const char *conversation, char **text)
{
  sqlite3_stmt *row = cue_database_ask (database, NULL, sql, "t", conversation);

  if (row != NULL && cue_database_next (database, row, NULL))
    {
      g_autoptr (GBytes) bytes = cue_column_bytes (row, 0);
      gsize length = 0;
      const char *data = g_bytes_get_data (bytes, &length);

      g_free (*text);
      *text = g_utf8_make_valid (data != NULL ? data : "", (gssize) length);
    }
  cue_database_done (row);
}

#define ROWS                                                                                       \
  "SELECT id, place, status, lang, channel, pack, feed, opened_ms, last_ms, snoozed_until_ms,"     \
  " unread, held, over, disposition FROM conversation"

CueStoredConversation *
cue_store_read_conversation (CueDatabase *database, const char *id, GError **error)
{
  sqlite3_stmt *row = cue_database_ask (database, error, ROWS " WHERE id = ?", "t", id);
  CueStoredConversation *stored = NULL;

  if (row == NULL)
    return NULL;
  if (cue_database_next (database, row, error))
    stored = read_row (row);
  else if (error == NULL || *error == NULL)
    g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED, "%s: found no such conversation",
                 id);
  cue_database_done (row);
  if (stored == NULL
      || (read_events (database, stored, error) && read_digests (database, stored, error)))
    return stored;
  cue_stored_conversation_free (stored);
  return NULL;
}

#define DRAFT "SELECT bytes FROM draft WHERE conversation = ? AND key_id = 0 AND part = "

static gboolean
read_open (CueDatabase *database, CueSnapshot *snapshot, GError **error)
{
  g_autoptr (GError) failure = NULL;
  sqlite3_stmt *row
      = cue_database_ask (database, error, ROWS " WHERE status <> 'closed' ORDER BY place", "");

  if (row == NULL)
    return FALSE;
  while (cue_database_next (database, row, &failure))
    g_ptr_array_add (snapshot->open, read_row (row));
  cue_database_done (row);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (guint i = 0; i < snapshot->open->len; i++)
    {
      CueStoredConversation *stored = g_ptr_array_index (snapshot->open, i);

      if (!read_events (database, stored, error) || !read_digests (database, stored, error))
        return FALSE;
      read_text (database, DRAFT "'" CUE_STORE_REPLY "'", stored->row->id, &stored->draft);
      read_text (database, DRAFT "'" CUE_STORE_WRAP_UP "'", stored->row->id, &stored->choices);
      read_text (database, "SELECT bytes FROM note WHERE conversation = ? AND key_id = 0",
                 stored->row->id, &stored->note);
    }
  return TRUE;
}

static gboolean
read_small (CueDatabase *database, CueSnapshot *snapshot, GError **error)
{
  sqlite3_stmt *row
      = cue_database_ask (database, error,
                          "SELECT coalesce((SELECT value FROM meta WHERE name = 'device'), ''),"
                          " coalesce((SELECT max(mid) FROM event WHERE mid > 0), 0), "
                          "coalesce((SELECT max(mid) FROM outbox), 0),"
                          " coalesce((SELECT max(mid) FROM stray), 0),"
                          " coalesce((SELECT max(place) FROM conversation), 0)",
                          "");

  if (row == NULL || !cue_database_next (database, row, error))
    return FALSE;
  snapshot->device = g_strdup (cue_column_text (row, 0));
  snapshot->last_mid
      = MAX (cue_column_int (row, 1), MAX (cue_column_int (row, 2), cue_column_int (row, 3)));
  snapshot->last_place = cue_column_int (row, 4);
  cue_database_done (row);
  return TRUE;
}

static void
read_sets (CueDatabase *database, CueSnapshot *snapshot)
{
  sqlite3_stmt *row = cue_database_ask (database, NULL,
                                        "SELECT id FROM conversation WHERE status = 'closed'", "");

  while (row != NULL && cue_database_next (database, row, NULL))
    g_hash_table_add (snapshot->closed, g_strdup (cue_column_text (row, 0)));
  cue_database_done (row);

  row = cue_database_ask (database, NULL, "SELECT feed, conversation, position FROM cursor", "");
  while (row != NULL && cue_database_next (database, row, NULL))
    {
      gint64 position = cue_column_int (row, 2);
      g_hash_table_insert (snapshot->cursors,
                           g_strconcat (cue_column_text (row, 0), "\n", cue_column_text (row, 1),
                                        NULL),
                           g_memdup2 (&position, sizeof position));
    }
  cue_database_done (row);

  row = cue_database_ask (database, NULL, "SELECT key, value FROM memo", "");
  while (row != NULL && cue_database_next (database, row, NULL))
    g_hash_table_insert (snapshot->memos, g_strdup (cue_column_text (row, 0)),
                         g_strdup (cue_column_text (row, 1)));
  cue_database_done (row);
}

static void
read_packs (CueDatabase *database, CueSnapshot *snapshot)
{
  sqlite3_stmt *row
      = cue_database_ask (database, NULL,
                          "SELECT pack, name, bytes FROM pack_file WHERE pack IN"
                          " (SELECT g.pack FROM generation g JOIN digest d ON d.generation = g.id"
                          " JOIN conversation c ON d.stream = 'conversation:' || c.id WHERE "
                          "c.status <> 'closed')"
                          " ORDER BY pack, name",
                          "");
  CueKeptPack *pack = NULL;

  while (row != NULL && cue_database_next (database, row, NULL))
    {
      g_autoptr (GBytes) bytes = cue_column_bytes (row, 2);

      if (pack == NULL || !g_str_equal (pack->digest, cue_column_text (row, 0)))
        {
          g_autoptr (GPtrArray) files
              = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);

          pack = cue_kept_pack_new (cue_column_text (row, 0), files);
          g_ptr_array_add (snapshot->packs, pack);
        }
      g_ptr_array_add (pack->files, cue_pack_file_new (cue_column_text (row, 1), bytes));
    }
  cue_database_done (row);
}

static CueTaskRow *
read_task (sqlite3_stmt *row)
{
  g_autoptr (GBytes) bytes = cue_column_bytes (row, 6);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) words = cue_gate_parse (data, (gssize) length, &CUE_GATE_LINE, NULL);
  CueTaskRow *task;

  if (words == NULL || !JSON_NODE_HOLDS_OBJECT (words))
    return NULL;
  task = g_new0 (CueTaskRow, 1);
  task->conversation = g_strdup (cue_column_text (row, 0));
  task->task = g_strdup (cue_column_text (row, 1));
  task->made_ms = cue_column_int (row, 2);
  task->due_ms = cue_column_int (row, 3);
  task->done_ms = cue_column_int (row, 4);
  task->seq = cue_column_int (row, 5);
  task->what = g_strdup (cue_json_get_string (json_node_get_object (words), "what", ""));
  task->who = g_strdup (cue_json_get_string (json_node_get_object (words), "who", ""));
  return task;
}

static void
read_tasks (CueDatabase *database, CueSnapshot *snapshot)
{
  sqlite3_stmt *row
      = cue_database_ask (database, NULL,
                          "SELECT conversation, task, made_ms, due_ms, done_ms, seq, words"
                          " FROM task WHERE done_ms = 0 AND key_id = 0 ORDER BY due_ms, id",
                          "");

  while (row != NULL && cue_database_next (database, row, NULL))
    {
      CueTaskRow *task = read_task (row);

      if (task != NULL)
        g_ptr_array_add (snapshot->tasks, task);
    }
  cue_database_done (row);
}

CueSnapshot *
cue_store_read_snapshot (CueDatabase *database, GError **error)
{
  g_autoptr (CueSnapshot) snapshot = g_new0 (CueSnapshot, 1);

  snapshot->open = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_stored_conversation_free);
  snapshot->closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  snapshot->cursors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  snapshot->memos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  snapshot->packs = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_kept_pack_free);
  snapshot->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_task_row_free);
  if (!read_small (database, snapshot, error) || !read_open (database, snapshot, error))
    return NULL;
  read_sets (database, snapshot);
  read_packs (database, snapshot);
  read_tasks (database, snapshot);
  return g_steal_pointer (&snapshot);
}
