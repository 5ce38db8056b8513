/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>

#include "cue-data-help.h"
#include "cue-store.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cue_help_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "desk.db", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cue_help_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static CueStore *
try_open (const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cue_store_open_async (path, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  return cue_store_open_finish (result, error);
}

static CueStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  CueStore *store = try_open (path, &error);

  g_assert_no_error (error);
  return store;
}

static void
close_store (CueStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cue_store_close_async (store, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  g_assert_true (cue_store_close_finish (store, result, &error));
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_finalize_object (store);
}

static CueSnapshot *
load (CueStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cue_store_load_async (store, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  CueSnapshot *snapshot = cue_store_load_finish (store, result, &error);
  g_assert_no_error (error);
  return snapshot;
}

static void
flush (CueStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;

  cue_store_flush_async (store, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  g_assert_true (cue_store_flush_finish (store, result, NULL));
}

static CueConversationRow *
make_row (const char *id, gint64 place, const char *status)
{
  CueConversationRow *row = g_new0 (CueConversationRow, 1);

  row->id = g_strdup (id);
  row->place = place;
  row->status = g_strdup (status);
  row->lang = g_strdup ("zh");
  row->channel = g_strdup ("chat");
  row->pack = g_strdup ("p");
  row->feed = g_strdup ("f");
  row->disposition = g_strdup ("");
  return row;
}

static CueCommit *
make_commit (const char *conversation, gint64 seq, const char *text, gint64 mid)
{
  CueCommit *commit = g_new0 (CueCommit, 1);
  g_autofree char *stream = g_strconcat ("conversation:", conversation, NULL);
  g_autofree char *body = g_strdup_printf ("{\"text\":\"%s\"}", text);

  commit->event = cue_event_new (stream, seq, "turn", 1000 + seq, "dev", mid, cue_help_json (body));
  commit->digest = g_strdup_printf ("digest-%" G_GINT64_FORMAT, seq);
  commit->generation.pack = g_strdup ("pack-digest");
  commit->generation.model = g_strdup ("model-digest");
  commit->row = make_row (conversation, 1, "mine");
  commit->feed = g_strdup ("f");
  commit->position = seq;
  return commit;
}

static void
commit_now (CueStore *store, CueCommit *commit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cue_store_commit_async (store, commit, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  cue_store_commit_finish (store, result, &error);
  g_assert_no_error (error);
}

static gint64
ask (const char *path, const char *sql)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *row = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &row, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (row), ==, SQLITE_ROW);
  gint64 value = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);
  sqlite3_close (database);
  return value;
}

static void
test_finalizes (Fixture *fixture, gconstpointer data)
{
  CueStore *store = open_store (fixture->path);

  g_assert_finalize_object (store);
  store = open_store (NULL);
  g_assert_false (cue_store_is_busy (store));
  g_assert_cmpstr (cue_store_get_trouble (store), ==, "");
  g_assert_finalize_object (store);
}

static void
test_gives_back (Fixture *fixture, gconstpointer data)
{
  CueStore *store = open_store (fixture->path);

  for (gint64 seq = 1; seq <= 3; seq++)
    {
      CueCommit *commit = make_commit ("a", seq, "你好", 0);
      commit->source = g_strdup ("f");
      commit->source_id = g_strdup_printf ("a/%" G_GINT64_FORMAT, seq);
      commit_now (store, commit);
    }
  cue_store_put_draft (store, "a", CUE_STORE_REPLY, "half a sen", 5);
  cue_store_put_draft (store, "a", CUE_STORE_WRAP_UP, "{}", 5);
  cue_store_put_note (store, "a", "note", 5);
  cue_store_put_memo (store, "selected", "a");
  close_store (store);

  store = open_store (fixture->path);
  g_autoptr (CueSnapshot) snapshot = load (store);
  g_assert_cmpuint (snapshot->open->len, ==, 1);
  const CueStoredConversation *stored = g_ptr_array_index (snapshot->open, 0);
  g_assert_cmpstr (stored->row->id, ==, "a");
  g_assert_cmpuint (stored->events->len, ==, 3);
  const CueEvent *event = g_ptr_array_index (stored->events, 2);
  g_assert_cmpint (event->seq, ==, 3);
  g_assert_cmpstr (json_object_get_string_member (cue_event_get_body (event), "text"), ==, "你好");
  g_assert_cmpstr (g_ptr_array_index (stored->source_ids, 2), ==, "a/3");
  g_assert_cmpstr (stored->digest, ==, "digest-3");
  g_assert_cmpstr (stored->generation.pack, ==, "pack-digest");
  g_assert_cmpstr (stored->draft, ==, "half a sen");
  g_assert_cmpstr (stored->choices, ==, "{}");
  g_assert_cmpstr (stored->note, ==, "note");
  g_assert_cmpstr (g_hash_table_lookup (snapshot->memos, "selected"), ==, "a");
  g_assert_cmpint (cue_snapshot_get_cursor (snapshot, "f", "a"), ==, 3);
  g_assert_cmpint (strlen (snapshot->device), ==, 8);
  close_store (store);
}

static void
test_sent_takes_draft (Fixture *fixture, gconstpointer data)
{
  CueStore *store = open_store (fixture->path);
  CueCommit *commit = make_commit ("a", 1, "x", 7);

  cue_store_put_draft (store, "a", CUE_STORE_REPLY, "x", 1);
  commit->drop_draft = TRUE;
  commit_now (store, commit);
  close_store (store);
  g_assert_cmpint (ask (fixture->path, "SELECT count(*) FROM draft"), ==, 0);
  g_assert_cmpint (ask (fixture->path, "SELECT mid FROM outbox"), ==, 7);
}

/* Written by a program that knew of no wrap-up's draft. */
static void
test_old_draft_stays (Fixture *fixture, gconstpointer data)
{
  static const char OLD[]
      = "DROP TABLE draft; CREATE TABLE draft (conversation TEXT PRIMARY KEY NOT NULL,"
        " key_id INTEGER NOT NULL, bytes BLOB NOT NULL, at_ms INTEGER NOT NULL) STRICT;"
        "INSERT INTO draft VALUES ('a', 0, x'68616c66', 5); PRAGMA user_version = 6";
  CueStore *store = open_store (fixture->path);
  sqlite3 *database = NULL;

  commit_now (store, make_commit ("a", 1, "x", 0));
  close_store (store);
  sqlite3_open (fixture->path, &database);
  g_assert_cmpint (sqlite3_exec (database, OLD, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);

  store = open_store (fixture->path);
  g_autoptr (CueSnapshot) snapshot = load (store);
  const CueStoredConversation *stored = g_ptr_array_index (snapshot->open, 0);
  g_assert_cmpstr (stored->draft, ==, "half");
  g_assert_cmpstr (stored->choices, ==, "");
  close_store (store);
}

static void
test_closed_leaves (Fixture *fixture, gconstpointer data)
{
  CueStore *store = open_store (fixture->path);

  commit_now (store, make_commit ("a", 1, "x", 0));
  commit_now (store, make_commit ("b", 1, "x", 0));
  g_autoptr (CueConversationRow) row = make_row ("a", 1, "closed");
  cue_store_put_conversation (store, row);
  flush (store);
  g_autoptr (CueSnapshot) snapshot = load (store);
  g_assert_cmpuint (snapshot->open->len, ==, 1);
  g_assert_true (g_hash_table_contains (snapshot->closed, "a"));
  close_store (store);
}

static void
test_twice_is_refused (Fixture *fixture, gconstpointer data)
{
  CueStore *store = open_store (fixture->path);
  g_autoptr (GAsyncResult) second = NULL, third = NULL;
  g_autoptr (GError) error = NULL;

  commit_now (store, make_commit ("a", 1, "x", 0));
  cue_store_commit_async (store, make_commit ("a", 1, "again", 0), NULL, cue_help_take_result_cb,
                          &second);
  cue_store_commit_async (store, make_commit ("a", 2, "next", 0), NULL, cue_help_take_result_cb,
                          &third);
  cue_help_wait_for (&third);
  cue_help_wait_for (&second);
  g_assert_false (cue_store_commit_finish (store, second, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CONFLICT);
  g_assert_true (cue_store_commit_finish (store, third, NULL));
  g_clear_object (&second);
  g_clear_object (&third);
  close_store (store);
  g_assert_cmpint (ask (fixture->path, "SELECT count(*) FROM event"), ==, 2);
  g_assert_cmpint (ask (fixture->path, "SELECT count(*) FROM transition"), ==, 0);
}

/* What comes behind an event that was refused must not make a hole. */
static void
test_no_hole (Fixture *fixture, gconstpointer data)
{
  CueStore *store = open_store (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  commit_now (store, make_commit ("a", 1, "x", 0));
  cue_store_commit_async (store, make_commit ("a", 3, "behind", 0), NULL, cue_help_take_result_cb,
                          &result);
  cue_help_wait_for (&result);
  g_assert_false (cue_store_commit_finish (store, result, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "found event 3; the next one is 2"));
  g_clear_object (&result);
  commit_now (store, make_commit ("a", 2, "next", 0));
  close_store (store);
  g_assert_cmpint (ask (fixture->path, "SELECT count(*) FROM event"), ==, 2);
}

typedef struct
{
  guint next;
  gboolean in_order;
} Order;

typedef struct
{
  Order *order;
  guint n;
} Ticket;

static void
count_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Ticket *ticket = user_data;

  g_assert_true (cue_store_commit_finish (CUE_STORE (object), result, NULL));
  ticket->order->in_order = ticket->order->in_order && ticket->n == ticket->order->next;
  ticket->order->next = ticket->n + 1;
  g_free (ticket);
}

static gboolean
all_counted (gpointer data)
{
  return ((Order *) data)->next == 2000;
}

static void
test_group_keeps_order (Fixture *fixture, gconstpointer data)
{
  CueStore *store = open_store (fixture->path);
  Order order = { 0, TRUE };

  for (guint i = 0; i < 2000; i++)
    {
      Ticket *ticket = g_new (Ticket, 1);
      *ticket = (Ticket){ &order, i };
      cue_store_commit_async (store, make_commit ("a", i + 1, "x", 0), NULL, count_cb, ticket);
    }
  g_assert_true (cue_store_is_busy (store));
  g_assert_true (cue_help_wait_until (all_counted, &order, 20000));
  g_assert_true (order.in_order);
  flush (store);
  g_assert_false (cue_store_is_busy (store));
  close_store (store);
}

static gboolean
has_trouble (gpointer data)
{
  return *cue_store_get_trouble (data) != '\0';
}

static gboolean
has_no_trouble (gpointer data)
{
  return *cue_store_get_trouble (data) == '\0';
}

/* The disk is full (files may not grow), then it is not: what waited is written, in order. */
static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  struct rlimit before, none;
  g_autofree char *big = g_strnfill (200000, 'x');
  g_autoptr (GAsyncResult) first = NULL, second = NULL;
  CueStore *store = open_store (fixture->path);

  commit_now (store, make_commit ("a", 1, "x", 0));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  none = before;
  none.rlim_cur = 60000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &none), ==, 0);
  cue_store_commit_async (store, make_commit ("a", 2, big, 0), NULL, cue_help_take_result_cb,
                          &first);
  gboolean told = cue_help_wait_until (has_trouble, store, 5000);
  cue_store_commit_async (store, make_commit ("a", 3, "y", 0), NULL, cue_help_take_result_cb,
                          &second);
  gboolean waits = first == NULL && cue_store_is_busy (store);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_true (told);
  g_assert_true (waits);
  cue_help_wait_for (&second);
  g_assert_nonnull (first);
  g_assert_true (cue_store_commit_finish (store, first, NULL));
  g_assert_true (cue_store_commit_finish (store, second, NULL));
  g_assert_true (cue_help_wait_until (has_no_trouble, store, 5000));
  g_clear_object (&first);
  g_clear_object (&second);
  close_store (store);
  g_assert_cmpint (ask (fixture->path, "SELECT count(*) FROM event"), ==, 3);
}

