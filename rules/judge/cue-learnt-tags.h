/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-classifier.h"
#include "cue-pack.h"

G_BEGIN_DECLS

/* What the examples of a pack taught about its tags. Immutable, counted atomically; integers only.
 */
typedef struct _CueLearntTags CueLearntTags;

/* How well one tag was learnt. */
typedef enum
{
  CUE_LEARNING_NONE,  /* no example carries it */
  CUE_LEARNING_FEW,   /* too few do, or too few do not */
  CUE_LEARNING_ALIKE, /* they cannot be told from the others */
  CUE_LEARNING_DONE,
} CueLearning;

/**
 * CueTagLesson:
 * @n_examples: examples that carry the tag
 * @n_texts: their texts: two of an example in both languages
 * @n_found: those of them that lit it when they had not been learnt from
 * @n_wrong: texts that do not carry it and lit it all the same
 * @floor_milli: a text lights the tag from this margin on
 */
typedef struct
{
  CueLearning learning;
  guint n_examples;
  guint n_texts;
  guint n_found;
  guint n_wrong;
  gint32 floor_milli;
} CueTagLesson;

/* A tag that a text carries. */
typedef struct
{
  guint tag;           /* index in the pack */
  gint32 margin_milli; /* how far the text is on its side: 0 undecided, 1000 safely */
} CueTagHit;

/**
 * cue_learnt_tags_train:
 * @progress: (nullable): ends the learning by %FALSE
 *
 * A line for every tag that at least %CUE_LEARNT_TAGS_FEWEST examples carry, and as many do not.
 * Its floor is the lowest from 200 on from which 85 of 100 texts that others taught about were
 * right; a tag of which this finds less than a fifth stays dark. Source of the three:
 * docs/learning.md.
 *
 * Returns: (transfer full) (nullable): %NULL when @progress ended it
 */
CueLearntTags *
cue_learnt_tags_train (const CuePack *pack, CueTrainProgress progress, gpointer user_data);
CueLearntTags *cue_learnt_tags_ref (CueLearntTags *self);
void cue_learnt_tags_unref (CueLearntTags *self);

#define CUE_LEARNT_TAGS_FEWEST 8

void cue_learnt_tags_write (const CueLearntTags *self, GByteArray *out);
/* Of @pack. NULL when the bytes have not the shape of one. */
CueLearntTags *cue_learnt_tags_read (CueBytes *bytes, const CuePack *pack);

/* @tag: index in the pack */
const CueTagLesson *cue_learnt_tags_get_lesson (const CueLearntTags *self, guint tag);

/* How often a text that lights the tag carries it, in thousandths, by what was tried: one right and
 * one wrong are added, so that few trials do not make sure (Laplace's rule of succession). */
guint cue_tag_lesson_get_sure_milli (const CueTagLesson *self);

/**
 * cue_learnt_tags_list_features:
 * @before: (nullable): what was said right before, by whomever
 *
 * What a turn is judged by. That of @said alone is what the answers are searched with
 * (cue-answer-search.h); they do not know the rest, so both are asked with the same.
 *
 * Returns: (transfer full) (nullable): finished; %NULL where no tag can light
 */
CueFeatures *cue_learnt_tags_list_features (const CueLearntTags *self,
                                            const CueTokens *said,
                                            const CueTokens *before);

/**
 * cue_learnt_tags_find:
 * @features: (nullable): as cue_learnt_tags_list_features () told them
 *
 * Returns: (transfer full) (element-type CueTagHit): in the order of the pack
 */
GArray *cue_learnt_tags_find (const CueLearntTags *self, const CueFeatures *features);

/* A stretch of a text that spoke for a tag. */
typedef struct
{
  guint start; /* folded code points */
  guint end;
  guint share_milli; /* of all that spoke for it */
} CueTagWords;

/* An example of the tag. */
typedef struct
{
  const CueTagExample *example; /* borrowed from the pack */
  guint likeness_milli;
} CueTagLike;

/* Why a text carries @tag, which was found by @features. @words: (out) (element-type CueTagWords):
 * at most three, in their order; @likes: (out) (element-type CueTagLike): at most two, the nearest
 * first */
void cue_learnt_tags_explain (const CueLearntTags *self,
                              guint tag,
                              const CueTokens *said,
                              const CueFeatures *features,
                              GArray **words,
                              GArray **likes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueLearntTags, cue_learnt_tags_unref)

G_END_DECLS
