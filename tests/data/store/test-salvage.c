/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cue-data-help.h"
#include "cue-store.h"
#include "cue-store-choices.h"
#include "cue-store-write.h"

#define N_EVENTS 400

static char *
make_damaged_path (const char *folder)
{
  return g_build_filename (folder, "desk.db", NULL);
}

/* A sound file with one conversation, a draft, a memo, and the choices of one that is closed. */
static void
fill (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueDatabase) database = cue_database_open (path, &error);

  g_assert_no_error (error);
  cue_database_run (database, NULL, "BEGIN", "");
  for (gint64 seq = 1; seq <= N_EVENTS; seq++)
    {
      CueCommit commit = { 0 };
      CueConversationRow row = { (char *) "a",
                                 1,
                                 (char *) "mine",
                                 (char *) "zh",
                                 (char *) "chat",
                                 (char *) "p",
                                 (char *) "f",
                                 1,
                                 2,
                                 0,
                                 0,
                                 FALSE,
                                 FALSE,
                                 (char *) "" };
      g_autofree char *body = g_strdup_printf ("{\"n\":%" G_GINT64_FORMAT ",\"text\":\"%s\"}", seq,
                                               "a sentence that is long enough to fill some pages "
                                               "of the file with words");
      g_autoptr (CueEvent) event = cue_help_event ("a", seq, "turn", 1000 + seq, body);

      commit.event = event;
      commit.row = &row;
      g_assert_true (cue_store_write_commit (database, &commit, &error));
    }
  cue_store_write_draft (database, "a", CUE_STORE_REPLY, "the draft", 9, NULL);
  cue_store_write_memo (database, "selected", "a", NULL);
  cue_database_run (database, NULL,
                    "INSERT INTO conversation SELECT 'old', 2, 'closed', lang, channel, pack, feed,"
                    " opened_ms, last_ms, 0, 0, 0, 1, '' FROM conversation WHERE id = 'a'",
                    "");
  cue_database_run (database, NULL,
                    "INSERT INTO choice (conversation, pack, seq, n, decisions)"
                    " VALUES ('old', 'p', 9, 1, '[{\"of\":\"it\"}]')",
                    "");
  cue_database_run (database, NULL,
                    "INSERT INTO task (conversation, task, made_ms, due_ms, done_ms, seq, key_id,"
                    " words) VALUES ('old', 'call', 5, 7, 0, 2, 0,"
                    " CAST('{\"what\":\"Call\",\"who\":\"Ms Hart\"}' AS BLOB)),"
                    " ('old', 'other', 5, 6, 9, 1, 0, CAST('{}' AS BLOB))",
                    "");
  cue_database_run (database, NULL, "COMMIT", "");
}