static void
test_newer_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before = 0, n_after = 0;

  close_store (open_store (fixture->path));
  ask (fixture->path, "SELECT 1");
  sqlite3 *database = NULL;
  sqlite3_open (fixture->path, &database);
  sqlite3_exec (database, "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL,
                NULL);
  sqlite3_close (database);
  g_file_get_contents (fixture->path, &before, &n_before, NULL);
  g_assert_null (try_open (fixture->path, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER);
  g_assert_nonnull (strstr (error->message, "found version 99"));
  g_file_get_contents (fixture->path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_second_program_is_refused (Fixture *fixture, gconstpointer data)
{
  CueStore *store = open_store (fixture->path);
  g_autoptr (GError) error = NULL;

  g_assert_null (try_open (fixture->path, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_BUSY);
  close_store (store);
}

static void
test_file_is_ours_alone (Fixture *fixture, gconstpointer data)
{
  GStatBuf status;

  close_store (open_store (fixture->path));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_closed_store_refuses (Fixture *fixture, gconstpointer data)
{
  CueStore *store = open_store (NULL);
  g_autoptr (GAsyncResult) closed = NULL, result = NULL;
  g_autoptr (GError) error = NULL;

  cue_store_close_async (store, cue_help_take_result_cb, &closed);
  cue_store_commit_async (store, make_commit ("a", 1, "x", 0), NULL, cue_help_take_result_cb,
                          &result);
  cue_help_wait_for (&closed);
  cue_help_wait_for (&result);
  g_assert_false (cue_store_commit_finish (store, result, &error));
  g_assert_error (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CLOSED);
  g_clear_object (&closed);
  g_clear_object (&result);
  g_assert_finalize_object (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store/finalizes", test_finalizes);
  ADD ("/store/gives-back-what-was-committed", test_gives_back);
  ADD ("/store/a-sent-draft-goes-with-its-turn", test_sent_takes_draft);
  ADD ("/store/a-draft-of-an-older-file-stays", test_old_draft_stays);
  ADD ("/store/closed-conversations-stay-away", test_closed_leaves);
  ADD ("/store/the-same-event-twice-is-refused-alone", test_twice_is_refused);
  ADD ("/store/a-hole-in-the-log-is-refused", test_no_hole);
  ADD ("/store/group-commits-keep-order", test_group_keeps_order);
  ADD ("/store/a-full-disk-is-waited-out", test_full_disk);
  ADD ("/store/newer-file-is-refused-untouched", test_newer_is_refused);
  ADD ("/store/a-second-program-is-refused", test_second_program_is_refused);
  ADD ("/store/file-is-ours-alone", test_file_is_ours_alone);
  ADD ("/store/closed-store-refuses", test_closed_store_refuses);
  return g_test_run ();
}
