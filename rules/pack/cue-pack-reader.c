/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-reader.h"

#include <string.h>

#include "cue-gate.h"
#include "cue-pack-private.h"

/*
 * A pack is read in three passes: every line of every file by itself (syntax, shape), then the
 * names that one record uses of another, then the order of tags. A wrong record still enters under
 * its id, so that one mistake is told once and not again by everyone who names that record. Only a
 * pack without any problem leaves this file.
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

/* Facts have dotted ids, all others plain ones. (transfer full) (nullable) */
static char *
read_entry_id (CueRecord *record, CueFamilyId family)
{
  const char *key = CUE_FAMILIES[family].key;
  g_autofree char *id = NULL;

  if (family != CUE_FAMILY_FACT)
    return cue_record_dup_id (record, key);
  id = cue_record_dup_string (record, key, TRUE);
  if (id == NULL || cue_fact_id_is_valid (id))
    return g_steal_pointer (&id);
  cue_record_expect (record, key, "a fact id: words of a-z, 0-9 and _, joined by dots");
  return NULL;
}

static void
keep_entry (CuePack *pack, CueRecord *record, CueFamilyId family, gpointer entry, JsonNode *node)
{
  const char *id = cue_entry_get_id (entry);
  gpointer first = g_hash_table_lookup (pack->index[family], id);

  if (first != NULL)
    note_double (record, CUE_FAMILIES[family].key, id, line_of (pack, family, first));
  else
    g_hash_table_insert (pack->index[family], (char *) id, entry);
  g_ptr_array_add (pack->lists[family], entry);
  g_ptr_array_add (pack->records[family], json_node_ref (node));
  g_array_append_val (pack->lines[family], record->page->line);
  if (family == CUE_FAMILY_TALK && first == NULL)
    index_points (pack, entry);
}

static void
read_record (CuePack *pack,
             const CuePage *page,
             CueFamilyId family,
             JsonNode *node,
             CuePhraseBook *wordings)
{
  const CueFamily *kind = &CUE_FAMILIES[family];
  g_autoptr (CueRecord) record = cue_record_open (page, node, "");
  gpointer entry;

  if (record == NULL)
    return;
  entry = g_malloc0 (kind->entry_size);
  *(char **) entry = read_entry_id (record, family);
  if (cue_entry_get_id (entry) == NULL)
    *(char **) entry = g_strdup ("");
  kind->parse (record, entry, wordings);
  if (family == CUE_FAMILY_TEST)
    ((CuePackTest *) entry)->conversation = json_node_ref (node);
  if (*cue_entry_get_id (entry) == '\0')
    kind->free (entry);
  else
    keep_entry (pack, record, family, entry, node);
}

static gboolean
is_blank (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r')
      return FALSE;
  return TRUE;
}

typedef void (*LineFunc) (const CuePage *page, JsonNode *node, gpointer user_data);

static void
foreach_line (GBytes *bytes, CuePage *page, LineFunc func, gpointer user_data)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = size > 0 ? at + size : at;

  for (page->line = 1; at < end; page->line++)
    {
      const char *newline = memchr (at, '\n', end - at);
      const char *stop = newline != NULL ? newline : end;
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = NULL;

      if (!is_blank (at, stop - at))
        {
          node = cue_gate_parse (at, stop - at, &CUE_GATE_LINE, &error);
          if (node != NULL)
            func (page, node, user_data);
          else
            note_gate_error (page, error);
        }
      at = stop + 1;
    }
}

typedef struct
{
  CuePack *pack;
  CueFamilyId family;
  CuePhraseBook *wordings;
} Reading;

static void
read_line (const CuePage *page, JsonNode *node, gpointer user_data)
{
  Reading *reading = user_data;

  read_record (reading->pack, page, reading->family, node, reading->wordings);
}

static void
check_session_line (const CuePage *page, JsonNode *node, gpointer user_data)
{
  cue_session_check (page, node);
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

static void
read_manifest (CuePack *pack, GPtrArray *files, GPtrArray *problems)
{
  CuePackFile *file = find_file (files, "pack.json");
  CuePage page = { "pack.json", 0, NULL, problems };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  gsize size;
  const char *data;

  if (file == NULL)
    {
      cue_page_note (&page, "", "no such file", "every pack has a manifest pack.json");
      return;
    }
  data = g_bytes_get_data (file->bytes, &size);
  node = cue_gate_parse (data != NULL ? data : "", size, &CUE_GATE_LINE, &error);
  if (node != NULL)
    cue_manifest_parse (pack, node, &page);
  else
    note_gate_error (&page, error);
}

static void
read_families (CuePack *pack, GPtrArray *files, GPtrArray *problems)
{
  g_autoptr (CuePhraseBook) wordings = cue_phrase_book_new ();
  CuePackFile *sessions = find_file (files, "sessions.jsonl");

  for (guint i = 0; i < CUE_FAMILY_N; i++)
    {
      CuePackFile *file = find_file (files, CUE_FAMILIES[i].file);
      CuePage page = { CUE_FAMILIES[i].file, 0, pack->lang, problems };
      Reading reading = { pack, i, wordings };

      if (file != NULL)
        foreach_line (file->bytes, &page, read_line, &reading);
    }
  if (sessions != NULL)
    {
      CuePage page = { "sessions.jsonl", 0, NULL, problems };

      foreach_line (sessions->bytes, &page, check_session_line, NULL);
    }
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
      CuePage page = { file->name, 0, NULL, problems };

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

CuePack *
cue_pack_read (GPtrArray *files, GPtrArray **problems)
{
  g_autoptr (CuePack) pack = cue_pack_new_empty ();
  GPtrArray *list = g_ptr_array_new_with_free_func (problem_free);
  gboolean good;

  g_return_val_if_fail (files != NULL, NULL);

  note_unknown_files (files, list);
  read_manifest (pack, files, list);
  read_families (pack, files, list);
  cue_pack_check_references (pack, list);
  cue_pack_order_tags (pack, list);
  good = list->len == 0;
  g_ptr_array_sort (list, compare_problems); /* stable: within a line, in the order of reading */
  if (good)
    {
      fill_defaults (pack);
      pack->digest = cue_pack_compute_digest (pack);
    }
  if (problems != NULL)
    *problems = list;
  else
    g_ptr_array_unref (list);
  return good ? g_steal_pointer (&pack) : NULL;
}
