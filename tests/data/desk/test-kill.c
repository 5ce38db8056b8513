/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A desk at work is killed (SIGKILL) at random moments and started again on the same file. After
 * each kill the file is looked at with SQLite alone: it is sound, everything the desk had reported
 * as committed is there, no turn and no lamp is there twice, streams have no hole, and the draft is
 * at most a second old. What the desk restores is what was committed.
 */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "cue-data-help.h"

#define N_KILLS 100
#define MOST_US (55 * G_USEC_PER_SEC) /* slow machines kill less often */
#define DRAFT_AGE_MS 1000

typedef struct
{
  gint64 at_ms;
  char *text;
} Typed;

typedef struct
{
  char *folder;
  char *pack;
  char *store;
  char *replay;
  GHashTable *committed; /* conversation → highest seq, as gint64 * */
  GHashTable *typed;     /* conversation → GArray of Typed */
  GRand *random;
  guint n_committed;
  guint n_drafts;
  guint n_restored;
} World;

static void
typed_clear (gpointer data)
{
  g_free (((Typed *) data)->text);
}

static GArray *
ensure_typed (World *world, const char *conversation)
{
  GArray *typed = g_hash_table_lookup (world->typed, conversation);

  if (typed == NULL)
    {
      typed = g_array_new (FALSE, FALSE, sizeof (Typed));
      g_array_set_clear_func (typed, typed_clear);
      g_hash_table_insert (world->typed, g_strdup (conversation), typed);
      Typed nothing = { 0, g_strdup ("") };
      g_array_append_val (typed, nothing);
    }
  return typed;
}

static void
add_typed (World *world, const char *conversation, gint64 at_ms, const char *text)
{
  Typed typed = { at_ms, g_strdup (text) };

  g_array_append_val (ensure_typed (world, conversation), typed);
}

static void
write_replay (World *world)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint c = 0; c < 60; c++)
    {
      g_string_append_printf (lines,
                              "{\"id\":\"k%u\",\"lang\":\"zh\",\"channel\":\"%s\",\"turns\":[", c,
                              c % 4 == 3 ? "voice" : "chat");
      for (guint t = 0; t < 24; t++)
        g_string_append_printf (lines, "%s{\"t\":%u,\"role\":\"%s\",\"text\":\"第%u句，%s，%u号\"}",
                                t > 0 ? "," : "", t, t % 3 == 2 ? "agent" : "customer", t,
                                t % 5 == 0 ? "流量超了" : "有没有便宜的", c);
      g_string_append (lines, "]}\n");
    }
  g_assert_true (g_file_set_contents (world->replay, lines->str, (gssize) lines->len, NULL));
}

static sqlite3 *
open_database (World *world)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (world->store, &database), ==, SQLITE_OK);
  sqlite3_busy_timeout (database, 2000);
  return database;
}

static char *
ask (sqlite3 *database, const char *sql, const char *argument)
{
  sqlite3_stmt *row = NULL;
  char *answer = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &row, NULL), ==, SQLITE_OK);
  if (argument != NULL)
    sqlite3_bind_text (row, 1, argument, -1, SQLITE_TRANSIENT);
  int result = sqlite3_step (row);
  g_assert_true (result == SQLITE_ROW || result == SQLITE_DONE);
  if (result == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (row, 0));
  sqlite3_finalize (row);
  return answer;
}

static void
assert_answer (sqlite3 *database, const char *sql, const char *expected)
{
  g_autofree char *answer = ask (database, sql, NULL);

  g_assert_cmpstr (answer, ==, expected);
}

static void
check_committed (World *world, sqlite3 *database)
{
  GHashTableIter iter;
  gpointer conversation, seq;

  g_hash_table_iter_init (&iter, world->committed);
  while (g_hash_table_iter_next (&iter, &conversation, &seq))
    {
      g_autofree char *stream = g_strconcat ("conversation:", conversation, NULL);
      g_autofree char *highest
          = ask (database, "SELECT max(seq) FROM event WHERE stream = ?", stream);

      g_assert_nonnull (highest);
      g_assert_cmpint (g_ascii_strtoll (highest, NULL, 10), >=, *(gint64 *) seq);
    }
}

