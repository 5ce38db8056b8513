/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-network.h"

#define MAX_CLASSES 1000000
#define MAX_NETS 64
#define MAX_BIAS (G_GINT64_CONSTANT (1) << 40)
#define CELL_ONE 4096 /* units of what a cell passes on */
#define MOST_PASSED (1 << 30)

/* Weights from each of the inputs to each of the outputs, input by input. */
typedef struct
{
  /* owned */
  gint16 *weights;
  gint64 *biases; /* in units of a weight times an input */
  guint unit;     /* how many steps of a weight are 1.0 */
} Layer;

struct _CueNetwork
{
  guint n_features;
  guint n_classes;
  guint n_nets;
  /* owned */
  Layer *first; /* of each net */
  Layer *second;
};

static void
layer_reserve (Layer *self, guint n_inputs, guint n_outputs)
{
  self->weights = g_new0 (gint16, (gsize) n_inputs * n_outputs + 1);
  self->biases = g_new0 (gint64, n_outputs + 1);
}

static void
layer_clear (Layer *self)
{
  g_free (self->weights);
  g_free (self->biases);
}

/* For @n_nets nets; what the layers hold comes later. */
static CueNetwork *
network_new (guint n_features, guint n_classes, guint n_nets)
{
  CueNetwork *self = g_new0 (CueNetwork, 1);

  self->n_features = n_features;
  self->n_classes = n_classes;
  self->n_nets = n_nets;
  self->first = g_new0 (Layer, n_nets + 1);
  self->second = g_new0 (Layer, n_nets + 1);
  return self;
}

CueNetwork *
cue_network_new (guint n_features, guint n_classes, guint n_nets)
{
  CueNetwork *self = network_new (n_features, n_classes, n_nets);

  for (guint i = 0; i < n_nets; i++)
    {
      layer_reserve (&self->first[i], n_features, CUE_NETWORK_CELLS);
      layer_reserve (&self->second[i], CUE_NETWORK_CELLS, n_classes);
    }
  return self;
}

void
cue_network_free (CueNetwork *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_nets; i++)
    {
      layer_clear (&self->first[i]);
      layer_clear (&self->second[i]);
    }
  g_free (self->first);
  g_free (self->second);
  g_free (self);
}

guint
cue_network_get_n_classes (const CueNetwork *self)
{
  return self->n_classes;
}

guint
cue_network_get_n_nets (const CueNetwork *self)
{
  return self->n_nets;
}

static gint64
round_to_whole (double value)
{
  return value >= 0 ? (gint64) (value + 0.5) : -(gint64) (0.5 - value);
}

/* As many steps to 1.0 as the greatest weight leaves room for. */
static guint
choose_unit (const float *weights, gsize n)
{
  float highest = 1.0f;

  for (gsize i = 0; i < n; i++)
    highest = MAX (highest, MAX (weights[i], -weights[i]));
  return (guint) MAX (32767.0 / (double) highest, 1.0);
}

static void
layer_set (Layer *self, const float *weights, guint n_inputs, guint n_outputs, guint input_one)
{
  gsize n = (gsize) n_inputs * n_outputs;

  self->unit = choose_unit (weights, n);
  for (gsize i = 0; i < n; i++)
    self->weights[i]
        = (gint16) CLAMP (round_to_whole ((double) weights[i] * self->unit), -32767, 32767);
  for (guint i = 0; i < n_outputs; i++)
    self->biases[i] = CLAMP (round_to_whole ((double) weights[n + i] * self->unit * input_one),
                             -MAX_BIAS, MAX_BIAS);
}

void
cue_network_set (CueNetwork *self, guint net, const float *first, const float *second)
{
  g_return_if_fail (net < self->n_nets);

  layer_set (&self->first[net], first, self->n_features, CUE_NETWORK_CELLS, CUE_VECTOR_ONE);
  layer_set (&self->second[net], second, CUE_NETWORK_CELLS, self->n_classes, CELL_ONE);
}

static void
add_row (gint64 *restrict sums, const gint16 *restrict row, gint64 value, guint n)
{
  for (guint i = 0; i < n; i++)
    sums[i] += value * row[i];
}

