/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-shelf.h"

#include <string.h>

#include "cue-pack-folder.h"
#include "cue-pack-reader.h"
#include "cue-packs-resource.h"
#include "cue-replay-feed.h"

#define PACKS_FOLDER "/app/cuelight/Cuelight/packs/"
#define SESSIONS "sessions.jsonl"

/* Enough of a pack that a desk without any other still shows conversations. */
#define BARE_PACK                                                                                  \
  "{\"pack\":\"none\",\"version\":1,\"title\":{\"zh\":\"没有知识包\",\"en\":\"No "            \
  "pack\"},\"lang\":\"both\","                                                                     \
  "\"utc_offset_min\":0,\"currency\":\"yuan\"}"

static void
entry_free (CueShelfEntry *entry)
{
  g_clear_pointer (&entry->snippets, cue_snippet_index_free);
  g_clear_pointer (&entry->engine, cue_engine_unref);
  g_clear_pointer (&entry->files, g_ptr_array_unref);
  g_clear_pointer (&entry->recordings, g_ptr_array_unref);
  g_clear_pointer (&entry->pack, cue_pack_unref);
  g_free (entry);
}

static CuePackShelf *
shelf_new (void)
{
  CuePackShelf *self = g_new0 (CuePackShelf, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
cue_pack_shelf_free (CuePackShelf *self)
{
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* Takes @pack. */
static CueShelfEntry *
entry_new (CuePack *pack, GPtrArray *files)
{
  CueShelfEntry *entry = g_new0 (CueShelfEntry, 1);

  entry->pack = pack;
  entry->engine = cue_engine_new (pack, NULL);
  entry->snippets = cue_snippet_index_new (pack);
  entry->files = g_ptr_array_ref (files);
  return entry;
}

/* Takes @pack. */
static void
add_entry (CuePackShelf *self, CuePack *pack, GPtrArray *files, GBytes *sessions)
{
  CueShelfEntry *entry = entry_new (pack, files);
  g_autofree char *file = g_strconcat (cue_pack_get_id (pack), "/" SESSIONS, NULL);

  entry->recordings
      = sessions != NULL
            ? cue_recordings_read (sessions, file, cue_pack_get_id (pack), self->problems)
            : g_ptr_array_new_with_free_func ((GDestroyNotify) cue_recording_free);
  g_ptr_array_add (self->entries, entry);
}

static GPtrArray *
read_embedded (const char *folder, GBytes **sessions)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_auto (GStrv) names = g_resource_enumerate_children (cue_packs_get_resource (), folder,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (cue_packs_get_resource (), path,
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (g_str_equal (names[i], SESSIONS))
        *sessions = g_bytes_ref (bytes);
      else
        g_ptr_array_add (files, cue_pack_file_new (names[i], bytes));
    }
  return files;
}

static void
load_embedded (CuePackShelf *self, const char *name)
{
  g_autofree char *folder = g_strconcat (PACKS_FOLDER, name, NULL);
  g_autoptr (GBytes) sessions = NULL;
  g_autoptr (GPtrArray) files = read_embedded (folder, &sessions);
  g_autoptr (GPtrArray) problems = NULL;
  CuePack *pack = cue_pack_read (files, &problems);

  for (guint i = 0; pack == NULL && i < problems->len; i++)
    {
      g_autofree char *problem = cue_pack_problem_to_string (g_ptr_array_index (problems, i));
      g_ptr_array_add (self->problems, g_strconcat (name, problem, NULL));
    }
  if (pack != NULL)
    add_entry (self, pack, files, sessions);
}

/* Whoever mends a pack wants to see all that is wrong with it, not the first of it. */
static void
set_problems (GError **error, const char *dir, GPtrArray *problems)
{
  g_autoptr (GString) text = g_string_new (dir);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *problem = cue_pack_problem_to_string (g_ptr_array_index (problems, i));

      g_string_append_printf (text, "\n%s", problem);
    }
  g_set_error_literal (error, CUE_PACK_ERROR, CUE_PACK_ERROR_INVALID, text->str);
}

static void
remove_file (GPtrArray *files, const char *name)
{
  for (guint i = files->len; i > 0; i--)
    if (g_str_equal (((CuePackFile *) g_ptr_array_index (files, i - 1))->name, name))
      g_ptr_array_remove_index (files, i - 1);
}

static gboolean
load_folder (CuePackShelf *self, const char *dir, GError **error)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) trouble = NULL;
  g_autoptr (GPtrArray) files = NULL;
  CuePack *pack = cue_pack_folder_load (dir, &problems, &files, &trouble);
  g_autoptr (GBytes) sessions = NULL;

  if (pack == NULL && problems != NULL && problems->len > 0)
    set_problems (error, dir, problems);
  else if (pack == NULL)
    g_propagate_error (error, g_steal_pointer (&trouble));
  if (pack == NULL)
    return FALSE;
  sessions = cue_pack_folder_read_sessions (dir);
  remove_file (files, SESSIONS);
  add_entry (self, pack, files, sessions);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
load_all_embedded (CuePackShelf *self)
{
  g_auto (GStrv) names = g_resource_enumerate_children (cue_packs_get_resource (), PACKS_FOLDER,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (names == NULL)
    return;
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    load_embedded (self, names[i]);
}

static void
add_bare (CuePackShelf *self)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GBytes) bytes = g_bytes_new_static (BARE_PACK, strlen (BARE_PACK));
  g_autoptr (GPtrArray) problems = NULL;

  g_ptr_array_add (files, cue_pack_file_new ("pack.json", bytes));
  CuePack *pack = cue_pack_read (files, &problems);
  g_assert (pack != NULL);
  add_entry (self, pack, files, NULL);
}

