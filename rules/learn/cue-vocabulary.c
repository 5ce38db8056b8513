/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-vocabulary.h"

#include "cue-arithmetic.h"

#define MAX_FEATURES 16000000

struct _CueVocabulary
{
  /* owned */
  guint64 *hashes;  /* sorted */
  guint16 *rarity;  /* milli */
  guint32 *buckets; /* first feature of each value of the hash's upper bits */
  guint n;
  guint bits;
  CueBlockWeights weights;
};

/* Hashes are spread evenly, so their upper bits lead to a handful of neighbours. */
static void
build_buckets (CueVocabulary *self)
{
  guint at = 0;

  self->bits = 1;
  while (self->bits < 24 && (G_GUINT64_CONSTANT (1) << self->bits) < self->n)
    self->bits++;
  self->buckets = g_new (guint32, (G_GUINT64_CONSTANT (1) << self->bits) + 1);
  for (guint64 bucket = 0; bucket <= G_GUINT64_CONSTANT (1) << self->bits; bucket++)
    {
      while (at < self->n && self->hashes[at] >> (64 - self->bits) < bucket)
        at++;
      self->buckets[bucket] = at;
    }
}

static CueVocabulary *
vocabulary_new (guint n)
{
  CueVocabulary *self = g_new0 (CueVocabulary, 1);

  self->n = n;
  self->hashes = g_new (guint64, n + 1);
  self->rarity = g_new (guint16, n + 1);
  return self;
}

static gboolean
counts_rarity (CueBlock block)
{
  return block <= CUE_BLOCK_BEFORE || block == CUE_BLOCK_CROSS || block == CUE_BLOCK_FLOW_WORDS
         || block == CUE_BLOCK_EARLIER || block == CUE_BLOCK_SPEAKER || block >= CUE_BLOCK_MASKED;
}

static int
compare_features (gconstpointer a, gconstpointer b)
{
  const CueFeature *x = a;
  const CueFeature *y = b;

  return x->hash < y->hash ? -1 : x->hash > y->hash;
}

/* All features of all examples, one for each example that has it. */
static GArray *
gather (GPtrArray *examples, const CueBlockWeights *weights)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (CueFeature));

  for (guint i = 0; i < examples->len; i++)
    {
      const CueFeatures *features = g_ptr_array_index (examples, i);

      g_assert (features->sorted);
      for (guint k = 0; k < features->features->len; k++)
        {
          const CueFeature *feature = &g_array_index (features->features, CueFeature, k);

          if (weights->milli[feature->block] > 0)
            g_array_append_val (all, *feature);
        }
    }
  g_array_sort (all, compare_features);
  return all;
}

CueVocabulary *
cue_vocabulary_new (GPtrArray *examples, const CueBlockWeights *weights, guint at_least)
{
  g_autoptr (GArray) all = gather (examples, weights);
  CueVocabulary *self = vocabulary_new (all->len);

  self->n = 0;
  self->weights = *weights;
  for (guint i = 0; i < all->len;)
    {
      const CueFeature *feature = &g_array_index (all, CueFeature, i);
      guint n = 1;

      while (i + n < all->len && g_array_index (all, CueFeature, i + n).hash == feature->hash)
        n++;
      if (n >= at_least && self->n < MAX_FEATURES)
        {
          self->hashes[self->n] = feature->hash;
          self->rarity[self->n++]
              = counts_rarity (feature->block)
                    ? (guint16) (1000 + cue_ln_milli (1 + (guint64) examples->len, 1 + (guint64) n))
                    : 1000;
        }
      i += n;
    }
  self->hashes = g_renew (guint64, self->hashes, self->n + 1);
  self->rarity = g_renew (guint16, self->rarity, self->n + 1);
  build_buckets (self);
  return self;
}

void
cue_vocabulary_free (CueVocabulary *self)
{
  if (self == NULL)
    return;
  g_free (self->hashes);
  g_free (self->rarity);
  g_free (self->buckets);
  g_free (self);
}

