/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * make-learning-desk FOLDER N SEED
 *
 * Leaves in FOLDER a pack ("two") and a desk ("desk.db") that has closed N conversations of the
 * learning world while it learnt which offer comes first. For tests that show such a desk.
 */
#include <stdlib.h>

#include "cue-learning-world.h"

static CueDesk *
start (const char *store, const char *pack, const char *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CueDeskOptions options = { .store_path = store, .pack_dir = pack, .tail_file = file };
  CueDesk *desk;

  cue_desk_start_async (&options, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  desk = cue_desk_start_finish (result, &error);
  g_assert_no_error (error);
  return desk;
}

int
main (int argc, char **argv)
{
  g_autoptr (GAsyncResult) result = NULL;
  CueHelpWorld world = { 0 };

  g_assert_cmpint (argc, ==, 4);
  g_autofree char *pack = g_build_filename (argv[1], "two", NULL);
  g_autofree char *store = g_build_filename (argv[1], "desk.db", NULL);
  g_autofree char *file = g_build_filename (argv[1], "world.jsonl", NULL);
  cue_help_world_write_pack (pack);
  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  world.desk = start (store, pack, file);
  world.file = file;
  world.dice = g_rand_new_with_seed ((guint32) strtoul (argv[3], NULL, 10));
  g_object_set (world.desk, "learns-ranking", TRUE, NULL);
  cue_help_world_play (&world, (guint) strtoul (argv[2], NULL, 10));
  cue_help_world_wait (&world);
  cue_desk_stop_async (world.desk, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  g_assert_true (cue_desk_stop_finish (world.desk, result, NULL));
  g_object_unref (world.desk);
  g_rand_free (world.dice);
  return 0;
}
