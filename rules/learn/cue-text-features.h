/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-features.h"

G_BEGIN_DECLS

/* How a text becomes features. */
typedef struct
{
  guint words;          /* runs of up to so many words */
  guint han;            /* runs of up to so many Chinese characters */
  guint characters_min; /* stretches inside a word, its edges counted as one character each */
  guint characters_max; /* 0: none */
  guint pairs;          /* words that mean something are paired at up to this distance; 0: none */
} CueTextPlan;

/**
 * cue_text_features_add:
 * @said: a text, folded and cut
 *
 * Adds what of the judged text counts: words, runs, stretches, pairs.
 */
void cue_text_features_add (CueFeatures *self, const CueTokens *said, const CueTextPlan *plan);

/* Words and pairs of neighbours of another text than the judged one, told apart from it and from
 * others by @prefix. */
void cue_text_features_add_beside (CueFeatures *self,
                                   CueBlock block,
                                   const char *prefix,
                                   const CueTokens *said);

/**
 * cue_text_features_add_units:
 * @prefix: features of another one are others
 * @units: (element-type CueReadUnit)
 *
 * Adds single units and their runs to @block, which do not count as words of the judged text.
 */
void cue_text_features_add_units (CueFeatures *self,
                                  CueBlock block,
                                  const char *prefix,
                                  const GArray *units,
                                  const CueTextPlan *plan);

G_END_DECLS
