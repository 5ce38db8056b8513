/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-folder.h"

#include <string.h>

#define MAX_FILE_BYTES (256 * 1024 * 1024)

static gboolean
is_part (const char *name)
{
  return *name != '.' && !g_str_has_prefix (name, "README")
         && (g_str_has_suffix (name, ".json") || g_str_has_suffix (name, ".jsonl"));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_names (const char *dir, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (dir, 0, error);
  GPtrArray *names;
  const char *name;

  if (folder == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (is_part (name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, error);

  if (mapped == NULL)
    return NULL;
  if (g_mapped_file_get_length (mapped) > MAX_FILE_BYTES)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC,
                   "%s: found %" G_GSIZE_FORMAT " bytes; a file has at most %d", path,
                   g_mapped_file_get_length (mapped), MAX_FILE_BYTES);
      return NULL;
    }
  /* a copy: an author may save the file while the pack is in use */
  return g_bytes_new (g_mapped_file_get_contents (mapped), g_mapped_file_get_length (mapped));
}

GPtrArray *
cue_pack_folder_read (const char *dir, GError **error)
{
  g_autoptr (GPtrArray) names = list_names (dir, error);
  g_autoptr (GPtrArray) files = NULL;

  if (names == NULL)
    return NULL;
  files = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (dir, name, NULL);
      g_autoptr (GBytes) bytes = read_file (path, error);

      if (bytes == NULL)
        return NULL;
      g_ptr_array_add (files, cue_pack_file_new (name, bytes));
    }
  return g_steal_pointer (&files);
}

CuePack *
cue_pack_folder_load (const char *dir, GPtrArray **problems, GPtrArray **files, GError **error)
{
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) found = NULL;
  CuePack *pack;

  if (problems != NULL)
    *problems = NULL;
  read = cue_pack_folder_read (dir, error);
  if (read == NULL)
    return NULL;
  pack = cue_pack_read (read, &found);
  if (pack == NULL)
    {
      g_autofree char *first
          = found->len > 0 ? cue_pack_problem_to_string (g_ptr_array_index (found, 0)) : NULL;

      g_set_error (error, CUE_PACK_ERROR, CUE_PACK_ERROR_INVALID, "%s/%s (1 of %u problems)", dir,
                   first != NULL ? first : "pack.json: found nothing; a manifest is needed",
                   found->len);
    }
  if (problems != NULL)
    *problems = g_steal_pointer (&found);
  if (files != NULL)
    *files = g_steal_pointer (&read);
  return pack;
}

GBytes *
cue_pack_folder_read_sessions (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "sessions.jsonl", NULL);
  GBytes *bytes = read_file (path, NULL);

  return bytes != NULL ? bytes : g_bytes_new (NULL, 0);
}
