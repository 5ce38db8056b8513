/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Logs that name their packs, and desks that have others by now. */
#include <sqlite3.h>
#include <string.h>

#include "cue-desk-help.h"
#include "cue-engine.h"
#include "cue-pack-folder.h"

#define TURN(id, text)                                                                             \
  "{\"conversation\":\"c1\",\"id\":\"" id "\",\"type\":\"turn\",\"body\":{\"turn\":\"" id          \
  "\",\"rev\":1,\"role\":\"customer\",\"text\":\"" text "\"}}\n"

static void
start (CueHelpDesk *help, gboolean embedded)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);

  if (embedded)
    options.pack_dir = NULL;
  cue_help_desk_start (help, &options);
}

/* The feed says that @conversation goes on with @pack. */
static void
activate (CueHelpDesk *help, CuePack *pack)
{
  g_autoptr (CueEngine) engine = cue_engine_new (pack, NULL);
  g_autofree char *line = g_strdup_printf ("{\"conversation\":\"c1\",\"id\":\"p\",\"type\":\"pack."
                                           "activated\",\"body\":{"
                                           "\"pack\":\"%s\",\"model\":\"%s\"}}\n",
                                           cue_pack_get_digest (pack),
                                           cue_model_get_digest (cue_engine_get_model (engine)));

  cue_help_desk_write (help, line);
}

static void
copy_file (const char *from, const char *folder)
{
  g_autofree char *base = g_path_get_basename (from);
  g_autofree char *to = g_build_filename (folder, base, NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (g_file_get_contents (from, &bytes, &length, NULL))
    g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
}

/* What is on the disk at this moment is what the next desk finds: as after a kill. */
static void
kill_desk (CueHelpDesk *help)
{
  g_autofree char *wal = g_strconcat (help->store, "-wal", NULL);
  g_autofree char *folder = g_build_filename (help->folder, "killed", NULL);
  g_autofree char *store = g_build_filename (folder, "desk.db", NULL);

  cue_help_desk_wait_quiet (help);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  copy_file (help->store, folder);
  copy_file (wal, folder);
  cue_help_desk_stop (help);
  g_free (help->store);
  help->store = g_steal_pointer (&store);
}

/* The same pack of another version, with other words. */
static void
change_pack (CueHelpDesk *help)
{
  g_autofree char *path = g_build_filename (help->pack, "offers.jsonl", NULL);
  g_autofree char *before = NULL;
  g_autoptr (GString) after = NULL;

  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  after = g_string_new (before);
  g_assert_cmpuint (g_string_replace (after, "畅享 60GB", "新的 60GB", 0), ==, 1);
  g_assert_true (g_file_set_contents (path, after->str, -1, NULL));
}

static char *
dup_offer_title (CueConversation *conversation)
{
  return cue_lamp_dup_title (cue_help_desk_find_lamp (conversation, "60gb"), "zh");
}

static void
begin_and_change (CueHelpDesk *help, char **digest)
{
  cue_help_desk_write (help, TURN ("t1", "我的流量超了好多"));
  start (help, FALSE);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  activate (help, cue_conversation_get_pack (conversation));
  cue_help_desk_write (help, TURN ("t2", "有没有便宜的"));
  conversation = cue_help_desk_wait (help, "c1", 2);
  *digest = g_strdup (cue_conversation_get_digest (conversation));
  kill_desk (help);
  change_pack (help);
}

/* The pack was changed since: the conversation goes on with the one that its log names. */
static void
test_whole (CueHelpDesk *help, gconstpointer data)
{
  g_autofree char *digest = NULL;

  begin_and_change (help, &digest);
  for (guint i = 0; i < 2; i++)
    {
      start (help, FALSE);
      CueConversation *conversation = cue_desk_find (help->desk, "c1");
      g_assert_nonnull (conversation);
      g_assert_cmpint (cue_conversation_get_seq (conversation), >=, 4);
      if (i == 0)
        g_assert_cmpstr (cue_conversation_get_digest (conversation), ==, digest);
      g_autofree char *title = dup_offer_title (conversation);
      g_assert_cmpstr (title, ==, "畅享 60GB");
      g_assert_true (cue_desk_send (help->desk, conversation, "您好，请稍等", NULL));
      g_assert_cmpuint (help->notices->len, ==, 0);
      kill_desk (help);
    }
  cue_help_desk_write (help, "{\"conversation\":\"c2\",\"type\":\"turn\",\"body\":{\"turn\":\"x\","
                             "\"role\":\"customer\",\"text\":\"我的流量超了好多\"}}\n");
  start (help, FALSE);
  g_autofree char *fresh = dup_offer_title (cue_help_desk_wait (help, "c2", 1));
  g_assert_cmpstr (fresh, ==, "新的 60GB");
}

static gboolean
is_told (gpointer data)
{
  return ((CueHelpDesk *) data)->notices->len > 0;
}

static void
forget_packs (CueHelpDesk *help)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (help->store, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, "DELETE FROM pack_file", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (database), >, 0);
  sqlite3_close (database);
}

