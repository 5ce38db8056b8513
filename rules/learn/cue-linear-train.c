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
  CueSvmDesk *desk;
  guint8 *is_positive;
  guint *members;
  GArray *weights; /* CueLinearWeight */
  double *biases;
} Training;

static void
training_init (Training *self, const CueLinearTask *task)
{
  CueSvm svm = { task->vectors, task->weights, task->cost,      task->cost_positive,
                 TOLERANCE,     MAX_PASSES,    task->n_features };

  self->task = task;
  self->desk = cue_svm_desk_new (&svm);
  self->is_positive = g_new0 (guint8, task->vectors->len + 1);
  self->members = g_new (guint, task->vectors->len + 1);
  self->weights = g_array_new (FALSE, FALSE, sizeof (CueLinearWeight));
  self->biases = g_new0 (double, task->n_classes + 1);
}

static void
training_clear (Training *self)
{
  cue_svm_desk_free (self->desk);
  g_free (self->is_positive);
  g_free (self->members);
  g_array_unref (self->weights);
  g_free (self->biases);
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
keep_weights (Training *self, guint class, const double *w)
{
  guint first = self->weights->len;
  guint n;

  for (guint i = 0; i < self->task->n_features; i++)
    {
      CueLinearWeight weight = { i, class, (float) w[i] };

      if (size_of (weight.weight) >= SMALLEST)
        g_array_append_val (self->weights, weight);
    }
  n = self->weights->len - first;
  if (n <= self->task->keep)
    return;
  qsort (&g_array_index (self->weights, CueLinearWeight, first), n, sizeof (CueLinearWeight),
         compare_sizes);
  g_array_set_size (self->weights, first + self->task->keep);
}

static void
train_class (Training *self, guint class)
{
  const CueLinearTask *task = self->task;
  guint n_positive = 0;
  const double *w;

  for (guint i = 0; i < task->vectors->len; i++)
    {
      self->members[i] = i;
      self->is_positive[i] = has_label (g_ptr_array_index (task->labels, i), class);
      n_positive += self->is_positive[i];
    }
  if (n_positive == 0)
    {
      self->biases[class] = -1.0;
      return;
    }
  w = cue_svm_train (self->desk, self->members, task->vectors->len, self->is_positive,
                     task->seed + class);
  keep_weights (self, class, w);
  self->biases[class] = w[task->n_features];
}

CueLinear *
cue_linear_train (const CueLinearTask *task, CueTrainProgress progress, gpointer user_data)
{
  Training training;
  CueLinear *self = NULL;
  gboolean ended = FALSE;

  training_init (&training, task);
  for (guint i = 0; i < task->n_classes && !ended; i++)
    {
      train_class (&training, i);
      ended = progress != NULL && !progress (i + 1, task->n_classes, user_data);
    }
  if (!ended)
    self = cue_linear_new (task->n_features, task->n_classes, training.weights, training.biases);
  training_clear (&training);
  return self;
}
