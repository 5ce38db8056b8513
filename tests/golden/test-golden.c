/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Whole conversations: every folder beside this file has a session.jsonl, and what `cuectl replay
 * --all` must print for it in expected.jsonl, under its own pack/ or the small one.
 * CUE_GOLDEN_UPDATE=1 writes what is printed now.
 */
#include <gio/gio.h>
#include <string.h>

static char *
golden_path (const char *name, const char *file)
{
  return g_build_filename (g_getenv ("CUE_SOURCE_ROOT"), "tests", "golden", name, file, NULL);
}

static char *
replay (const char *name, const char *locale, const char *zone)
{
  g_autofree char *session = golden_path (name, "session.jsonl");
  g_autofree char *own = golden_path (name, "pack");
  g_autofree char *small = golden_path ("pack", NULL);
  const char *pack = g_file_test (own, G_FILE_TEST_IS_DIR) ? own : small;
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  g_autofree char *complaints = NULL;

  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  g_subprocess_launcher_setenv (launcher, "TZ", zone, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, g_getenv ("CUECTL"), "replay", "--all",
                                         "--pack", pack, session, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &complaints, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (complaints, ==, "");
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return out;
}

static void
compare (const char *found, const char *expected)
{
  g_auto (GStrv) a = g_strsplit (found, "\n", -1);
  g_auto (GStrv) b = g_strsplit (expected, "\n", -1);

  for (guint i = 0; a[i] != NULL && b[i] != NULL; i++)
    {
      if (!g_str_equal (a[i], b[i]))
        g_test_message ("line %u", i + 1);
      g_assert_cmpstr (a[i], ==, b[i]);
    }
  g_assert_cmpuint (g_strv_length (a), ==, g_strv_length (b));
}

static void
test_session (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = golden_path (name, "expected.jsonl");
  g_autofree char *found = replay (name, "C", "UTC");
  g_autofree char *turkish = replay (name, "tr_TR.UTF-8", "Asia/Kathmandu");
  g_autofree char *chinese = replay (name, "zh_CN.UTF-8", "America/St_Johns");
  g_autofree char *expected = NULL;

  g_assert_cmpstr (found, ==, turkish);
  g_assert_cmpstr (found, ==, chinese);
  if (g_getenv ("CUE_GOLDEN_UPDATE") != NULL)
    g_assert_true (g_file_set_contents (path, found, -1, NULL));
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  compare (found, expected);
}

int
main (int argc, char **argv)
{
  g_autofree char *root = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  root = golden_path (NULL, NULL);
  dir = g_dir_open (root, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *session = golden_path (name, "session.jsonl");

      if (g_file_test (session, G_FILE_TEST_EXISTS))
        {
          g_autofree char *test = g_strdup_printf ("/golden/%s", name);

          g_ptr_array_add (names, g_strdup (name));
          g_test_add_data_func (test, g_ptr_array_index (names, names->len - 1), test_session);
        }
    }
  return g_test_run ();
}
