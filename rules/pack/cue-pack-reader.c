/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-reader.h"

#include <string.h>

#include "cue-pack-gather-private.h"
#include "cue-pack-private.h"
#include "cue-seal.h"

/*
 * A pack is read in four passes: every line of every file by itself goes through the gate into one
 * block (syntax), then each record of the block becomes an entry (shape), then come the names that
 * one record uses of another, then the order of tags. A wrong record still enters under its id, so
 * that one mistake is told once and not again by everyone who names that record. Only a pack
 * without any problem leaves this file. A sealed pack brings its block and so leaves out the first
 * pass.
 */

G_DEFINE_QUARK (cue_pack_error, cue_pack_error)

CuePackFile *
cue_pack_file_new (const char *name, GBytes *bytes)
{
  CuePackFile *self = g_new0 (CuePackFile, 1);

  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  return self;
}

void
cue_pack_file_free (CuePackFile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
problem_free (gpointer data)
{
  CuePackProblem *self = data;

  g_free (self->file);
  g_free (self->path);
  g_free (self->found);
  g_free (self->expected);
  g_free (self);
}

GPtrArray *
cue_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

char *
cue_pack_problem_to_string (const CuePackProblem *self)
{
  g_autoptr (GString) out = g_string_new (self->file);

  if (self->line > 0)
    g_string_append_printf (out, ":%u", self->line);
  if (*self->path != '\0')
    g_string_append_printf (out, ": %s", self->path);
  g_string_append_printf (out, ": found %s; %s", self->found, self->expected);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
note_double (CueRecord *record, const char *key, const char *id, guint first_line)
{
  g_autofree char *found = g_strdup_printf ("\"%s\" a second time", id);
  g_autofree char *expected = g_strdup_printf ("another id: line %u has this one", first_line);

  cue_record_note (record, key, found, expected);
}

static guint
line_of (CuePack *pack, CueFamilyId family, gpointer entry)
{
  guint i = 0;

  if (!g_ptr_array_find (pack->lists[family], entry, &i))
    return 0;
  return g_array_index (pack->lines[family], guint, i);
}

static void
index_points (CuePack *pack, CueTalk *talk)
{
  for (guint i = 0; i < talk->points->len; i++)
    {
      CuePoint *point = g_ptr_array_index (talk->points, i);

      g_hash_table_insert (pack->points, point->full_id, point);
    }
}

/* Examples are many and few are spoken of by name: their place will do. (transfer none) */
static char *
name_by_place (const CuePack *pack, CueRecord *record, CueFamilyId family)
{
  g_autofree char *place = g_strdup_printf ("#%u", pack->lists[family]->len + 1);

  return cue_arena_dup (record->page->arena, place);
}

/* Facts have dotted ids, all others plain ones. (nullable) */
static char *
read_entry_id (const CuePack *pack, CueRecord *record, CueFamilyId family)
{
  const char *key = CUE_FAMILIES[family].key;
  char *id;

  if (family == CUE_FAMILY_EXAMPLE && cue_record_get (record, key) == NULL)
    return name_by_place (pack, record, family);
  if (family != CUE_FAMILY_FACT)
    return cue_record_get_id (record, key);
  id = cue_record_get_string (record, key, TRUE);
  if (id == NULL || cue_fact_id_is_valid (id))
    return id;
  cue_record_expect (record, key, "a fact id: words of a-z, 0-9 and _, joined by dots");
  return NULL;
}

static void
keep_entry (CuePack *pack, CueRecord *record, CueFamilyId family, gpointer entry)
{
  const char *id = cue_entry_get_id (entry);
  gpointer first = g_hash_table_lookup (pack->index[family], id);

  if (first != NULL)
    note_double (record, CUE_FAMILIES[family].key, id, line_of (pack, family, first));
  else
    g_hash_table_insert (pack->index[family], (char *) id, entry);
  g_ptr_array_add (pack->lists[family], entry);
  g_array_append_val (pack->lines[family], record->page->line);
  if (family == CUE_FAMILY_TALK && first == NULL)
    index_points (pack, entry);
}

static void
read_record (CuePack *pack,
             const CuePage *page,
             CueFamilyId family,
             const CueTree *tree,
             CuePhraseBook *wordings)
{
  const CueFamily *kind = &CUE_FAMILIES[family];
  g_autoptr (CueRecord) record = cue_record_open (page, tree);
  gpointer entry;

  if (record == NULL)
    return;
  entry = cue_arena_take (pack->arena, kind->entry_size);
  *(char **) entry = read_entry_id (pack, record, family);
  if (cue_entry_get_id (entry) == NULL)
    *(const char **) entry = "";
  kind->parse (record, entry, wordings);
  if (*cue_entry_get_id (entry) != '\0')
    keep_entry (pack, record, family, entry);
  else if (kind->clear != NULL)
    kind->clear (entry);
}

static void
read_family (CuePack *pack,
             CueFamilyId family,
             const CueGathered *gathered,
             CuePage *page,
             CuePhraseBook *wordings)
{
  const CueTree *root = cue_forest_get_root (pack->forest);
  const CueTree *records = cue_tree_get_member (root, CUE_FAMILIES[family].file);
  const GArray *lines = gathered->lines[family];
  CueTreeIter iter;
  const CueTree *record;

  if (records == NULL)
    return;
  cue_tree_iter_init (&iter, records);
  page->file = CUE_FAMILIES[family].file;
  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &record); i++)
    {
      page->line = lines != NULL ? g_array_index (lines, guint, i) : i + 1;
      read_record (pack, page, family, record, wordings);
    }
}

