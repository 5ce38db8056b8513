/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-linear-train.h"

G_BEGIN_DECLS

/**
 * CueExample:
 * @features: of it, finished
 * @labels: guint: the classes it is of; none: of nothing that is known
 * @group: examples of one group (a conversation) are never on both sides of a trial
 */
typedef struct
{
  /* owned */
  CueFeatures *features;
  GArray *labels;
  guint group;
} CueExample;

CueExample *cue_example_new (CueFeatures *features, guint group); /* takes @features */
void cue_example_add_label (CueExample *self, guint class);
void cue_example_free (CueExample *self);

/* How a classifier learns. */
typedef struct
{
  CueBlockWeights blocks;
  guint at_least;       /* examples that a feature must stand in */
  guint cost_milli;     /* of being on the wrong side */
  guint positive_milli; /* how much more for one that is of the class */
  guint keep;           /* weights for each class */
} CueClassifierPlan;

/* Which of many classes a text is of: features, their rarity and a line for every class.
 * Immutable; integers only. */
typedef struct _CueClassifier CueClassifier;

/**
 * cue_classifier_train:
 * @examples: (element-type CueExample)
 * @seed: of the order of learning
 * @progress: (nullable): ends the learning by FALSE
 *
 * Returns: (transfer full) (nullable): NULL when @progress ended it
 */
CueClassifier *cue_classifier_train (GPtrArray *examples,
                                     guint n_classes,
                                     const CueClassifierPlan *plan,
                                     guint64 seed,
                                     CueTrainProgress progress,
                                     gpointer user_data);
void cue_classifier_free (CueClassifier *self);
guint cue_classifier_get_n_classes (const CueClassifier *self);

/* Scores of every class as cue_linear_score (). */
void cue_classifier_score (const CueClassifier *self, const CueFeatures *features, gint32 *out);

/**
 * cue_classifier_cross:
 * @folds: how many trials; groups take part in turn
 *
 * What would be said of every example by a classifier that has not seen its group.
 *
 * Returns: (transfer full) (nullable): examples × classes, in milli
 */
gint32 *cue_classifier_cross (GPtrArray *examples,
                              guint n_classes,
                              const CueClassifierPlan *plan,
                              guint folds,
                              guint64 seed,
                              CueTrainProgress progress,
                              gpointer user_data);

void cue_classifier_write (const CueClassifier *self, GByteArray *out);
/* NULL when the bytes have not the shape of one. */
CueClassifier *cue_classifier_read (CueBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueClassifier, cue_classifier_free)

G_END_DECLS
