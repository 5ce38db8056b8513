/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-choice.h"

#include "cue-arithmetic.h"

#define TINY 1e-12
#define RATE 0.5
#define PULL 1.0 /* of the weights towards nothing, against the sum over all moments */
#define UNIT 1000000.0
#define MAX_WEIGHT 100000000

typedef struct
{
  gint32 *properties;
  guint8 *is_right;
  guint n;
} Moment;

struct _CueChoice
{
  guint n;
  /* owned */
  GArray *moments; /* Moment; freed when all is learnt */
  gint32 *weights; /* millionths: of a logarithm for each property of 1.0 */
};

typedef struct
{
  const CueChoice *choice; /* borrowed */
  /* owned */
  double *scales; /* 1 / deviation, by property */
  double *w;
  double *gradient;
  double *squares;
  double *shares; /* by candidate */
} Learning;

static void
moment_clear (gpointer data)
{
  Moment *self = data;

  g_free (self->properties);
  g_free (self->is_right);
}

CueChoice *
cue_choice_new (guint n_properties)
{
  CueChoice *self = g_new0 (CueChoice, 1);

  self->n = n_properties;
  self->moments = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_array_set_clear_func (self->moments, moment_clear);
  self->weights = g_new0 (gint32, n_properties + 1);
  return self;
}

void
cue_choice_free (CueChoice *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->moments);
  g_free (self->weights);
  g_free (self);
}

void
cue_choice_add (CueChoice *self,
                const gint32 *properties,
                const guint8 *is_right,
                guint n_candidates)
{
  Moment moment = { g_memdup2 (properties, (gsize) n_candidates * self->n * sizeof (gint32)),
                    g_memdup2 (is_right, n_candidates), n_candidates };

  g_array_append_val (self->moments, moment);
}

static const Moment *
moment_at (const CueChoice *self, guint i)
{
  return &g_array_index (self->moments, Moment, i);
}

/* Properties that never differ have no scale. */
static double
find_scale (const CueChoice *self, guint property)
{
  double n = 0;
  double sum = 0;
  double squares = 0;
  double variance;

  for (guint i = 0; i < self->moments->len; i++)
    for (guint k = 0; k < moment_at (self, i)->n; k++)
      {
        double x = moment_at (self, i)->properties[(gsize) k * self->n + property] / 1000.0;

        n += 1;
        sum += x;
        squares += x * x;
      }
  variance = n > 0 ? squares / n - sum / n * (sum / n) : 0;
  return variance > TINY ? 1.0 / __builtin_sqrt (variance) : 0;
}

static void
share_out (Learning *self, const Moment *moment)
{
  guint n = self->choice->n;
  double highest = -1e300;
  double sum = 0;

  for (guint k = 0; k < moment->n; k++)
    {
      const gint32 *x = moment->properties + (gsize) k * n;

      self->shares[k] = 0;
      for (guint i = 0; i < n; i++)
        self->shares[k] += self->w[i] * self->scales[i] * (x[i] / 1000.0);
      highest = MAX (highest, self->shares[k]);
    }
  for (guint k = 0; k < moment->n; k++)
    sum += self->shares[k] = cue_exp (self->shares[k] - highest);
  for (guint k = 0; k < moment->n; k++)
    self->shares[k] /= sum;
}

/* The slope of −log of the share of all right ones together. */
static void
add_slope (Learning *self, const Moment *moment)
{
  guint n = self->choice->n;
  double right = TINY;

  share_out (self, moment);
  for (guint k = 0; k < moment->n; k++)
    right += moment->is_right[k] ? self->shares[k] : 0;
  for (guint k = 0; k < moment->n; k++)
    {
      const gint32 *x = moment->properties + (gsize) k * n;
      double by = self->shares[k] - (moment->is_right[k] ? self->shares[k] / right : 0);

      for (guint i = 0; i < n; i++)
        self->gradient[i] += by * self->scales[i] * (x[i] / 1000.0);
    }
}

static void
step (Learning *self)
{
  for (guint i = 0; i < self->choice->n; i++)
    self->gradient[i] = PULL * self->w[i];
  for (guint i = 0; i < self->choice->moments->len; i++)
    add_slope (self, moment_at (self->choice, i));
  for (guint i = 0; i < self->choice->n; i++)
    {
      self->squares[i] += self->gradient[i] * self->gradient[i];
      self->w[i] -= RATE * self->gradient[i] / __builtin_sqrt (self->squares[i] + TINY);
    }
}

static guint
longest (const CueChoice *self)
{
  guint n = 0;

  for (guint i = 0; i < self->moments->len; i++)
    n = MAX (n, moment_at (self, i)->n);
  return n;
}

void
cue_choice_learn (CueChoice *self, guint rounds)
{
  Learning learning = { self,
                        g_new0 (double, self->n + 1),
                        g_new0 (double, self->n + 1),
                        g_new0 (double, self->n + 1),
                        g_new0 (double, self->n + 1),
                        g_new0 (double, longest (self) + 1) };

  for (guint i = 0; i < self->n; i++)
    learning.scales[i] = find_scale (self, i);
  for (guint i = 0; i < rounds; i++)
    step (&learning);
  for (guint i = 0; i < self->n; i++)
    {
      double weight = learning.w[i] * learning.scales[i] * UNIT;

      weight = CLAMP (weight, -MAX_WEIGHT, MAX_WEIGHT);
      self->weights[i] = (gint32) (weight >= 0 ? weight + 0.5 : weight - 0.5);
    }
  g_array_set_size (self->moments, 0);
  g_free (learning.scales);
  g_free (learning.w);
  g_free (learning.gradient);
  g_free (learning.squares);
  g_free (learning.shares);
}

gint32
cue_choice_score (const CueChoice *self, const gint32 *properties)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->n; i++)
    sum += (gint64) self->weights[i] * properties[i];
  return (gint32) CLAMP (sum / 1000000, -1000000000, 1000000000);
}
