/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-bag.h"
#include "cue-bytes.h"

G_BEGIN_DECLS

/* Documents on their way into an index. */
typedef struct _CueImpactBuilder CueImpactBuilder;

CueImpactBuilder *cue_impact_builder_new (void);
void cue_impact_builder_free (CueImpactBuilder *self);
/* The next document; numbers count from 0. Terms count as often as they stand in the text. */
guint cue_impact_builder_add (CueImpactBuilder *self, const CueBag *document);

/* Many documents by their terms, and the few that fit a question best, found without looking at
 * most of them. Immutable, counted atomically. */
typedef struct _CueImpactIndex CueImpactIndex;

typedef struct
{
  guint document;
  guint64 score; /* sum over the shared terms of weight × impact */
} CueImpactHit;

CueImpactIndex *cue_impact_index_new (const CueImpactBuilder *builder);
CueImpactIndex *cue_impact_index_derive (const CueImpactIndex *self,
                                         const guint *removed,
                                         guint n_removed,
                                         const CueImpactBuilder *added);
CueImpactIndex *cue_impact_index_ref (CueImpactIndex *self);
void cue_impact_index_unref (CueImpactIndex *self);
/* Numbers given so far, those of removed documents included. */
guint cue_impact_index_get_size (const CueImpactIndex *self);
gsize cue_impact_index_get_bytes (const CueImpactIndex *self);
GArray *cue_impact_index_find (const CueImpactIndex *self,
                               const CueTerm *terms,
                               guint n_terms,
                               guint most,
                               guint64 least_score);
guint64 cue_impact_index_score (const CueImpactIndex *self,
                                const CueTerm *terms,
                                guint n_terms,
                                guint document);

/* Terms have numbers, and documents that have them. G_MAXUINT: none has it. */
guint cue_impact_index_find_term (const CueImpactIndex *self, guint64 hash);
guint cue_impact_index_get_n_terms (const CueImpactIndex *self);
guint cue_impact_index_count_documents (const CueImpactIndex *self, guint term);

/* One that was not derived. */
void cue_impact_index_write (const CueImpactIndex *self, GByteArray *out);
/* Rows stay where they lie: @source, which @bytes reads, is kept. NULL when the bytes have not the
 * shape of one. */
CueImpactIndex *cue_impact_index_read (CueBytes *bytes, GBytes *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueImpactBuilder, cue_impact_builder_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueImpactIndex, cue_impact_index_unref)

G_END_DECLS