guint
cue_vocabulary_get_size (const CueVocabulary *self)
{
  return self->n;
}

guint
cue_vocabulary_find (const CueVocabulary *self, guint64 hash)
{
  guint64 bucket = hash >> (64 - self->bits);
  guint at = self->buckets[bucket];
  guint end = self->buckets[bucket + 1];

  while (at < end && self->hashes[at] < hash)
    at++;
  return at < end && self->hashes[at] == hash ? at : G_MAXUINT;
}

CueVector *
cue_vocabulary_weigh (const CueVocabulary *self, const CueFeatures *features)
{
  guint n = features->features->len;
  CueVector *vector = g_malloc (sizeof (CueVector) + n * sizeof (CueCoordinate));
  g_autofree guint8 *blocks = g_new (guint8, n + 1);
  guint64 squares[CUE_N_BLOCKS] = { 0 };

  g_assert (features->sorted);
  vector->n = 0;
  for (guint i = 0; i < n; i++)
    {
      const CueFeature *feature = &g_array_index (features->features, CueFeature, i);
      guint index = self->weights.milli[feature->block] > 0
                        ? cue_vocabulary_find (self, feature->hash)
                        : G_MAXUINT;
      guint64 value;

      if (index == G_MAXUINT)
        continue;
      value = (1000 + (guint64) cue_ln_milli (feature->count, 1)) * self->rarity[index] / 1000;
      blocks[vector->n] = feature->block;
      vector->at[vector->n++] = (CueCoordinate){ index, (gint32) value };
      squares[feature->block] += value * value;
    }
  for (guint i = 0; i < CUE_N_BLOCKS; i++)
    squares[i] = MAX (cue_square_root (squares[i]), 1);
  for (guint i = 0; i < vector->n; i++)
    vector->at[i].value = (gint32) ((guint64) vector->at[i].value * CUE_VECTOR_ONE
                                    * self->weights.milli[blocks[i]] / (squares[blocks[i]] * 1000));
  return vector;
}

guint
cue_vector_find (const CueVector *self, guint32 feature)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->at[middle].feature < feature)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n && self->at[low].feature == feature ? low : self->n;
}

gint32
cue_vector_likeness_milli (const CueVector *a, const CueVector *b)
{
  gint64 sum = 0;

  for (guint i = 0, k = 0; i < a->n && k < b->n;)
    {
      if (a->at[i].feature == b->at[k].feature)
        sum += (gint64) a->at[i].value * b->at[k].value;
      if (a->at[i].feature <= b->at[k].feature)
        i++;
      else
        k++;
    }
  return (gint32) (sum / CUE_VECTOR_ONE * 1000 / CUE_VECTOR_ONE);
}

void
cue_vocabulary_write (const CueVocabulary *self, GByteArray *out)
{
  for (guint i = 0; i < CUE_N_BLOCKS; i++)
    cue_bytes_write_16 (out, self->weights.milli[i]);
  cue_bytes_write_32 (out, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      cue_bytes_write_64 (out, self->hashes[i]);
      cue_bytes_write_16 (out, self->rarity[i]);
    }
}

CueVocabulary *
cue_vocabulary_read (CueBytes *bytes)
{
  g_autoptr (CueVocabulary) self = NULL;
  CueBlockWeights weights;
  guint n;

  for (guint i = 0; i < CUE_N_BLOCKS; i++)
    weights.milli[i] = cue_bytes_read_16 (bytes);
  n = cue_bytes_read_count (bytes, 10, MAX_FEATURES);
  self = vocabulary_new (n);
  self->weights = weights;
  for (guint i = 0; i < n; i++)
    {
      self->hashes[i] = cue_bytes_read_64 (bytes);
      self->rarity[i] = cue_bytes_read_16 (bytes);
      if (i > 0 && self->hashes[i] <= self->hashes[i - 1])
        bytes->failed = TRUE;
    }
  if (bytes->failed)
    return NULL;
  build_buckets (self);
  return g_steal_pointer (&self);
}
