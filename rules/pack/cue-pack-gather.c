/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-gate.h"
#include "cue-pack-gather-private.h"
#include "cue-pack-private.h"

/* The first pass over the files of a pack: what is JSON goes into one block, what is not is told.
 */

void
cue_gathered_clear (CueGathered *self)
{
  g_clear_pointer (&self->forest, cue_forest_unref);
  for (guint i = 0; i < CUE_FAMILY_N; i++)
    g_clear_pointer (&self->lines[i], g_array_unref);
}

/* "byte 7: found X; Y" as found "X at byte 7", expected "Y". */
void
cue_page_note_gate_error (const CuePage *page, const GError *error)
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
        cue_page_note_gate_error (page, error);
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
      cue_page_note_gate_error (&page, error);
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

gboolean
cue_pack_gather (CueGathered *self, GPtrArray *files, GPtrArray *problems)
{
  CueForestBuilder *builder = cue_forest_builder_new ();
  CuePage page = { .file = "pack.json", .problems = problems };
  g_autoptr (GError) error = NULL;

  note_unknown_files (files, problems);
  check_sessions (files, problems);
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
