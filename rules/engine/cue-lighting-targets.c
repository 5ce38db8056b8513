/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rules would light now, how much it weighs, and why it may not. */
#include "cue-lighting-private.h"

/* The newest open lamp of each target, or NULL. (transfer container) */
static CueLampLife **
list_open (const CueState *state, guint n_targets)
{
  CueLampLife **open = g_new0 (CueLampLife *, n_targets + 1);

  for (guint i = state->first_open; i < state->lamps->len; i++)
    {
      CueLampLife *lamp = g_ptr_array_index (state->lamps, i);

      if (lamp->target != CUE_NONE && cue_life_is_open (lamp->life))
        open[lamp->target] = lamp;
    }
  return open;
}

/* Something else that shows the same offer, talk or answer now. */
static CueLampLife *
find_other_on (const CueState *state, const CueLampLife *but, CueTargetKind kind, const char *of)
{
  for (guint i = state->first_open; i < state->lamps->len; i++)
    {
      CueLampLife *lamp = g_ptr_array_index (state->lamps, i);

      if (lamp != but && lamp->kind == kind && cue_life_is_on (lamp->life)
          && g_str_equal (lamp->of, of))
        return lamp;
    }
  return NULL;
}

gboolean
cue_lighting_was_declined (const CueState *state, CueTargetKind kind, const char *of)
{
  for (guint i = 0; i < state->lamps->len; i++)
    {
      const CueLampLife *lamp = g_ptr_array_index (state->lamps, i);

      if (lamp->kind == kind && lamp->life == CUE_LIFE_DECLINED && g_str_equal (lamp->of, of))
        return TRUE;
    }
  return FALSE;
}

guint
cue_lighting_count_tags (const CueLighting *self, GStrv tags)
{
  guint n = 0;

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      guint index = cue_judge_find_tag (self->step->engine->judge, tags[i]);

      n += index != CUE_NONE && self->step->state->reading->tags[index].on;
    }
  return n;
}

static void
score_target (const CueLighting *self, guint target, CueScore *score)
{
  const CueTargetPlan *plan = cue_engine_get_target (self->step->engine, target);
  const CueRule *rule = self->step->engine->rules[plan->rule].rule;
  gint64 weight_milli = (gint64) rule->weight * 1000;
  guint n_tags = 0;

  if (plan->target->kind == CUE_TARGET_OFFER)
    {
      weight_milli = ((gint64) rule->weight + plan->offer->weight) * 500;
      n_tags = cue_lighting_count_tags (self, plan->offer->tags);
    }
  else if (plan->target->kind == CUE_TARGET_ANSWER)
    n_tags = cue_lighting_count_tags (self, plan->answer->tags);
  cue_score_init (score, weight_milli, n_tags, self->recent[plan->rule]);
}

/* Why not again, or NULL? Asked where no lamp is on. */
static const char *
why_damped (CueLighting *self, guint target)
{
  const CueTargetPlan *plan = cue_engine_get_target (self->step->engine, target);
  const CueRule *rule = self->step->engine->rules[plan->rule].rule;
  const CueTargetRun *run = &self->step->state->runs[target];
  gint64 cooldown_ms = rule->cooldown_ms >= 0
                           ? rule->cooldown_ms
                           : cue_pack_get_limits (self->step->engine->pack)->cooldown_ms;

  if (rule->once && run->n_lit > 0)
    return CUE_REASON_ONCE;
  if (rule->max > 0 && run->n_lit >= rule->max)
    return CUE_REASON_MAX;
  if (run->ended_ms < 0 || self->step->now_ms >= run->ended_ms + cooldown_ms)
    return NULL;
  self->flip_ms = MIN (self->flip_ms, run->ended_ms + cooldown_ms);
  return CUE_REASON_COOLDOWN;
}

