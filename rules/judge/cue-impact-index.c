/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-impact-index-private.h"

#include <string.h>

/*
 * Documents by their terms.
 *
 * What a term adds to a document's score is reckoned when the index is made (BM25) and kept as an
 * integer beside the document's number: the impact (Anh, de Kretser and Moffat, "Vector-space
 * ranking with effective early termination", 2001). A question is then a sum of small products and
 * has a bound for each term, which is what the search skips by (cue-impact-search.c).
 *
 * A change makes a new index that shares the big part with the old one: added documents stand in a
 * small part of their own, removed ones are marked. Rarity and mean length stay those of the big
 * part, so scores of what did not change do not move; who changes much makes the index anew.
 */

/**
 * cue_impact_index_new:
 *
 * Cost: two passes over all terms.
 *
 * Returns: (transfer full)
 */
CueImpactIndex *
cue_impact_index_new (const CueImpactBuilder *builder)
{
  CueImpactIndex *self = g_new0 (CueImpactIndex, 1);

  g_atomic_ref_count_init (&self->refs);
  self->n_documents = builder->ends->len;
  self->scale = (CueImpactScale){ builder->ends->len, builder->n_words };
  self->base = cue_impact_part_new (builder, 0, &self->scale, NULL);
  return self;
}

static void
append_all (CueImpactBuilder *to, const CueImpactBuilder *from)
{
  guint before = to->hashes->len;

  g_array_append_vals (to->hashes, from->hashes->data, from->hashes->len);
  g_array_append_vals (to->counts, from->counts->data, from->counts->len);
  for (guint i = 0; i < from->ends->len; i++)
    {
      guint end = before + g_array_index (from->ends, guint, i);

      g_array_append_val (to->ends, end);
    }
  to->n_words += from->n_words;
}

static guint8 *
copy_removed (const CueImpactIndex *from, const guint *removed, guint n_removed, guint n_documents)
{
  guint8 *bits;

  if (from->removed == NULL && n_removed == 0)
    return NULL;
  bits = g_new0 (guint8, n_documents / 8 + 1);
  if (from->removed != NULL)
    memcpy (bits, from->removed, from->n_documents / 8 + 1);
  for (guint i = 0; i < n_removed; i++)
    if (removed[i] < n_documents)
      bits[removed[i] / 8] |= (guint8) (1u << (removed[i] % 8));
  return bits;
}

/**
 * cue_impact_index_derive:
 * @removed: (array length=n_removed) (nullable): numbers of documents that are no longer found
 * @added: (nullable): documents that are; they get the next numbers
 *
 * A new index that shares what did not change. Cost: a bit for each document and the terms of all
 * documents that were added since the index was made anew.
 *
 * Returns: (transfer full)
 */
CueImpactIndex *
cue_impact_index_derive (const CueImpactIndex *self,
                         const guint *removed,
                         guint n_removed,
                         const CueImpactBuilder *added)
{
  CueImpactIndex *derived = g_new0 (CueImpactIndex, 1);

  g_atomic_ref_count_init (&derived->refs);
  derived->scale = self->scale;
  derived->base = cue_impact_part_ref (self->base);
  derived->n_documents = self->n_documents + (added == NULL ? 0 : added->ends->len);
  derived->removed = copy_removed (self, removed, n_removed, derived->n_documents);
  derived->recent_source = cue_impact_builder_new ();
  if (self->recent_source != NULL)
    append_all (derived->recent_source, self->recent_source);
  if (added != NULL)
    append_all (derived->recent_source, added);
  derived->recent = cue_impact_part_new (derived->recent_source, derived->base->n_documents,
                                         &derived->scale, derived->base);
  return derived;
}

CueImpactIndex *
cue_impact_index_ref (CueImpactIndex *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_impact_index_unref (CueImpactIndex *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  cue_impact_part_unref (self->base);
  cue_impact_part_unref (self->recent);
  cue_impact_builder_free (self->recent_source);
  g_free (self->removed);
  g_free (self);
}

guint
cue_impact_index_get_size (const CueImpactIndex *self)
{
  return self->n_documents;
}

guint
cue_impact_index_find_term (const CueImpactIndex *self, guint64 hash)
{
  guint term = cue_term_table_find (&self->base->table, hash, FALSE);

  return term == self->base->table.n_terms ? G_MAXUINT : term;
}

guint
cue_impact_index_get_n_terms (const CueImpactIndex *self)
{
  return self->base->table.n_terms;
}

guint
cue_impact_index_count_documents (const CueImpactIndex *self, guint term)
{
  return self->base->lists[term].n;
}

static gsize
part_bytes (const CueImpactPart *part)
{
  if (part == NULL)
    return 0;
  return sizeof *part + part->table.n_slots * (sizeof (guint64) + sizeof (guint))
         + part->table.n_terms * sizeof (CueImpactList)
         + part->n_postings * (sizeof (guint) + sizeof (guint16))
         + part->n_buckets * sizeof (guint);
}

/* Memory that it holds, shared parts included. */
gsize
cue_impact_index_get_bytes (const CueImpactIndex *self)
{
  return sizeof *self + part_bytes (self->base) + part_bytes (self->recent)
         + (self->removed == NULL ? 0 : self->n_documents / 8 + 1);
}