/* Entries of all families. @wordings: (nullable): takes those of the pack; NULL: they are as they
 * should be. */
static void
read_entries (CuePack *pack,
              const CueGathered *gathered,
              CuePhraseBook *wordings,
              GPtrArray *problems)
{
  const CueTree *root = cue_forest_get_root (gathered->forest);
  const CueTree *manifest = cue_tree_get_member (root, "pack.json");
  CuePage page = { "pack.json", 0, NULL, problems, gathered->forest, pack->arena };

  pack->forest = cue_forest_ref (gathered->forest);
  if (manifest != NULL)
    cue_manifest_parse (pack, manifest, &page);
  page.lang = pack->lang;
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    read_family (pack, i, gathered, &page, wordings);
}

/* Limits of the manifest count where a rule says nothing; offers learn what a day is. */
static void
fill_defaults (CuePack *pack)
{
  for (guint i = 0; i < pack->lists[CUE_FAMILY_RULE]->len; i++)
    cue_rule_keep_limits (g_ptr_array_index (pack->lists[CUE_FAMILY_RULE], i), &pack->limits);
  for (guint i = 0; i < pack->lists[CUE_FAMILY_ANSWER]->len; i++)
    ((CueAnswer *) g_ptr_array_index (pack->lists[CUE_FAMILY_ANSWER], i))->place = i;
  for (guint i = 0; i < pack->lists[CUE_FAMILY_OFFER]->len; i++)
    {
      CueOffer *offer = g_ptr_array_index (pack->lists[CUE_FAMILY_OFFER], i);

      offer->place = i;
      cue_offer_place_in_time (offer, pack->utc_offset_min);
    }
}

static int
rank_of_file (const char *name)
{
  if (g_str_equal (name, "pack.json"))
    return 0;
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    if (g_str_equal (CUE_FAMILIES[i].file, name))
      return i + 1;
  return CUE_FAMILY_N + 1;
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const CuePackProblem *left = *(CuePackProblem *const *) a;
  const CuePackProblem *right = *(CuePackProblem *const *) b;
  int rank = rank_of_file (left->file) - rank_of_file (right->file);

  if (rank == 0)
    rank = strcmp (left->file, right->file);
  if (rank == 0)
    rank = left->line < right->line ? -1 : left->line > right->line;
  return rank;
}

/* What one record says of another, once all are there; TRUE and ready for use when nothing is
 * wrong.
 */
static gboolean
finish (CuePack *pack, GPtrArray *problems)
{
  cue_pack_check_references (pack, problems);
  cue_pack_order_tags (pack, problems);
  if (problems->len == 0)
    fill_defaults (pack);
  g_ptr_array_sort (problems,
                    compare_problems); /* stable: within a line, in the order of reading */
  return problems->len == 0;
}

