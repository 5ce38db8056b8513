/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-reader.h"

#include <string.h>

#include "cue-gate.h"
#include "cue-pack-private.h"

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

/* "byte 7: found X; Y" as found "X at byte 7", expected "Y". */
static void
note_gate_error (const CuePage *page, const GError *error)
{
  const char *message = error->message;
  const char *mark = strstr (message, ": found ");
  const char *found = mark != NULL ? mark + strlen (": found ") : message;
  const char *semicolon = strstr (found, "; ");
  g_autofree char *where = mark != NULL ? g_strndup (message, mark - message) : NULL;
  g_autofree char *what
      = semicolon != NULL ? g_strndup (found, semicolon - found) : g_strdup (found);
  g_autofree char *told = g_strconcat (what, where != NULL ? " at " : NULL, where, NULL);

  cue_page_note (page, "", told, semicolon != NULL ? semicolon + 2 : "one JSON value (RFC 8259)");
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

/* Facts have dotted ids, all others plain ones. (nullable) */
static char *
read_entry_id (CueRecord *record, CueFamilyId family)
{
  const char *key = CUE_FAMILIES[family].key;
  char *id;

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
  *(char **) entry = read_entry_id (record, family);
  if (cue_entry_get_id (entry) == NULL)
    *(const char **) entry = "";
  kind->parse (record, entry, wordings);
  if (*cue_entry_get_id (entry) != '\0')
    keep_entry (pack, record, family, entry);
  else if (kind->clear != NULL)
    kind->clear (entry);
}

static gboolean
is_blank (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
      return FALSE;
  return TRUE;
}

/* The good lines of a file as elements of the list that is open; where each stood goes to @lines.
 */
static void
gather_lines (GBytes *bytes, CuePage *page, CueForestBuilder *builder, GArray *lines)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = size > 0 ? at + size : at;

  for (page->line = 1; at < end; page->line++)
    {
      const char *newline = memchr (at, '\n', end - at);
      const char *stop = newline != NULL ? newline : end;
      g_autoptr (GError) error = NULL;

      if (is_blank (at, stop - at))
        ;
      else if (cue_forest_builder_add_document (builder, at, stop - at, &CUE_GATE_LINE, &error))
        g_array_append_val (lines, page->line);
      else
        note_gate_error (page, error);
      at = stop + 1;
    }
}

static CuePackFile *
find_file (GPtrArray *files, const char *name)
{
  for (guint i = 0; i < files->len; i++)
    {
      CuePackFile *file = g_ptr_array_index (files, i);

      if (g_str_equal (file->name, name))
        return file;
    }
  return NULL;
}

/* What the files hold: the block, and on which line each record of each family stood. */
typedef struct
{
  CueForest *forest;
  GArray *lines[CUE_FAMILY_N]; /* guint; NULL: records stand on lines from 1 on */
} Gathered;

