/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-pack-private.h"

static gboolean
value_fits (const CueTree *value, const char *type)
{
  if (g_str_equal (type, "list"))
    return cue_tree_is_array (value);
  if (g_str_equal (type, "number"))
    return cue_tree_is_number (value);
  return g_str_equal (type, "bool") ? cue_tree_is_boolean (value) : cue_tree_is_string (value);
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
add_value (CueRecord *record, CueFactDef *self, const CueTree *tree, guint i)
{
  g_autoptr (CueRecord) inner = cue_record_open_inside (record, tree, "values", i);
  char *value;
  CueText *title;
  CueFactValue *own;

  if (inner == NULL)
    return;
  value = cue_record_get_string (inner, "value", TRUE);
  title = cue_record_get_text (inner, "title", TRUE);
  if (value == NULL || title == NULL)
    return;
  if (find_value (self, value) != NULL)
    cue_record_expect (inner, "value", "another value: the list has this one already");
  own = cue_arena_take (record->page->arena, sizeof *own);
  own->value = value;
  own->title = title;
  g_ptr_array_add (self->values, own);
}

static void
read_values (CueRecord *record, CueFactDef *self)
{
  gboolean words = g_str_equal (self->type, "string") || g_str_equal (self->type, "list");
  CueTreeIter iter = { 0 };
  const CueTree *tree;

  if (cue_record_has (record, "values") && !words)
    {
      cue_record_expect (record, "values", "no list: only facts of type string or list have one");
      return;
    }
  if (cue_record_has (record, "values"))
    cue_record_get_list (record, "values", 1, 200, &iter);
  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &tree); i++)
    add_value (record, self, tree, i);
}

/* What the pack itself sets is shown to people, so it has a title. */
static void
check_set (CueRecord *record, const CueFactDef *self, const CueTree *value)
{
  const char *text = cue_tree_peek_string (value);
  CueTreeIter iter = { 0 };
  const CueTree *element;

  if (cue_tree_is_array (value))
    cue_tree_iter_init (&iter, value);
  while (cue_tree_iter_next (&iter, NULL, &element))
    check_set (record, self, element);
  if (text != NULL && find_value (self, text) == NULL)
    {
      g_autofree char *found = g_strdup_printf ("\"%s\", which has no title", text);

      cue_record_note (record, "value", found,
                       "one of the fact's \"values\": [{\"value\": …, \"title\": …}]");
    }
}

static void
read_near (CueRecord *record, CueFactRead *read)
{
  if (cue_record_has (record, "near"))
    read->near_phrase = cue_record_get_id (record, "near");
  read->within = cue_record_get_int (record, "within", 1, 200, 10, "1 to 200 words or characters");
}

static void
read_number (CueRecord *record, CueFactRead *read, const char *type)
{
  read->is_number = TRUE;
  cue_record_get_unit (record, "number", TRUE, &read->unit);
  read_near (record, read);
  if (!g_str_equal (type, "number"))
    cue_record_note (record, "number", type, "a fact of type number to be read from numbers");
}

/* A duration in the fact's own unit; the others are text. */
static void
read_slot (CueRecord *record, CueFactRead *read, const CueFactDef *self)
{
  static const char *const SLOTS[] = { "date", "time", "duration", "phone", "order", NULL };
  const char *slot = cue_record_get_choice (record, "slot", SLOTS, NULL);
  gboolean fits;

  read->is_slot = TRUE;
  if (slot == NULL || !cue_slot_kind_from_string (slot, &read->slot))
    return;
  read_near (record, read);
  if (read->slot == CUE_SLOT_DURATION)
    fits = g_str_equal (self->type, "number") && self->unit != NULL
           && cue_unit_from_string (self->unit, &read->unit) && cue_unit_is_of_time (read->unit);
  else
    fits = g_str_equal (self->type, "string") && self->values->len == 0;
  if (!fits)
    cue_record_note (record, "slot", slot,
                     "a fact of type string without \"values\"; for \"duration\" one of type "
                     "number with a unit of time");
}

static void
read_phrase (CueRecord *record, CueFactRead *read, const CueFactDef *self)
{
  const CueTree *value = cue_record_get (record, "value");

  read->phrase = cue_record_get_id (record, "says");
  if (value == NULL || !value_fits (value, self->type))
    {
      g_autofree char *expected = g_strdup_printf ("a value of the fact's type, %s", self->type);

      cue_record_expect (record, "value", expected);
    }
  else
    check_set (record, self, value);
  if (value != NULL)
    {
      read->value = cue_tree_to_json (value);
      json_node_seal (read->value);
    }
}

static void
fact_read_clear (gpointer data)
{
  CueFactRead *read = data;

  g_clear_pointer (&read->value, json_node_unref);
}

static void
add_read (CueRecord *record, CueFactDef *self, const CueTree *tree, guint i)
{
  g_autoptr (CueRecord) inner = cue_record_open_inside (record, tree, "read", i);
  CueFactRead *read;

  if (inner == NULL)
    return;
  read = cue_arena_take (record->page->arena, sizeof *read);
  if (cue_record_has (inner, "number"))
    read_number (inner, read, self->type);
  else if (cue_record_has (inner, "slot"))
    read_slot (inner, read, self);
  else if (cue_record_has (inner, "says"))
    read_phrase (inner, read, self);
  else
    {
      cue_record_has (inner, "value");
      cue_record_note (inner, NULL, "neither \"number\", \"slot\" nor \"says\"",
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
    self->unit = cue_unit_to_string (unit);
  else
    cue_record_expect (record, "unit", "no unit: only numbers have one");
}

void
cue_fact_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  static const char *const TYPES[] = { "number", "string", "bool", "list", NULL };
  CueFactDef *self = entry;
  CueTreeIter iter;
  const CueTree *tree;

  self->title = cue_record_get_text (record, "title", TRUE);
  self->type = cue_record_get_choice (record, "type", TYPES, NULL);
  self->is_private = cue_record_get_boolean (record, "private", FALSE);
  self->values = g_ptr_array_new ();
  self->reads = g_ptr_array_new_with_free_func (fact_read_clear);
  read_fact_unit (record, self);
  read_values (record, self);
  cue_record_get_list (record, "read", 0, 100, &iter);
  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &tree); i++)
    add_read (record, self, tree, i);
}

void
cue_fact_def_clear (gpointer data)
{
  CueFactDef *self = data;

  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->reads, g_ptr_array_unref);
}