static CuePack *
read_files (GPtrArray *files, GPtrArray *problems)
{
  g_autoptr (CuePack) pack = cue_pack_new_empty ();
  g_autoptr (CuePhraseBook) wordings = cue_phrase_book_new ();
  g_auto (CueGathered) gathered = { 0 };

  if (!cue_pack_gather (&gathered, files, problems))
    return NULL;
  read_entries (pack, &gathered, wordings, problems);
  if (!finish (pack, problems))
    return NULL;
  pack->digest = cue_pack_compute_digest (pack);
  return g_steal_pointer (&pack);
}

static gboolean
is_family_file (const char *name)
{
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    if (g_str_equal (CUE_FAMILIES[i].file, name))
      return TRUE;
  return FALSE;
}

/* A block of a pack holds the manifest, and lists of records by the names of their files. */
static gboolean
check_block (const CuePage *page, const CueForest *forest)
{
  const CueTree *root = cue_forest_get_root (forest);
  CueTreeIter iter = { 0 };
  const CueTree *file;
  const char *name;

  if (!cue_tree_is_object (root) || cue_tree_get_member (root, "pack.json") == NULL)
    {
      cue_page_note (page, "", "a block without a manifest",
                     "{\"pack.json\": …, \"rules.jsonl\": …}");
      return FALSE;
    }
  cue_tree_iter_init (&iter, root);
  while (cue_tree_iter_next (&iter, &name, &file))
    if (!g_str_equal (name, "pack.json") && (!is_family_file (name) || !cue_tree_is_array (file)))
      {
        cue_page_note (page, "", name, "lists of records by the names of their files");
        return FALSE;
      }
  return TRUE;
}

/* What the seal says of the pack is what it holds. The digest is taken from it: whoever changed the
 * block has changed its own digest, and to print and sum up a large pack takes as long as reading
 * it. */
static void
check_seal (CuePack *pack, const CuePage *page, const CueSeal *seal)
{
  pack->digest = g_strdup (seal->digest);
  if (g_strcmp0 (pack->id, seal->pack) != 0 || pack->version != seal->version)
    cue_page_note (page, "", "another pack than the manifest names",
                   "the id and version of what is in it");
}

gboolean
cue_pack_verify_digest (const CuePack *self, GError **error)
{
  const CuePack *read = self->base != NULL ? self->base : self;
  g_autofree char *digest = cue_pack_compute_digest (read);

  if (g_str_equal (digest, read->digest))
    return TRUE;
  g_set_error (error, CUE_PACK_ERROR, CUE_PACK_ERROR_INVALID,
               "found a pack with the digest %.12s…; its seal says %.12s…", digest, read->digest);
  return FALSE;
}

static CuePack *
read_sealed (const CuePackFile *file, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueSeal) seal = cue_seal_open (file->bytes, &error);
  g_autoptr (CuePack) pack = NULL;
  g_auto (CueGathered) gathered = { 0 };
  CuePage page = { .file = file->name, .problems = problems };

  if (seal != NULL)
    gathered.forest = cue_forest_new (seal->block, &error);
  if (gathered.forest == NULL)
    cue_page_note_gate_error (&page, error);
  if (gathered.forest == NULL || !check_block (&page, gathered.forest))
    return NULL;
  pack = cue_pack_new_empty ();
  pack->model = seal->model != NULL ? g_bytes_ref (seal->model) : NULL;
  pack->model_digest = g_strdup (seal->model_digest);
  read_entries (pack, &gathered, NULL, problems);
  if (finish (pack, problems))
    check_seal (pack, &page, seal);
  return problems->len == 0 ? g_steal_pointer (&pack) : NULL;
}

CuePack *
cue_pack_read (GPtrArray *files, GPtrArray **problems)
{
  g_autoptr (GPtrArray) list = cue_problems_new ();
  const CuePackFile *only;
  CuePack *pack;

  g_return_val_if_fail (files != NULL, NULL);

  only = files->len == 1 ? g_ptr_array_index (files, 0) : NULL;
  pack = only != NULL && g_str_has_suffix (only->name, CUE_SEAL_SUFFIX) ? read_sealed (only, list)
                                                                        : read_files (files, list);
  g_ptr_array_sort (list, compare_problems); /* stable: within a line, in the order of reading */
  if (problems != NULL)
    *problems = g_steal_pointer (&list);
  return pack;
}
