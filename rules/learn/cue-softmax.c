/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-softmax.h"

#include <string.h>

#include "cue-arithmetic.h"

#define TINY 1e-8f

typedef struct
{
  const CueSoftmax *task; /* borrowed */
  /* owned */
  float *weights;
  float *squares; /* of all steps so far, for each weight */
  float *shares;  /* by class: exp (w·x) as a share of all, then the step */
  guint *order;
  guint *features; /* of the example, what is not hidden */
  float *values;
  guint n_shown;
  CueDice dice;
} Learning;

static void
learning_init (Learning *self, const CueSoftmax *task)
{
  gsize n = ((gsize) task->n_features + 1) * task->n_classes;
  guint longest = 0;

  self->task = task;
  self->weights = g_new0 (float, n);
  self->squares = g_new0 (float, n);
  self->shares = g_new (float, task->n_classes + 1);
  self->order = g_new (guint, task->vectors->len + 1);
  for (guint i = 0; i < task->vectors->len; i++)
    {
      self->order[i] = i;
      longest = MAX (longest, ((const CueVector *) g_ptr_array_index (task->vectors, i))->n);
    }
  self->features = g_new (guint, longest + 1);
  self->values = g_new (float, longest + 1);
  cue_dice_init (&self->dice, task->seed);
}

static void
learning_clear (Learning *self)
{
  g_free (self->squares);
  g_free (self->shares);
  g_free (self->order);
  g_free (self->features);
  g_free (self->values);
}

/* What of the example is looked at this time; what stays counts for what is hidden too. */
static void
show (Learning *self, const CueVector *x)
{
  guint hidden = (guint) (self->task->drop * 65536);
  float scale = (float) (1.0 / (CUE_VECTOR_ONE * (1.0 - self->task->drop)));

  self->n_shown = 0;
  for (guint i = 0; i < x->n; i++)
    if (hidden == 0 || cue_dice_throw (&self->dice, 65536) >= hidden)
      {
        self->features[self->n_shown] = x->at[i].feature;
        self->values[self->n_shown++] = (float) x->at[i].value * scale;
      }
  self->features[self->n_shown] = self->task->n_features;
  self->values[self->n_shown++] = 1.0f;
}

static void
add_row (float *restrict sums, const float *restrict row, float value, guint n)
{
  for (guint k = 0; k < n; k++)
    sums[k] += value * row[k];
}

static void
guess (Learning *self)
{
  guint n = self->task->n_classes;
  float highest = -1e30f;
  double sum = 0;

  memset (self->shares, 0, n * sizeof (float));
  for (guint i = 0; i < self->n_shown; i++)
    add_row (self->shares, self->weights + (gsize) self->features[i] * n, self->values[i], n);
  for (guint k = 0; k < n; k++)
    highest = MAX (highest, self->shares[k]);
  for (guint k = 0; k < n; k++)
    {
      double share = cue_exp (self->shares[k] - highest);

      self->shares[k] = (float) share;
      sum += share;
    }
  for (guint k = 0; k < n; k++)
    self->shares[k] = (float) (self->shares[k] / sum);
}

static void
subtract_labels (Learning *self, const GArray *labels)
{
  guint n = self->task->n_classes;

  for (guint i = 0; i < labels->len; i++)
    self->shares[g_array_index (labels, guint, i)] -= 1.0f / (float) labels->len;
  for (guint k = 0; k < n && labels->len == 0; k++)
    self->shares[k] -= 1.0f / (float) n;
}

static void
step_row (float *restrict row,
          float *restrict squares,
          const float *restrict gradient,
          float value,
          float rate,
          guint n)
{
  for (guint k = 0; k < n; k++)
    {
      float step = gradient[k] * value;

      squares[k] += step * step;
      row[k] -= rate * step / __builtin_sqrtf (squares[k] + TINY);
    }
}

static void
look_at (Learning *self, guint example, float rate)
{
  guint n = self->task->n_classes;

  show (self, g_ptr_array_index (self->task->vectors, example));
  guess (self);
  subtract_labels (self, g_ptr_array_index (self->task->labels, example));
  for (guint i = 0; i < self->n_shown; i++)
    {
      gsize at = (gsize) self->features[i] * n;

      step_row (self->weights + at, self->squares + at, self->shares, self->values[i], rate, n);
    }
}

float *
cue_softmax_train (const CueSoftmax *task, CueTrainProgress progress, gpointer user_data)
{
  guint n = task->vectors->len;
  gboolean ended = FALSE;
  Learning self = { 0 };

  learning_init (&self, task);
  for (guint epoch = 0; epoch < task->epochs && !ended; epoch++)
    {
      cue_dice_shuffle (&self.dice, self.order, n);
      for (guint i = 0; i < n; i++)
        {
          double done = ((double) epoch * n + i) / ((double) task->epochs * n);

          look_at (&self, self.order[i], (float) (task->rate * (1.0 - done)));
        }
      ended = progress != NULL && !progress (epoch + 1, task->epochs, user_data);
    }
  learning_clear (&self);
  if (ended)
    g_clear_pointer (&self.weights, g_free);
  return self.weights;
}
