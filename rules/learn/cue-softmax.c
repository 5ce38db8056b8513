/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-softmax.h"

#include <string.h>

#include "cue-descent.h"

typedef struct
{
  const CueSoftmax *task; /* borrowed */
  CueDescent descent;
  /* owned */
  float *weights;
  float *squares; /* of all steps so far, for each weight */
  float *shares;  /* by class: exp (w·x) as a share of all, then the step */
} Learning;

static void
look_at (Learning *self, guint example, float rate)
{
  const CueSoftmax *task = self->task;
  const CueDescent *shown = &self->descent;
  guint n = task->n_classes;

  cue_descent_show (&self->descent, g_ptr_array_index (task->vectors, example), task->n_features,
                    task->drop);
  memset (self->shares, 0, n * sizeof (float));
  for (guint i = 0; i < shown->n_shown; i++)
    cue_descent_add_row (self->shares, self->weights + (gsize) shown->features[i] * n,
                         shown->values[i], n);
  cue_descent_share (self->shares, n);
  cue_descent_subtract (self->shares, n, g_ptr_array_index (task->labels, example));
  for (guint i = 0; i < shown->n_shown; i++)
    {
      gsize at = (gsize) shown->features[i] * n;

      cue_descent_step_row (self->weights + at, self->squares + at, self->shares, shown->values[i],
                            rate, n);
    }
}

float *
cue_softmax_train (const CueSoftmax *task, CueTrainProgress progress, gpointer user_data)
{
  guint n = task->vectors->len;
  gsize n_weights = ((gsize) task->n_features + 1) * task->n_classes;
  gboolean ended = FALSE;
  Learning self = { task, { 0 }, NULL, NULL, NULL };

  cue_descent_init (&self.descent, task->vectors, task->seed);
  self.weights = g_new0 (float, n_weights);
  self.squares = g_new0 (float, n_weights);
  self.shares = g_new (float, task->n_classes + 1);
  for (guint epoch = 0; epoch < task->epochs && !ended; epoch++)
    {
      cue_descent_shuffle (&self.descent, n);
      for (guint i = 0; i < n; i++)
        {
          double done = ((double) epoch * n + i) / ((double) task->epochs * n);

          look_at (&self, self.descent.order[i], (float) (task->rate * (1.0 - done)));
        }
      ended = progress != NULL && !progress (epoch + 1, task->epochs, user_data);
    }
  cue_descent_clear (&self.descent);
  g_free (self.squares);
  g_free (self.shares);
  if (ended)
    g_clear_pointer (&self.weights, g_free);
  return self.weights;
}
