/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-impact-index-private.h"

#include <string.h>

#include "cue-arithmetic.h"

/* BM25 as in Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
 * 2009, section 3, with their usual constants. */
#define K1_MILLI 1200
#define B_MILLI 750

static guint
get_slot (const CueTermTable *self, guint64 hash)
{
  return (guint) ((hash * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> 32) & (self->n_slots - 1);
}

static guint
find_slot (const CueTermTable *self, guint64 hash)
{
  guint slot = get_slot (self, hash);

  while (self->numbers[slot] != 0 && self->hashes[slot] != hash)
    slot = (slot + 1) & (self->n_slots - 1);
  return slot;
}

static void
grow (CueTermTable *self)
{
  g_autofree guint64 *hashes = self->hashes;
  g_autofree guint *numbers = self->numbers;
  guint n_slots = self->n_slots;

  self->n_slots = MAX (64, 2 * n_slots);
  self->hashes = g_new0 (guint64, self->n_slots);
  self->numbers = g_new0 (guint, self->n_slots);
  for (guint i = 0; i < n_slots; i++)
    if (numbers[i] != 0)
      {
        guint slot = find_slot (self, hashes[i]);

        self->hashes[slot] = hashes[i];
        self->numbers[slot] = numbers[i];
      }
}

guint
cue_term_table_find (CueTermTable *self, guint64 hash, gboolean add)
{
  guint slot;

  if (add && 2 * (self->n_terms + 1) > self->n_slots)
    grow (self);
  if (self->n_slots == 0)
    return 0;
  slot = find_slot (self, hash);
  if (self->numbers[slot] == 0 && add)
    {
      self->hashes[slot] = hash;
      self->numbers[slot] = ++self->n_terms;
      return self->n_terms - 1;
    }
  return self->numbers[slot] == 0 ? self->n_terms : self->numbers[slot] - 1;
}

CueImpactBuilder *
cue_impact_builder_new (void)
{
  CueImpactBuilder *self = g_new0 (CueImpactBuilder, 1);

  self->hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
cue_impact_builder_free (CueImpactBuilder *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->hashes);
  g_array_unref (self->counts);
  g_array_unref (self->ends);
  g_free (self);
}

guint
cue_impact_builder_add (CueImpactBuilder *self, const CueBag *document)
{
  guint end;

  for (guint i = 0; i < document->n_terms; i++)
    {
      guint16 count = (guint16) MIN (document->terms[i].count, G_MAXUINT16);

      g_array_append_val (self->hashes, document->terms[i].hash);
      g_array_append_val (self->counts, count);
      self->n_words += count;
    }
  end = self->hashes->len;
  g_array_append_val (self->ends, end);
  return self->ends->len - 1;
}

/* Documents of the whole that have a term: those that @part has, or the list's own. */
static guint
get_frequency (const CueImpactPart *self,
               guint term,
               guint64 hash,
               const CueImpactPart *frequencies)
{
  const CueImpactList *list
      = frequencies == NULL ? &self->lists[term] : cue_impact_part_find (frequencies, hash);

  return list == NULL ? 0 : list->n;
}

/* How rare each term is: log2 ((N + 1) / (n + 1/2)) in milli, at least 1. (transfer full) */
static guint *
list_rarities (const CueImpactPart *self,
               const CueImpactScale *scale,
               const CueImpactPart *frequencies)
{
  guint *rarities = g_new (guint, self->table.n_terms + 1);

  for (guint slot = 0; slot < self->table.n_slots; slot++)
    {
      guint term = self->table.numbers[slot];
      guint n;

      if (term == 0)
        continue;
      n = get_frequency (self, term - 1, self->table.hashes[slot], frequencies);
      rarities[term - 1]
          = MAX (1, cue_log2_milli (2 * (guint64) scale->n_documents + 2, 2 * (guint64) n + 1));
    }
  return rarities;
}

/* 1000 × count × (k1 + 1) / (count + k1 × (1 - b + b × length / average)) */
static guint64
saturate_milli (guint count, guint64 n_words, const CueImpactScale *scale)
{
  guint64 relative_milli
      = scale->n_words == 0 ? 1000 : n_words * 1000 * scale->n_documents / scale->n_words;
  guint64 damp_milli = (guint64) K1_MILLI * (1000 - B_MILLI + B_MILLI * relative_milli / 1000);

  return (guint64) count * 1000 * (K1_MILLI + 1000) / ((guint64) count * 1000 + damp_milli / 1000);
}

/* The number of the term of each posting. (transfer full) */
static guint *
number_terms (CueImpactPart *self, const CueImpactBuilder *builder)
{
  guint *terms = g_new (guint, builder->hashes->len + 1);

  for (guint i = 0; i < builder->hashes->len; i++)
    terms[i]
        = cue_term_table_find (&self->table, g_array_index (builder->hashes, guint64, i), TRUE);
  self->lists = g_new0 (CueImpactList, self->table.n_terms + 1);
  for (guint i = 0; i < builder->hashes->len; i++)
    self->lists[terms[i]].n++;
  return terms;
}

static void
lay_out_lists (CueImpactPart *self)
{
  guint first = 0;

  for (guint t = 0; t < self->table.n_terms; t++)
    {
      CueImpactList *list = &self->lists[t];

      list->first = first;
      first += list->n;
      while (list->n > CUE_IMPACT_BUCKET
             && (self->n_documents >> list->shift) + 1 > list->n / CUE_IMPACT_BUCKET)
        list->shift++;
      list->first_bucket = self->n_buckets;
      self->n_buckets += cue_impact_list_count_buckets (list, self->n_documents);
    }
}

static guint
count_words (const CueImpactBuilder *builder, guint from, guint end)
{
  guint n = 0;

  for (guint i = from; i < end; i++)
    n += g_array_index (builder->counts, guint16, i);
  return n;
}

static void
fill_lists (CueImpactPart *self,
            const CueImpactBuilder *builder,
            const guint *terms,
            const CueImpactScale *scale,
            const guint *rarities)
{
  g_autofree guint *filled = g_new0 (guint, self->table.n_terms + 1);
  guint i = 0;

  for (guint d = 0; d < self->n_documents; d++)
    {
      guint end = g_array_index (builder->ends, guint, d);
      guint n_words = count_words (builder, i, end);

      for (; i < end; i++)
        {
          guint term = terms[i];
          CueImpactList *list = &self->lists[term];
          guint64 impact
              = rarities[term]
                * saturate_milli (g_array_index (builder->counts, guint16, i), n_words, scale)
                / 1000;
          guint at = list->first + filled[term]++;

          self->documents[at] = d;
          self->impacts[at] = (guint16) CLAMP (impact, 1, G_MAXUINT16);
          list->highest = MAX (list->highest, self->impacts[at]);
        }
    }
}

static void
fill_buckets (CueImpactPart *self)
{
  for (guint t = 0; t < self->table.n_terms; t++)
    {
      const CueImpactList *list = &self->lists[t];
      guint *buckets = self->buckets + list->first_bucket;
      guint n = cue_impact_list_count_buckets (list, self->n_documents);
      guint at = 0;

      for (guint b = 0; b < n; b++)
        {
          while (at < list->n && self->documents[list->first + at] >> list->shift < b)
            at++;
          buckets[b] = at;
        }
    }
}

/**
 * cue_impact_part_new:
 * @first_document: the number of its first document in the index
 * @scale: how many documents and words impacts are reckoned with
 * @frequencies: (nullable): where it is looked up how many documents have a term; NULL: here
 *
 * Returns: (transfer full)
 */
CueImpactPart *
cue_impact_part_new (const CueImpactBuilder *builder,
                     guint first_document,
                     const CueImpactScale *scale,
                     const CueImpactPart *frequencies)
{
  CueImpactPart *self = g_new0 (CueImpactPart, 1);
  g_autofree guint *terms = NULL;
  g_autofree guint *rarities = NULL;

  g_atomic_ref_count_init (&self->refs);
  self->n_documents = builder->ends->len;
  self->first_document = first_document;
  self->n_postings = builder->hashes->len;
  terms = number_terms (self, builder);
  lay_out_lists (self);
  self->documents = g_new (guint, self->n_postings + 1);
  self->impacts = g_new (guint16, self->n_postings + 1);
  self->buckets = g_new (guint, self->n_buckets + 1);
  rarities = list_rarities (self, scale, frequencies);
  fill_lists (self, builder, terms, scale, rarities);
  fill_buckets (self);
  return self;
}

CueImpactPart *
cue_impact_part_ref (CueImpactPart *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_impact_part_unref (CueImpactPart *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->source == NULL)
    {
      g_free (self->table.hashes);
      g_free (self->table.numbers);
      g_free (self->lists);
      g_free (self->documents);
      g_free (self->impacts);
      g_free (self->buckets);
    }
  g_clear_pointer (&self->source, g_bytes_unref);
  g_free (self);
}

const CueImpactList *
cue_impact_part_find (const CueImpactPart *self, guint64 hash)
{
  guint term = cue_term_table_find ((CueTermTable *) &self->table, hash, FALSE);

  return term == self->table.n_terms ? NULL : &self->lists[term];
}

guint
cue_impact_part_seek (const CueImpactPart *self, const CueImpactList *list, guint document)
{
  const guint *documents = self->documents + list->first;
  guint low = 0;
  guint high = list->n;

  if (document >= self->n_documents)
    return list->n;
  if (list->n > CUE_IMPACT_BUCKET)
    {
      const guint *bucket = self->buckets + list->first_bucket + (document >> list->shift);

      low = bucket[0];
      high = bucket[1];
    }
  /* without a branch that nobody can foretell */
  for (guint n = high - low; n > 0; n -= (n + 1) / 2)
    low += (documents[low + (n - 1) / 2] < document) * ((n + 1) / 2);
  return low;
}

guint
cue_impact_part_get (const CueImpactPart *self, const CueImpactList *list, guint document)
{
  guint at = cue_impact_part_seek (self, list, document);

  return at < list->n && self->documents[list->first + at] == document
             ? self->impacts[list->first + at]
             : 0;
}