static void
check_drafts (World *world, sqlite3 *database, gint64 killed_ms)
{
  GHashTableIter iter;
  gpointer conversation, value;

  g_hash_table_iter_init (&iter, world->typed);
  while (g_hash_table_iter_next (&iter, &conversation, &value))
    {
      GArray *typed = value;
      g_autofree char *stored
          = ask (database,
                 "SELECT CAST(bytes AS TEXT) FROM draft WHERE part = 'reply' AND conversation = ?",
                 conversation);
      g_autofree char *draft = g_strdup (stored != NULL ? stored : "");
      gboolean good = FALSE;

      for (guint i = typed->len; i > 0 && !good; i--)
        {
          const Typed *one = &g_array_index (typed, Typed, i - 1);
          good = g_str_equal (one->text, draft);
          if (one->at_ms < killed_ms - DRAFT_AGE_MS)
            break; /* this one is old enough to be there */
        }
      if (!good)
        g_test_message ("%s: \"%s\" is older than a second", (char *) conversation, draft);
      g_assert_true (good);
      g_array_set_size (typed, 0);
      add_typed (world, conversation, 0, draft);
    }
}

static void
check_file (World *world, gint64 killed_ms)
{
  sqlite3 *database = open_database (world);

  assert_answer (database, "PRAGMA quick_check", "ok");
  assert_answer (database, "PRAGMA foreign_key_check", NULL);
  assert_answer (database,
                 "SELECT count(*) FROM (SELECT 1 FROM event GROUP BY stream"
                 " HAVING count(*) <> max(seq) OR min(seq) <> 1)",
                 "0");
  assert_answer (database,
                 "SELECT count(*) FROM (SELECT 1 FROM event WHERE type = 'turn'"
                 " GROUP BY stream, json_extract(CAST(body AS TEXT), '$.turn') HAVING count(*) > "
                 "1)",
                 "0");
  assert_answer (database,
                 "SELECT count(*) FROM (SELECT 1 FROM event WHERE type = 'turn'"
                 " AND json_extract(CAST(body AS TEXT), '$.role') = 'customer'"
                 " GROUP BY stream, json_extract(CAST(body AS TEXT), '$.text') HAVING count(*) > "
                 "1)",
                 "0");
  assert_answer (database,
                 "SELECT count(*) FROM (SELECT 1 FROM transition WHERE type = 'lamp'"
                 " AND from_state IN ('', 'dark') GROUP BY stream, subject HAVING count(*) > 1)",
                 "0");
  assert_answer (database,
                 "SELECT count(*) FROM event e WHERE mid > 0 AND NOT EXISTS"
                 " (SELECT 1 FROM outbox o WHERE o.device = e.device AND o.mid = e.mid)",
                 "0");
  assert_answer (database,
                 "SELECT count(*) FROM event e WHERE NOT EXISTS"
                 " (SELECT 1 FROM digest d WHERE d.stream = e.stream AND d.seq = e.seq)",
                 "0");
  check_committed (world, database);
  check_drafts (world, database, killed_ms);
  sqlite3_close (database);
}

static void
hear_committed (World *world, const char *conversation, gint64 seq)
{
  const gint64 *before = g_hash_table_lookup (world->committed, conversation);

  world->n_committed++;
  if (before == NULL || *before < seq)
    g_hash_table_insert (world->committed, g_strdup (conversation), g_memdup2 (&seq, sizeof seq));
}

