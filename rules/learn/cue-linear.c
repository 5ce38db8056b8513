/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-linear.h"

#define MAX_CLASSES 1000000
#define MAX_WEIGHTS 64000000
#define MAX_BIAS (G_GINT64_CONSTANT (1) << 40)

struct _CueLinear
{
  /* owned */
  guint32 *starts; /* n_features + 1: the first weight of each feature */
  guint32 *classes;
  gint16 *weights;
  gint64 *biases; /* in units of a weight times a coordinate */
  guint n_features;
  guint n_classes;
  guint n_weights;
  guint unit; /* how many steps of a weight are 1.0 */
};

static CueLinear *
linear_new (guint n_features, guint n_classes, guint n_weights)
{
  CueLinear *self = g_new0 (CueLinear, 1);

  self->n_features = n_features;
  self->n_classes = n_classes;
  self->n_weights = n_weights;
  self->starts = g_new0 (guint32, n_features + 2);
  self->classes = g_new (guint32, n_weights + 1);
  self->weights = g_new (gint16, n_weights + 1);
  self->biases = g_new (gint64, n_classes + 1);
  return self;
}

void
cue_linear_free (CueLinear *self)
{
  if (self == NULL)
    return;
  g_free (self->starts);
  g_free (self->classes);
  g_free (self->weights);
  g_free (self->biases);
  g_free (self);
}

guint
cue_linear_get_n_features (const CueLinear *self)
{
  return self->n_features;
}

guint
cue_linear_get_n_classes (const CueLinear *self)
{
  return self->n_classes;
}

guint
cue_linear_get_unit (const CueLinear *self)
{
  return self->unit;
}

const gint64 *
cue_linear_get_biases (const CueLinear *self)
{
  return self->biases;
}

CueLinearRow
cue_linear_get_row (const CueLinear *self, guint feature)
{
  guint32 from = self->starts[feature];

  return (CueLinearRow){ self->classes + from, self->weights + from,
                         self->starts[feature + 1] - from };
}

/* As many steps to 1.0 as the greatest weight leaves room for. */
static guint
choose_unit (const GArray *weights)
{
  double highest = 1.0;

  for (guint i = 0; i < weights->len; i++)
    {
      double weight = g_array_index (weights, CueLinearWeight, i).weight;

      highest = MAX (highest, MAX (weight, -weight));
    }
  return (guint) MAX (32767.0 / highest, 1.0);
}

static gint64
round_to_whole (double value)
{
  return value >= 0 ? (gint64) (value + 0.5) : -(gint64) (0.5 - value);
}

/* Counting sort by feature; within one, classes stay in order. */
static void
place (CueLinear *self, const GArray *weights)
{
  g_autofree guint32 *at = NULL;

  for (guint i = 0; i < weights->len; i++)
    self->starts[g_array_index (weights, CueLinearWeight, i).feature + 1]++;
  for (guint i = 0; i < self->n_features; i++)
    self->starts[i + 1] += self->starts[i];
  at = g_memdup2 (self->starts, (self->n_features + 1) * sizeof (guint32));
  for (guint i = 0; i < weights->len; i++)
    {
      const CueLinearWeight *weight = &g_array_index (weights, CueLinearWeight, i);
      guint32 to = at[weight->feature]++;

      self->classes[to] = weight->class;
      self->weights[to]
          = (gint16) CLAMP (round_to_whole (weight->weight * self->unit), -32767, 32767);
    }
}

CueLinear *
cue_linear_new (guint n_features, guint n_classes, GArray *weights, const double *biases)
{
  CueLinear *self = linear_new (n_features, n_classes, weights->len);

  self->unit = choose_unit (weights);
  place (self, weights);
  for (guint i = 0; i < n_classes; i++)
    self->biases[i]
        = CLAMP (round_to_whole (biases[i] * self->unit * CUE_VECTOR_ONE), -MAX_BIAS, MAX_BIAS);
  return self;
}

