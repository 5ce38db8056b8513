/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-classifier.h"

#include <string.h>

#include "cue-arithmetic.h"
#include "cue-class-weights.h"
#include "cue-network-train.h"
#include "cue-trees.h"

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

/* A margin of one against all others, taken for a logarithm of a chance. */
#define SHARPNESS 4000

/* More classes are each learnt against those they can be taken for, and not all together. */
#define MANY 400
/* All classes of a classifier share so many weights, but each may have some. */
#define MAX_WEIGHTS 6000000
#define FEWEST_WEIGHTS 200

/* So many weights fit while all classes are learnt at once; rare features are left out for it. */
#define MAX_TOGETHER 24000000

/* Trees ask for a feature that stands in so many examples. */
#define OFTEN_ASKED 8

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

static CueClassifier *
classifier_new (void)
{
  CueClassifier *self = g_new0 (CueClassifier, 1);

  g_atomic_ref_count_init (&self->refs);
  return self;
}

CueClassifier *
cue_classifier_ref (CueClassifier *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
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

/* Features and their number: where there are too many for all classes at once, the rare ones go. */
static CueVocabulary *
choose_vocabulary (GPtrArray *features, guint n_classes, const CueClassifierPlan *plan)
{
  guint at_least = plan->at_least;
  CueVocabulary *vocabulary = cue_vocabulary_new (features, &plan->blocks, at_least);

  while (plan->together_milli > 0 && n_classes <= MANY
         && (guint64) cue_vocabulary_get_size (vocabulary) * MAX (n_classes, CUE_NETWORK_CELLS)
                > MAX_TOGETHER)
    {
      cue_vocabulary_free (vocabulary);
      vocabulary = cue_vocabulary_new (features, &plan->blocks, ++at_least);
    }
  return vocabulary;
}

static CueNetwork *
learn_nets (const CueLinearTask *task,
            const CueClassifierPlan *plan,
            CueTrainProgress progress,
            gpointer user_data)
{
  const CueNetworkTask nets = { task->vectors,
                                task->labels,
                                task->n_features,
                                task->n_classes,
                                plan->nets,
                                plan->net_epochs,
                                plan->net_rate_milli / 1000.0,
                                plan->net_drop_milli / 1000.0,
                                plan->net_drop_cells_milli / 1000.0,
                                task->seed };

  return cue_network_train (&nets, progress, user_data);
}

/* Single words, those of the customer so far too, and what is known of the moment: trees put
 * together by themselves what else stands in runs, pairs and crossings. */
static CueBlockWeights
choose_asked (const CueBlockWeights *blocks)
{
  static const CueBlock asked[]
      = { CUE_BLOCK_WORDS, CUE_BLOCK_EARLIER, CUE_BLOCK_STATE,      CUE_BLOCK_DONE,
          CUE_BLOCK_PLACE, CUE_BLOCK_FOUND,   CUE_BLOCK_FLOW_FOUND, CUE_BLOCK_KINDS,
          CUE_BLOCK_HABIT, CUE_BLOCK_FORM,    CUE_BLOCK_KIND_SETS,  CUE_BLOCK_THINGS };
  CueBlockWeights chosen = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    chosen.milli[asked[i]] = blocks->milli[asked[i]];
  return chosen;
}

/* FALSE when @progress ended it. */
static gboolean
learn_trees (CueClassifier *self,
             GPtrArray *examples,
             const CueLinearTask *task,
             const CueClassifierPlan *plan,
             CueTrainProgress progress,
             gpointer user_data)
{
  const CueBlockWeights blocks = choose_asked (&plan->blocks);
  g_autoptr (GPtrArray) features = list_features (examples);
  g_autoptr (GPtrArray) vectors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  const CueTreesTask trees
      = { vectors, labels, task->n_classes, plan->trees, plan->tree_tries, task->seed };

  if (plan->trees_milli == 0 || task->n_classes > MANY)
    return TRUE;
  self->trees_milli = plan->trees_milli;
  self->asked = cue_vocabulary_new (features, &blocks, OFTEN_ASKED);
  weigh_all (self->asked, examples, vectors, labels);
  self->trees = cue_trees_train (&trees, progress, user_data);
  return self->trees != NULL;
}

/* That a class has many examples makes it likely. Where that tells how much was written of it and
 * not how often it is right, a part of it is taken back (Menon et al. 2021, logit adjustment). */
static gint32 *
learn_handicaps (const CueLinearTask *task, guint even_milli)
{
  g_autofree guint *counts = g_new0 (guint, task->n_classes + 1);
  gint32 *handicaps = g_new0 (gint32, task->n_classes + 1);
  guint64 sum = 0;

  for (guint i = 0; i < task->labels->len; i++)
    {
      const GArray *labels = g_ptr_array_index (task->labels, i);

      for (guint k = 0; k < labels->len; k++)
        counts[g_array_index (labels, guint, k)]++;
      sum += labels->len;
    }
  for (guint i = 0; i < task->n_classes; i++)
    {
      guint64 n = (guint64) MAX (counts[i], 1) * task->n_classes;
      gint64 off
          = n >= sum ? (gint64) cue_ln_milli (n, MAX (sum, 1)) : -(gint64) cue_ln_milli (sum, n);

      handicaps[i] = (gint32) (off * even_milli / 1000);
    }
  return handicaps;
}

static gboolean
learn (CueClassifier *self,
       const CueLinearTask *task,
       const CueClassifierPlan *plan,
       CueTrainProgress progress,
       gpointer user_data)
{
  self->each = cue_linear_train_each (task, progress, user_data);
  if (self->each == NULL || plan->together_milli == 0 || task->n_classes > MANY)
    return self->each != NULL;
  self->together_milli = plan->together_milli;
  self->handicaps = learn_handicaps (task, plan->even_milli);
  self->nets_milli = plan->nets_milli;
  self->together = cue_linear_train_together (task, progress, user_data);
  if (self->together == NULL || plan->nets_milli == 0)
    return self->together != NULL;
  self->nets = learn_nets (task, plan, progress, user_data);
  return self->nets != NULL;
}

CueClassifier *
cue_classifier_train (GPtrArray *examples,
                      guint n_classes,
                      const CueClassifierPlan *plan,
                      guint64 seed,
                      CueTrainProgress progress,
                      gpointer user_data)
{
  g_autoptr (CueClassifier) self = classifier_new ();
  g_autoptr (GPtrArray) features = list_features (examples);
  g_autoptr (GPtrArray) vectors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  CueLinearTask task = { 0 };

  self->vocabulary = choose_vocabulary (features, n_classes, plan);
  weigh_all (self->vocabulary, examples, vectors, labels);
  task.vectors = vectors;
  task.labels = labels;
  task.n_features = cue_vocabulary_get_size (self->vocabulary);
  task.n_classes = n_classes;
  task.cost = plan->cost_milli / 1000.0;
  task.cost_positive = plan->positive_milli / 1000.0;
  task.epochs = plan->epochs;
  task.rate = plan->rate_milli / 1000.0;
  task.drop = plan->drop_milli / 1000.0;
  task.rivals = n_classes > MANY ? plan->rivals : 0;
  task.keep = MIN (plan->keep, MAX (MAX_WEIGHTS / MAX (n_classes, 1), FEWEST_WEIGHTS));
  task.seed = seed;
  return learn (self, &task, plan, progress, user_data)
                 && learn_trees (self, examples, &task, plan, progress, user_data)
             ? g_steal_pointer (&self)
             : NULL;
}

void
cue_classifier_unref (CueClassifier *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  cue_vocabulary_free (self->vocabulary);
  cue_linear_free (self->each);
  cue_linear_free (self->together);
  cue_network_free (self->nets);
  cue_trees_free (self->trees);
  g_clear_pointer (&self->asked, cue_vocabulary_free);
  g_free (self->handicaps);
  cue_class_weights_free (self->by_class);
  g_free (self);
}

guint
cue_classifier_get_n_classes (const CueClassifier *self)
{
  return self->by_class != NULL ? cue_class_weights_get_n_classes (self->by_class)
                                : cue_linear_get_n_classes (self->each);
}

/* Shares of exp (score × @sharpness / 1000 − handicap); added to @share in millionths times
 * @weight.
 */
static void
add_shares (const CueClassifier *self,
            const gint32 *scores,
            guint sharpness,
            guint weight,
            gint32 *share)
{
  guint n = cue_classifier_get_n_classes (self);
  g_autofree gint64 *logs = g_new (gint64, n + 1);
  g_autofree guint32 *powers = g_new (guint32, n + 1);
  gint64 highest = G_MININT64;
  guint64 sum = 0;

  for (guint i = 0; i < n; i++)
    {
      logs[i] = (gint64) scores[i] * sharpness / 1000
                - (self->handicaps == NULL ? 0 : self->handicaps[i]);
      highest = MAX (highest, logs[i]);
    }
  for (guint i = 0; i < n; i++)
    sum += powers[i] = cue_exp_q30 ((guint64) (highest - logs[i]));
  for (guint i = 0; i < n; i++)
    share[i] += (gint32) ((guint64) powers[i] * 1000000 / sum * weight / 1000);
}

static void
add_together (const CueClassifier *self, const CueVector *vector, gint32 *share)
{
  guint n = cue_classifier_get_n_classes (self);
  guint n_nets = self->nets == NULL ? 0 : cue_network_get_n_nets (self->nets);
  guint by_nets = n_nets == 0 ? 0 : self->together_milli * self->nets_milli / 1000;
  g_autofree gint32 *scores = g_new (gint32, n + 1);

  cue_linear_score (self->together, vector, scores);
  add_shares (self, scores, 1000, self->together_milli - by_nets, share);
  for (guint i = 0; i < n_nets; i++)
    {
      cue_network_score (self->nets, i, vector, scores);
      add_shares (self, scores, 1000, by_nets / n_nets, share);
    }
}

/* Takes a part of the shares so far back for what trees say. */
static void
add_trees (const CueClassifier *self, const CueFeatures *features, gint32 *share)
{
  guint n = cue_classifier_get_n_classes (self);
  g_autofree CueVector *vector = cue_vocabulary_weigh (self->asked, features);
  g_autofree gint32 *by_trees = g_new (gint32, n + 1);

  cue_trees_score (self->trees, vector, by_trees);
  for (guint i = 0; i < n; i++)
    share[i] = (gint32) (((gint64) share[i] * (1000 - self->trees_milli)
                          + (gint64) by_trees[i] * self->trees_milli)
                         / 1000);
}

void
cue_classifier_score (const CueClassifier *self,
                      const CueFeatures *features,
                      gint32 *each,
                      gint32 *share)
{
  g_autofree CueVector *vector = cue_vocabulary_weigh (self->vocabulary, features);
  guint n = cue_classifier_get_n_classes (self);
  guint together = self->together == NULL ? 0 : self->together_milli;

  g_return_if_fail (self->each != NULL);

  cue_linear_score (self->each, vector, each);
  if (share == NULL)
    return;
  memset (share, 0, n * sizeof (gint32));
  add_shares (self, each, SHARPNESS, 1000 - together, share);
  if (self->together != NULL)
    add_together (self, vector, share);
  if (self->trees != NULL)
    add_trees (self, features, share);
}

void
cue_classifier_score_some (const CueClassifier *self,
                           const CueFeatures *features,
                           const guint *classes,
                           guint n,
                           gint32 *each)
{
  g_autofree CueVector *vector = cue_vocabulary_weigh (self->vocabulary, features);
  g_autofree gint32 *all = NULL;

  if (self->by_class != NULL)
    {
      cue_class_weights_score (self->by_class, vector, classes, n, each);
      return;
    }
  all = g_new (gint32, cue_classifier_get_n_classes (self) + 1);
  cue_linear_score (self->each, vector, all);
  for (guint i = 0; i < n; i++)
    each[i] = all[classes[i]];
}

CueVector *
cue_classifier_weigh (const CueClassifier *self, const CueFeatures *features)
{
  return cue_vocabulary_weigh (self->vocabulary, features);
}

gint64
cue_classifier_get_share_micro (const CueClassifier *self,
                                const CueVector *text,
                                const CueFeature *feature,
                                guint class)
{
  guint at;

  g_return_val_if_fail (self->each != NULL, 0);

  at = cue_vector_find (text, cue_vocabulary_find (self->vocabulary, feature->hash));
  return at < text->n ? cue_linear_share_micro (self->each, &text->at[at], class) : 0;
}

void
cue_classifier_write (const CueClassifier *self, GByteArray *out)
{
  g_return_if_fail (self->trees == NULL);

  cue_vocabulary_write (self->vocabulary, out);
  cue_linear_write (self->each, out);
  cue_bytes_write_32 (out, self->together == NULL ? 0 : self->together_milli);
  if (self->together == NULL)
    return;
  cue_linear_write (self->together, out);
  for (guint i = 0; i < cue_linear_get_n_classes (self->together); i++)
    cue_bytes_write_32 (out, (guint32) self->handicaps[i]);
  cue_bytes_write_32 (out, self->nets == NULL ? 0 : self->nets_milli);
  if (self->nets != NULL)
    cue_network_write (self->nets, out);
}

/* FALSE when what all classes at once have learnt is not of the classes that each has. */
static gboolean
read_together (CueClassifier *self, CueBytes *bytes)
{
  guint n_features = cue_vocabulary_get_size (self->vocabulary);
  guint n_classes = cue_linear_get_n_classes (self->each);

  self->together = cue_linear_read (bytes, n_features);
  if (self->together == NULL || cue_linear_get_n_classes (self->together) != n_classes)
    return FALSE;
  self->handicaps = g_new0 (gint32, n_classes + 1);
  for (guint i = 0; i < n_classes; i++)
    self->handicaps[i] = (gint32) cue_bytes_read_32 (bytes);
  self->nets_milli = cue_bytes_read_32 (bytes);
  if (self->nets_milli == 0 || self->nets_milli > 1000)
    return self->nets_milli == 0;
  self->nets = cue_network_read (bytes, n_features);
  return self->nets != NULL && cue_network_get_n_classes (self->nets) == n_classes;
}

CueClassifier *
cue_classifier_read (CueBytes *bytes)
{
  g_autoptr (CueClassifier) self = classifier_new ();

  self->vocabulary = cue_vocabulary_read (bytes);
  if (self->vocabulary == NULL)
    return NULL;
  self->each = cue_linear_read (bytes, cue_vocabulary_get_size (self->vocabulary));
  if (self->each == NULL)
    return NULL;
  self->together_milli = cue_bytes_read_32 (bytes);
  if (self->together_milli > 1000 || (self->together_milli > 0 && !read_together (self, bytes)))
    return NULL;
  return bytes->failed ? NULL : g_steal_pointer (&self);
}

void
cue_classifier_write_by_class (const CueClassifier *self, GByteArray *out)
{
  g_return_if_fail (self->each != NULL);

  cue_vocabulary_write (self->vocabulary, out);
  cue_class_weights_write_for (self->each, out);
}

CueClassifier *
cue_classifier_read_by_class (CueBytes *bytes, GBytes *source)
{
  g_autoptr (CueClassifier) self = classifier_new ();

  self->vocabulary = cue_vocabulary_read (bytes);
  if (self->vocabulary == NULL)
    return NULL;
  self->by_class = cue_class_weights_read (bytes, source);
  return self->by_class == NULL ? NULL : g_steal_pointer (&self);
}
