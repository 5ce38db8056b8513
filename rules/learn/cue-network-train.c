/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-network-train.h"

#include <string.h>

#include "cue-descent.h"

#define CELLS CUE_NETWORK_CELLS
#define START 0.05f /* weights of features begin within it on either side of 0 */

/* Weights, and the squares of all steps of each so far. */
typedef struct
{
  /* owned */
  float *weights;
  float *squares;
} Layer;

typedef struct
{
  const CueNetworkTask *task; /* borrowed */
  Layer first;
  Layer second;
  float cells[CELLS + 1]; /* what they pass on; the last is the bias's */
  float slopes[CELLS];
  CueDescent descent;
  /* owned */
  float *shares; /* by class: exp (score) as a share of all, then the step */
} Learning;

/* Evenly spread within @most on either side of 0, the biases behind them 0. */
static void
layer_init (Layer *self, guint n_inputs, guint n_outputs, float most, CueDice *dice)
{
  gsize n = (gsize) n_inputs * n_outputs;

  self->weights = g_new0 (float, n + n_outputs);
  self->squares = g_new0 (float, n + n_outputs);
  for (gsize i = 0; i < n; i++)
    self->weights[i] = ((float) cue_dice_throw (dice, 65536) / 32768.0f - 1.0f) * most;
}

static void
layer_clear (Layer *self)
{
  g_free (self->weights);
  g_free (self->squares);
}

/* The start of the second layer: Glorot & Bengio 2010. */
static void
learning_init (Learning *self, const CueNetworkTask *task, guint net)
{
  self->task = task;
  cue_descent_init (&self->descent, task->vectors, task->seed + net);
  layer_init (&self->first, task->n_features, CELLS, START, &self->descent.dice);
  layer_init (&self->second, CELLS, task->n_classes,
              __builtin_sqrtf (6.0f / (float) (CELLS + task->n_classes)), &self->descent.dice);
  self->cells[CELLS] = 1.0f;
  self->shares = g_new (float, task->n_classes + 1);
}

static void
learning_clear (Learning *self)
{
  layer_clear (&self->first);
  layer_clear (&self->second);
  cue_descent_clear (&self->descent);
  g_free (self->shares);
}

static void
fill_cells (Learning *self)
{
  guint hidden = (guint) (self->task->drop_cells * 65536);
  float scale = (float) (1.0 / (1.0 - self->task->drop_cells));

  memset (self->cells, 0, CELLS * sizeof (float));
  for (guint i = 0; i < self->descent.n_shown; i++)
    cue_descent_add_row (self->cells,
                         self->first.weights + (gsize) self->descent.features[i] * CELLS,
                         self->descent.values[i], CELLS);
  for (guint k = 0; k < CELLS; k++)
    if (self->cells[k] > 0 && cue_dice_throw (&self->descent.dice, 65536) >= hidden)
      self->cells[k] *= scale;
    else
      self->cells[k] = 0;
}

static void
guess (Learning *self)
{
  guint n = self->task->n_classes;

  memset (self->shares, 0, n * sizeof (float));
  for (guint i = 0; i <= CELLS; i++)
    if (self->cells[i] > 0)
      cue_descent_add_row (self->shares, self->second.weights + (gsize) i * n, self->cells[i], n);
  cue_descent_share (self->shares, n);
}

/* What the cells should have passed on, and the step of what they are weighed by. */
static void
step_second (Learning *self, float rate)
{
  guint n = self->task->n_classes;
  float scale = (float) (1.0 / (1.0 - self->task->drop_cells));

  memset (self->slopes, 0, sizeof (self->slopes));
  for (guint i = 0; i <= CELLS; i++)
    {
      float *row = self->second.weights + (gsize) i * n;
      float slope = 0;

      if (self->cells[i] <= 0)
        continue;
      for (guint k = 0; k < n && i < CELLS; k++)
        slope += self->shares[k] * row[k];
      if (i < CELLS)
        self->slopes[i] = slope * scale;
      cue_descent_step_row (row, self->second.squares + (gsize) i * n, self->shares, self->cells[i],
                            rate, n);
    }
}

static void
look_at (Learning *self, guint example, float rate)
{
  const CueNetworkTask *task = self->task;
  const CueDescent *shown = &self->descent;

  cue_descent_show (&self->descent, g_ptr_array_index (task->vectors, example), task->n_features,
                    task->drop);
  fill_cells (self);
  guess (self);
  cue_descent_subtract (self->shares, task->n_classes, g_ptr_array_index (task->labels, example));
  step_second (self, rate);
  for (guint i = 0; i < shown->n_shown; i++)
    {
      gsize at = (gsize) shown->features[i] * CELLS;

      cue_descent_step_row (self->first.weights + at, self->first.squares + at, self->slopes,
                            shown->values[i], rate, CELLS);
    }
}

static gboolean
learn_net (Learning *self, guint net, CueTrainProgress progress, gpointer user_data)
{
  const CueNetworkTask *task = self->task;
  guint n = task->vectors->len;
  gboolean goes_on = TRUE;

  for (guint epoch = 0; epoch < task->epochs && goes_on; epoch++)
    {
      cue_descent_shuffle (&self->descent, n);
      for (guint i = 0; i < n; i++)
        {
          double done = ((double) epoch * n + i) / ((double) task->epochs * n);

          look_at (self, self->descent.order[i], (float) (task->rate * (1.0 - done)));
        }
      goes_on
          = progress == NULL
            || progress (net * task->epochs + epoch + 1, task->n_nets * task->epochs, user_data);
    }
  return goes_on;
}

CueNetwork *
cue_network_train (const CueNetworkTask *task, CueTrainProgress progress, gpointer user_data)
{
  g_autoptr (CueNetwork) network
      = cue_network_new (task->n_features, task->n_classes, task->n_nets);

  for (guint net = 0; net < task->n_nets; net++)
    {
      Learning self = { 0 };
      gboolean whole;

      learning_init (&self, task, net);
      whole = learn_net (&self, net, progress, user_data);
      if (whole)
        cue_network_set (network, net, self.first.weights, self.second.weights);
      learning_clear (&self);
      if (!whole)
        return NULL;
    }
  return g_steal_pointer (&network);
}
