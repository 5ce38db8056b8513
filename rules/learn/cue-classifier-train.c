/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-arithmetic.h"
#include "cue-classifier-private.h"
#include "cue-network-train.h"

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
  g_autoptr (CueClassifier) self = cue_classifier_new ();
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