/* What each cell passes on: nothing below 0. */
static void
fill_cells (const Layer *layer, const CueVector *x, gint64 *cells)
{
  gint64 one = (gint64) layer->unit * (CUE_VECTOR_ONE / CELL_ONE);

  for (guint i = 0; i < CUE_NETWORK_CELLS; i++)
    cells[i] = layer->biases[i];
  for (guint i = 0; i < x->n; i++)
    add_row (cells, layer->weights + (gsize) x->at[i].feature * CUE_NETWORK_CELLS, x->at[i].value,
             CUE_NETWORK_CELLS);
  for (guint i = 0; i < CUE_NETWORK_CELLS; i++)
    cells[i] = cells[i] > 0 ? MIN (cells[i] / one, MOST_PASSED) : 0;
}

void
cue_network_score (const CueNetwork *self, guint net, const CueVector *x, gint32 *out)
{
  const Layer *second = &self->second[net];
  gint64 one = (gint64) second->unit * CELL_ONE;
  g_autofree gint64 *sums = g_memdup2 (second->biases, (self->n_classes + 1) * sizeof (gint64));
  gint64 cells[CUE_NETWORK_CELLS];

  fill_cells (&self->first[net], x, cells);
  for (guint i = 0; i < CUE_NETWORK_CELLS; i++)
    if (cells[i] > 0)
      add_row (sums, second->weights + (gsize) i * self->n_classes, cells[i], self->n_classes);
  for (guint i = 0; i < self->n_classes; i++)
    out[i] = (gint32) CLAMP (sums[i] * 1000 / one, -1000000, 1000000);
}

static void
layer_write (const Layer *self, guint n_inputs, guint n_outputs, GByteArray *out)
{
  cue_bytes_write_32 (out, self->unit);
  for (guint i = 0; i < n_outputs; i++)
    cue_bytes_write_64 (out, (guint64) self->biases[i]);
  for (gsize i = 0; i < (gsize) n_inputs * n_outputs; i++)
    cue_bytes_write_16 (out, (guint16) self->weights[i]);
}

void
cue_network_write (const CueNetwork *self, GByteArray *out)
{
  cue_bytes_write_32 (out, self->n_classes);
  cue_bytes_write_32 (out, self->n_nets);
  for (guint i = 0; i < self->n_nets; i++)
    {
      layer_write (&self->first[i], self->n_features, CUE_NETWORK_CELLS, out);
      layer_write (&self->second[i], CUE_NETWORK_CELLS, self->n_classes, out);
    }
}

/* Nothing is reserved for what cannot follow. */
static void
layer_read (Layer *self, guint n_inputs, guint n_outputs, CueBytes *bytes)
{
  gsize n = (gsize) n_inputs * n_outputs;

  self->unit = cue_bytes_read_32 (bytes);
  if (self->unit == 0 || self->unit > 32767
      || n * sizeof (gint16) + (gsize) n_outputs * sizeof (gint64) > bytes->left)
    bytes->failed = TRUE;
  if (bytes->failed)
    return;
  layer_reserve (self, n_inputs, n_outputs);
  for (guint i = 0; i < n_outputs; i++)
    {
      self->biases[i] = (gint64) cue_bytes_read_64 (bytes);
      if (self->biases[i] < -MAX_BIAS || self->biases[i] > MAX_BIAS)
        bytes->failed = TRUE;
    }
  for (gsize i = 0; i < n; i++)
    self->weights[i] = (gint16) cue_bytes_read_16 (bytes);
}

CueNetwork *
cue_network_read (CueBytes *bytes, guint n_features)
{
  guint n_classes = cue_bytes_read_count (bytes, 2 * CUE_NETWORK_CELLS, MAX_CLASSES);
  guint n_nets = cue_bytes_read_count (bytes, 1, MAX_NETS);
  g_autoptr (CueNetwork) self = network_new (n_features, n_classes, n_nets);

  for (guint i = 0; i < n_nets; i++)
    {
      layer_read (&self->first[i], n_features, CUE_NETWORK_CELLS, bytes);
      layer_read (&self->second[i], CUE_NETWORK_CELLS, n_classes, bytes);
    }
  return bytes->failed ? NULL : g_steal_pointer (&self);
}
