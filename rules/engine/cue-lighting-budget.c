/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who may still ask for the agent's attention in this minute: the best first. */
#include "cue-lighting-private.h"

/* Wants to light, and is not lit already. */
static gboolean
asks (const CueLighting *self, const Candidate *one)
{
  gboolean is_on = one->lamp != NULL && cue_life_is_on (one->lamp->life);

  return !one->dropped && !is_on && one->reasons->len == 0
         && !cue_step_is_free (self->step, one->target);
}

static gint
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *one = *(const Candidate *const *) a;
  const Candidate *other = *(const Candidate *const *) b;

  if (one->score.total_milli != other->score.total_milli)
    return one->score.total_milli > other->score.total_milli ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

void
cue_lighting_keep_to_budget (CueLighting *self)
{
  const CueBudget *budget = &self->step->state->budget;
  gint64 now_ms = self->step->now_ms;
  guint left = cue_budget_get_left (budget, now_ms);
  g_autoptr (GPtrArray) asking = NULL;

  if (left == G_MAXUINT)
    return;
  asking = g_ptr_array_new ();
  for (guint i = 0; i < self->candidates->len; i++)
    if (asks (self, &g_array_index (self->candidates, Candidate, i)))
      g_ptr_array_add (asking, &g_array_index (self->candidates, Candidate, i));
  if (asking->len <= left)
    return;
  g_ptr_array_sort (asking, compare_candidates);
  for (guint i = left; i < asking->len; i++)
    cue_hold_reasons_add (((Candidate *) g_ptr_array_index (asking, i))->reasons, CUE_REASON_BUDGET,
                          NULL);
  self->flip_ms = MIN (self->flip_ms, cue_budget_get_next_ms (budget, now_ms));
}
