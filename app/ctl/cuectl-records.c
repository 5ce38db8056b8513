/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cuectl-records.h"

#include "cue-json.h"
#include "cuectl-known.h"

static void
record_clear (gpointer data)
{
  CuectlRecord *self = data;

  g_free (self->words);
  g_free (self->characters);
  g_array_unref (self->values);
  g_array_unref (self->listed);
  g_array_unref (self->ranges);
}

static gboolean
holds_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static void
append_text (GString *text, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (holds_text (node))
    g_string_append_printf (text, "%s\n", json_node_get_string (node));
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    append_text (text, json_array_get_element (array, i));
}

/* All that the record says beside what it is called. */
static char *
record_text (JsonObject *record)
{
  static const char *const outside[] = { "id", "lang", "domain", "entity", "name", NULL };
  GString *text = g_string_new (NULL);
  g_autoptr (GList) members = json_object_get_members (record);

  for (GList *at = members; at != NULL; at = at->next)
    if (!g_strv_contains (outside, at->data))
      append_text (text, json_object_get_member (record, at->data));
  return g_string_free (text, FALSE);
}

/* The text without the names in it. */
static char *
leave_names_out (const CuectlRecords *self, const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (GArray) named = cue_names_find (self->names, tokens);
  GString *rest = g_string_new (NULL);
  guint k = 0;

  for (guint at = 0; at < tokens->n_tokens; at++)
    {
      g_autofree char *word = cue_tokens_dup_token (tokens, at);

      while (k < named->len && g_array_index (named, CueNamed, k).end <= at)
        k++;
      if (k == named->len || g_array_index (named, CueNamed, k).start > at)
        g_string_append_printf (rest, "%s ", word);
    }
  return g_string_free (rest, FALSE);
}

static CueFeatures *
read_text (const CuectlRecords *self, const char *text)
{
  g_autofree char *rest = leave_names_out (self, text);
  CueFeatures *features = cue_features_new ();
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (rest);

  cue_text_features_add (features, tokens, &self->settings->text);
  cue_features_finish (features);
  return features;
}

CueVector *
cuectl_records_weigh (const CuectlRecords *self, const CueVocabulary *vocabulary, const char *text)
{
  g_autoptr (CueFeatures) features = read_text (self, text);

  return cue_vocabulary_weigh (vocabulary, features);
}

static void
read_element (CuectlRecords *self, CuectlRecord *record, JsonNode *element)
{
  guint name = holds_text (element) ? cue_names_lookup (self->names, json_node_get_string (element))
                                    : G_MAXUINT;

  if (name != G_MAXUINT)
    g_array_append_val (record->listed, name);
  else if (holds_text (element))
    {
      guint value = cue_names_add (self->values, json_node_get_string (element));

      g_array_append_val (record->values, value);
    }
}

static void
read_lists (CuectlRecords *self, CuectlRecord *record, JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *at = members; at != NULL; at = at->next)
    {
      JsonNode *node = json_object_get_member (object, at->data);
      JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        read_element (self, record, json_array_get_element (array, i));
    }
}

static void
add_records (CuectlRecords *self)
{
  for (guint i = 0; i < self->data->items->len; i++)
    {
      const CuectlItem *item = g_ptr_array_index (self->data->items, i);
      const char *name = cuectl_known_name (item->record);
      const char *group = cue_json_get_string (item->record, "domain", NULL);
      CuectlRecord record = { 0 };

      record.name = name == NULL ? G_MAXUINT : cue_names_add (self->names, name);
      record.group = group == NULL ? G_MAXUINT : cue_names_add (self->groups, group);
      record.has_question = cue_json_get_string (item->record, "q", NULL) != NULL;
      record.values = g_array_new (FALSE, FALSE, sizeof (guint));
      record.listed = g_array_new (FALSE, FALSE, sizeof (guint));
      record.ranges = cuectl_numbers_of_record (item->record);
      g_array_append_val (self->records, record);
      g_hash_table_insert (self->index, item->id, GUINT_TO_POINTER (i + 1));
    }
}

static void
connect_records (CuectlRecords *self)
{
  for (guint i = 0; i < cue_names_get_size (self->names); i++)
    g_ptr_array_add (self->of_name, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < self->records->len; i++)
    {
      CuectlRecord *record = &g_array_index (self->records, CuectlRecord, i);

      if (record->name != G_MAXUINT)
        g_array_append_val ((GArray *) g_ptr_array_index (self->of_name, record->name), i);
      read_lists (self, record, ((CuectlItem *) g_ptr_array_index (self->data->items, i))->record);
    }
  self->value_counts = g_new0 (guint, cue_names_get_size (self->values) + 1);
  for (guint i = 0; i < self->records->len; i++)
    {
      const CuectlRecord *record = &g_array_index (self->records, CuectlRecord, i);

      for (guint k = 0; k < record->values->len; k++)
        self->value_counts[g_array_index (record->values, guint, k)]++;
    }
}

static void
weigh_records (CuectlRecords *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_features_free);
  CueBlockWeights words = { 0 };
  CueBlockWeights characters = { 0 };

  words.milli[CUE_BLOCK_WORDS] = 1000;
  characters.milli[CUE_BLOCK_CHARACTERS] = 700;
  characters.milli[CUE_BLOCK_RUNS] = 700;
  for (guint i = 0; i < self->data->items->len; i++)
    {
      const CuectlItem *item = g_ptr_array_index (self->data->items, i);
      g_autofree char *text = record_text (item->record);

      g_ptr_array_add (all, read_text (self, text));
    }
  self->by_words = cue_vocabulary_new (all, &words, 1);
  self->by_characters = cue_vocabulary_new (all, &characters, 2);
  for (guint i = 0; i < all->len; i++)
    {
      CuectlRecord *record = &g_array_index (self->records, CuectlRecord, i);

      record->words = cue_vocabulary_weigh (self->by_words, g_ptr_array_index (all, i));
      record->characters = cue_vocabulary_weigh (self->by_characters, g_ptr_array_index (all, i));
    }
}

CuectlRecords *
cuectl_records_new (const CuectlData *data, const CueSettings *settings)
{
  CuectlRecords *self = g_new0 (CuectlRecords, 1);

  self->data = data;
  self->settings = settings;
  self->records = g_array_new (FALSE, FALSE, sizeof (CuectlRecord));
  g_array_set_clear_func (self->records, record_clear);
  self->names = cue_names_new ();
  self->values = cue_names_new ();
  self->groups = cue_names_new ();
  self->of_name = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  add_records (self);
  connect_records (self);
  cue_names_finish (self->names);
  cue_names_finish (self->values);
  cue_names_finish (self->groups);
  weigh_records (self);
  return self;
}

void
cuectl_records_free (CuectlRecords *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->records);
  cue_names_free (self->names);
  cue_names_free (self->values);
  cue_names_free (self->groups);
  g_ptr_array_unref (self->of_name);
  g_free (self->value_counts);
  cue_vocabulary_free (self->by_words);
  cue_vocabulary_free (self->by_characters);
  g_hash_table_unref (self->index);
  g_free (self);
}
