/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a classifier says of many texts, and what it would say had it not seen them. */
#include "cue-arithmetic.h"
#include "cue-classifier.h"

CueScores *
cue_scores_new (guint n_texts, guint n_classes)
{
  CueScores *self = g_new0 (CueScores, 1);

  self->each = g_new0 (gint32, (gsize) n_texts * n_classes + 1);
  self->share = g_new0 (gint32, (gsize) n_texts * n_classes + 1);
  self->n_classes = n_classes;
  return self;
}

void
cue_scores_free (CueScores *self)
{
  if (self == NULL)
    return;
  g_free (self->each);
  g_free (self->share);
  g_free (self);
}

static void
score_into (const CueClassifier *self, GPtrArray *examples, guint i, CueScores *scores)
{
  gsize at = (gsize) i * scores->n_classes;

  cue_classifier_score (self, ((CueExample *) g_ptr_array_index (examples, i))->features,
                        scores->each + at, scores->share + at);
}

CueScores *
cue_classifier_score_all (const CueClassifier *self, GPtrArray *examples)
{
  CueScores *scores = cue_scores_new (examples->len, cue_classifier_get_n_classes (self));

  for (guint i = 0; i < examples->len; i++)
    score_into (self, examples, i, scores);
  return scores;
}

/* Groups by turns, in an order that the seed shuffles. */
static guint *
deal_folds (GPtrArray *examples, guint folds, guint64 seed)
{
  guint *fold_of = g_new (guint, examples->len + 1);
  guint n_groups = 0;
  g_autofree guint *order = NULL;
  CueDice dice;

  for (guint i = 0; i < examples->len; i++)
    n_groups = MAX (n_groups, ((CueExample *) g_ptr_array_index (examples, i))->group + 1);
  order = g_new (guint, n_groups + 1);
  for (guint i = 0; i < n_groups; i++)
    order[i] = i;
  cue_dice_init (&dice, seed);
  cue_dice_shuffle (&dice, order, n_groups);
  for (guint i = 0; i < examples->len; i++)
    fold_of[i] = order[((CueExample *) g_ptr_array_index (examples, i))->group] % folds;
  return fold_of;
}

CueScores *
cue_classifier_cross (GPtrArray *examples,
                      guint n_classes,
                      const CueClassifierPlan *plan,
                      guint folds,
                      guint64 seed,
                      CueTrainProgress progress,
                      gpointer user_data)
{
  g_autofree guint *fold_of = deal_folds (examples, folds, seed);
  g_autoptr (CueScores) scores = cue_scores_new (examples->len, n_classes);

  for (guint fold = 0; fold < folds; fold++)
    {
      g_autoptr (GPtrArray) seen = g_ptr_array_new ();
      g_autoptr (CueClassifier) trial = NULL;

      for (guint i = 0; i < examples->len; i++)
        if (fold_of[i] != fold)
          g_ptr_array_add (seen, g_ptr_array_index (examples, i));
      trial = cue_classifier_train (seen, n_classes, plan, seed, progress, user_data);
      if (trial == NULL)
        return NULL;
      for (guint i = 0; i < examples->len; i++)
        if (fold_of[i] == fold)
          score_into (trial, examples, i, scores);
    }
  return g_steal_pointer (&scores);
}
