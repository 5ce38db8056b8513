/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-impact-index-private.h"

/*
 * An index as bytes: rows of numbers as they stand in memory, so that reading one is a look at each
 * number and no more. What is read is not believed: no number may lead out of its row.
 */

#define MOST_DOCUMENTS 100000000
#define MOST_SHIFT 31
#define LIST_NUMBERS (sizeof (CueImpactList) / sizeof (guint))

void
cue_impact_index_write (const CueImpactIndex *self, GByteArray *out)
{
  const CueImpactPart *part = self->base;

  g_return_if_fail (self->recent == NULL && self->removed == NULL);

  cue_bytes_write_32 (out, part->n_documents);
  cue_bytes_write_64 (out, self->scale.n_words);
  cue_bytes_write_32 (out, part->table.n_terms);
  cue_bytes_write_32 (out, part->table.n_slots);
  cue_bytes_write_32 (out, part->n_postings);
  cue_bytes_write_32 (out, part->n_buckets);
  cue_bytes_write_row (out, part->table.hashes, part->table.n_slots, sizeof (guint64));
  cue_bytes_write_row (out, part->table.numbers, part->table.n_slots, sizeof (guint));
  cue_bytes_write_row (out, part->lists, part->table.n_terms * LIST_NUMBERS, sizeof (guint));
  cue_bytes_write_row (out, part->documents, part->n_postings, sizeof (guint));
  cue_bytes_write_row (out, part->impacts, part->n_postings, sizeof (guint16));
  cue_bytes_write_row (out, part->buckets, part->n_buckets, sizeof (guint));
}

/* A search for a term ends at a free slot. */
static gboolean
check_table (const CueTermTable *table)
{
  guint n = 0;

  if ((table->n_slots & (table->n_slots - 1)) != 0 || table->n_terms >= MAX (table->n_slots, 1))
    return table->n_slots == 0 && table->n_terms == 0;
  for (guint i = 0; i < table->n_slots; i++)
    {
      if (table->numbers[i] > table->n_terms)
        return FALSE;
      n += table->numbers[i] != 0;
    }
  return n == table->n_terms;
}

/* Each begins where its documents do. */
static gboolean
check_buckets (const CueImpactPart *part, const CueImpactList *list)
{
  const guint *documents = part->documents + list->first;
  guint n = cue_impact_list_count_buckets (list, part->n_documents);

  if (n > part->n_buckets - list->first_bucket)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint at = part->buckets[list->first_bucket + i];

      if (at > list->n || (at > 0 && documents[at - 1] >> list->shift >= i)
          || (at < list->n && documents[at] >> list->shift < i))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_list (const CueImpactPart *part, const CueImpactList *list)
{
  const guint *documents;

  if (list->n == 0 || list->first > part->n_postings || list->n > part->n_postings - list->first
      || list->shift > MOST_SHIFT || list->highest > G_MAXUINT16
      || list->first_bucket > part->n_buckets || !check_buckets (part, list))
    return FALSE;
  documents = part->documents + list->first;
  for (guint i = 0; i < list->n; i++)
    if (documents[i] >= part->n_documents || (i > 0 && documents[i] <= documents[i - 1])
        || part->impacts[list->first + i] == 0 || part->impacts[list->first + i] > list->highest)
      return FALSE;
  return TRUE;
}

static gboolean
check_part (const CueImpactPart *part)
{
  if (part->n_documents > MOST_DOCUMENTS || !check_table (&part->table))
    return FALSE;
  for (guint i = 0; i < part->table.n_terms; i++)
    if (!check_list (part, &part->lists[i]))
      return FALSE;
  return TRUE;
}

static void
read_part (CueImpactPart *self, CueImpactScale *scale, CueBytes *bytes)
{
  self->n_documents = cue_bytes_read_32 (bytes);
  *scale = (CueImpactScale){ self->n_documents, cue_bytes_read_64 (bytes) };
  self->table.n_terms = cue_bytes_read_32 (bytes);
  self->table.n_slots = cue_bytes_read_32 (bytes);
  self->n_postings = cue_bytes_read_32 (bytes);
  self->n_buckets = cue_bytes_read_32 (bytes);
  self->table.hashes = (guint64 *) cue_bytes_row (bytes, self->table.n_slots, sizeof (guint64));
  self->table.numbers = (guint *) cue_bytes_row (bytes, self->table.n_slots, sizeof (guint));
  self->lists
      = (CueImpactList *) cue_bytes_row (bytes, self->table.n_terms * LIST_NUMBERS, sizeof (guint));
  self->documents = (guint *) cue_bytes_row (bytes, self->n_postings, sizeof (guint));
  self->impacts = (guint16 *) cue_bytes_row (bytes, self->n_postings, sizeof (guint16));
  self->buckets = (guint *) cue_bytes_row (bytes, self->n_buckets, sizeof (guint));
}

CueImpactIndex *
cue_impact_index_read (CueBytes *bytes, GBytes *source)
{
  g_autoptr (CueImpactIndex) self = g_new0 (CueImpactIndex, 1);

  g_atomic_ref_count_init (&self->refs);
  self->base = g_new0 (CueImpactPart, 1);
  g_atomic_ref_count_init (&self->base->refs);
  self->base->source = g_bytes_ref (source);
  read_part (self->base, &self->scale, bytes);
  self->n_documents = self->base->n_documents;
  if (!bytes->failed && !check_part (self->base))
    bytes->failed = TRUE;
  return bytes->failed ? NULL : g_steal_pointer (&self);
}
