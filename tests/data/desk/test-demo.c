/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole way on real input: the packs in the program, their sessions and, where it is, the
 * public conversations. */
#include <string.h>

#include "cue-desk-help.h"

typedef struct
{
  CueHelpDesk help;
  guint n_lit;
  GHashTable *packs; /* (element-type utf8) */
} Show;

static void
lamp_lit_cb (CueDesk *desk, CueConversation *conversation, CueLamp *lamp, Show *show)
{
  g_autoptr (GPtrArray) pieces = cue_lamp_get_pieces (lamp);

  show->n_lit++;
  g_assert_cmpuint (pieces->len, >, 0); /* filled before it is told */
  g_assert_nonnull (cue_lamp_get_proof (lamp));
  g_assert_true (
      cue_lamp_deck_find (cue_conversation_get_deck (conversation), cue_lamp_get_id (lamp))
      == lamp);
}

static void
collect_cb (GListModel *list, guint position, guint removed, guint added, Show *show)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (list, i);
      g_hash_table_add (show->packs,
                        g_strdup (cue_pack_get_id (cue_conversation_get_pack (conversation))));
    }
}

static gboolean
is_over (gpointer data)
{
  gboolean playing = TRUE;

  g_object_get (((Show *) data)->help.desk, "playing", &playing, NULL);
  return !playing;
}

static void
begin (Show *show, const char *replay, gboolean both)
{
  *show = (Show){ 0 };
  cue_help_desk_set_up (&show->help, NULL);
  show->packs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CueDeskOptions options
      = { .store_path = show->help.store, .replay_file = replay, .play_both = both, .lang = "zh" };
  cue_help_desk_start (&show->help, &options);
  g_signal_connect (show->help.desk, "lamp-lit", G_CALLBACK (lamp_lit_cb), show);
  g_signal_connect (cue_desk_get_conversations (show->help.desk), "items-changed",
                    G_CALLBACK (collect_cb), show);
}

static void
end (Show *show)
{
  cue_help_desk_tear_down (&show->help, NULL);
  g_hash_table_unref (show->packs);
}

static void
assert_no_notice (Show *show)
{
  for (guint i = 0; i < show->help.notices->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (show->help.notices, i));
  g_assert_cmpuint (show->help.notices->len, ==, 0);
}

static void
test_demo (void)
{
  Show show;

  begin (&show, NULL, TRUE);
  g_assert_true (cue_help_wait_until (is_over, &show, 60000));
  assert_no_notice (&show);
  guint n = g_list_model_get_n_items (cue_desk_get_conversations (show.help.desk));
  g_test_message ("%u sessions of %u packs lit %u lamps", n, g_hash_table_size (show.packs),
                  show.n_lit);
  g_assert_cmpuint (n, >=, 16);
  g_assert_cmpuint (g_hash_table_size (show.packs), >=, 2);
  g_assert_cmpuint (show.n_lit, >, n);
  end (&show);
}

/* Stopped in the middle and started again, the demo ends with the digests that an untouched log
 * gives. */
static void
test_demo_restarts (void)
{
  Show show;

  begin (&show, NULL, TRUE);
  for (guint i = 0; i < 400; i++)
    g_main_context_iteration (NULL, FALSE);
  cue_help_desk_stop (&show.help);
  CueDeskOptions options = { .store_path = show.help.store, .play_both = TRUE, .lang = "zh" };
  cue_help_desk_start (&show.help, &options);
  g_assert_true (cue_help_wait_until (is_over, &show, 60000));
  cue_help_desk_stop (&show.help);
  cue_help_desk_start (&show.help, &options); /* compares every digest */
  assert_no_notice (&show);
  end (&show);
}

static void
test_public (void)
{
  const char *data = g_getenv ("CUE_DATA");
  g_autofree char *folder
      = data != NULL ? g_strdup (data)
                     : g_build_filename (g_getenv ("CUE_SOURCE_ROOT"), "..", "shared", NULL);
  g_autofree char *path
      = g_build_filename (folder, "data", "sessions", "conversations.jsonl", NULL);
  Show show;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the public conversations are not beside the checkout");
      return;
    }
  begin (&show, path, TRUE);
  g_assert_true (cue_help_wait_until (is_over, &show, 100000));
  assert_no_notice (&show);
  guint n = g_list_model_get_n_items (cue_desk_get_conversations (show.help.desk));
  g_test_message ("%u conversations lit %u lamps", n, show.n_lit);
  g_assert_cmpuint (n, ==, 63);
  end (&show);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/every-session-plays", test_demo);
  g_test_add_func ("/demo/goes-on-after-a-stop", test_demo_restarts);
  g_test_add_func ("/demo/public-conversations-play", test_public);
  return g_test_run ();
}
