/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-json.h"
#include "cue-pack-private.h"

static gboolean
value_fits (JsonNode *value, const char *type)
{
  GType held;

  if (g_str_equal (type, "list"))
    return JSON_NODE_HOLDS_ARRAY (value);
  if (!JSON_NODE_HOLDS_VALUE (value))
    return FALSE;
  held = json_node_get_value_type (value);
  if (g_str_equal (type, "number"))
    return held == G_TYPE_INT64 || held == G_TYPE_DOUBLE;
  return held == (g_str_equal (type, "bool") ? G_TYPE_BOOLEAN : G_TYPE_STRING);
}

static void
read_number (CueRecord *record, CueFactRead *read, const char *type)
{
  read->is_number = TRUE;
  cue_record_get_unit (record, "number", TRUE, &read->unit);
  if (cue_record_has (record, "near"))
    read->near_phrase = cue_record_dup_id (record, "near");
  read->within = cue_record_get_int (record, "within", 1, 200, 10, "1 to 200 words or characters");
  if (!g_str_equal (type, "number"))
    cue_record_note (record, "number", type, "a fact of type number to be read from numbers");
}

static void
read_phrase (CueRecord *record, CueFactRead *read, const char *type)
{
  JsonNode *value = cue_record_get_node (record, "value");

  read->phrase = cue_record_dup_id (record, "says");
  if (value == NULL || !value_fits (value, type))
    {
      g_autofree char *expected = g_strdup_printf ("a value of the fact's type, %s", type);

      cue_record_expect (record, "value", expected);
    }
  if (value != NULL)
    read->value = json_node_ref (value);
}

static void
fact_read_free (gpointer data)
{
  CueFactRead *read = data;

  g_free (read->near_phrase);
  g_free (read->phrase);
  g_clear_pointer (&read->value, json_node_unref);
  g_free (read);
}

static void
add_read (CueRecord *record, CueFactDef *self, JsonNode *node, guint i)
{
  g_autofree char *path = g_strdup_printf ("%s/read/%u", record->path, i);
  g_autoptr (CueRecord) inner = cue_record_open (record->page, node, path);
  CueFactRead *read;

  if (inner == NULL)
    return;
  read = g_new0 (CueFactRead, 1);
  if (cue_record_has (inner, "number"))
    read_number (inner, read, self->type);
  else if (cue_record_has (inner, "says"))
    read_phrase (inner, read, self->type);
  else
    {
      cue_record_has (inner, "value");
      cue_record_note (inner, NULL, "neither \"number\" nor \"says\"",
                       "{\"number\": unit, \"near\": phrase} or {\"says\": phrase, \"value\": …}");
    }
  read->by = cue_record_get_speaker (inner, "by");
  g_ptr_array_add (self->reads, read);
}

static void
read_fact_unit (CueRecord *record, CueFactDef *self)
{
  CueUnit unit;

  if (!cue_record_has (record, "unit") || !cue_record_get_unit (record, "unit", TRUE, &unit))
    return;
  if (g_str_equal (self->type, "number"))
    self->unit = g_strdup (cue_unit_to_string (unit));
  else
    cue_record_expect (record, "unit", "no unit: only numbers have one");
}

void
cue_fact_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  static const char *const TYPES[] = { "number", "string", "bool", "list", NULL };
  CueFactDef *self = entry;
  JsonArray *list;

  self->title = cue_record_dup_text (record, "title", TRUE);
  self->type = g_strdup (cue_record_get_choice (record, "type", TYPES, NULL));
  self->is_private = cue_record_get_boolean (record, "private", FALSE);
  self->reads = g_ptr_array_new_with_free_func (fact_read_free);
  read_fact_unit (record, self);
  list = cue_record_get_list (record, "read", 0, 100);
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    add_read (record, self, json_array_get_element (list, i), i);
}

void
cue_fact_def_free (gpointer data)
{
  CueFactDef *self = data;

  g_free (self->id);
  g_clear_pointer (&self->title, cue_text_unref);
  g_free (self->type);
  g_free (self->unit);
  g_clear_pointer (&self->reads, g_ptr_array_unref);
  g_free (self);
}
