/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-tokens.h"

G_BEGIN_DECLS

/* What a feature is of. Every block is weighed and brought to length one by itself, so that a long
 * text does not drown a short one. */
typedef enum
{
  CUE_BLOCK_WORDS,         /* single words and single Chinese characters */
  CUE_BLOCK_RUNS,          /* neighbours in their order */
  CUE_BLOCK_CHARACTERS,    /* stretches inside words, which bear a misspelling */
  CUE_BLOCK_PAIRS,         /* two words that mean something, at any distance */
  CUE_BLOCK_SENSES,        /* what the words mean to a service desk */
  CUE_BLOCK_SENSE_PAIRS,   /* two of those, at any distance */
  CUE_BLOCK_BEFORE,        /* the words of what was said before, by whom */
  CUE_BLOCK_STATE,         /* what was done last, in its order */
  CUE_BLOCK_CROSS,         /* words together with what was done last */
  CUE_BLOCK_DONE,          /* what was done at all */
  CUE_BLOCK_PLACE,         /* how far the conversation is, and who spoke */
  CUE_BLOCK_FOUND,         /* what a look-up found since the agent spoke */
  CUE_BLOCK_FLOW_FOUND,    /* the same together with the flow */
  CUE_BLOCK_FLOW_WORDS,    /* words together with the flow */
  CUE_BLOCK_EARLIER,       /* the words of the customer so far */
  CUE_BLOCK_KINDS,         /* kinds of values that the customer gave */
  CUE_BLOCK_KIND_SETS,     /* which of them together */
  CUE_BLOCK_HABIT,         /* how the agent is used to write */
  CUE_BLOCK_FORM,          /* length and shape of the judged text */
  CUE_BLOCK_SPEAKER,       /* words together with who says them */
  CUE_BLOCK_THINGS,        /* which groups of known things were named */
  CUE_BLOCK_MASKED,        /* the judged text with a kind in place of each known name */
  CUE_BLOCK_MASKED_BEFORE, /* the last words of the customer, the same way */
  CUE_BLOCK_THING_MASKED,  /* both of these together with the group that is talked about */
  CUE_BLOCK_THING_BEFORE,
  CUE_N_BLOCKS,
} CueBlock;

/**
 * CueFeature:
 * @hash: of the block and the feature, the same on every machine
 * @count: how often it stands there
 * @start: folded code point of the judged text where it first stands; @end: one past it. Both 0 for
 * what is not of the judged text
 */
typedef struct
{
  guint64 hash;
  guint32 count;
  guint32 start;
  guint32 end;
  guint8 block;
} CueFeature;

/* The features of one moment: first added in any order, then sorted. */
typedef struct
{
  /* owned */
  GArray *features; /* CueFeature */
  gboolean sorted;
} CueFeatures;

CueFeatures *cue_features_new (void);
void cue_features_free (CueFeatures *self);
void cue_features_add (CueFeatures *self, CueBlock block, guint64 hash, guint start, guint end);
/* A feature that is a name: "last:ask-name". */
void cue_features_add_mark (CueFeatures *self, CueBlock block, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
/* Joins what is the same and sorts by hash; afterwards nothing is added. */
void cue_features_finish (CueFeatures *self);

/* Of @hash together with @value: how runs are made of single words. */
guint64 cue_hash_mix (guint64 hash, guint64 value);
guint64 cue_hash_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueFeatures, cue_features_free)

G_END_DECLS
