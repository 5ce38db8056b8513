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
  guint
      together_milli; /* how much all classes at once count beside each for itself; 0: not learnt */
  guint epochs;
  guint rate_milli;
  guint drop_milli;
  guint nets_milli; /* how much nets count of what all classes at once count */
  guint nets;
  guint net_epochs;
  guint net_rate_milli;
  guint net_drop_milli;
  guint net_drop_cells_milli;
  guint trees_milli; /* how much trees count beside all others; 0: not learnt */
  guint trees;
  guint tree_tries;
  guint even_milli; /* how little the number of its examples makes a class likely; 0: as it is */
  guint rivals;     /* of many classes, texts that each is learnt against */
  guint keep;       /* weights for each class */
} CueClassifierPlan;

/* Of many texts, each with every class: see cue_classifier_score (). */
typedef struct
{
  /* owned */
  gint32 *each;
  gint32 *share;
  guint n_classes;
} CueScores;

CueScores *cue_scores_new (guint n_texts, guint n_classes);
void cue_scores_free (CueScores *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueScores, cue_scores_free)

/* Which of many classes a text is of: features, their rarity and lines for every class.
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
CueClassifier *cue_classifier_ref (CueClassifier *self);
void cue_classifier_unref (CueClassifier *self);
guint cue_classifier_get_n_classes (const CueClassifier *self);

/**
 * cue_classifier_score:
 * @each: (out): of every class, how far on its side of its line the text is, in milli: 0 undecided,
 *   1000 safely of the class. Where several classes can be right
 * @share: (out) (nullable): of every class, its share of 1,000,000. Where one is right or none:
 * near even shares mean none
 */
void cue_classifier_score (const CueClassifier *self,
                           const CueFeatures *features,
                           gint32 *each,
                           gint32 *share);

/**
 * cue_classifier_score_some:
 * @classes: (array length=n)
 * @each: (out): of every one of @classes, as cue_classifier_score () tells it
 */
void cue_classifier_score_some (const CueClassifier *self,
                                const CueFeatures *features,
                                const guint *classes,
                                guint n,
                                gint32 *each);

/* The text as the classifier sees it. (transfer full): freed with g_free () */
CueVector *cue_classifier_weigh (const CueClassifier *self, const CueFeatures *features);

/**
 * cue_classifier_get_share_micro:
 * @text: as cue_classifier_weigh () gave it
 *
 * What one feature adds to how far @text is on the side of @class, in millionths of the margin; 0
 * where it is not known. Of a classifier that scores all classes.
 */
gint64 cue_classifier_get_share_micro (const CueClassifier *self,
                                       const CueVector *text,
                                       const CueFeature *feature,
                                       guint class);

/**
 * cue_classifier_cross:
 * @folds: how many trials; groups take part in turn
 *
 * What would be said of every example by a classifier that has not seen its group.
 *
 * Returns: (transfer full) (nullable): NULL when @progress ended it
 */
CueScores *cue_classifier_cross (GPtrArray *examples,
                                 guint n_classes,
                                 const CueClassifierPlan *plan,
                                 guint folds,
                                 guint64 seed,
                                 CueTrainProgress progress,
                                 gpointer user_data);

/* What @self says of every example. (transfer full) */
CueScores *cue_classifier_score_all (const CueClassifier *self, GPtrArray *examples);

/* Of a classifier without trees: those are of moments of conversations, which no pack learns. */
void cue_classifier_write (const CueClassifier *self, GByteArray *out);
/* NULL when the bytes have not the shape of one. */
CueClassifier *cue_classifier_read (CueBytes *bytes);

/* For very many classes of which few are ever asked about: what is read of it answers only
 * cue_classifier_score_some (), and lies where its bytes lie: @source, which @bytes reads, is kept.
 */
void cue_classifier_write_by_class (const CueClassifier *self, GByteArray *out);
CueClassifier *cue_classifier_read_by_class (CueBytes *bytes, GBytes *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueClassifier, cue_classifier_unref)

G_END_DECLS
