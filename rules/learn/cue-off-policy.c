/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-off-policy.h"

#include "cue-arithmetic.h"
#include "cue-ranking-learn.h"

#define MICRO 1000000
#define NORMAL_95 1.96
#define N_FOLDS 2

G_DEFINE_QUARK (cue_off_policy_error, cue_off_policy_error)

/* One decision as the ranking would have taken it. */
typedef struct
{
  double weight;
  double reward;
  double modelled; /* acceptance of what was chosen, by the model of the other half */
  double expected; /* acceptance of what the ranking would choose, by that model */
} Look;

static guint
fold_of (const CueDecision *decision)
{
  return g_str_hash (decision->conversation) % N_FOLDS;
}

/* Learnt from the decisions of the other folds. */
static CueRanking *
learn_without (GPtrArray *decisions, guint fold, guint most_milli)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < decisions->len; i++)
    if (fold_of (g_ptr_array_index (decisions, i)) != fold)
      g_ptr_array_add (others, g_ptr_array_index (decisions, i));
  return cue_ranking_learn (others, most_milli);
}

static GArray *
copy_alternatives (const CueDecision *decision)
{
  GArray *copy
      = g_array_sized_new (FALSE, FALSE, sizeof (CueAlternative), decision->alternatives->len);

  g_array_append_vals (copy, decision->alternatives->data, decision->alternatives->len);
  return copy;
}

/* Also adds to @untried what of the ranking's choice had no chance. */
static Look
look_at (const CueDecision *decision,
         const CueRanking *ranking,
         const CueRanking *model,
         guint64 seed,
         double *untried)
{
  const char *const *context = (const char *const *) decision->context;
  g_autoptr (GArray) would = copy_alternatives (decision);
  Look look = { 0, decision->reward_milli / 1000.0, 0, 0 };

  cue_ranking_share (ranking, context, would, seed);
  for (guint i = 0; i < would->len; i++)
    {
      const CueAlternative *one = &g_array_index (would, CueAlternative, i);
      guint logged = g_array_index (decision->alternatives, CueAlternative, i).share_milli;
      double modelled = (double) cue_ranking_estimate (model, one->of, context).mean_micro / MICRO;

      look.expected += one->share_milli / 1000.0 * modelled;
      if (logged == 0)
        *untried += one->share_milli / 1000.0;
      if (i != decision->chosen)
        continue;
      look.weight = (double) one->share_milli / logged;
      look.modelled = modelled;
    }
  return look;
}

static gint64
to_micro (double value)
{
  return (gint64) (value * MICRO + (value < 0 ? -0.5 : 0.5));
}

static CueEstimate
with_interval (double value, double variance)
{
  double half = NORMAL_95 * (double) cue_square_root ((guint64) (MAX (variance, 0) * 1e12)) / 1e6;
  CueEstimate out = { to_micro (value), to_micro (value - half), to_micro (value + half) };

  return out;
}

/* Mean of @values and the variance of that mean. */
static CueEstimate
mean_of (const double *values, guint n)
{
  double sum = 0;
  double squares = 0;
  double mean;

  for (guint i = 0; i < n; i++)
    sum += values[i];
  mean = sum / n;
  for (guint i = 0; i < n; i++)
    squares += (values[i] - mean) * (values[i] - mean);
  return with_interval (mean, n > 1 ? squares / (n - 1) / n : 1);
}

static CueEstimate
self_normalised (const Look *looks, guint n)
{
  double sum = 0;
  double weighted = 0;
  double squares = 0;
  double value;

  for (guint i = 0; i < n; i++)
    {
      sum += looks[i].weight;
      weighted += looks[i].weight * looks[i].reward;
    }
  value = weighted / sum;
  for (guint i = 0; i < n; i++)
    {
      double off = looks[i].weight * (looks[i].reward - value);

      squares += off * off;
    }
  return with_interval (value, squares / (sum * sum));
}

/* One term of the doubly robust estimate. */
static double
robust (const Look *look)
{
  return look->expected + look->weight * (look->reward - look->modelled);
}

static void
fill (const Look *looks, guint n, CueOffPolicy *out)
{
  g_autofree double *values = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    values[i] = looks[i].reward;
  out->logged = mean_of (values, n);
  for (guint i = 0; i < n; i++)
    values[i] = looks[i].weight * looks[i].reward;
  out->ips = mean_of (values, n);
  for (guint i = 0; i < n; i++)
    values[i] = robust (&looks[i]);
  out->doubly_robust = mean_of (values, n);
  out->snips = self_normalised (looks, n);
}