static void
hear (World *world, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 4);
  guint n = g_strv_length (words);

  if (n >= 3 && g_str_equal (words[0], "C"))
    hear_committed (world, words[1], g_ascii_strtoll (words[2], NULL, 10));
  else if (n == 4 && g_str_equal (words[0], "D"))
    {
      world->n_drafts++;
      add_typed (world, words[1], g_ascii_strtoll (words[2], NULL, 10), words[3]);
    }
  else if (n == 4 && g_str_equal (words[0], "R"))
    {
      sqlite3_int64 seq = g_ascii_strtoll (words[2], NULL, 10);
      const gint64 *committed = g_hash_table_lookup (world->committed, words[1]);

      world->n_restored++;
      if (committed != NULL)
        g_assert_cmpint (seq, >=, *committed);
    }
  else if (n >= 1 && g_str_equal (words[0], "N"))
    {
      g_test_message ("%s", line);
      g_assert_not_reached ();
    }
}

static gpointer
read_all (gpointer data)
{
  GInputStream *stream = data;
  GString *all = g_string_new (NULL);
  char bytes[4096];
  gssize n;

  while ((n = g_input_stream_read (stream, bytes, sizeof bytes, NULL, NULL)) > 0)
    g_string_append_len (all, bytes, n);
  return all;
}

/* One life of the desk: born, busy, killed. */
static void
run_and_kill (World *world, const char *driver)
{
  g_autoptr (GError) error = NULL;
  /* mostly short, so that starting is hit too; some long and thoughtful, so that a draft could grow
   * old */
  gboolean is_long = g_rand_int_range (world->random, 0, 8) == 0;
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (world->random));
  gulong life_ms = (gulong) g_rand_int_range (world->random, 10, is_long ? 2600 : 320);
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, driver, world->store, world->pack,
                          world->replay, seed, is_long ? "thoughtful" : "busy", NULL);

  g_assert_no_error (error);
  GThread *reader = g_thread_new ("reader", read_all, g_subprocess_get_stdout_pipe (process));
  g_usleep (life_ms * 1000);
  gint64 killed_ms = g_get_real_time () / 1000;
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  GString *all = g_thread_join (reader);
  const char *end = strrchr (all->str, '\n'); /* half a line says nothing */
  g_string_truncate (all, end != NULL ? (gsize) (end - all->str) : 0);
  g_auto (GStrv) lines = g_strsplit (all->str, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    hear (world, lines[i]);
  g_string_free (all, TRUE);
  if (g_file_test (world->store, G_FILE_TEST_EXISTS))
    {
      sqlite3 *database = open_database (world);
      g_autofree char *version = ask (database, "PRAGMA user_version", NULL);
      sqlite3_close (database);
      if (!g_str_equal (version, "0"))
        check_file (world, killed_ms);
    }
}

static void
test_kill (void)
{
  World world = { 0 };
  const char *driver = g_getenv ("CUE_DRIVE_DESK");
  guint32 seed = (guint32) g_test_rand_int ();
  gint64 until = g_get_monotonic_time () + MOST_US;
  guint n = 0;

  g_test_message ("seed %u", seed);
  g_assert_nonnull (driver);
  world.random = g_rand_new_with_seed (seed);
  world.folder = cue_help_make_folder ();
  world.pack = g_build_filename (world.folder, "pack", NULL);
  world.store = g_build_filename (world.folder, "desk.db", NULL);
  world.replay = g_build_filename (world.folder, "replay.jsonl", NULL);
  world.committed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  world.typed
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_mkdir (world.pack, 0700);
  cue_help_write_pack (world.pack);
  write_replay (&world);
  for (; n < N_KILLS && g_get_monotonic_time () < until; n++)
    run_and_kill (&world, driver);
  g_test_message ("%u kills: %u commits, %u drafts, %u conversations restored", n,
                  world.n_committed, world.n_drafts, world.n_restored);
  g_assert_cmpuint (n, >=, 20);
  g_assert_cmpuint (world.n_committed, >, n);
  g_assert_cmpuint (world.n_restored, >, n / 4);
  cue_help_remove_folder (world.folder);
  g_hash_table_unref (world.committed);
  g_hash_table_unref (world.typed);
  g_rand_free (world.random);
  g_free (world.pack);
  g_free (world.store);
  g_free (world.replay);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/killed-at-any-moment-loses-nothing", test_kill);
  return g_test_run ();
}
