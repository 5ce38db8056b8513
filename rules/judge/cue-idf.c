/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-idf.h"

#include "cue-arithmetic.h"

#define MAX_CARDS 100000000
#define MAX_TERMS 50000000
#define MAX_WEIGHT 100000

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

static int
compare_hashes (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

void
cue_idf_write (const CueIdf *self, GByteArray *out)
{
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->weights);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (hashes, key, 1);
  g_array_sort (hashes, compare_hashes);
  cue_bytes_write_32 (out, self->n_cards);
  cue_bytes_write_32 (out, hashes->len);
  for (guint i = 0; i < hashes->len; i++)
    {
      guint64 hash = g_array_index (hashes, guint64, i);

      cue_bytes_write_64 (out, hash);
      cue_bytes_write_32 (out, cue_idf_weight_milli (self, hash));
    }
}

CueIdf *
cue_idf_read (CueBytes *bytes)
{
  guint32 n_cards = cue_bytes_read_32 (bytes);
  g_autoptr (CueIdf) self = idf_new (MIN (n_cards, MAX_CARDS));
  guint n = cue_bytes_read_count (bytes, 12, MAX_TERMS);
  guint64 last = 0;

  for (guint i = 0; i < n && !bytes->failed; i++)
    {
      guint64 hash = cue_bytes_read_64 (bytes);
      guint weight = cue_bytes_read_32 (bytes);

      if (weight > MAX_WEIGHT || (i > 0 && hash <= last))
        bytes->failed = TRUE;
      g_hash_table_insert (self->weights, g_memdup2 (&hash, sizeof hash),
                           GUINT_TO_POINTER (weight));
      last = hash;
    }
  return bytes->failed ? NULL : g_steal_pointer (&self);
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