static gboolean
check (const Look *looks, double untried, CueOffPolicy *out, GError **error)
{
  double sum = 0;
  double squares = 0;

  for (guint i = 0; i < out->n; i++)
    {
      sum += looks[i].weight;
      squares += looks[i].weight * looks[i].weight;
    }
  out->effective = squares > 0 ? (guint) (sum * sum / squares) : 0;
  out->untried_milli = out->n > 0 ? (guint) (untried * 1000 / out->n) : 0;
  if (out->untried_milli > CUE_OFF_POLICY_UNTRIED_MILLI)
    {
      g_set_error (error, CUE_OFF_POLICY_ERROR, CUE_OFF_POLICY_ERROR_UNTRIED,
                   "%u.%u %% of what this ranking would light was never tried; let it be explored "
                   "first",
                   out->untried_milli / 10, out->untried_milli % 10);
      return FALSE;
    }
  if (out->effective >= CUE_OFF_POLICY_LEAST)
    return TRUE;
  out->n_more = out->effective > 0 ? out->n * CUE_OFF_POLICY_LEAST / out->effective - out->n + 1
                                   : CUE_OFF_POLICY_LEAST;
  g_set_error (error, CUE_OFF_POLICY_ERROR, CUE_OFF_POLICY_ERROR_FEW,
               "not enough yet: %u decisions count as %u, and %d are needed: about %u more", out->n,
               out->effective, CUE_OFF_POLICY_LEAST, out->n_more);
  return FALSE;
}

gboolean
cue_off_policy_estimate (GPtrArray *decisions,
                         const CueRanking *ranking,
                         CueOffPolicy *out,
                         GError **error)
{
  CueRanking *models[N_FOLDS];
  g_autofree Look *looks = g_new0 (Look, decisions->len + 1);
  double untried = 0;

  *out = (CueOffPolicy){ 0 };
  for (guint fold = 0; fold < N_FOLDS; fold++)
    models[fold] = learn_without (decisions, fold, 0);
  for (guint i = 0; i < decisions->len; i++)
    {
      const CueDecision *decision = g_ptr_array_index (decisions, i);

      if (decision->alternatives->len > 1)
        looks[out->n++] = look_at (decision, ranking, models[fold_of (decision)], i, &untried);
    }
  for (guint fold = 0; fold < N_FOLDS; fold++)
    cue_ranking_unref (models[fold]);
  if (!check (looks, untried, out, error))
    return FALSE;
  fill (looks, out->n, out);
  return TRUE;
}

/* Learnt minus in use, decision by decision: what both have in common falls out of the interval. */
static CueEstimate
find_gain (const Look *learnt, const Look *now, guint n)
{
  g_autofree double *values = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    values[i] = robust (&learnt[i]) - robust (&now[i]);
  return mean_of (values, n);
}

gboolean
cue_off_policy_judge_learning (GPtrArray *decisions,
                               const CueRanking *now,
                               guint most_milli,
                               CueOffPolicy *out,
                               CueEstimate *gain,
                               GError **error)
{
  CueRanking *learnt[N_FOLDS];
  g_autofree Look *looks = g_new0 (Look, decisions->len + 1);
  g_autofree Look *beside = g_new0 (Look, decisions->len + 1);
  double untried = 0;
  double untried_now = 0;

  *out = (CueOffPolicy){ 0 };
  *gain = (CueEstimate){ 0 };
  for (guint fold = 0; fold < N_FOLDS; fold++)
    learnt[fold] = learn_without (decisions, fold, most_milli);
  for (guint i = 0; i < decisions->len; i++)
    {
      const CueDecision *decision = g_ptr_array_index (decisions, i);
      const CueRanking *other = learnt[fold_of (decision)];

      if (decision->alternatives->len < 2)
        continue;
      beside[out->n] = look_at (decision, now, other, i, &untried_now);
      looks[out->n++] = look_at (decision, other, other, i, &untried);
    }
  for (guint fold = 0; fold < N_FOLDS; fold++)
    cue_ranking_unref (learnt[fold]);
  if (!check (looks, untried, out, error))
    return FALSE;
  fill (looks, out->n, out);
  *gain = find_gain (looks, beside, out->n);
  return TRUE;
}