/* The pack is nowhere: what can be read is shown, why it ends is told, and nothing is lost. */
static void
test_told (CueHelpDesk *help, gconstpointer data)
{
  g_autofree char *digest = NULL;

  begin_and_change (help, &digest);
  forget_packs (help);
  start (help, FALSE);
  CueConversation *conversation = cue_desk_find (help->desk, "c1");
  g_assert_nonnull (conversation);
  g_assert_true (cue_help_wait_until (is_told, help, 5000));
  g_assert_true (cue_help_desk_has_notice (help, "error log-ends-early c1:3: found a pack that is "
                                                 "not here; start with that pack"));
  g_assert_cmpuint (g_list_model_get_n_items (cue_conversation_get_messages (conversation)), ==, 1);
  g_assert_false (cue_desk_send (help->desk, conversation, "您好", NULL));
  kill_desk (help);
  g_ptr_array_set_size (help->notices, 0);
  cue_help_write_pack (help->pack); /* it is found again */
  start (help, FALSE);
  conversation = cue_desk_find (help->desk, "c1");
  g_assert_cmpstr (cue_conversation_get_digest (conversation), ==, digest);
  g_assert_cmpuint (g_list_model_get_n_items (cue_conversation_get_messages (conversation)), ==, 2);
  g_assert_true (cue_desk_send (help->desk, conversation, "您好", NULL));
  g_assert_cmpuint (help->notices->len, ==, 0);
}

/* From one pack of the desk to another, while it is shown and after a kill. */
static void
test_switches (CueHelpDesk *help, gconstpointer data)
{
  static const char *const texts[] = { "hello", "what is my balance" };
  g_autofree char *digest = NULL;
  g_autofree char *folder
      = g_build_filename (g_getenv ("CUE_SOURCE_ROOT"), "data", "packs", "bank-en", NULL);
  g_autoptr (CuePack) other = cue_pack_folder_load (folder, NULL, NULL, NULL);

  g_assert_nonnull (other);
  cue_help_desk_write (help, TURN ("t1", "hello"));
  start (help, TRUE);
  CueConversation *conversation = cue_help_desk_wait (help, "c1", 1);
  g_assert_cmpstr (cue_pack_get_id (cue_conversation_get_pack (conversation)), !=,
                   cue_pack_get_id (other));
  activate (help, other);
  cue_help_desk_write (help, TURN ("t2", "what is my balance"));
  cue_help_desk_wait (help, "c1", 2);
  for (guint i = 0; i < 2; i++)
    {
      GListModel *checks = G_LIST_MODEL (cue_conversation_get_checklist (conversation));

      g_assert_cmpstr (cue_pack_get_id (cue_conversation_get_pack (conversation)), ==,
                       cue_pack_get_id (other));
      for (guint c = 0; c < g_list_model_get_n_items (checks); c++)
        {
          g_autoptr (CueCheck) check = g_list_model_get_item (checks, c);
          g_assert_nonnull (cue_pack_find_point (other, cue_check_get_id (check)));
        }
      for (guint m = 0; m < 2; m++)
        {
          g_autoptr (CueMessage) message
              = g_list_model_get_item (cue_conversation_get_messages (conversation), m);
          g_assert_cmpstr (cue_message_get_text (message), ==, texts[m]);
        }
      if (i == 0)
        {
          digest = g_strdup (cue_conversation_get_digest (conversation));
          kill_desk (help);
          start (help, TRUE);
          conversation = cue_desk_find (help->desk, "c1");
          g_assert_nonnull (conversation);
        }
    }
  g_assert_cmpstr (cue_conversation_get_digest (conversation), ==, digest);
  g_assert_false (cue_help_wait_until (is_told, help, 200));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add (path, CueHelpDesk, NULL, cue_help_desk_set_up, function, cue_help_desk_tear_down)
  ADD ("/desk-packs/a-log-is-read-with-the-packs-it-names", test_whole);
  ADD ("/desk-packs/without-its-pack-it-ends-and-says-so", test_told);
  ADD ("/desk-packs/one-conversation-two-packs", test_switches);
  return g_test_run ();
}
