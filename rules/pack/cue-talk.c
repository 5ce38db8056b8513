/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-pack-private.h"
#include "cue-template.h"

/* What does not lie in the arena. */
static void
point_clear (gpointer data)
{
  CuePoint *point = data;

  g_clear_pointer (&point->keys, g_ptr_array_unref);
  g_clear_pointer (&point->examples, g_ptr_array_unref);
  g_clear_pointer (&point->never, g_ptr_array_unref);
}

gboolean
cue_key_is_number (const char *text)
{
  char *end = NULL;

  if (!g_ascii_isdigit (text[0]) || strlen (text) > 15)
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isdigit (*c) && *c != '.')
      return FALSE;
  g_ascii_strtod (text, &end);
  return *end == '\0';
}

/* "20" or "{{offer.delta}}", nothing around it. */
static gboolean
is_number_source (const char *text)
{
  g_auto (GStrv) names = NULL;

  if (!g_str_has_prefix (text, "{{") || !g_str_has_suffix (text, "}}"))
    return cue_key_is_number (text);
  names = cue_template_list_variables (text);
  return g_strv_length (names) == 1 && cue_template_check (text, NULL);
}

static void
read_number_group (CueRecord *record, CueKeyGroup *group)
{
  const CueTree *tree = cue_record_get (record, "number");

  group->kind = CUE_KEY_NUMBER;
  if (cue_tree_is_string (tree))
    group->number = (char *) cue_tree_get_string (tree);
  else if (cue_tree_is_number (tree))
    {
      g_autoptr (GString) number = g_string_new (NULL);

      cue_tree_append_canonical (number, tree);
      group->number = cue_arena_dup (record->page->arena, number->str);
    }
  if (group->number == NULL || !is_number_source (group->number))
    cue_record_expect (record, "number", "a number not below 0, or one {{variable}}");
  cue_record_get_unit (record, "unit", FALSE, &group->unit);
}

static void
check_key_wording (CueRecord *record, guint i, const char *wording, CuePhraseBook *wordings)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  cue_wording_check (record, i, wording, 6, wordings);
  if (strstr (wording, "{{") == NULL || cue_template_check (wording, &error))
    return;
  path = cue_path_at ("any", i);
  cue_record_note_error (record, path, error);
}

static void
add_key_group (CueRecord *point,
               CuePoint *self,
               const CueTree *tree,
               guint i,
               CuePhraseBook *wordings)
{
  g_autoptr (CueRecord) record = cue_record_open_inside (point, tree, "keys", i);
  CueKeyGroup *group;

  if (record == NULL)
    return;
  group = cue_arena_take (point->page->arena, sizeof *group);
  if (cue_record_has (record, "number"))
    read_number_group (record, group);
  else
    {
      group->kind = CUE_KEY_ANY;
      group->any = cue_record_get_strings (record, "any", 1, FALSE);
      for (guint k = 0; group->any[k] != NULL; k++)
        check_key_wording (record, k, group->any[k], wordings);
    }
  g_ptr_array_add (self->keys, group);
}

static void
read_keys (CueRecord *record, CuePoint *self, CuePhraseBook *wordings)
{
  const CueTree *tree = cue_record_get (record, "keys");
  CueTreeIter iter;

  if (tree == NULL || (cue_tree_is_array (tree) && cue_tree_get_length (tree) == 0))
    {
      self->keys = g_ptr_array_new ();
      cue_record_note (record, "keys", "a point without keys",
                       "at least one key group: a script without key points cannot be checked");
      return;
    }
  self->keys
      = g_ptr_array_new_full (cue_record_get_list (record, "keys", 1, CUE_POINT_MAX_KEYS, &iter),
                              NULL);
  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &tree); i++)
    add_key_group (record, self, tree, i, wordings);
}

static const CuePoint *
point_at (const CueTalk *self, guint i)
{
  return g_ptr_array_index (self->points, i);
}

/* Its place among the points read so far; their number: there is none. */
static guint
find_point (const CueTalk *self, const char *id)
{
  guint i = 0;

  while (i < self->points->len && !g_str_equal (point_at (self, i)->id, id))
    i++;
  return i;
}

