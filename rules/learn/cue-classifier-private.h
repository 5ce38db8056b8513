/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-class-weights.h"
#include "cue-classifier.h"
#include "cue-network.h"
#include "cue-trees.h"

G_BEGIN_DECLS

struct _CueClassifier
{
  gatomicrefcount refs;
  /* owned */
  CueVocabulary *vocabulary;
  CueLinear *each;           /* NULL: @by_class */
  CueLinear *together;       /* or NULL */
  CueNetwork *nets;          /* or NULL, as @together */
  CueTrees *trees;           /* or NULL */
  CueVocabulary *asked;      /* or NULL: the features that @trees ask for */
  gint32 *handicaps;         /* by class, as @together: milli off the logarithm of its part */
  CueClassWeights *by_class; /* (nullable): the same as @each, for few of very many classes */
  guint together_milli;
  guint nets_milli; /* how much of that is of @nets */
  guint trees_milli;
};

/* Of nothing yet. */
CueClassifier *cue_classifier_new (void);

G_END_DECLS
