/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-day.h"
#include "cue-pack-private.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

static gboolean
all_digits (const char *text, guint from, guint n)
{
  for (guint i = from; i < from + n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* "2026-01-31" of 1970 to 2199 as days since 1970-01-01; FALSE when there is no such day. */
static gboolean
read_day (const char *text, gint64 *days)
{
  CueDay day;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-' || !all_digits (text, 0, 4)
      || !all_digits (text, 5, 2) || !all_digits (text, 8, 2))
    return FALSE;
  day = (CueDay){ (int) g_ascii_strtoll (text, NULL, 10),
                  (int) g_ascii_strtoll (text + 5, NULL, 10),
                  (int) g_ascii_strtoll (text + 8, NULL, 10) };
  if (day.year < 1970 || day.year > 2199 || !cue_day_is_valid (&day))
    return FALSE;
  *days = cue_day_to_number (&day);
  return TRUE;
}

/* A demanded day, or NULL when absent or wrong (noted). */
static char *
read_valid_day (CueRecord *valid, const char *key)
{
  gint64 days;
  char *text;

  if (!cue_record_has (valid, key))
    return NULL;
  text = cue_record_get_string (valid, key, TRUE);
  if (text == NULL || read_day (text, &days))
    return text;
  cue_record_expect (valid, key, "a day as YYYY-MM-DD");
  return NULL;
}

static void
read_valid (CueRecord *record, CueOffer *self)
{
  const CueTree *tree = cue_record_get (record, "valid");
  g_autoptr (CueRecord) valid
      = tree != NULL ? cue_record_open_inside (record, tree, "valid", CUE_NO_INDEX) : NULL;
  gint64 from, to;

  if (valid == NULL)
    return;
  self->valid_from = read_valid_day (valid, "from");
  self->valid_to = read_valid_day (valid, "to");
  if (self->valid_from != NULL && self->valid_to != NULL && read_day (self->valid_from, &from)
      && read_day (self->valid_to, &to) && to < from)
    cue_record_expect (valid, "to", "a day not before the first day");
}

void
cue_offer_place_in_time (CueOffer *self, int utc_offset_min)
{
  gint64 offset_ms = (gint64) utc_offset_min * 60000;
  gint64 days;

  self->valid_from_ms = G_MININT64;
  self->valid_until_ms = G_MAXINT64;
  if (self->valid_from != NULL && read_day (self->valid_from, &days))
    self->valid_from_ms = days * DAY_MS - offset_ms;
  if (self->valid_to != NULL && read_day (self->valid_to, &days))
    self->valid_until_ms = (days + 1) * DAY_MS - offset_ms;
}

static void
read_price (CueRecord *record, CueOffer *self)
{
  static const char *const PERS[] = { "month", "year", "once", NULL };
  const CueTree *tree = cue_record_get (record, "price");
  g_autoptr (CueRecord) price
      = tree != NULL ? cue_record_open_inside (record, tree, "price", CUE_NO_INDEX) : NULL;

  self->price_milli = -1;
  if (price == NULL)
    return;
  if (!cue_record_has (price, "amount_milli"))
    cue_record_expect (price, "amount_milli", "the price in thousandths of its unit");
  self->price_milli
      = cue_record_get_int (price, "amount_milli", 0, G_GINT64_CONSTANT (1000000000000), -1,
                            "0 to 1000000000000 thousandths of the unit");
  cue_record_get_unit (price, "unit", TRUE, &self->price_unit);
  self->price_per = cue_record_get_choice (price, "per", PERS, "once");
}

static void
note_value (CueRecord *record, const char *key, const char *found, const char *expected)
{
  g_autofree char *path = g_strconcat ("values/", key, NULL);

  cue_record_note (record, path, found, expected);
}

static void
check_value (CueRecord *record, const char *key, const CueTree *value)
{
  g_autofree char *found = cue_describe_tree (value);

  if (!cue_fact_id_is_valid (key) || strchr (key, '.') != NULL)
    note_value (record, key, key, "a key of a-z, 0-9 and _");
  else if (g_str_equal (key, "title") || g_str_equal (key, "price"))
    note_value (record, key, key, "another key: title and price are there already");
  else if (!cue_tree_is_number (value) && !cue_tree_is_string (value))
    note_value (record, key, found, "a number or a string");
}

static void
read_values (CueRecord *record, CueOffer *self)
{
  const CueTree *tree = cue_record_get (record, "values");
  CueTreeIter iter = { 0 };
  const CueTree *value;
  const char *key;

  self->values = json_object_new ();
  if (tree != NULL && !cue_tree_is_object (tree))
    cue_record_expect (record, "values", "an object {\"key\": number or string, …}");
  else if (tree != NULL)
    cue_tree_iter_init (&iter, tree);
  while (cue_tree_iter_next (&iter, &key, &value))
    {
      check_value (record, key, value);
      json_object_set_member (self->values, key, cue_tree_to_json (value));
    }
}

static void
fit_clear (gpointer data)
{
  CueFit *fit = data;

  g_clear_pointer (&fit->when, cue_condition_unref);
}

static void
read_fits (CueRecord *record, CueOffer *self)
{
  CueTreeIter iter;
  const CueTree *tree;

  self->fits = g_ptr_array_new_full (cue_record_get_list (record, "fit", 0, 50, &iter), fit_clear);
  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &tree); i++)
    {
      g_autoptr (CueRecord) inner = cue_record_open_inside (record, tree, "fit", i);
      CueFit *fit;

      if (inner == NULL)
        continue;
      fit = cue_arena_take (record->page->arena, sizeof *fit);
      fit->when = cue_record_dup_condition (inner, "when", TRUE);
      fit->why = cue_record_get_text (inner, "why", TRUE);
      g_ptr_array_add (self->fits, fit);
    }
}

void
cue_offer_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  CueOffer *self = entry;

  self->title = cue_record_get_text (record, "title", TRUE);
  read_price (record, self);
  self->pitch = cue_record_get_template (record, "pitch", TRUE);
  read_values (record, self);
  read_fits (record, self);
  self->excludes = cue_record_get_strings (record, "excludes", 0, TRUE);
  self->requires = cue_record_get_strings (record, "requires", 0, TRUE);
  read_valid (record, self);
  self->tags = cue_record_get_strings (record, "tags", 0, TRUE);
  self->weight = cue_record_get_int (record, "weight", 0, 1000, 50, "a weight of 0 to 1000");
}

void
cue_offer_clear (gpointer data)
{
  CueOffer *self = data;

  g_clear_pointer (&self->values, json_object_unref);
  g_clear_pointer (&self->fits, g_ptr_array_unref);
}