static void
note_no_point_before (CueRecord *record, const CueTalk *self, const char *id, const char *path)
{
  const char *near = cue_id_suggest (self->points, id);
  g_autofree char *found = g_strdup_printf ("\"%s\", which is no point before it", id);
  g_autofree char *expected
      = near != NULL
            ? g_strdup_printf ("a point that stands before it in this talk; is \"%s\" meant?", near)
            : g_strdup ("a point that stands before it in this talk");

  cue_record_note (record, path, found, expected);
}

/* A point waits for all that must be said before it, unless it says for which. */
static guint
read_waits_for (CueRecord *record, const CueTalk *self)
{
  GStrv after = cue_record_get_strings (record, "after", 0, TRUE);
  guint waits_for = 0;

  for (guint i = 0; i < self->points->len && !cue_record_has (record, "after"); i++)
    waits_for |= point_at (self, i)->must ? 1u << i : 0;
  for (guint i = 0; after[i] != NULL; i++)
    {
      guint place = find_point (self, after[i]);
      g_autofree char *path = cue_path_at ("after", i);

      if (place < self->points->len)
        waits_for |= 1u << place;
      else
        note_no_point_before (record, self, after[i], path);
    }
  return waits_for;
}

static const char *const SURES[] = { "low", "normal", "high", NULL };

const char *
cue_sure_to_string (CueSure sure)
{
  return SURES[sure];
}

static CueSure
read_sure (CueRecord *record)
{
  const char *sure = cue_record_get_choice (record, "sure", SURES, SURES[CUE_SURE_NORMAL]);
  guint i = 0;

  while (i < CUE_SURE_HIGH && sure != SURES[i])
    i++;
  return i;
}

static void
add_point (CueRecord *talk, CueTalk *self, const CueTree *tree, guint i, CuePhraseBook *wordings)
{
  g_autoptr (CueRecord) record = cue_record_open_inside (talk, tree, "points", i);
  CuePoint *point;

  if (record == NULL)
    return;
  point = cue_arena_take (talk->page->arena, sizeof *point);
  point->id = cue_record_get_id (record, "point");
  point->say = cue_record_get_template (record, "say", TRUE);
  read_keys (record, point, wordings);
  point->must = cue_record_get_boolean (record, "must", TRUE);
  point->sure = read_sure (record);
  point->waits_for = read_waits_for (record, self);
  point->ordered = cue_record_has (record, "after") && point->waits_for != 0;
  point->examples = cue_record_dup_texts (record, "examples");
  point->never = cue_record_dup_texts (record, "never");
  if (point->id == NULL)
    {
      point_clear (point);
      return;
    }
  point->full_id = cue_arena_join (talk->page->arena, self->id, "/", point->id);
  if (find_point (self, point->id) < self->points->len)
    cue_record_expect (record, "point", "another id: this talk has this point already");
  g_ptr_array_add (self->points, point);
}

void
cue_talk_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  static const char *const SCOPES[] = { "rule", "conversation", NULL };
  CueTalk *self = entry;
  CueTreeIter iter;
  const CueTree *tree;

  self->title = cue_record_get_text (record, "title", TRUE);
  self->sells = cue_record_get_boolean (record, "sells", FALSE);
  self->of_conversation
      = g_str_equal (cue_record_get_choice (record, "scope", SCOPES, "rule"), "conversation");
  if (cue_record_has (record, "stage"))
    self->stage = cue_record_get_id (record, "stage");
  self->points
      = g_ptr_array_new_full (cue_record_get_list (record, "points", 1, 12, &iter), point_clear);
  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &tree); i++)
    add_point (record, self, tree, i, wordings);
  if (self->sells && self->of_conversation)
    cue_record_expect (record, "scope", "no scope: a talk that sells is lit by a rule");
}

void
cue_talk_clear (gpointer data)
{
  CueTalk *self = data;

  g_clear_pointer (&self->points, g_ptr_array_unref);
}
