/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-descent.h"

void
cue_descent_init (CueDescent *self, GPtrArray *vectors, guint64 seed)
{
  guint longest = 0;

  self->order = g_new (guint, vectors->len + 1);
  for (guint i = 0; i < vectors->len; i++)
    {
      self->order[i] = i;
      longest = MAX (longest, ((const CueVector *) g_ptr_array_index (vectors, i))->n);
    }
  self->features = g_new (guint, longest + 1);
  self->values = g_new (float, longest + 1);
  cue_dice_init (&self->dice, seed);
}

void
cue_descent_clear (CueDescent *self)
{
  g_free (self->order);
  g_free (self->features);
  g_free (self->values);
}

void
cue_descent_shuffle (CueDescent *self, guint n)
{
  cue_dice_shuffle (&self->dice, self->order, n);
}

void
cue_descent_show (CueDescent *self, const CueVector *x, guint bias, double drop)
{
  guint hidden = (guint) (drop * 65536);
  float scale = (float) (1.0 / (CUE_VECTOR_ONE * (1.0 - drop)));

  self->n_shown = 0;
  for (guint i = 0; i < x->n; i++)
    if (hidden == 0 || cue_dice_throw (&self->dice, 65536) >= hidden)
      {
        self->features[self->n_shown] = x->at[i].feature;
        self->values[self->n_shown++] = (float) x->at[i].value * scale;
      }
  self->features[self->n_shown] = bias;
  self->values[self->n_shown++] = 1.0f;
}

void
cue_descent_share (float *scores, guint n)
{
  float highest = -1e30f;
  double sum = 0;

  for (guint k = 0; k < n; k++)
    highest = MAX (highest, scores[k]);
  for (guint k = 0; k < n; k++)
    {
      double share = cue_exp (scores[k] - highest);

      scores[k] = (float) share;
      sum += share;
    }
  for (guint k = 0; k < n; k++)
    scores[k] = (float) (scores[k] / sum);
}

void
cue_descent_subtract (float *shares, guint n, const GArray *labels)
{
  for (guint i = 0; i < labels->len; i++)
    shares[g_array_index (labels, guint, i)] -= 1.0f / (float) labels->len;
  for (guint k = 0; k < n && labels->len == 0; k++)
    shares[k] -= 1.0f / (float) n;
}
