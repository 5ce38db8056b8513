/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-write.h"

#include <string.h>

#include "cue-gate.h"
#include "cue-json.h"

/* Key id 0: the bytes are as they were written. Sealed bytes will have the number of a day's key.
 */
#define PLAIN ((gint64) 0)

gboolean
cue_store_ensure_device (CueDatabase *database, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();

  uuid[8] = '\0';
  return cue_database_run (database, error,
                           "INSERT OR IGNORE INTO meta (name, value) VALUES ('device', ?)", "t",
                           uuid);
}

/* Behind a hole nothing could be read again: what follows an event that was refused is refused too.
 */
static gboolean
check_seq (CueDatabase *database, const CueEvent *event, GError **error)
{
  sqlite3_stmt *row
      = cue_database_ask (database, error,
                          "SELECT coalesce(max(seq), 0) + 1 FROM event WHERE stream = ?", "t",
                          event->stream);
  gint64 next = -1;

  if (row != NULL && cue_database_next (database, row, error))
    next = cue_column_int (row, 0);
  cue_database_done (row);
  if (next < 0 || event->seq <= next) /* an event that is there already is a conflict */
    return next >= 0;
  g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CONFLICT,
               "%s: found event %" G_GINT64_FORMAT "; the next one is %" G_GINT64_FORMAT,
               event->stream, event->seq, next);
  return FALSE;
}

static gboolean
write_event (CueDatabase *database, const CueCommit *commit, GError **error)
{
  const CueEvent *event = commit->event;
  g_autofree char *body = cue_json_to_canonical (event->body);

  return cue_database_run (database, error,
                           "INSERT INTO event (stream, seq, type, v, at_ms, device, mid, source, "
                           "source_id, key_id,"
                           " body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           "titiititti"
                           "b",
                           event->stream, event->seq, event->type, (gint64) event->v, event->at_ms,
                           event->device, event->mid,
                           commit->source_id != NULL ? commit->source : NULL, commit->source_id,
                           PLAIN, (const void *) body, strlen (body));
}

static gboolean
write_digest (CueDatabase *database, const CueCommit *commit, GError **error)
{
  const CueGeneration *generation = &commit->generation;

  if (commit->digest == NULL)
    return TRUE;
  return cue_database_run (database, error,
                           "INSERT OR IGNORE INTO generation (engine, fold, pack, model)"
                           " VALUES (?, ?, ?, ?)",
                           "iitt", (gint64) generation->engine, (gint64) generation->fold,
                           generation->pack, generation->model)
         && cue_database_run (database, error,
                              "INSERT OR REPLACE INTO digest (stream, seq, generation, digest)"
                              " SELECT ?, ?, id, ? FROM generation"
                              " WHERE engine = ? AND fold = ? AND pack = ? AND model = ?",
                              "titiitt", commit->event->stream, commit->event->seq, commit->digest,
                              (gint64) generation->engine, (gint64) generation->fold,
                              generation->pack, generation->model);
}

/* The words that were the reason, as JSON: of a point its spans, else the proof's. */
static char *
quotes_of (JsonObject *body)
{
  JsonObject *proof = cue_json_get_object (body, "proof");
  JsonArray *spans = cue_json_get_array (body, "spans");
  JsonArray *words = proof != NULL ? cue_json_get_array (proof, "words") : NULL;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  if (spans == NULL)
    spans = words;
  if (spans != NULL)
    json_node_set_array (node, spans);
  else
    json_node_take_array (node, json_array_new ());
  return cue_json_to_canonical (node);
}

static gboolean
write_transition (CueDatabase *database,
                  const CueEvent *event,
                  gint64 n,
                  const CueChange *change,
                  GError **error)
{
  JsonObject *body = cue_change_get_body (change);
  const char *on = cue_json_get_boolean (body, "on", FALSE) ? "on" : "off";
  const char *verdict = cue_json_get_string (body, "verdict", on);
  g_autofree char *quotes = quotes_of (body);

  return cue_database_run (
      database, error,
      "INSERT INTO transition (stream, seq, n, type, subject, of, rule, from_state, to_state,"
      " reason, key_id, quotes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      "tiittttttt"
      "ib",
      event->stream, event->seq, n, change->type, cue_json_get_string (body, change->type, ""),
      cue_json_get_string (body, "of", ""), cue_json_get_string (body, "rule", ""),
      cue_json_get_string (body, "from", ""), cue_json_get_string (body, "to", verdict),
      cue_json_get_string (body, "reason", ""), PLAIN, (const void *) quotes, strlen (quotes));
}

