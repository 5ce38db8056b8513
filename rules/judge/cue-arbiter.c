/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-arbiter.h"

void
cue_score_init (CueScore *self, gint64 weight_milli, guint n_tags, gboolean recent)
{
  self->weight_milli = weight_milli;
  self->relevance_milli = weight_milli / 4 * n_tags;
  self->recency_milli = recent ? weight_milli / 5 : 0;
  self->acceptance_milli = 0;
  self->total_milli = self->weight_milli + self->relevance_milli + self->recency_milli;
}

void
cue_score_add_acceptance (CueScore *self, gint64 acceptance_milli)
{
  self->acceptance_milli += acceptance_milli;
  self->total_milli += acceptance_milli;
}

static gboolean
is_before (const CueContender *a, const CueContender *b)
{
  if (a->drawn != b->drawn)
    return a->drawn > 0 && (b->drawn == 0 || a->drawn < b->drawn);
  return a->total_milli != b->total_milli ? a->total_milli > b->total_milli : a->order < b->order;
}

/* The best of those without a place that were not looked at yet. */
static guint
next_best (GArray *contenders, const guint8 *seen)
{
  guint best = CUE_ARBITER_NOBODY;

  for (guint i = 0; i < contenders->len; i++)
    {
      const CueContender *one = &g_array_index (contenders, CueContender, i);

      if (seen[i])
        continue;
      if (best == CUE_ARBITER_NOBODY
          || is_before (one, &g_array_index (contenders, CueContender, best)))
        best = i;
    }
  return best;
}

static guint
weakest (GArray *contenders, gboolean movable)
{
  guint found = CUE_ARBITER_NOBODY;

  for (guint i = 0; i < contenders->len; i++)
    {
      const CueContender *one = &g_array_index (contenders, CueContender, i);

      if (!one->wins || (movable && (one->fixed || !one->lit)))
        continue;
      if (found == CUE_ARBITER_NOBODY
          || is_before (&g_array_index (contenders, CueContender, found), one))
        found = i;
    }
  return found;
}

static void
contend (GArray *contenders, guint index, guint places, guint *used)
{
  CueContender *one = &g_array_index (contenders, CueContender, index);
  guint loser;

  if (*used < places)
    {
      one->wins = TRUE;
      (*used)++;
      return;
    }
  loser = weakest (contenders, TRUE);
  if (loser != CUE_ARBITER_NOBODY)
    {
      CueContender *other = &g_array_index (contenders, CueContender, loser);

      if (one->total_milli > other->total_milli && one->total_milli * 4 >= other->total_milli * 5)
        {
          other->wins = FALSE;
          other->beaten_by = index;
          one->wins = TRUE;
          return;
        }
    }
  one->beaten_by = weakest (contenders, FALSE);
}

void
cue_arbiter_settle (GArray *contenders, guint places)
{
  g_autofree guint8 *seen = g_new0 (guint8, contenders->len + 1);
  guint used = 0;
  guint next;

  for (guint i = 0; i < contenders->len; i++)
    {
      CueContender *one = &g_array_index (contenders, CueContender, i);

      one->beaten_by = CUE_ARBITER_NOBODY;
      one->wins = one->lit;
      seen[i] = one->lit;
      used += one->lit;
    }
  while ((next = next_best (contenders, seen)) != CUE_ARBITER_NOBODY)
    {
      seen[next] = 1;
      contend (contenders, next, places, &used);
    }
}

guint
cue_arbiter_free_number (guint taken)
{
  for (guint i = 1; i <= 9; i++)
    if ((taken & (1u << i)) == 0)
      return i;
  return 0;
}