void
cue_linear_score (const CueLinear *self, const CueVector *x, gint32 *out)
{
  g_autofree gint64 *sums = g_memdup2 (self->biases, (self->n_classes + 1) * sizeof (gint64));
  gint64 one = (gint64) self->unit * CUE_VECTOR_ONE;

  for (guint i = 0; i < x->n; i++)
    {
      guint32 end = self->starts[x->at[i].feature + 1];
      gint64 value = x->at[i].value;

      for (guint32 k = self->starts[x->at[i].feature]; k < end; k++)
        sums[self->classes[k]] += value * self->weights[k];
    }
  for (guint i = 0; i < self->n_classes; i++)
    out[i] = (gint32) CLAMP (sums[i] * 1000 / one, -1000000, 1000000);
}

gint64
cue_linear_share_micro (const CueLinear *self, const CueCoordinate *at, guint class)
{
  gint64 one = (gint64) self->unit * CUE_VECTOR_ONE;

  for (guint32 k = self->starts[at->feature]; k < self->starts[at->feature + 1]; k++)
    if (self->classes[k] == class)
      return (gint64) at->value * self->weights[k] * 1000000 / one;
  return 0;
}

void
cue_linear_write (const CueLinear *self, GByteArray *out)
{
  cue_bytes_write_32 (out, self->n_classes);
  for (guint i = 0; i < self->n_classes; i++)
    cue_bytes_write_64 (out, (guint64) self->biases[i]);
  cue_bytes_write_32 (out, self->unit);
  for (guint i = 0; i < self->n_features; i++)
    cue_bytes_write_32 (out, self->starts[i + 1] - self->starts[i]);
  cue_bytes_write_32 (out, self->n_weights);
  for (guint i = 0; i < self->n_weights; i++)
    {
      cue_bytes_write_32 (out, self->classes[i]);
      cue_bytes_write_16 (out, (guint16) self->weights[i]);
    }
}

static void
read_starts (CueLinear *self, CueBytes *bytes)
{
  guint64 sum = 0;

  for (guint i = 0; i < self->n_features; i++)
    {
      sum += cue_bytes_read_32 (bytes);
      if (sum > MAX_WEIGHTS)
        bytes->failed = TRUE;
      self->starts[i + 1] = bytes->failed ? 0 : (guint32) sum;
    }
}

static void
read_weights (CueLinear *self, CueBytes *bytes)
{
  self->n_weights = cue_bytes_read_count (bytes, 6, MAX_WEIGHTS);
  if (self->n_weights != self->starts[self->n_features])
    bytes->failed = TRUE;
  if (bytes->failed)
    return;
  self->classes = g_renew (guint32, self->classes, self->n_weights + 1);
  self->weights = g_renew (gint16, self->weights, self->n_weights + 1);
  for (guint i = 0; i < self->n_weights; i++)
    {
      self->classes[i] = cue_bytes_read_32 (bytes);
      self->weights[i] = (gint16) cue_bytes_read_16 (bytes);
      if (self->classes[i] >= self->n_classes)
        bytes->failed = TRUE;
    }
}

CueLinear *
cue_linear_read (CueBytes *bytes, guint n_features)
{
  guint n_classes = cue_bytes_read_count (bytes, 8, MAX_CLASSES);
  g_autoptr (CueLinear) self = linear_new (n_features, n_classes, 0);

  for (guint i = 0; i < n_classes; i++)
    {
      self->biases[i] = (gint64) cue_bytes_read_64 (bytes);
      if (self->biases[i] < -MAX_BIAS || self->biases[i] > MAX_BIAS)
        bytes->failed = TRUE;
    }
  self->unit = cue_bytes_read_32 (bytes);
  if (self->unit == 0 || self->unit > 32767)
    bytes->failed = TRUE;
  read_starts (self, bytes);
  read_weights (self, bytes);
  return bytes->failed ? NULL : g_steal_pointer (&self);
}
