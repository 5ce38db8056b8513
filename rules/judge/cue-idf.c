/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-idf.h"

#include "cue-arithmetic.h"
#include "cue-json.h"

struct _CueIdf
{
  gatomicrefcount refs;
  guint n_cards;
  guint highest;
  GHashTable *weights; /* guint64 → milli */
};

static CueIdf *
idf_new (guint n_cards)
{
  CueIdf *self = g_new0 (CueIdf, 1);

  g_atomic_ref_count_init (&self->refs);
  self->n_cards = n_cards;
  self->highest = cue_log2_milli (1 + MAX (n_cards, 1), 1);
  self->weights = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

static void
collect (GHashTable *seen, const char *text)
{
  g_autoptr (CueBag) bag = cue_bag_new_for_text (text, CUE_BAG_CONTENT);

  for (guint i = 0; i < bag->n_terms; i++)
    g_hash_table_add (seen, g_memdup2 (&bag->terms[i].hash, sizeof (guint64)));
}

static void
count_card (CueIdf *self, const CueAnswer *answer)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  collect (seen, cue_text_get (answer->question, "zh"));
  collect (seen, cue_text_get (answer->question, "en"));
  for (guint i = 0; answer->similar != NULL && answer->similar[i] != NULL; i++)
    collect (seen, answer->similar[i]);
  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->weights, key));

      g_hash_table_insert (self->weights, g_memdup2 (key, sizeof (guint64)),
                           GUINT_TO_POINTER (count + 1));
    }
}

CueIdf *
cue_idf_train (const CuePack *pack)
{
  GPtrArray *answers = cue_pack_get_answers (pack);
  CueIdf *self = idf_new (answers->len);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < answers->len; i++)
    count_card (self, g_ptr_array_index (answers, i));
  g_hash_table_iter_init (&iter, self->weights);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      guint count = GPOINTER_TO_UINT (value);

      g_hash_table_iter_replace (&iter,
                                 GUINT_TO_POINTER (cue_log2_milli (self->n_cards + count, count)));
    }
  return self;
}

CueIdf *
cue_idf_from_json (JsonObject *object)
{
  JsonObject *terms = cue_json_get_object (object, "terms");
  gint64 cards = cue_json_get_int (object, "cards", -1);
  g_autoptr (CueIdf) self = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (terms == NULL || cards < 0 || cards > 100000000)
    return NULL;
  self = idf_new ((guint) cards);
  json_object_iter_init (&iter, terms);
  while (json_object_iter_next (&iter, &name, &node))
    {
      char *end = NULL;
      guint64 hash = g_ascii_strtoull (name, &end, 16);
      gint64 weight
          = JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
                ? json_node_get_int (node)
                : -1;

      if (*end != '\0' || weight < 0 || weight > 100000)
        return NULL;
      g_hash_table_insert (self->weights, g_memdup2 (&hash, sizeof hash),
                           GUINT_TO_POINTER ((guint) weight));
    }
  return g_steal_pointer (&self);
}

JsonNode *
cue_idf_to_json (const CueIdf *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *terms = json_object_new ();
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  /* the canonical writer sorts the keys */
  g_hash_table_iter_init (&iter, self->weights);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *name = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", *(guint64 *) key);

      json_object_set_int_member (terms, name, GPOINTER_TO_UINT (value));
    }
  json_object_set_string_member (object, "kind", "idf");
  json_object_set_int_member (object, "cards", self->n_cards);
  json_object_set_object_member (object, "terms", terms);
  return cue_json_new_object (object);
}

CueIdf *
cue_idf_ref (CueIdf *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_idf_unref (CueIdf *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->weights);
  g_free (self);
}

guint
cue_idf_weight_milli (const CueIdf *self, guint64 term)
{
  gpointer value;

  if (g_hash_table_lookup_extended (self->weights, &term, NULL, &value))
    return GPOINTER_TO_UINT (value);
  return self->highest / 2;
}
