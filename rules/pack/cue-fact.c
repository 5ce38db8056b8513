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

static const CueFactValue *
find_value (const CueFactDef *self, const char *value)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const CueFactValue *own = g_ptr_array_index (self->values, i);

      if (g_strcmp0 (own->value, value) == 0)
        return own;
    }
  return NULL;
}

static void
fact_value_free (gpointer data)
{
  CueFactValue *value = data;

  g_free (value->value);
  g_clear_pointer (&value->title, cue_text_unref);
  g_free (value);
}

static void
add_value (CueRecord *record, CueFactDef *self, JsonNode *node, guint i)
{
  g_autofree char *path = g_strdup_printf ("%s/values/%u", record->path, i);
  g_autoptr (CueRecord) inner = cue_record_open (record->page, node, path);
  g_autofree char *value = NULL;
  g_autoptr (CueText) title = NULL;
  CueFactValue *own;

  if (inner == NULL)
    return;
  value = cue_record_dup_string (inner, "value", TRUE);
  title = cue_record_dup_text (inner, "title", TRUE);
  if (value == NULL || title == NULL)
    return;
  if (find_value (self, value) != NULL)
    cue_record_expect (inner, "value", "another value: the list has this one already");
  own = g_new0 (CueFactValue, 1);
  own->value = g_steal_pointer (&value);
  own->title = g_steal_pointer (&title);
  g_ptr_array_add (self->values, own);
}

static void
read_values (CueRecord *record, CueFactDef *self)
{
  gboolean words = g_str_equal (self->type, "string") || g_str_equal (self->type, "list");
  JsonArray *list;

  if (cue_record_has (record, "values") && !words)
    {
      cue_record_expect (record, "values", "no list: only facts of type string or list have one");
      return;
    }
  list = cue_record_has (record, "values") ? cue_record_get_list (record, "values", 1, 200) : NULL;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    add_value (record, self, json_array_get_element (list, i), i);
}

/* What the pack itself sets is shown to people, so it has a title. */
static void
check_set (CueRecord *record, const CueFactDef *self, JsonNode *value)
{
  const char *text = cue_node_peek_string (value);

  if (JSON_NODE_HOLDS_ARRAY (value))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (value)); i++)
      check_set (record, self, json_array_get_element (json_node_get_array (value), i));
  else if (text != NULL && find_value (self, text) == NULL)
    {
      g_autofree char *found = g_strdup_printf ("\"%s\", which has no title", text);

      cue_record_note (record, "value", found,
                       "one of the fact's \"values\": [{\"value\": …, \"title\": …}]");
    }
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
read_phrase (CueRecord *record, CueFactRead *read, const CueFactDef *self)
{
  JsonNode *value = cue_record_get_node (record, "value");

  read->phrase = cue_record_dup_id (record, "says");
  if (value == NULL || !value_fits (value, self->type))
    {
      g_autofree char *expected = g_strdup_printf ("a value of the fact's type, %s", self->type);

      cue_record_expect (record, "value", expected);
    }
  else
    check_set (record, self, value);
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
    read_phrase (inner, read, self);
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
  self->values = g_ptr_array_new_with_free_func (fact_value_free);
  self->reads = g_ptr_array_new_with_free_func (fact_read_free);
  read_fact_unit (record, self);
  read_values (record, self);
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
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->reads, g_ptr_array_unref);
  g_free (self);
}
