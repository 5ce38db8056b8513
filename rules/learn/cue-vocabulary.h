/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-bytes.h"
#include "cue-features.h"

G_BEGIN_DECLS

/* One coordinate of a text. @value is in units of 1 / %CUE_VECTOR_ONE. */
typedef struct
{
  guint32 feature;
  gint32 value;
} CueCoordinate;

#define CUE_VECTOR_ONE (1 << 15)

/* A text as numbers: sorted by feature. */
typedef struct
{
  guint n;
  CueCoordinate at[];
} CueVector;

/* How much each block counts, in milli; 0 leaves it out. */
typedef struct
{
  guint16 milli[CUE_N_BLOCKS];
} CueBlockWeights;

/* The features that were seen in learning, and how rare each is. Immutable; integers only. */
typedef struct _CueVocabulary CueVocabulary;

/**
 * cue_vocabulary_new:
 * @examples: (element-type CueFeatures): finished
 * @at_least: in how many of them a feature must stand to be kept
 */
CueVocabulary *
cue_vocabulary_new (GPtrArray *examples, const CueBlockWeights *weights, guint at_least);
void cue_vocabulary_free (CueVocabulary *self);
guint cue_vocabulary_get_size (const CueVocabulary *self);
/* Index of a feature, or %G_MAXUINT. */
guint cue_vocabulary_find (const CueVocabulary *self, guint64 hash);

/**
 * cue_vocabulary_weigh:
 *
 * Coordinates of a text: (1 + ln count) × (1 + ln ((1 + texts) / (1 + texts with it))), each block
 * brought to its weight in length (Salton & Buckley 1988). Blocks of what was done do not
 * count rarity. Features never seen in learning are left out.
 *
 * Returns: (transfer full): freed with g_free ()
 */
CueVector *cue_vocabulary_weigh (const CueVocabulary *self, const CueFeatures *features);

/* Where a feature stands in @self; its length where it stands nowhere. */
guint cue_vector_find (const CueVector *self, guint32 feature);

/* How much two texts of one vocabulary share: 1000 for the same one where the weights of the blocks
 * make a length of 1. */
gint32 cue_vector_likeness_milli (const CueVector *a, const CueVector *b);

void cue_vocabulary_write (const CueVocabulary *self, GByteArray *out);
/* NULL when the bytes have not the shape of one. */
CueVocabulary *cue_vocabulary_read (CueBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueVocabulary, cue_vocabulary_free)

G_END_DECLS