CuePackShelf *
cue_pack_shelf_load (const char *dir, GError **error)
{
  g_autoptr (CuePackShelf) self = shelf_new ();

  if (dir != NULL && !load_folder (self, dir, error))
    return NULL;
  if (dir == NULL)
    load_all_embedded (self);
  if (self->entries->len == 0)
    add_bare (self);
  return g_steal_pointer (&self);
}

CueShelfEntry *
cue_pack_shelf_find (const CuePackShelf *self, const char *id)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      CueShelfEntry *entry = g_ptr_array_index (self->entries, i);
      if (g_strcmp0 (cue_pack_get_id (entry->pack), id) == 0)
        return entry;
    }
  return NULL;
}

static CueShelfEntry *
find_lang (const CuePackShelf *self, const char *lang)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      CueShelfEntry *entry = g_ptr_array_index (self->entries, i);
      if (g_str_has_prefix (lang, cue_pack_get_lang (entry->pack)))
        return entry;
    }
  return NULL;
}

CueShelfEntry *
cue_pack_shelf_choose (const CuePackShelf *self, const char *lang)
{
  CueShelfEntry *entry = find_lang (self, "both");

  if (entry == NULL && lang != NULL)
    entry = find_lang (self, lang);
  return entry != NULL ? entry : g_ptr_array_index (self->entries, 0);
}

static CueShelfEntry *
find_digest (GPtrArray *entries, const char *pack, const char *model)
{
  for (guint i = 0; i < entries->len; i++)
    {
      CueShelfEntry *entry = g_ptr_array_index (entries, i);

      if (g_strcmp0 (cue_pack_get_digest (entry->pack), pack) == 0
          && (model == NULL
              || g_strcmp0 (cue_model_get_digest (cue_engine_get_model (entry->engine)), model)
                     == 0))
        return entry;
    }
  return NULL;
}

void
cue_pack_shelf_keep (CuePackShelf *self, const char *digest, GPtrArray *files)
{
  g_autoptr (GPtrArray) problems = NULL;

  if (find_digest (self->entries, digest, NULL) != NULL)
    return;
  CuePack *pack = cue_pack_read (files, &problems);
  if (pack != NULL)
    g_ptr_array_add (self->kept, entry_new (pack, files));
  for (guint i = 0; pack == NULL && i < problems->len; i++)
    g_ptr_array_add (self->problems, cue_pack_problem_to_string (g_ptr_array_index (problems, i)));
}

CueShelfEntry *
cue_pack_shelf_find_generation (const CuePackShelf *self, const char *pack, const char *model)
{
  CueShelfEntry *entry = find_digest (self->entries, pack, model);

  return entry != NULL ? entry : find_digest (self->kept, pack, model);
}

void
cue_pack_shelf_teach (const CuePackShelf *self, CueTimeline *timeline)
{
  for (guint i = 0; i < self->kept->len; i++)
    cue_timeline_set_engine (timeline,
                             ((CueShelfEntry *) g_ptr_array_index (self->kept, i))->engine);
  for (guint i = 0; i < self->entries->len; i++)
    cue_timeline_set_engine (timeline,
                             ((CueShelfEntry *) g_ptr_array_index (self->entries, i))->engine);
}
