/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-linear-train.h"

#include <string.h>

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

static gboolean
has_label (const GArray *labels, guint class)
{
  for (guint i = 0; i < labels->len; i++)
    if (g_array_index (labels, guint, i) == class)
      return TRUE;
  return FALSE;
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
learn_class (Lines *self, CueSvmDesk *desk, guint class, const guint *members, guint8 *is_positive)
{
  const CueLinearTask *task = self->task;
  guint first = self->weights->len;
  guint n_positive = 0;
  const double *w;

  for (guint i = 0; i < task->vectors->len; i++)
    n_positive += is_positive[i] = has_label (g_ptr_array_index (task->labels, i), class);
  self->biases[class] = -1.0;
  if (n_positive == 0)
    return;
  w = cue_svm_train (desk, members, task->vectors->len, is_positive, task->seed + class);
  for (guint i = 0; i < task->n_features; i++)
    add_weight (self, i, class, (float) w[i]);
  keep_greatest (self, first);
  self->biases[class] = w[task->n_features];
}

CueLinear *
cue_linear_train_each (const CueLinearTask *task, CueTrainProgress progress, gpointer user_data)
{
  CueSvm svm = { task->vectors, NULL,       task->cost,      task->cost_positive,
                 TOLERANCE,     MAX_PASSES, task->n_features };
  g_autoptr (CueSvmDesk) desk = cue_svm_desk_new (&svm);
  g_autofree guint8 *is_positive = g_new0 (guint8, task->vectors->len + 1);
  g_autofree guint *members = g_new (guint, task->vectors->len + 1);
  gboolean goes_on = TRUE;
  Lines lines;

  lines_init (&lines, task);
  for (guint i = 0; i < task->vectors->len; i++)
    members[i] = i;
  for (guint i = 0; i < task->n_classes && goes_on; i++)
    {
      learn_class (&lines, desk, i, members, is_positive);
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