static CueStore *
open_store (const char *path, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  cue_store_open_async (path, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  return cue_store_open_finish (result, error);
}

static void
assert_choices (CueStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueStoredChoices) choices = NULL;

  cue_store_load_choices_async (store, "p", 0, 1, 10, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  choices = cue_store_load_choices_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (choices->n, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (choices->decisions, 0), ==, "[{\"of\":\"it\"}]");
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
test_garbage (void)
{
  char *folder = cue_help_make_folder ();
  g_autofree char *path = make_damaged_path (folder);
  g_autofree char *aside = g_strconcat (path, ".damaged-1", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "this is no database, but something somebody may want back", -1, NULL);
  CueStore *store = open_store (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cue_store_get_salvage (store)->path, ==, aside);
  g_assert_cmpuint (cue_store_get_salvage (store)->n_events, ==, 0);
  g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
  g_assert_true (g_str_has_prefix (kept, "this is no database"));
  g_assert_finalize_object (store);

  /* the next one gets its own name */
  g_file_set_contents (path, "again", -1, NULL);
  store = open_store (path, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (cue_store_get_salvage (store)->path, ".damaged-2"));
  g_assert_finalize_object (store);
  cue_help_remove_folder (folder);
}

/* Overwrites one page in the middle: rows on other pages come back, the stream is kept up to the
 * hole. */
static void
test_broken_page (void)
{
  char *folder = cue_help_make_folder ();
  g_autofree char *path = make_damaged_path (folder);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;
  guint found = 0;

  fill (path);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  /* the leaf page that holds event 200 */
  const char *at = NULL;
  for (gsize i = 0; i + 8 < length && at == NULL; i++)
    if (memcmp (bytes + i, "\"n\":200,", 8) == 0)
      at = bytes + i;
  g_assert_nonnull (at);
  gsize page = (gsize) (at - bytes) / 4096 * 4096;
  memset (bytes + page, 0xa5, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));

  CueStore *store = open_store (path, &error);
  g_assert_no_error (error);
  const CueSalvage *salvage = cue_store_get_salvage (store);
  g_assert_nonnull (salvage->path);
  found = salvage->n_events + salvage->n_strays;
  g_assert_cmpuint (found, >=, N_EVENTS - 60);
  g_assert_cmpuint (salvage->n_strays, >, 100);
  g_assert_cmpuint (salvage->n_drafts, ==, 1);

  g_autoptr (CueSnapshot) snapshot = load (store);
  const CueStoredConversation *stored = g_ptr_array_index (snapshot->open, 0);
  g_assert_cmpuint (stored->events->len, ==, salvage->n_events);
  g_assert_cmpuint (stored->events->len, <, 200);
  g_assert_null (stored->problem);
  g_assert_cmpstr (stored->draft, ==, "the draft");
  g_assert_cmpstr (g_hash_table_lookup (snapshot->memos, "selected"), ==, "a");
  assert_choices (store);
  g_assert_cmpuint (snapshot->tasks->len, ==, 1);
  const CueTaskRow *task = g_ptr_array_index (snapshot->tasks, 0);
  g_assert_cmpstr (task->what, ==, "Call");
  g_assert_cmpstr (task->who, ==, "Ms Hart");
  g_assert_cmpint (task->due_ms, ==, 7);
  g_assert_cmpint (task->seq, ==, 2);
  g_assert_finalize_object (store);
  cue_help_remove_folder (folder);
}

/* Whatever bits flip, the store opens, and what it gives is whole. */
static void
test_flips (void)
{
  char *folder = cue_help_make_folder ();
  g_autofree char *path = make_damaged_path (folder);
  g_autofree char *good = NULL;
  gsize length = 0;

  fill (path);
  g_assert_true (g_file_get_contents (path, &good, &length, NULL));
  for (guint round = 0; round < 60; round++)
    {
      g_autofree char *bytes = g_memdup2 (good, length);
      g_autoptr (GError) error = NULL;
      guint flips = (guint) g_test_rand_int_range (1, 40);
      g_autofree char *wal = g_strconcat (path, "-wal", NULL);

      for (guint i = 0; i < flips; i++)
        {
          /* the version in the header may say "newer", which is refused: leave it alone */
          gsize at = (gsize) g_test_rand_int_range (100, (int) length);
          bytes[at] = (char) (bytes[at] ^ (1 << g_test_rand_int_range (0, 8)));
        }
      g_unlink (wal);
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      CueStore *store = open_store (path, &error);
      g_assert_no_error (error);
      g_autoptr (CueSnapshot) snapshot = load (store);
      for (guint i = 0; i < snapshot->open->len; i++)
        {
          const CueStoredConversation *stored = g_ptr_array_index (snapshot->open, i);
          for (guint j = 0; j < stored->events->len; j++)
            g_assert_cmpint (((CueEvent *) g_ptr_array_index (stored->events, j))->seq, ==, j + 1);
        }
      g_assert_finalize_object (store);
    }
  cue_help_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/salvage/garbage-is-kept-beside", test_garbage);
  g_test_add_func ("/salvage/rows-around-a-broken-page-come-back", test_broken_page);
  g_test_add_func ("/salvage/any-flipped-bit-opens", test_flips);
  return g_test_run ();
}