static void
gathered_clear (Gathered *self)
{
  g_clear_pointer (&self->forest, cue_forest_unref);
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    g_clear_pointer (&self->lines[i], g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gathered, gathered_clear)

static void
gather_manifest (CueForestBuilder *builder, GPtrArray *files, GPtrArray *problems)
{
  CuePackFile *file = find_file (files, "pack.json");
  CuePage page = { .file = "pack.json", .problems = problems };
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data;

  if (file == NULL)
    {
      cue_page_note (&page, "", "no such file", "every pack has a manifest pack.json");
      return;
    }
  data = g_bytes_get_data (file->bytes, &size);
  if (!cue_gate_check (data != NULL ? data : "", size, &CUE_GATE_LINE, &error))
    {
      note_gate_error (&page, error);
      return;
    }
  cue_forest_builder_add_key (builder, file->name, strlen (file->name));
  cue_forest_builder_add_document (builder, data, size, &CUE_GATE_LINE, NULL);
}

static void
gather_family (CueForestBuilder *builder, CuePackFile *file, GArray *lines, GPtrArray *problems)
{
  CuePage page = { .file = file->name, .problems = problems };

  cue_forest_builder_add_key (builder, file->name, strlen (file->name));
  cue_forest_builder_open (builder, FALSE);
  gather_lines (file->bytes, &page, builder, lines);
  cue_forest_builder_close (builder);
}

static gboolean
gather (Gathered *self, GPtrArray *files, GPtrArray *problems)
{
  CueForestBuilder *builder = cue_forest_builder_new ();
  CuePage page = { .file = "pack.json", .problems = problems };
  g_autoptr (GError) error = NULL;

  cue_forest_builder_open (builder, TRUE);
  gather_manifest (builder, files, problems);
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    {
      CuePackFile *file = find_file (files, CUE_FAMILIES[i].file);

      self->lines[i] = g_array_new (FALSE, FALSE, sizeof (guint));
      if (file != NULL)
        gather_family (builder, file, self->lines[i], problems);
    }
  cue_forest_builder_close (builder);
  self->forest = cue_forest_builder_end (builder, &error);
  if (self->forest == NULL)
    cue_page_note (&page, "", "a pack that is too large", error->message);
  return self->forest != NULL;
}

/* A bad recording spoils the pack too, though the engine does not read it. */
static void
check_sessions (GPtrArray *files, GPtrArray *problems)
{
  CuePackFile *file = find_file (files, "sessions.jsonl");
  CuePage page = { .file = "sessions.jsonl", .problems = problems };
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (CueArena) arena = cue_arena_new ();
  g_autoptr (CueForest) forest = NULL;
  CueForestBuilder *builder;
  CueTreeIter iter = { 0 };
  const CueTree *session;

  if (file == NULL)
    return;
  builder = cue_forest_builder_new ();
  cue_forest_builder_open (builder, FALSE);
  gather_lines (file->bytes, &page, builder, lines);
  cue_forest_builder_close (builder);
  forest = cue_forest_builder_end (builder, NULL);
  page.arena = arena;
  if (forest == NULL)
    cue_page_note (&page, "", "more than can be read", "at most 256 MiB of recordings");
  else
    cue_tree_iter_init (&iter, cue_forest_get_root (forest));
  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &session); i++)
    {
      page.line = g_array_index (lines, guint, i);
      cue_session_check (&page, session);
    }
}

static void
read_family (CuePack *pack,
             CueFamilyId family,
             const Gathered *gathered,
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
read_entries (CuePack *pack, const Gathered *gathered, CuePhraseBook *wordings, GPtrArray *problems)
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

static gboolean
is_known_file (const char *name)
{
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    if (g_str_equal (CUE_FAMILIES[i].file, name))
      return TRUE;
  return g_str_equal (name, "pack.json") || g_str_equal (name, "sessions.jsonl")
         || g_str_has_prefix (name, "README");
}

static void
note_unknown_files (GPtrArray *files, GPtrArray *problems)
{
  for (guint i = 0; i < files->len; i++)
    {
      CuePackFile *file = g_ptr_array_index (files, i);
      CuePage page = { .file = file->name, .problems = problems };

      if (!is_known_file (file->name))
        cue_page_note (&page, "", "a file that no family has",
                       "pack.json, a family's .jsonl (docs/pack.md), sessions.jsonl or README");
      else if (find_file (files, file->name) != file)
        cue_page_note (&page, "", "the same file a second time", "each file once");
    }
}

/* Limits of the manifest count where a rule says nothing; offers learn what a day is. */
static void
fill_defaults (CuePack *pack)
{
  for (guint i = 0; i < pack->lists[CUE_FAMILY_RULE]->len; i++)
    {
      CueRule *rule = g_ptr_array_index (pack->lists[CUE_FAMILY_RULE], i);

      if (rule->ttl_ms < 0)
        rule->ttl_ms = pack->limits.ttl_ms;
      if (rule->cooldown_ms < 0)
        rule->cooldown_ms = pack->limits.cooldown_ms;
    }
  for (guint i = 0; i < pack->lists[CUE_FAMILY_OFFER]->len; i++)
    cue_offer_place_in_time (g_ptr_array_index (pack->lists[CUE_FAMILY_OFFER], i),
                             pack->utc_offset_min);
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

CuePack *
cue_pack_read (GPtrArray *files, GPtrArray **problems)
{
  g_autoptr (CuePack) pack = cue_pack_new_empty ();
  g_autoptr (CuePhraseBook) wordings = cue_phrase_book_new ();
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (problem_free);
  g_auto (Gathered) gathered = { 0 };
  gboolean good = FALSE;

  g_return_val_if_fail (files != NULL, NULL);

  note_unknown_files (files, list);
  check_sessions (files, list);
  if (gather (&gathered, files, list))
    {
      read_entries (pack, &gathered, wordings, list);
      good = finish (pack, list);
    }
  if (good)
    pack->digest = cue_pack_compute_digest (pack);
  if (problems != NULL)
    *problems = g_steal_pointer (&list);
  return good ? g_steal_pointer (&pack) : NULL;
}