/* A selling talk whose offer is not on has nothing to sell. */
static void
follow_offer (CueLighting *self, const CueTargetPlan *plan, GPtrArray *reasons)
{
  const CueState *state = self->step->state;
  const CueLampLife *held = NULL;
  const char *rule = self->step->engine->rules[plan->rule].rule->id;

  if (plan->talk == NULL || !plan->sells || plan->offer == NULL)
    return;
  for (guint i = state->lamps->len; i > 0; i--)
    {
      const CueLampLife *lamp = g_ptr_array_index (state->lamps, i - 1);

      if (lamp->kind != CUE_TARGET_OFFER || !g_str_equal (lamp->of, plan->offer->id))
        continue;
      /* another rule may have lit it */
      if (cue_life_is_on (lamp->life) || lamp->life == CUE_LIFE_SAID
          || lamp->life == CUE_LIFE_UNDECIDED)
        return;
      if (held == NULL && g_str_equal (lamp->rule, rule))
        held = lamp;
    }
  if (held != NULL && held->life == CUE_LIFE_HELD)
    for (guint i = 0; i < held->reasons->len; i++)
      {
        const CueHoldReason *reason = g_ptr_array_index (held->reasons, i);

        cue_hold_reasons_add_json (reasons, reason->hold, reason->why);
      }
  else if (held != NULL && held->life == CUE_LIFE_DECLINED)
    cue_hold_reasons_add (reasons, CUE_REASON_DECLINED, NULL);
  else if (held != NULL && held->life == CUE_LIFE_REFUSED)
    cue_hold_reasons_add (reasons, CUE_REASON_REFUSED, NULL);
  else
    cue_hold_reasons_add (reasons, CUE_REASON_OFFER, NULL);
}

static GPtrArray *
collect_reasons (CueLighting *self, guint target, const CueLampLife *lamp, const char *damped)
{
  const CueTargetPlan *plan = cue_engine_get_target (self->step->engine, target);
  const CueRule *rule = self->step->engine->rules[plan->rule].rule;
  gboolean is_on = lamp != NULL && cue_life_is_on (lamp->life);
  GPtrArray *reasons = cue_hold_reasons_new ();

  if (plan->target->kind == CUE_TARGET_OFFER)
    cue_eligibility_check (plan->offer, &self->scope, reasons, NULL, &self->flip_ms);
  if (!is_on && cue_lighting_was_declined (self->step->state, plan->target->kind, plan->target->id))
    cue_hold_reasons_add (reasons, CUE_REASON_DECLINED, NULL);
  if (damped != NULL)
    cue_hold_reasons_add (reasons, damped, NULL);
  cue_holds_collect (&self->holds, &self->scope, rule->hold, plan->sells, plan->must, !is_on,
                     reasons, &self->flip_ms);
  if (reasons->len == 0)
    follow_offer (self, plan, reasons);
  return reasons;
}

gboolean
cue_lighting_is_saying (CueTargetKind kind)
{
  return kind != CUE_TARGET_OFFER;
}

/* A candidate for every target that is open or has new evidence. */
void
cue_lighting_add_targets (CueLighting *self, gboolean sayings)
{
  CueStep *step = self->step;
  g_autofree CueLampLife **open = list_open (step->state, step->engine->targets->len);

  for (guint t = 0; t < step->engine->targets->len; t++)
    {
      const CueTargetPlan *plan = cue_engine_get_target (step->engine, t);
      CueTargetRun *run = &step->state->runs[t];
      CueLampLife *lamp;
      Candidate candidate = { 0 };

      if (cue_lighting_is_saying (plan->target->kind) != sayings)
        continue;
      lamp = open[t];
      run->damped = NULL;
      if (lamp != NULL)
        run->armed = FALSE; /* it answers the new evidence too */
      if (lamp == NULL && (!run->armed || self->when[plan->rule] != CUE_TRUTH_TRUE))
        continue;
      /* what was lit and may not light again stays dark: a second lamp would only say so */
      if (lamp == NULL || lamp->n_lit == 0)
        run->damped = why_damped (self, t);
      if (lamp == NULL && run->damped != NULL)
        continue;
      if ((lamp == NULL || lamp->life == CUE_LIFE_HELD)
          && find_other_on (step->state, lamp, plan->target->kind, plan->target->id) != NULL)
        {
          if (lamp != NULL)
            cue_lamp_move (step, lamp, CUE_LIFE_EXPIRED, CUE_REASON_OTHER_RULE,
                           cue_lamp_proof_act (step, lamp));
          continue;
        }
      candidate.kind = plan->target->kind;
      candidate.of = plan->target->id;
      candidate.target = t;
      candidate.order = t;
      candidate.lamp = lamp;
      candidate.reasons = collect_reasons (self, t, lamp, run->damped);
      score_target (self, t, &candidate.score);
      g_array_append_val (self->candidates, candidate);
    }
}
