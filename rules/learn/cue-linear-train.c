/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-linear-train.h"

#include <stdlib.h>

#include "cue-rivals.h"
#include "cue-svm.h"

#define TOLERANCE 0.1
#define MAX_PASSES 200
#define SMALLEST 0.0005f /* a weight below this moves no score by a milli */

typedef struct
{
  const CueLinearTask *task; /* borrowed */
  /* owned */
  GArray *weights; /* CueLinearWeight */
  double *biases;
} Lines;

static void
lines_init (Lines *self, const CueLinearTask *task)
{
  self->task = task;
  self->weights = g_array_new (FALSE, FALSE, sizeof (CueLinearWeight));
  self->biases = g_new0 (double, task->n_classes + 1);
}

static CueLinear *
lines_finish (Lines *self, gboolean whole)
{
  CueLinear *linear = whole ? cue_linear_new (self->task->n_features, self->task->n_classes,
                                              self->weights, self->biases)
                            : NULL;

  g_array_unref (self->weights);
  g_free (self->biases);
  return linear;
}

/* The texts of every class. (transfer full) (element-type GArray of guint) */
static GPtrArray *
list_own (const CueLinearTask *task)
{
  GPtrArray *own = g_ptr_array_new_full (task->n_classes, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < task->n_classes; i++)
    g_ptr_array_add (own, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < task->labels->len; i++)
    {
      const GArray *labels = g_ptr_array_index (task->labels, i);

      for (guint k = 0; k < labels->len; k++)
        g_array_append_val ((GArray *) g_ptr_array_index (own, g_array_index (labels, guint, k)),
                            i);
    }
  return own;
}

static float
size_of (float weight)
{
  return weight < 0 ? -weight : weight;
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const CueLinearWeight *x = a;
  const CueLinearWeight *y = b;
  float left = size_of (x->weight);
  float right = size_of (y->weight);

  if (left != right)
    return left > right ? -1 : 1;
  return x->feature < y->feature ? -1 : x->feature > y->feature;
}

static void
add_weight (Lines *self, guint feature, guint class, float weight)
{
  CueLinearWeight one = { feature, class, weight };

  if (size_of (weight) >= SMALLEST)
    g_array_append_val (self->weights, one);
}

/* Of the weights from @first on, those of one class, only the greatest stay. */
static void
keep_greatest (Lines *self, guint first)
{
  guint n = self->weights->len - first;

  if (n <= self->task->keep)
    return;
  qsort (&g_array_index (self->weights, CueLinearWeight, first), n, sizeof (CueLinearWeight),
         compare_sizes);
  g_array_set_size (self->weights, first + self->task->keep);
}

static void
mark (const GArray *own, guint8 *is_positive, gboolean value)
{
  for (guint i = 0; i < own->len; i++)
    is_positive[g_array_index (own, guint, i)] = value;
}

static void
learn_class (Lines *self, CueSvmDesk *desk, guint class, const GArray *members, guint8 *is_positive)
{
  guint first = self->weights->len;
  const double *w = cue_svm_train (desk, (const guint *) (gconstpointer) members->data,
                                   members->len, is_positive, self->task->seed + class);
  const GArray *touched = cue_svm_desk_get_touched (desk);

  for (guint i = 0; i < touched->len; i++)
    {
      guint feature = g_array_index (touched, guint, i);

      add_weight (self, feature, class, (float) w[feature]);
    }
  keep_greatest (self, first);
  self->biases[class] = w[self->task->n_features];
}

static GArray *
list_all (guint n)
{
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);

  for (guint i = 0; i < n; i++)
    g_array_append_val (all, i);
  return all;
}

CueLinear *
cue_linear_train_each (const CueLinearTask *task, CueTrainProgress progress, gpointer user_data)
{
  CueSvm svm = { task->vectors, NULL,       task->cost,      task->cost_positive,
                 TOLERANCE,     MAX_PASSES, task->n_features };
  g_autoptr (CueSvmDesk) desk = cue_svm_desk_new (&svm);
  g_autoptr (GPtrArray) own = list_own (task);
  g_autoptr (GArray) all = list_all (task->vectors->len);
  g_autoptr (CueRivals) rivals
      = task->rivals > 0 ? cue_rivals_new (task->vectors, task->n_features) : NULL;
  g_autofree guint8 *is_positive = g_new0 (guint8, task->vectors->len + 1);
  gboolean goes_on = TRUE;
  Lines lines;

  lines_init (&lines, task);
  for (guint i = 0; i < task->n_classes && goes_on; i++)
    {
      const GArray *mine = g_ptr_array_index (own, i);
      g_autoptr (GArray) near
          = rivals == NULL ? g_array_ref (all) : cue_rivals_find (rivals, mine, task->rivals);

      lines.biases[i] = -1.0;
      mark (mine, is_positive, TRUE);
      if (mine->len > 0)
        learn_class (&lines, desk, i, near, is_positive);
      mark (mine, is_positive, FALSE);
      goes_on = progress == NULL || progress (i + 1, task->n_classes, user_data);
    }
  return lines_finish (&lines, goes_on);
}

CueLinear *
cue_linear_train_together (const CueLinearTask *task, CueTrainProgress progress, gpointer user_data)
{
  CueSoftmax softmax = { task->vectors, task->labels, task->n_features, task->n_classes,
                         task->epochs,  task->rate,   task->drop,       task->seed };
  g_autofree float *weights = cue_softmax_train (&softmax, progress, user_data);
  Lines lines;

  if (weights == NULL)
    return NULL;
  lines_init (&lines, task);
  for (guint class = 0; class < task->n_classes; class ++)
    {
      guint first = lines.weights->len;

      for (guint i = 0; i < task->n_features; i++)
        add_weight (&lines, i, class, weights[(gsize) i * task->n_classes + class]);
      keep_greatest (&lines, first);
      lines.biases[class] = weights[(gsize) task->n_features * task->n_classes + class];
    }
  return lines_finish (&lines, TRUE);
}
