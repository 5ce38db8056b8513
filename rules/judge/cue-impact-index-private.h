/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-impact-index.h"

G_BEGIN_DECLS

/* Terms as small numbers, in order of first sight. */
typedef struct
{
  /* owned */
  guint64 *hashes;
  guint *numbers; /* of the slot's term, plus one; 0: free */
  guint n_slots;  /* a power of two */
  guint n_terms;
} CueTermTable;

/* Returns: the number, or @self->n_terms when it is new (and @add: given now). */
guint cue_term_table_find (CueTermTable *self, guint64 hash, gboolean add);

struct _CueImpactBuilder
{
  /* owned */
  GArray *hashes; /* guint64, document by document */
  GArray *counts; /* guint16, of each */
  GArray *ends;   /* guint: where each document ends in @hashes */
  guint64 n_words;
};

/* What a set of documents says about a term and about length. */
typedef struct
{
  guint n_documents;
  guint64 n_words;
} CueImpactScale;

typedef struct
{
  guint first; /* posting */
  guint n;
  guint first_bucket;
  guint highest; /* impact */
  guint shift;   /* a bucket is 2^shift documents */
} CueImpactList;

/* Lists up to this length are searched whole; longer ones have buckets of about so many. */
#define CUE_IMPACT_BUCKET 8

/* How many buckets a list has, one past the last included. */
static inline guint
cue_impact_list_count_buckets (const CueImpactList *self, guint n_documents)
{
  return self->n <= CUE_IMPACT_BUCKET ? 0 : (n_documents >> self->shift) + 2;
}

/* The postings of a run of documents; shared by all indexes derived from one. */
typedef struct
{
  gatomicrefcount refs;
  CueTermTable table;
  /* owned */
  GBytes *source;       /* (nullable): what all rows lie in; NULL: they are owned one by one */
  CueImpactList *lists; /* of each term */
  guint *documents;     /* of all postings, in order within a list, counted from @first_document */
  guint16 *impacts;
  guint *buckets; /* for long lists: where in the list each bucket starts */
  guint n_postings;
  guint n_buckets;
  guint n_documents;
  guint first_document;
} CueImpactPart;

CueImpactPart *cue_impact_part_new (const CueImpactBuilder *builder,
                                    guint first_document,
                                    const CueImpactScale *scale,
                                    const CueImpactPart *frequencies);
CueImpactPart *cue_impact_part_ref (CueImpactPart *self);
void cue_impact_part_unref (CueImpactPart *self);
const CueImpactList *cue_impact_part_find (const CueImpactPart *self, guint64 hash);
/* The first posting, counted from the list's first, that is not below @document. */
guint cue_impact_part_seek (const CueImpactPart *self, const CueImpactList *list, guint document);
/* The impact of a term in a document (counted from the part's first), 0 without it. */
guint cue_impact_part_get (const CueImpactPart *self, const CueImpactList *list, guint document);

struct _CueImpactIndex
{
  gatomicrefcount refs;
  CueImpactScale scale;
  /* owned */
  CueImpactPart *base;
  CueImpactPart *recent;           /* (nullable): documents added since */
  CueImpactBuilder *recent_source; /* (nullable): what @recent was made of */
  guint8 *removed;                 /* (nullable): a bit for each document */
  guint n_documents;
};

static inline gboolean
cue_impact_index_is_removed (const CueImpactIndex *self, guint document)
{
  return self->removed != NULL && (self->removed[document / 8] >> (document % 8) & 1) != 0;
}

G_END_DECLS
