/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "cue-pack-reader.h"

/* Packs for tests: from strings, or from a directory. */

G_GNUC_UNUSED static void
add_file (GPtrArray *files, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  g_ptr_array_add (files, cue_pack_file_new (name, bytes));
}

G_GNUC_UNUSED static GPtrArray *
new_files (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
}

G_GNUC_UNUSED static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full) (nullable): NULL where there is no such directory */
G_GNUC_UNUSED static GPtrArray *
load_directory (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *files;
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  files = new_files ();
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *full = g_build_filename (path, g_ptr_array_index (names, i), NULL);
      g_autofree char *data = NULL;
      gsize length;

      if (!g_file_test (full, G_FILE_TEST_IS_REGULAR)
          || !g_file_get_contents (full, &data, &length, NULL))
        continue;
      g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&data), length);

      g_ptr_array_add (files, cue_pack_file_new (g_ptr_array_index (names, i), bytes));
    }
  return files;
}

/* Reads a pack that must be good; prints every problem of one that is not. */
G_GNUC_UNUSED static CuePack *
read_good (GPtrArray *files)
{
  g_autoptr (GPtrArray) problems = NULL;
  CuePack *pack = cue_pack_read (files, &problems);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = cue_pack_problem_to_string (g_ptr_array_index (problems, i));

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (pack);
  return pack;
}
