/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-ranking-learn.h"

#include "cue-arithmetic.h"

#define MICRO 1000000
#define PRIOR_VARIANCE 0.04
#define PRIOR_DEVIATION_MICRO 200000 /* its square root */
#define AT_LEAST 5                   /* decisions that a feature must stand in */

typedef struct
{
  char *name;
  guint n; /* decisions */
} Counted;

typedef struct
{
  /* owned */
  GPtrArray *names;  /* utf8 */
  GHashTable *index; /* name → index + 1 */
  double *mean;
  double *covariance;
  double *gain;
  /* values */
  double baseline;
  double noise;
} Learner;

/* Calls @func with every feature of what was chosen. */
static void
foreach_feature (const CueDecision *decision, GFunc func, gpointer user_data)
{
  const char *of = g_array_index (decision->alternatives, CueAlternative, decision->chosen).of;

  func ((gpointer) of, user_data);
  for (guint i = 0; decision->context[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s|%s", of, decision->context[i]);

      func (name, user_data);
    }
}

static void
count_cb (gpointer name, gpointer user_data)
{
  GHashTable *counts = user_data;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

  g_hash_table_replace (counts, g_strdup (name), GUINT_TO_POINTER (n + 1));
}

static int
compare_counted (gconstpointer a, gconstpointer b)
{
  const Counted *one = a;
  const Counted *other = b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return g_strcmp0 (one->name, other->name);
}

/* The features worth learning, the most frequent first. (transfer full) */
static GPtrArray *
choose_features (GPtrArray *decisions)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (Counted));
  GPtrArray *out = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer name, n;

  for (guint i = 0; i < decisions->len; i++)
    foreach_feature (g_ptr_array_index (decisions, i), count_cb, counts);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &name, &n))
    {
      Counted counted = { name, GPOINTER_TO_UINT (n) };

      if (counted.n >= AT_LEAST)
        g_array_append_val (order, counted);
    }
  g_array_sort (order, compare_counted);
  for (guint i = 0; i < MIN (order->len, CUE_RANKING_MOST); i++)
    g_ptr_array_add (out, g_strdup (g_array_index (order, Counted, i).name));
  return out;
}

/* With one acceptance in two decisions thought of beforehand, so it is never nought nor one. */
static double
find_baseline (GPtrArray *decisions)
{
  double sum = 1000;

  for (guint i = 0; i < decisions->len; i++)
    sum += ((CueDecision *) g_ptr_array_index (decisions, i))->reward_milli;
  return sum / 1000 / (decisions->len + 2);
}

static void
learner_init (Learner *self, GPtrArray *decisions)
{
  guint n;

  self->names = choose_features (decisions);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  n = self->names->len;
  self->mean = g_new0 (double, n + 1);
  self->gain = g_new0 (double, n + 1);
  self->covariance = g_new0 (double, (gsize) n *n + 1);
  self->baseline = find_baseline (decisions);
  self->noise = MAX (self->baseline * (1 - self->baseline), 0.01);
  for (guint i = 0; i < n; i++)
    {
      g_hash_table_insert (self->index, g_ptr_array_index (self->names, i),
                           GUINT_TO_POINTER (i + 1));
      self->covariance[(gsize) i * n + i] = PRIOR_VARIANCE;
    }
}

static void
learner_clear (Learner *self)
{
  g_hash_table_unref (self->index);
  g_ptr_array_unref (self->names);
  g_free (self->mean);
  g_free (self->gain);
  g_free (self->covariance);
}

typedef struct
{
  const Learner *learner;
  GArray *active; /* guint */
} Active;

static void
activate_cb (gpointer name, gpointer user_data)
{
  Active *active = user_data;
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (active->learner->index, name));

  if (index-- > 0)
    g_array_append_val (active->active, index);
}

static void
learn_one (Learner *self, const CueDecision *decision)
{
  guint n = self->names->len;
  g_autoptr (GArray) active = g_array_new (FALSE, FALSE, sizeof (guint));
  Active collect = { self, active };
  double spread = self->noise;
  double error = decision->reward_milli / 1000.0 - self->baseline;

  foreach_feature (decision, activate_cb, &collect);
  for (guint i = 0; i < n; i++)
    {
      double sum = 0;

      for (guint k = 0; k < active->len; k++)
        sum += self->covariance[(gsize) i * n + g_array_index (active, guint, k)];
      self->gain[i] = sum;
    }
  for (guint k = 0; k < active->len; k++)
    {
      guint i = g_array_index (active, guint, k);

      spread += self->gain[i];
      error -= self->mean[i];
    }
  for (guint i = 0; i < n; i++)
    {
      self->mean[i] += self->gain[i] * error / spread;
      for (guint k = 0; k < n; k++)
        self->covariance[(gsize) i * n + k] -= self->gain[i] * self->gain[k] / spread;
    }
}

static gint64
to_micro (double value)
{
  double scaled = CLAMP (value, -1.0, 1.0) * MICRO;

  return (gint64) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
}

CueRanking *
cue_ranking_learn (GPtrArray *decisions, guint most_milli)
{
  Learner learner = { 0 };
  CueRanking *ranking;

  learner_init (&learner, decisions);
  for (guint i = 0; i < decisions->len; i++)
    learn_one (&learner, g_ptr_array_index (decisions, i));
  ranking = cue_ranking_new (to_micro (learner.baseline), most_milli > 0, decisions->len);
  cue_ranking_set_trying (ranking, most_milli > 0 ? most_milli : CUE_RANKING_DRAWS,
                          PRIOR_DEVIATION_MICRO);
  for (guint i = 0; i < learner.names->len; i++)
    {
      double variance = MAX (learner.covariance[(gsize) i * learner.names->len + i], 0);
      CueAcceptance value
          = { to_micro (learner.mean[i]), (gint64) cue_square_root ((guint64) (variance * 1e12)) };

      cue_ranking_set (ranking, g_ptr_array_index (learner.names, i), &value);
    }
  learner_clear (&learner);
  return ranking;
}
