/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-salvage.h"

#include <glib/gstdio.h>

#include "cue-gate.h"

/*
 * A damaged b-tree stops a scan at its first bad page. So each table is read upwards until it
 * breaks, then downwards from the end until it breaks, and the rows between are asked for one by
 * one.
 */

#define MOST_PROBES 200000

typedef gboolean (*CopyRow) (CueDatabase *to, sqlite3_stmt *row);

typedef struct
{
  const char *upwards; /* every statement gives the row's id first */
  const char *downwards;
  const char *one;
  CopyRow copy;
} Table;

void
cue_salvage_clear (CueSalvage *self)
{
  g_clear_pointer (&self->path, g_free);
}

char *
cue_salvage_set_aside (const char *path, GError **error)
{
  static const char *const ends[] = { "", "-wal" };
  g_autofree char *aside = NULL;
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  for (guint n = 1; aside == NULL || g_file_test (aside, G_FILE_TEST_EXISTS); n++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.damaged-%u", path, n);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *from = g_strconcat (path, ends[i], NULL);
      g_autofree char *to = g_strconcat (aside, ends[i], NULL);

      if (g_file_test (from, G_FILE_TEST_EXISTS) && g_rename (from, to) != 0)
        {
          g_set_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_DAMAGED,
                       "%s: found it damaged and cannot move it to %s; make the folder writable",
                       from, to);
          return NULL;
        }
    }
  g_unlink (shm);
  return g_steal_pointer (&aside);
}

static gboolean
copy_event (CueDatabase *to, sqlite3_stmt *row)
{
  g_autoptr (GBytes) body = cue_column_bytes (row, 11);
  gsize length = 0;
  const char *bytes = g_bytes_get_data (body, &length);

  if (cue_column_int (row, 10) == 0
      && !cue_gate_check (bytes, (gssize) length, &CUE_GATE_LINE, NULL))
    return FALSE;
  return cue_database_run (to, NULL,
                           "INSERT INTO event (stream, seq, type, v, at_ms, device, mid, source, "
                           "source_id, key_id, body)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           "titiititti"
                           "b",
                           cue_column_text (row, 1), cue_column_int (row, 2),
                           cue_column_text (row, 3), cue_column_int (row, 4),
                           cue_column_int (row, 5), cue_column_text (row, 6),
                           cue_column_int (row, 7), (const char *) sqlite3_column_text (row, 8),
                           (const char *) sqlite3_column_text (row, 9), cue_column_int (row, 10),
                           (const void *) bytes, length);
}

static gboolean
copy_transition (CueDatabase *to, sqlite3_stmt *row)
{
  g_autoptr (GBytes) quotes = cue_column_bytes (row, 12);

  return cue_database_run (
      to, NULL,
      "INSERT INTO transition (stream, seq, n, type, subject, of, rule, from_state, to_state,"
      " reason, key_id, quotes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      "tiittttttt"
      "ib",
      cue_column_text (row, 1), cue_column_int (row, 2), cue_column_int (row, 3),
      cue_column_text (row, 4), cue_column_text (row, 5), cue_column_text (row, 6),
      cue_column_text (row, 7), cue_column_text (row, 8), cue_column_text (row, 9),
      cue_column_text (row, 10), cue_column_int (row, 11), g_bytes_get_data (quotes, NULL),
      g_bytes_get_size (quotes));
}

static gboolean
copy_conversation (CueDatabase *to, sqlite3_stmt *row)
{
  return cue_database_run (
      to, NULL,
      "INSERT INTO conversation (id, place, status, lang, channel, pack, feed, opened_ms, last_ms,"
      " snoozed_until_ms, unread, held, over, disposition)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      "titttttiiiiiit", cue_column_text (row, 1), cue_column_int (row, 2), cue_column_text (row, 3),
      cue_column_text (row, 4), cue_column_text (row, 5), cue_column_text (row, 6),
      cue_column_text (row, 7), cue_column_int (row, 8), cue_column_int (row, 9),
      cue_column_int (row, 10), cue_column_int (row, 11), cue_column_int (row, 12),
      cue_column_int (row, 13), cue_column_text (row, 14));
}

