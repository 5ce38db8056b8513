/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lines-private.h"

#include <string.h>

#include "cue-arithmetic.h"
#include "cue-hashes.h"
#include "cue-units.h"
#include "cue-value-kinds.h"

#define PREFIX 5 /* letters: what words of an id and of a sentence share */
#define PREFIX_SALT 17

void
cue_line_reading_clear (CueLineReading *self)
{
  g_free (self->words);
  g_free (self->characters);
  g_clear_pointer (&self->units, g_array_unref);
  g_clear_pointer (&self->prefixes, g_array_unref);
}

static void
reading_free (gpointer data)
{
  cue_line_reading_clear (data);
  g_free (data);
}

static void
entry_free (gpointer data)
{
  CueLineEntry *self = data;

  g_free (self->id);
  g_free (self->next);
  g_ptr_array_unref (self->wordings);
  cue_line_reading_clear (&self->all);
  g_array_unref (self->names);
  g_free (self);
}

CueLines *
cue_lines_new (const CueTextPlan *plan)
{
  CueLines *self = g_new0 (CueLines, 1);

  self->plan = *plan;
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->features = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_features_free);
  self->flows
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->ids
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->counts = g_hash_table_new (g_int64_hash, g_int64_equal);
  return self;
}

void
cue_lines_free (CueLines *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->flows);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->features);
  cue_vocabulary_free (self->by_words);
  cue_vocabulary_free (self->by_characters);
  g_free (self);
}

static GArray *
list_units (const CueTokens *tokens)
{
  g_autoptr (GArray) units = cue_units_read (tokens);

  return cue_units_list_hashes (units);
}

static GArray *
list_prefixes (const CueTokens *tokens)
{
  GArray *hashes = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      g_autofree char *word = cue_tokens_dup_token (tokens, i);
      g_autofree char *prefix = g_utf8_substring (word, 0, MIN (g_utf8_strlen (word, -1), PREFIX));
      guint64 hash = cue_hash_mix (PREFIX_SALT, cue_hash_text (prefix));

      g_array_append_val (hashes, hash);
    }
  cue_hashes_sort_once (hashes);
  return hashes;
}

static CueFeatures *
read_features (const CueLines *self, const CueTokens *tokens)
{
  CueFeatures *features = cue_features_new ();

  cue_text_features_add (features, tokens, &self->plan);
  cue_features_finish (features);
  return features;
}

void
cue_line_reading_init (CueLineReading *self, const CueLines *lines, const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (CueFeatures) features = read_features (lines, tokens);

  self->words = cue_vocabulary_weigh (lines->by_words, features);
  self->characters = cue_vocabulary_weigh (lines->by_characters, features);
  self->units = list_units (tokens);
  self->prefixes = list_prefixes (tokens);
  self->asks = (cue_value_kinds (text) & CUE_VALUE_QUESTION) != 0;
}

/* An id is read as words: ask_name. */
static GArray *
read_names (const char *id)
{
  g_autofree char *text = g_strdelimit (g_strdup (id), "_-./:", ' ');
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);

  return list_prefixes (tokens);
}

static void
list_under (GHashTable *table, const char *flow, gpointer value)
{
  GPtrArray *list = g_hash_table_lookup (table, flow);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (flow), list);
    }
  g_ptr_array_add (list, value);
}

void
cue_lines_add (CueLines *self, const CueLine *line, GPtrArray *wordings)
{
  CueLineEntry *entry = g_new0 (CueLineEntry, 1);

  g_return_if_fail (wordings->len > 0 && self->by_words == NULL);
  entry->id = g_strdup (line->id);
  entry->next = g_strdup (line->next);
  entry->wordings = g_ptr_array_new_with_free_func (g_free);
  entry->names = read_names (line->id);
  for (guint i = 0; i < wordings->len; i++)
    {
      const char *text = g_ptr_array_index (wordings, i);
      g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);

      g_ptr_array_add (self->features, read_features (self, tokens));
      g_ptr_array_add (entry->wordings, g_strdup (text));
    }
  g_ptr_array_add (self->entries, entry);
  list_under (self->flows, line->flow, entry);
  list_under (self->ids, line->flow, entry->id);
}

static void
count (CueLines *self, const GArray *hashes)
{
  for (guint i = 0; i < hashes->len; i++)
    {
      gpointer key = &g_array_index (hashes, guint64, i);

      g_hash_table_insert (self->counts, key,
                           GUINT_TO_POINTER (
                               1 + GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, key))));
    }
}

/* From texts to readings. */
static void
finish_entry (CueLines *self, CueLineEntry *entry)
{
  g_autoptr (GPtrArray) texts = g_steal_pointer (&entry->wordings);
  GString *all = g_string_new (NULL);

  entry->wordings = g_ptr_array_new_with_free_func (reading_free);
  for (guint i = 0; i < texts->len; i++)
    {
      CueLineReading *reading = g_new0 (CueLineReading, 1);

      cue_line_reading_init (reading, self, g_ptr_array_index (texts, i));
      g_ptr_array_add (entry->wordings, reading);
      g_string_append_printf (all, "%s\n", (char *) g_ptr_array_index (texts, i));
    }
  cue_line_reading_init (&entry->all, self, all->str);
  count (self, entry->all.units);
  count (self, entry->names);
  g_string_free (all, TRUE);
}

void
cue_lines_finish (CueLines *self)
{
  CueBlockWeights words = { 0 };
  CueBlockWeights characters = { 0 };

  words.milli[CUE_BLOCK_WORDS] = 800;
  words.milli[CUE_BLOCK_RUNS] = 600;
  characters.milli[CUE_BLOCK_CHARACTERS] = 1000;
  self->by_words = cue_vocabulary_new (self->features, &words, 1);
  self->by_characters = cue_vocabulary_new (self->features, &characters, 1);
  for (guint i = 0; i < self->entries->len; i++)
    finish_entry (self, g_ptr_array_index (self->entries, i));
  g_ptr_array_set_size (self->features, 0);
}

const GPtrArray *
cue_lines_of_flow (const CueLines *self, const char *flow)
{
  return g_hash_table_lookup (self->ids, flow);
}

static gint64
rarity_milli (const CueLines *self, const guint64 *hash)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, hash));

  return 1000 + (gint64) cue_ln_milli (1 + (guint64) self->entries->len, 1 + (guint64) n);
}

gint32
cue_lines_cover_milli (const CueLines *self, const GArray *wanted, const GArray *has)
{
  gint64 all = 0;
  gint64 found = 0;

  for (guint i = 0, k = 0; i < wanted->len; i++)
    {
      const guint64 *hash = &g_array_index (wanted, guint64, i);
      gint64 rarity = rarity_milli (self, hash);

      while (k < has->len && g_array_index (has, guint64, k) < *hash)
        k++;
      all += rarity;
      if (k < has->len && g_array_index (has, guint64, k) == *hash)
        found += rarity;
    }
  return all == 0 ? 0 : (gint32) (found * 1000 / all);
}
