/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-found-pack.h"

#include "cue-pack-folder.h"
#include "cue-pack-reader.h"

#define SESSIONS "sessions.jsonl"

static const CueSealTerms ALWAYS = { 1, G_MININT64, G_MAXINT64 };

void
cue_found_pack_free (CueFoundPack *self)
{
  g_clear_pointer (&self->pack, cue_pack_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_bytes_unref);
  g_free (self);
}

/* Whoever mends a pack wants to see all that is wrong with it, not the first of it. */
static void
set_problems (GError **error, const char *path, GPtrArray *problems)
{
  g_autoptr (GString) text = g_string_new (path);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *problem = cue_pack_problem_to_string (g_ptr_array_index (problems, i));

      g_string_append_printf (text, "\n%s", problem);
    }
  g_set_error_literal (error, CUE_PACK_ERROR, CUE_PACK_ERROR_INVALID, text->str);
}

static void
remove_sessions (GPtrArray *files)
{
  for (guint i = files->len; i > 0; i--)
    if (g_str_equal (((CuePackFile *) g_ptr_array_index (files, i - 1))->name, SESSIONS))
      g_ptr_array_remove_index (files, i - 1);
}

/* The one file of a sealed pack, else NULL. */
static GBytes *
find_sealed (GPtrArray *files)
{
  const CuePackFile *file = files->len == 1 ? g_ptr_array_index (files, 0) : NULL;

  return file != NULL && g_str_has_suffix (file->name, CUE_SEAL_SUFFIX) ? file->bytes : NULL;
}

/* Takes @pack. */
static CueFoundPack *
found_new (CuePack *pack, GPtrArray *files, GBytes *sessions)
{
  CueFoundPack *self = g_new0 (CueFoundPack, 1);
  GBytes *sealed = find_sealed (files);

  self->pack = pack;
  self->files = g_ptr_array_ref (files);
  self->sessions = g_bytes_ref (sessions);
  self->terms = ALWAYS;
  if (sealed != NULL)
    cue_seal_read_terms (sealed, &self->terms, NULL); /* the reader has checked them */
  return self;
}

CueFoundPack *
cue_found_pack_read (const char *path, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GBytes) sessions = NULL;
  g_autoptr (GError) trouble = NULL;
  CuePack *pack = cue_pack_folder_load (path, &problems, &files, &trouble);

  if (pack == NULL && problems != NULL && problems->len > 0)
    set_problems (error, path, problems);
  else if (pack == NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  if (pack == NULL)
    return NULL;
  sessions = cue_pack_folder_read_sessions (path);
  remove_sessions (files);
  return found_new (pack, files, sessions);
}

CueFoundPack *
cue_found_pack_open (const CueKeptPack *kept, GError **error)
{
  GBytes *sealed = find_sealed (kept->files);
  g_autoptr (CueSeal) seal = sealed != NULL ? cue_seal_open (sealed, error) : NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  CuePack *pack;

  if (seal == NULL)
    return NULL;
  pack = cue_pack_read (kept->files, &problems);
  if (pack == NULL)
    {
      set_problems (error, kept->digest, problems);
      return NULL;
    }
  return found_new (pack, kept->files, seal->sessions != NULL ? seal->sessions : none);
}

GBytes *
cue_found_pack_seal (const CueFoundPack *self, const CueModel *model)
{
  g_autoptr (GBytes) learnt = cue_model_to_bytes (model);
  GBytes *sessions = g_bytes_get_size (self->sessions) > 0 ? self->sessions : NULL;

  return cue_seal_write (self->pack, &self->terms, learnt, sessions);
}