static gboolean
copy_draft (CueDatabase *to, sqlite3_stmt *row)
{
  g_autoptr (GBytes) bytes = cue_column_bytes (row, 3);

  return cue_database_run (to, NULL,
                           "INSERT INTO draft (conversation, part, key_id, bytes, at_ms) VALUES "
                           "(?, ?, ?, ?, ?)",
                           "ttibi", cue_column_text (row, 1), cue_column_text (row, 5),
                           cue_column_int (row, 2), g_bytes_get_data (bytes, NULL),
                           g_bytes_get_size (bytes), cue_column_int (row, 4));
}

static gboolean
copy_note (CueDatabase *to, sqlite3_stmt *row)
{
  g_autoptr (GBytes) bytes = cue_column_bytes (row, 3);

  return cue_database_run (
      to, NULL, "INSERT INTO note (conversation, key_id, bytes, at_ms) VALUES (?, ?, ?, ?)", "tibi",
      cue_column_text (row, 1), cue_column_int (row, 2), g_bytes_get_data (bytes, NULL),
      g_bytes_get_size (bytes), cue_column_int (row, 4));
}

static gboolean
copy_pack_file (CueDatabase *to, sqlite3_stmt *row)
{
  g_autoptr (GBytes) bytes = cue_column_bytes (row, 3);

  return cue_database_run (to, NULL, "INSERT INTO pack_file (pack, name, bytes) VALUES (?, ?, ?)",
                           "ttb", cue_column_text (row, 1), cue_column_text (row, 2),
                           g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
copy_good_pack (CueDatabase *to, sqlite3_stmt *row)
{
  g_autoptr (GBytes) bytes = cue_column_bytes (row, 3);

  return cue_database_run (to, NULL,
                           "INSERT INTO good_pack (pack, served_ms, bytes) VALUES (?, ?, ?)", "tib",
                           cue_column_text (row, 1), cue_column_int (row, 2),
                           g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* They cannot be read off a log again whose digests are gone. */
static gboolean
copy_choice (CueDatabase *to, sqlite3_stmt *row)
{
  return cue_gate_check (cue_column_text (row, 5), -1, &CUE_GATE_LINE, NULL)
         && cue_database_run (to, NULL,
                              "INSERT INTO choice (conversation, pack, seq, n, decisions) VALUES "
                              "(?, ?, ?, ?, ?)",
                              "ttiit", cue_column_text (row, 1), cue_column_text (row, 2),
                              cue_column_int (row, 3), cue_column_int (row, 4),
                              cue_column_text (row, 5));
}

static gboolean
copy_task (CueDatabase *to, sqlite3_stmt *row)
{
  g_autoptr (GBytes) words = cue_column_bytes (row, 8);

  return cue_database_run (to, NULL,
                           "INSERT INTO task (conversation, task, made_ms, due_ms, done_ms, seq,"
                           " key_id, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                           "ttiiii"
                           "ib",
                           cue_column_text (row, 1), cue_column_text (row, 2),
                           cue_column_int (row, 3), cue_column_int (row, 4),
                           cue_column_int (row, 5), cue_column_int (row, 6),
                           cue_column_int (row, 7), g_bytes_get_data (words, NULL),
                           g_bytes_get_size (words));
}

#define EVENT                                                                                      \
  "SELECT id, stream, seq, type, v, at_ms, device, mid, source, source_id, key_id, body FROM "     \
  "event "
#define TRANSITION                                                                                 \
  "SELECT id, stream, seq, n, type, subject, of, rule, from_state, to_state, reason, key_id,"      \
  " quotes FROM transition "
#define CONVERSATION                                                                               \
  "SELECT rowid, id, place, status, lang, channel, pack, feed, opened_ms, last_ms,"                \
  " snoozed_until_ms, unread, held, over, disposition FROM conversation NOT INDEXED "
#define DRAFT "SELECT rowid, conversation, key_id, bytes, at_ms, part FROM draft NOT INDEXED "
/* Of a file that knows no parts yet. */
#define OLD_DRAFT                                                                                  \
  "SELECT rowid, conversation, key_id, bytes, at_ms, 'reply' FROM draft NOT INDEXED "
#define NOTE "SELECT rowid, conversation, key_id, bytes, at_ms FROM note NOT INDEXED "
#define PACK_FILE "SELECT rowid, pack, name, bytes FROM pack_file NOT INDEXED "
#define GOOD_PACK "SELECT rowid, pack, served_ms, bytes FROM good_pack NOT INDEXED "
#define CHOICE "SELECT rowid, conversation, pack, seq, n, decisions FROM choice NOT INDEXED "
#define TASK                                                                                       \
  "SELECT id, conversation, task, made_ms, due_ms, done_ms, seq, key_id, words FROM task "         \
  "NOT INDEXED "
#define UP "WHERE rowid > ? ORDER BY rowid"
#define DOWN "WHERE rowid > ? ORDER BY rowid DESC"
#define ONE "WHERE rowid = ?"

static const Table events = { EVENT UP, EVENT DOWN, EVENT ONE, copy_event };
static const Table transitions
    = { TRANSITION UP, TRANSITION DOWN, TRANSITION ONE, copy_transition };
static const Table conversations
    = { CONVERSATION UP, CONVERSATION DOWN, CONVERSATION ONE, copy_conversation };
static const Table drafts = { DRAFT UP, DRAFT DOWN, DRAFT ONE, copy_draft };
static const Table old_drafts = { OLD_DRAFT UP, OLD_DRAFT DOWN, OLD_DRAFT ONE, copy_draft };
static const Table notes = { NOTE UP, NOTE DOWN, NOTE ONE, copy_note };
static const Table pack_files = { PACK_FILE UP, PACK_FILE DOWN, PACK_FILE ONE, copy_pack_file };
static const Table choices = { CHOICE UP, CHOICE DOWN, CHOICE ONE, copy_choice };
static const Table tasks = { TASK UP, TASK DOWN, TASK ONE, copy_task };
static const Table good_packs = { GOOD_PACK UP, GOOD_PACK DOWN, GOOD_PACK ONE, copy_good_pack };

/* Reads on from @after while it goes. @last: the id of the last row that could be read. TRUE at the
 * end, FALSE where it broke. */
static gboolean
scan (CueDatabase *from,
      const char *sql,
      CueDatabase *to,
      CopyRow copy,
      gint64 after,
      gint64 *last,
      guint *n)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *row = cue_database_ask (from, &error, sql, "i", after);

  while (row != NULL && cue_database_next (from, row, &error))
    {
      *last = cue_column_int (row, 0);
      *n += copy (to, row) ? 1 : 0;
    }
  cue_database_done (row);
  return error == NULL;
}

static guint
copy_table (CueDatabase *from, CueDatabase *to, const Table *table)
{
  gint64 low = G_MININT64, high = G_MININT64;
  guint n = 0;

  if (scan (from, table->upwards, to, table->copy, G_MININT64, &low, &n))
    return n;
  scan (from, table->downwards, to, table->copy, low, &high, &n);
  if (low == G_MININT64 || high == G_MININT64)
    return n;
  for (gint64 id = low + 1, probes = 0; id < high && probes < MOST_PROBES; id++, probes++)
    scan (from, table->one, to, table->copy, id, &low, &n);
  return n;
}

/* Small tables without rows to probe: as far as they can be read. */
static void
copy_pairs (CueDatabase *from, CueDatabase *to, const char *read, const char *write)
{
  sqlite3_stmt *row = cue_database_ask (from, NULL, read, "");

  while (row != NULL && cue_database_next (from, row, NULL))
    cue_database_run (to, NULL, write, "tt", cue_column_text (row, 0), cue_column_text (row, 1));
  cue_database_done (row);
}

static guint
count (CueDatabase *database, const char *sql)
{
  sqlite3_stmt *row = cue_database_ask (database, NULL, sql, "");
  guint n = row != NULL && cue_database_next (database, row, NULL) ? (guint) cue_column_int (row, 0)
                                                                   : 0;

  cue_database_done (row);
  return n;
}

/* A stream is whole up to its first hole; what stands behind it cannot be folded. */
static gboolean
put_strays_aside (CueDatabase *to, GError **error)
{
  return cue_database_run (to, error,
                           "INSERT INTO stray (id, stream, seq, type, at_ms, device, mid, key_id,"
                           " body) SELECT id, stream, seq, type, at_ms, device, mid, key_id, body"
                           " FROM (SELECT *, row_number() OVER"
                           " (PARTITION BY stream ORDER BY seq) AS n FROM event) WHERE n <> seq",
                           "")
         && cue_database_run (to, error, "DELETE FROM event WHERE id IN (SELECT id FROM stray)", "")
         && cue_database_run (to, error,
                              "DELETE FROM transition WHERE NOT EXISTS (SELECT 1 FROM event e"
                              " WHERE e.stream = transition.stream AND e.seq = transition.seq)",
                              "");
}

/* Rows that follow from the events. */
static gboolean
fill_in (CueDatabase *to, GError **error)
{
  return cue_database_run (to, error,
                           "INSERT OR IGNORE INTO conversation (id, place, status, lang, channel,"
                           " pack, feed, opened_ms, last_ms, snoozed_until_ms, unread, held, over,"
                           " disposition) SELECT substr(stream, 14), min(id), 'mine', '', 'chat',"
                           " '', coalesce(max(source), ''), min(at_ms), max(at_ms), 0, 0, 0,"
                           " max(type = 'conversation.closed'), '' FROM event"
                           " WHERE stream LIKE 'conversation:%' GROUP BY stream",
                           "")
         && cue_database_run (to, error,
                              "INSERT OR IGNORE INTO outbox (device, mid, stream, seq)"
                              " SELECT device, mid, stream, seq FROM event WHERE mid > 0",
                              "");
}

gboolean
cue_salvage_run (const char *damaged, CueDatabase *to, CueSalvage *result, GError **error)
{
  g_autoptr (CueDatabase) from = cue_database_open_raw (damaged, NULL);

  if (from == NULL)
    return TRUE;
  if (!cue_database_run (to, error, "BEGIN IMMEDIATE", ""))
    return FALSE;
  copy_pairs (from, to, "SELECT name, value FROM meta",
              "INSERT OR IGNORE INTO meta (name, value) VALUES (?, ?)");
  copy_pairs (from, to, "SELECT key, value FROM memo",
              "INSERT OR IGNORE INTO memo (key, value) VALUES (?, ?)");
  copy_table (from, to, &events);
  copy_table (from, to, &transitions);
  copy_table (from, to, &conversations);
  result->n_drafts = copy_table (from, to, &drafts);
  if (result->n_drafts == 0)
    result->n_drafts = copy_table (from, to, &old_drafts);
  copy_table (from, to, &notes);
  copy_table (from, to, &pack_files);
  copy_table (from, to, &good_packs);
  copy_table (from, to, &choices);
  copy_table (from, to, &tasks);
  if (put_strays_aside (to, error) && fill_in (to, error)
      && cue_database_run (to, error, "COMMIT", ""))
    {
      result->n_events = count (to, "SELECT count(*) FROM event");
      result->n_strays = count (to, "SELECT count(*) FROM stray");
      return TRUE;
    }
  cue_database_run (to, NULL, "ROLLBACK", "");
  return FALSE;
}
