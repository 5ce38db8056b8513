/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-folder.h"

#include <string.h>

#include "cue-seal.h"

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

static GPtrArray *
read_folder (const char *dir, GError **error)
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

static gboolean
is_sealed (const char *path)
{
  return g_str_has_suffix (path, CUE_SEAL_SUFFIX) && !g_file_test (path, G_FILE_TEST_IS_DIR);
}

GPtrArray *
cue_pack_folder_read (const char *path, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GPtrArray *files;

  if (!is_sealed (path))
    return read_folder (path, error);
  bytes = read_file (path, error);
  if (bytes == NULL)
    return NULL;
  name = g_path_get_basename (path);
  files = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_ptr_array_add (files, cue_pack_file_new (name, bytes));
  return files;
}

char *
cue_pack_folder_describe (const char *path, const CuePackProblem *problem)
{
  g_autofree char *text = cue_pack_problem_to_string (problem);
  g_autofree char *name = g_path_get_basename (path);

  /* what is wrong with a sealed file itself stands at its own name */
  if (is_sealed (path) && g_str_equal (problem->file, name))
    return g_strconcat (path, text + strlen (problem->file), NULL);
  return g_strdup_printf ("%s/%s", path, text);
}

CuePack *
cue_pack_folder_load (const char *path, GPtrArray **problems, GPtrArray **files, GError **error)
{
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GPtrArray) found = NULL;
  CuePack *pack;

  if (problems != NULL)
    *problems = NULL;
  read = cue_pack_folder_read (path, error);
  if (read == NULL)
    return NULL;
  pack = cue_pack_read (read, &found);
  if (pack == NULL)
    {
      g_autofree char *first = cue_pack_folder_describe (path, g_ptr_array_index (found, 0));

      g_set_error (error, CUE_PACK_ERROR, CUE_PACK_ERROR_INVALID, "%s (1 of %u problems)", first,
                   found->len);
    }
  if (problems != NULL)
    *problems = g_steal_pointer (&found);
  if (files != NULL)
    *files = g_steal_pointer (&read);
  return pack;
}

static GBytes *
read_sealed_sessions (const char *path)
{
  g_autoptr (GBytes) file = read_file (path, NULL);
  g_autoptr (CueSeal) seal = file != NULL ? cue_seal_open (file, NULL) : NULL;

  return seal != NULL && seal->sessions != NULL ? g_bytes_ref (seal->sessions) : NULL;
}

GBytes *
cue_pack_folder_read_sessions (const char *path)
{
  g_autofree char *inside = g_build_filename (path, "sessions.jsonl", NULL);
  GBytes *bytes = is_sealed (path) ? read_sealed_sessions (path) : read_file (inside, NULL);

  return bytes != NULL ? bytes : g_bytes_new (NULL, 0);
}