static gboolean
write_transitions (CueDatabase *database, const CueCommit *commit, GError **error)
{
  for (guint i = 0; commit->changes != NULL && i < commit->changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (commit->changes, i);
      gboolean kept = g_str_equal (change->type, "lamp") || g_str_equal (change->type, "point")
                      || g_str_equal (change->type, "tag") || g_str_equal (change->type, "task");

      if (kept && !write_transition (database, commit->event, (gint64) i, change, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
cue_store_write_row (CueDatabase *database, const CueConversationRow *row, GError **error)
{
  return cue_database_run (database, error,
                           "INSERT OR REPLACE INTO conversation (id, place, status, lang, channel, "
                           "pack, feed, opened_ms,"
                           " last_ms, snoozed_until_ms, unread, held, over, disposition)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           "titttttiiiiiit", row->id, row->place, row->status, row->lang,
                           row->channel, row->pack, row->feed, row->opened_ms, row->last_ms,
                           row->snoozed_until_ms, (gint64) row->unread, (gint64) row->held,
                           (gint64) row->over, row->disposition != NULL ? row->disposition : "");
}

gboolean
cue_store_write_draft (CueDatabase *database,
                       const char *conversation,
                       const char *part,
                       const char *text,
                       gint64 at_ms,
                       GError **error)
{
  if (text == NULL || *text == '\0')
    return cue_database_run (database, error,
                             "DELETE FROM draft WHERE conversation = ? AND part = ?", "tt",
                             conversation, part);
  return cue_database_run (database, error,
                           "INSERT OR REPLACE INTO draft (conversation, part, key_id, bytes, at_ms)"
                           " VALUES (?, ?, ?, ?, ?)",
                           "ttibi", conversation, part, PLAIN, (const void *) text, strlen (text),
                           at_ms);
}

gboolean
cue_store_write_note (CueDatabase *database,
                      const char *conversation,
                      const char *text,
                      gint64 at_ms,
                      GError **error)
{
  return cue_database_run (database, error,
                           "INSERT OR REPLACE INTO note (conversation, key_id, bytes, at_ms) "
                           "VALUES (?, ?, ?, ?)",
                           "tibi", conversation, PLAIN, (const void *) text, strlen (text), at_ms);
}

gboolean
cue_store_write_memo (CueDatabase *database, const char *key, const char *value, GError **error)
{
  if (value == NULL)
    return cue_database_run (database, error, "DELETE FROM memo WHERE key = ?", "t", key);
  return cue_database_run (database, error,
                           "INSERT OR REPLACE INTO memo (key, value) VALUES (?, ?)", "tt", key,
                           value);
}

static gboolean
write_cursor_and_outbox (CueDatabase *database, const CueCommit *commit, GError **error)
{
  const CueEvent *event = commit->event;

  if (commit->feed != NULL
      && !cue_database_run (database, error,
                            "INSERT OR REPLACE INTO cursor (feed, conversation, position) VALUES "
                            "(?, ?, ?)",
                            "tti", commit->feed, commit->row->id, commit->position))
    return FALSE;
  if (event->mid > 0
      && !cue_database_run (database, error,
                            "INSERT INTO outbox (device, mid, stream, seq) VALUES (?, ?, ?, ?)",
                            "titi", event->device, event->mid, event->stream, event->seq))
    return FALSE;
  return !commit->drop_draft
         || cue_store_write_draft (database, commit->row->id, CUE_STORE_REPLY, NULL, 0, error);
}

/* A pack is kept as it came first, a folder's files or one sealed file, never as a mixture. */
static gboolean
is_kept (CueDatabase *database, const char *digest)
{
  sqlite3_stmt *row
      = cue_database_ask (database, NULL, "SELECT 1 FROM pack_file WHERE pack = ? LIMIT 1", "t",
                          digest);
  gboolean kept = row != NULL && cue_database_next (database, row, NULL);

  cue_database_done (row);
  return kept;
}

static gboolean
write_pack (CueDatabase *database, const CueKeptPack *pack, GError **error)
{
  if (is_kept (database, pack->digest))
    return TRUE;
  for (guint i = 0; i < pack->files->len; i++)
    {
      const CuePackFile *file = g_ptr_array_index (pack->files, i);
      gsize length = 0;
      const void *bytes = g_bytes_get_data (file->bytes, &length);

      if (!cue_database_run (database, error,
                             "INSERT INTO pack_file (pack, name, bytes) VALUES (?, ?, ?)", "ttb",
                             pack->digest, file->name, bytes, length))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_packs (CueDatabase *database, const CueCommit *commit, GError **error)
{
  for (guint i = 0; commit->packs != NULL && i < commit->packs->len; i++)
    if (!write_pack (database, g_ptr_array_index (commit->packs, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
write_task (CueDatabase *database, const CueTaskRow *task, GError **error)
{
  JsonObject *words = json_object_new ();
  g_autoptr (JsonNode) node = cue_json_new_object (words);
  g_autofree char *text = NULL;

  if (task->made_ms == 0)
    return cue_database_run (database, error,
                             "DELETE FROM task WHERE conversation = ? AND task = ?", "tt",
                             task->conversation, task->task);
  json_object_set_string_member (words, "what", task->what);
  json_object_set_string_member (words, "who", task->who);
  text = cue_json_to_canonical (node);
  return cue_database_run (database, error,
                           "INSERT OR REPLACE INTO task (conversation, task, made_ms, due_ms,"
                           " done_ms, seq, key_id, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                           "ttiiii"
                           "ib",
                           task->conversation, task->task, task->made_ms, task->due_ms,
                           task->done_ms, task->seq, PLAIN, (const void *) text, strlen (text));
}

gboolean
cue_store_write_commit (CueDatabase *database, const CueCommit *commit, GError **error)
{
  return check_seq (database, commit->event, error) && write_event (database, commit, error)
         && write_transitions (database, commit, error) && write_digest (database, commit, error)
         && (commit->row == NULL || cue_store_write_row (database, commit->row, error))
         && write_packs (database, commit, error)
         && (commit->task == NULL || write_task (database, commit->task, error))
         && write_cursor_and_outbox (database, commit, error);
}
