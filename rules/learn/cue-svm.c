/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-svm.h"

#include "cue-arithmetic.h"

#define UNIT (1.0 / CUE_VECTOR_ONE)
#define FAR 1e300

struct _CueSvmDesk
{
  CueSvm svm; /* borrowed parts */
  /* owned: the vectors one behind the other */
  gsize *starts;
  guint32 *features;
  double *values;
  double *w;       /* n_features + 1 */
  double *alpha;   /* by vector */
  double *squares; /* by vector: |x|², bias included */
  guint *order;
  guint8 *moved;   /* by vector: whether it has moved the weights */
  GArray *touched; /* guint: features with a weight */
  guint8 *seen;    /* by feature */
};

/* One run over the examples that are still in play. */
typedef struct
{
  double highest; /* of the projected gradients */
  double lowest;
  double limit; /* an example at its bound with a gradient above this is put aside */
} Pass;

static void
lay_out (CueSvmDesk *self, GPtrArray *vectors)
{
  gsize n = 0;

  for (guint i = 0; i < vectors->len; i++)
    n += ((const CueVector *) g_ptr_array_index (vectors, i))->n;
  self->starts = g_new (gsize, vectors->len + 1);
  self->features = g_new (guint32, n + 1);
  self->values = g_new (double, n + 1);
  n = 0;
  for (guint i = 0; i < vectors->len; i++)
    {
      const CueVector *x = g_ptr_array_index (vectors, i);
      double sum = 1.0;

      self->starts[i] = n;
      for (guint k = 0; k < x->n; k++, n++)
        {
          self->features[n] = x->at[k].feature;
          self->values[n] = x->at[k].value * UNIT;
          sum += self->values[n] * self->values[n];
        }
      self->squares[i] = sum;
    }
  self->starts[vectors->len] = n;
}

CueSvmDesk *
cue_svm_desk_new (const CueSvm *svm)
{
  CueSvmDesk *self = g_new0 (CueSvmDesk, 1);
  guint n = svm->vectors->len;

  self->svm = *svm;
  self->w = g_new0 (double, svm->n_features + 1);
  self->touched = g_array_new (FALSE, FALSE, sizeof (guint));
  self->seen = g_new0 (guint8, svm->n_features + 1);
  self->alpha = g_new (double, n + 1);
  self->squares = g_new (double, n + 1);
  self->order = g_new (guint, n + 1);
  self->moved = g_new (guint8, n + 1);
  lay_out (self, svm->vectors);
  return self;
}

void
cue_svm_desk_free (CueSvmDesk *self)
{
  if (self == NULL)
    return;
  g_free (self->starts);
  g_free (self->features);
  g_free (self->values);
  g_free (self->w);
  g_free (self->alpha);
  g_free (self->squares);
  g_free (self->order);
  g_free (self->moved);
  g_array_unref (self->touched);
  g_free (self->seen);
  g_free (self);
}

static double
margin (const CueSvmDesk *self, guint example)
{
  double sum = self->w[self->svm.n_features];
  gsize end = self->starts[example + 1];

  for (gsize i = self->starts[example]; i < end; i++)
    sum += self->w[self->features[i]] * self->values[i];
  return sum;
}

static void
move (CueSvmDesk *self, guint example, double by)
{
  gsize end = self->starts[example + 1];

  for (gsize i = self->starts[example]; i < end; i++)
    self->w[self->features[i]] += by * self->values[i];
  self->w[self->svm.n_features] += by;
}

/* Half of the inverse cost: what the squared hinge adds to the diagonal. */
static double
diagonal (const CueSvmDesk *self, guint i, gboolean positive)
{
  double cost = self->svm.cost * (positive ? self->svm.cost_positive : 1.0)
                * (self->svm.weights != NULL ? self->svm.weights[i] : 1.0);

  return 0.5 / cost;
}

/* Returns: whether the example stays in play */
static gboolean
visit (CueSvmDesk *self, guint i, gboolean positive, Pass *pass, double limit)
{
  double y = positive ? 1.0 : -1.0;
  double extra = diagonal (self, i, positive);
  double gradient = y * margin (self, i) - 1.0 + extra * self->alpha[i];
  double projected = gradient;
  double old = self->alpha[i];

  if (old <= 0)
    {
      if (gradient > limit)
        return FALSE;
      projected = MIN (gradient, 0);
    }
  pass->highest = MAX (pass->highest, projected);
  pass->lowest = MIN (pass->lowest, projected);
  if (projected > 1e-12 || projected < -1e-12)
    {
      self->alpha[i] = MAX (old - gradient / (self->squares[i] + extra), 0);
      self->moved[i] = TRUE;
      move (self, i, (self->alpha[i] - old) * y);
    }
  return TRUE;
}

static int
compare_features (gconstpointer a, gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return x < y ? -1 : x > y;
}

static void
prepare (CueSvmDesk *self, const guint *members, guint n)
{
  for (guint i = 0; i < self->touched->len; i++)
    self->w[g_array_index (self->touched, guint, i)] = 0;
  g_array_set_size (self->touched, 0);
  self->w[self->svm.n_features] = 0;
  for (guint i = 0; i < n; i++)
    {
      self->order[i] = members[i];
      self->alpha[members[i]] = 0;
      self->moved[members[i]] = FALSE;
    }
}

/* The features whose weights the members have moved, ascending. */
static void
list_touched (CueSvmDesk *self, const guint *members, guint n)
{
  for (guint i = 0; i < n; i++)
    for (gsize k = self->starts[members[i]];
         self->moved[members[i]] && k < self->starts[members[i] + 1]; k++)
      {
        guint feature = self->features[k];

        if (!self->seen[feature])
          g_array_append_val (self->touched, feature);
        self->seen[feature] = TRUE;
      }
  g_array_sort (self->touched, compare_features);
  for (guint i = 0; i < self->touched->len; i++)
    self->seen[g_array_index (self->touched, guint, i)] = FALSE;
}

const double *
cue_svm_train (CueSvmDesk *self,
               const guint *members,
               guint n_members,
               const guint8 *is_positive,
               guint64 seed)
{
  guint active = n_members;
  double limit = FAR;
  CueDice dice;

  prepare (self, members, n_members);
  cue_dice_init (&dice, seed);
  for (guint turn = 0; turn < self->svm.max_passes; turn++)
    {
      Pass pass = { -FAR, FAR, limit };

      cue_dice_shuffle (&dice, self->order, active);
      for (guint i = 0; i < active;)
        {
          guint example = self->order[i];

          if (visit (self, example, is_positive[example], &pass, limit))
            i++;
          else
            {
              self->order[i] = self->order[--active];
              self->order[active] = example;
            }
        }
      if (pass.highest - pass.lowest <= self->svm.tolerance)
        {
          if (active == n_members)
            break;
          /* near the best with what is in play: look at all of them once more */
          active = n_members;
          limit = FAR;
          continue;
        }
      limit = pass.highest > 0 ? pass.highest : FAR;
    }
  list_touched (self, members, n_members);
  return self->w;
}

const GArray *
cue_svm_desk_get_touched (const CueSvmDesk *self)
{
  return self->touched;
}
