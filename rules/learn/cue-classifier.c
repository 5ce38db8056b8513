/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-classifier.h"

#include "cue-arithmetic.h"

struct _CueClassifier
{
  /* owned */
  CueVocabulary *vocabulary;
  CueLinear *linear;
};

CueExample *
cue_example_new (CueFeatures *features, guint group)
{
  CueExample *self = g_new0 (CueExample, 1);

  self->features = features;
  self->labels = g_array_new (FALSE, FALSE, sizeof (guint));
  self->group = group;
  return self;
}

void
cue_example_add_label (CueExample *self, guint class)
{
  g_array_append_val (self->labels, class);
}

void
cue_example_free (CueExample *self)
{
  if (self == NULL)
    return;
  cue_features_free (self->features);
  g_array_unref (self->labels);
  g_free (self);
}

static GPtrArray *
list_features (GPtrArray *examples)
{
  GPtrArray *list = g_ptr_array_sized_new (examples->len);

  for (guint i = 0; i < examples->len; i++)
    g_ptr_array_add (list, ((CueExample *) g_ptr_array_index (examples, i))->features);
  return list;
}

static void
weigh_all (const CueVocabulary *vocabulary,
           GPtrArray *examples,
           GPtrArray *vectors,
           GPtrArray *labels)
{
  for (guint i = 0; i < examples->len; i++)
    {
      const CueExample *example = g_ptr_array_index (examples, i);

      g_ptr_array_add (vectors, cue_vocabulary_weigh (vocabulary, example->features));
      g_ptr_array_add (labels, example->labels);
    }
}

CueClassifier *
cue_classifier_train (GPtrArray *examples,
                      guint n_classes,
                      const CueClassifierPlan *plan,
                      guint64 seed,
                      CueTrainProgress progress,
                      gpointer user_data)
{
  g_autoptr (CueClassifier) self = g_new0 (CueClassifier, 1);
  g_autoptr (GPtrArray) features = list_features (examples);
  g_autoptr (GPtrArray) vectors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  CueLinearTask task = { 0 };

  self->vocabulary = cue_vocabulary_new (features, &plan->blocks, plan->at_least);
  weigh_all (self->vocabulary, examples, vectors, labels);
  task.vectors = vectors;
  task.labels = labels;
  task.n_features = cue_vocabulary_get_size (self->vocabulary);
  task.n_classes = n_classes;
  task.cost = plan->cost_milli / 1000.0;
  task.cost_positive = plan->positive_milli / 1000.0;
  task.keep = plan->keep;
  task.seed = seed;
  self->linear = cue_linear_train (&task, progress, user_data);
  return self->linear == NULL ? NULL : g_steal_pointer (&self);
}

void
cue_classifier_free (CueClassifier *self)
{
  if (self == NULL)
    return;
  cue_vocabulary_free (self->vocabulary);
  cue_linear_free (self->linear);
  g_free (self);
}

guint
cue_classifier_get_n_classes (const CueClassifier *self)
{
  return cue_linear_get_n_classes (self->linear);
}

void
cue_classifier_score (const CueClassifier *self, const CueFeatures *features, gint32 *out)
{
  g_autofree CueVector *vector = cue_vocabulary_weigh (self->vocabulary, features);

  cue_linear_score (self->linear, vector, out);
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
  cue_dice_init (&dice, seed);
  for (guint i = 0; i < n_groups; i++)
    {
      guint k = cue_dice_throw (&dice, i + 1);

      order[i] = order[k];
      order[k] = i;
    }
  for (guint i = 0; i < examples->len; i++)
    fold_of[i] = order[((CueExample *) g_ptr_array_index (examples, i))->group] % folds;
  return fold_of;
}

gint32 *
cue_classifier_cross (GPtrArray *examples,
                      guint n_classes,
                      const CueClassifierPlan *plan,
                      guint folds,
                      guint64 seed,
                      CueTrainProgress progress,
                      gpointer user_data)
{
  g_autofree guint *fold_of = deal_folds (examples, folds, seed);
  gint32 *scores = g_new0 (gint32, (gsize) examples->len * n_classes + 1);

  for (guint fold = 0; fold < folds; fold++)
    {
      g_autoptr (GPtrArray) seen = g_ptr_array_new ();
      g_autoptr (CueClassifier) trial = NULL;

      for (guint i = 0; i < examples->len; i++)
        if (fold_of[i] != fold)
          g_ptr_array_add (seen, g_ptr_array_index (examples, i));
      trial = cue_classifier_train (seen, n_classes, plan, seed, progress, user_data);
      if (trial == NULL)
        {
          g_free (scores);
          return NULL;
        }
      for (guint i = 0; i < examples->len; i++)
        if (fold_of[i] == fold)
          cue_classifier_score (trial, ((CueExample *) g_ptr_array_index (examples, i))->features,
                                scores + (gsize) i * n_classes);
    }
  return scores;
}

void
cue_classifier_write (const CueClassifier *self, GByteArray *out)
{
  cue_vocabulary_write (self->vocabulary, out);
  cue_linear_write (self->linear, out);
}

CueClassifier *
cue_classifier_read (CueBytes *bytes)
{
  g_autoptr (CueClassifier) self = g_new0 (CueClassifier, 1);

  self->vocabulary = cue_vocabulary_read (bytes);
  if (self->vocabulary == NULL)
    return NULL;
  self->linear = cue_linear_read (bytes, cue_vocabulary_get_size (self->vocabulary));
  return self->linear == NULL ? NULL : g_steal_pointer (&self);
}
