/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-shelf.h"

#include <string.h>

#include "cue-pack-reader.h"
#include "cue-packs-resource.h"
#include "cue-replay-feed.h"

#define PACKS_FOLDER "/app/cuelight/Cuelight/packs/"
#define SESSIONS "sessions.jsonl"

/* Enough of a pack that a desk without any other still shows conversations. */
#define BARE_ID "none"
#define BARE_PACK                                                                                  \
  "{\"pack\":\"" BARE_ID "\",\"version\":1,\"title\":{\"zh\":\"没有知识包\",\"en\":\"No "     \
  "pack\"},\"lang\":\"both\","                                                                     \
  "\"utc_offset_min\":0,\"currency\":\"yuan\"}"

void
cue_shelf_entry_free (CueShelfEntry *entry)
{
  g_clear_pointer (&entry->snippets, cue_snippet_index_free);
  g_clear_pointer (&entry->engine, cue_engine_unref);
  g_clear_pointer (&entry->files, g_ptr_array_unref);
  g_clear_pointer (&entry->recordings, g_ptr_array_unref);
  g_clear_pointer (&entry->problems, g_ptr_array_unref);
  g_clear_pointer (&entry->pack, cue_pack_unref);
  g_free (entry);
}

static CuePackShelf *
shelf_new (void)
{
  CuePackShelf *self = g_new0 (CuePackShelf, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_shelf_entry_free);
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_shelf_entry_free);
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

static CueShelfEntry *
entry_new (CuePack *pack, CueModel *model, GPtrArray *files)
{
  CueShelfEntry *entry = g_new0 (CueShelfEntry, 1);

  entry->pack = cue_pack_ref (pack);
  entry->engine = cue_engine_new (pack, model);
  entry->snippets = cue_snippet_index_new (pack);
  entry->files = g_ptr_array_ref (files);
  entry->problems = g_ptr_array_new_with_free_func (g_free);
  entry->recordings = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_recording_free);
  entry->terms = (CueSealTerms){ 1, G_MININT64, G_MAXINT64 };
  return entry;
}

static void
add_recordings (CueShelfEntry *entry, GBytes *sessions)
{
  const char *id = cue_pack_get_id (entry->pack);
  g_autofree char *file = g_strconcat (id, "/" SESSIONS, NULL);

  g_ptr_array_unref (entry->recordings);
  entry->recordings = cue_recordings_read (sessions, file, id, entry->problems);
}

CueShelfEntry *
cue_shelf_entry_new (const CueFoundPack *found, CueModel *model)
{
  CueShelfEntry *entry = entry_new (found->pack, model, found->files);

  add_recordings (entry, found->sessions);
  entry->terms = found->terms;
  return entry;
}

gboolean
cue_shelf_entry_is_bare (const CueShelfEntry *self)
{
  return g_str_equal (cue_pack_get_id (self->pack), BARE_ID);
}

/* Takes @entry. */
static CueShelfEntry *
add_entry (CuePackShelf *self, CueShelfEntry *entry)
{
  g_ptr_array_add (self->entries, entry);
  g_ptr_array_extend_and_steal (self->problems, g_steal_pointer (&entry->problems));
  return entry;
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
  g_autoptr (CuePack) pack = cue_pack_read (files, &problems);

  for (guint i = 0; pack == NULL && i < problems->len; i++)
    {
      g_autofree char *problem = cue_pack_problem_to_string (g_ptr_array_index (problems, i));
      g_ptr_array_add (self->problems, g_strconcat (name, problem, NULL));
    }
  if (pack == NULL)
    return;
  CueShelfEntry *entry = entry_new (pack, NULL, files);
  if (sessions != NULL)
    add_recordings (entry, sessions);
  add_entry (self, entry);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full) */
static CueShelfEntry *
create_bare (void)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GBytes) bytes = g_bytes_new_static (BARE_PACK, strlen (BARE_PACK));
  g_autoptr (GPtrArray) problems = NULL;

  g_ptr_array_add (files, cue_pack_file_new ("pack.json", bytes));
  g_autoptr (CuePack) pack = cue_pack_read (files, &problems);
  g_assert (pack != NULL);
  return entry_new (pack, NULL, files);
}

CuePackShelf *
cue_pack_shelf_new_embedded (void)
{
  CuePackShelf *self = shelf_new ();
  g_auto (GStrv) names = g_resource_enumerate_children (cue_packs_get_resource (), PACKS_FOLDER,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (names != NULL)
    qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    load_embedded (self, names[i]);
  if (self->entries->len == 0)
    add_entry (self, create_bare ());
  return self;
}

CuePackShelf *
cue_pack_shelf_new (CueShelfEntry *entry)
{
  CuePackShelf *self = shelf_new ();

  add_entry (self, entry != NULL ? entry : create_bare ());
  return self;
}

CueShelfEntry *
cue_pack_shelf_replace (CuePackShelf *self, CueShelfEntry *entry)
{
  g_ptr_array_extend_and_steal (self->kept, g_steal_pointer (&self->entries));
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_shelf_entry_free);
  return add_entry (self, entry != NULL ? entry : create_bare ());
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
  g_autoptr (CuePack) pack = cue_pack_read (files, &problems);
  if (pack != NULL)
    g_ptr_array_add (self->kept, entry_new (pack, NULL, files));
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
