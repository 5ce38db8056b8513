/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-json.h"
#include "cue-pack-private.h"
#include "cue-template.h"

static void
key_group_free (gpointer data)
{
  CueKeyGroup *group = data;

  g_strfreev (group->any);
  g_free (group->number);
  g_free (group);
}

static void
point_free (gpointer data)
{
  CuePoint *point = data;

  g_free (point->id);
  g_free (point->full_id);
  g_clear_pointer (&point->say, cue_text_unref);
  g_clear_pointer (&point->keys, g_ptr_array_unref);
  g_clear_pointer (&point->examples, g_ptr_array_unref);
  g_clear_pointer (&point->never, g_ptr_array_unref);
  g_free (point);
}

/* "20" or "{{offer.delta}}", nothing around it. */
static gboolean
is_number_source (const char *text)
{
  char *end = NULL;
  g_auto (GStrv) names = NULL;

  if (g_str_has_prefix (text, "{{") && g_str_has_suffix (text, "}}"))
    {
      names = cue_template_list_variables (text);
      return g_strv_length (names) == 1 && cue_template_check (text, NULL);
    }
  if (!g_ascii_isdigit (text[0]) || strlen (text) > 15)
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isdigit (*c) && *c != '.')
      return FALSE;
  g_ascii_strtod (text, &end);
  return *end == '\0';
}

static void
read_number_group (CueRecord *record, CueKeyGroup *group)
{
  JsonNode *node = cue_record_get_node (record, "number");

  group->kind = CUE_KEY_NUMBER;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    group->number = json_node_dup_string (node);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    group->number = cue_json_to_canonical (node);
  if (group->number == NULL || !is_number_source (group->number))
    cue_record_expect (record, "number", "a number not below 0, or one {{variable}}");
  cue_record_get_unit (record, "unit", FALSE, &group->unit);
}

static void
add_key_group (CueRecord *point, CuePoint *self, JsonNode *node, guint i, CuePhraseBook *wordings)
{
  g_autofree char *path = g_strdup_printf ("%s/keys/%u", point->path, i);
  g_autoptr (CueRecord) record = cue_record_open (point->page, node, path);
  CueKeyGroup *group;

  if (record == NULL)
    return;
  group = g_new0 (CueKeyGroup, 1);
  if (cue_record_has (record, "number"))
    read_number_group (record, group);
  else
    {
      group->kind = CUE_KEY_ANY;
      group->any = cue_record_dup_strings (record, "any", 1, FALSE);
      for (guint k = 0; group->any[k] != NULL; k++)
        cue_wording_check (record, "any", group->any[k], 6, wordings);
    }
  g_ptr_array_add (self->keys, group);
}

static void
read_keys (CueRecord *record, CuePoint *self, CuePhraseBook *wordings)
{
  JsonNode *node = cue_record_get_node (record, "keys");
  JsonArray *list;

  self->keys = g_ptr_array_new_with_free_func (key_group_free);
  if (node == NULL
      || (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0))
    {
      cue_record_note (record, "keys", "a point without keys",
                       "at least one key group: a script without key points cannot be checked");
      return;
    }
  list = cue_record_get_list (record, "keys", 1, 20);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    add_key_group (record, self, json_array_get_element (list, i), i, wordings);
}

static void
add_point (CueRecord *talk,
           CueTalk *self,
           JsonNode *node,
           guint i,
           GHashTable *seen,
           CuePhraseBook *wordings)
{
  g_autofree char *path = g_strdup_printf ("%s/points/%u", talk->path, i);
  g_autoptr (CueRecord) record = cue_record_open (talk->page, node, path);
  CuePoint *point;

  if (record == NULL)
    return;
  point = g_new0 (CuePoint, 1);
  point->id = cue_record_dup_id (record, "point");
  point->say = cue_record_dup_template (record, "say", TRUE);
  read_keys (record, point, wordings);
  point->must = cue_record_get_boolean (record, "must", TRUE);
  point->examples = cue_record_dup_texts (record, "examples");
  point->never = cue_record_dup_texts (record, "never");
  if (point->id == NULL)
    {
      point_free (point);
      return;
    }
  point->full_id = g_strconcat (self->id, "/", point->id, NULL);
  if (!g_hash_table_add (seen, point->id))
    cue_record_expect (record, "point", "another id: this talk has this point already");
  g_ptr_array_add (self->points, point);
}

void
cue_talk_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  static const char *const SCOPES[] = { "rule", "conversation", NULL };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  CueTalk *self = entry;
  JsonArray *list;

  self->title = cue_record_dup_text (record, "title", TRUE);
  self->sells = cue_record_get_boolean (record, "sells", FALSE);
  self->of_conversation
      = g_str_equal (cue_record_get_choice (record, "scope", SCOPES, "rule"), "conversation");
  if (cue_record_has (record, "stage"))
    self->stage = cue_record_dup_id (record, "stage");
  self->points = g_ptr_array_new_with_free_func (point_free);
  list = cue_record_get_list (record, "points", 1, 12);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    add_point (record, self, json_array_get_element (list, i), i, seen, wordings);
  if (self->sells && self->of_conversation)
    cue_record_expect (record, "scope", "no scope: a talk that sells is lit by a rule");
}

void
cue_talk_free (gpointer data)
{
  CueTalk *self = data;

  g_free (self->id);
  g_clear_pointer (&self->title, cue_text_unref);
  g_free (self->stage);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_free (self);
}
