/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rules would light now, how much it weighs, and why it may not. */
#include "cue-lighting-private.h"

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

      n += index != CUE_NONE && cue_reading_get_tag (self->step->state->reading, index)->on;
    }
  return n;
}

static void
score_target (const CueLighting *self, guint target, CueScore *score)
{
  const CueTargetPlan *plan = cue_engine_get_target (self->step->engine, target);
  const CueRule *rule = cue_engine_get_rule (self->step->engine, plan->rule)->rule;
  gint64 weight_milli = (gint64) rule->weight * 1000;
  guint n_tags = 0;

  if (plan->target->kind == CUE_TARGET_OFFER)
    {
      weight_milli = ((gint64) rule->weight + plan->offer->weight) * 500;
      n_tags = cue_lighting_count_tags (self, plan->offer->tags);
    }
  else if (plan->target->kind == CUE_TARGET_ANSWER)
    n_tags = cue_lighting_count_tags (self, plan->answer->tags);
  cue_score_init (score, weight_milli, n_tags, cue_lighting_is_recent (self, plan->rule));
}

/* Why not again, or NULL? Asked where no lamp is on. */
static const char *
why_damped (CueLighting *self, guint target)
{
  const CueTargetPlan *plan = cue_engine_get_target (self->step->engine, target);
  const CueRule *rule = cue_engine_get_rule (self->step->engine, plan->rule)->rule;
  const CueTargetRun *run = cue_state_get_run (self->step->state, target);
  gint64 cooldown_ms = rule->cooldown_ms >= 0
                           ? rule->cooldown_ms
                           : cue_pack_get_limits (self->step->engine->pack)->cooldown_ms;

  if (rule->once && run->n_lit > 0)
    return CUE_REASON_ONCE;
  if (rule->max > 0 && run->n_lit >= rule->max)
    return CUE_REASON_MAX;
  if (!run->ended || self->step->now_ms >= run->ended_ms + cooldown_ms)
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
  const char *rule = cue_engine_get_rule (self->step->engine, plan->rule)->rule->id;

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
  const CueRule *rule = cue_engine_get_rule (self->step->engine, plan->rule)->rule;
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

/* A target that may become a candidate, and its newest open lamp. */
typedef struct
{
  guint target;
  guint order;
  guint age; /* of the lamp; 0: it has none */
} Chance;

static void
add_chance (GArray *chances, const CueEngine *engine, guint target, guint age, gboolean sayings)
{
  const CueTargetPlan *plan = cue_engine_get_target (engine, target);
  Chance chance = { target, plan->order, age };

  if (cue_lighting_is_saying (plan->target->kind) == sayings)
    g_array_append_val (chances, chance);
}

static int
compare_chances (gconstpointer a, gconstpointer b)
{
  const Chance *one = a;
  const Chance *other = b;

  if (one->order != other->order)
    return one->order < other->order ? -1 : 1;
  return one->age < other->age ? -1 : one->age > other->age;
}

/* Targets that are armed, or have an open lamp, in order; the newest lamp of one comes last. */
static GArray *
list_chances (CueState *state, const CueEngine *engine, gboolean sayings)
{
  GArray *chances = g_array_new (FALSE, FALSE, sizeof (Chance));
  guint n_armed = 0;

  for (guint i = 0; i < state->armed->len; i++)
    {
      guint target = g_array_index (state->armed, guint, i);

      if (!cue_state_get_run (state, target)->armed)
        continue;
      g_array_index (state->armed, guint, n_armed++) = target;
      add_chance (chances, engine, target, 0, sayings);
    }
  g_array_set_size (state->armed, n_armed);
  for (guint i = state->first_open; i < state->lamps->len; i++)
    {
      const CueLampLife *lamp = g_ptr_array_index (state->lamps, i);

      if (lamp->target != CUE_NONE && cue_life_is_open (lamp->life))
        add_chance (chances, engine, lamp->target, i + 1, sayings);
    }
  g_array_sort (chances, compare_chances);
  return chances;
}

void
cue_lighting_forget_damped (CueState *state)
{
  for (guint i = 0; i < state->damped->len; i++)
    cue_state_edit_run (state, g_array_index (state->damped, guint, i))->damped = NULL;
  g_array_set_size (state->damped, 0);
}

static const char *
damp (CueLighting *self, guint target)
{
  const char *damped = why_damped (self, target);

  if (damped == NULL)
    return NULL;
  cue_state_edit_run (self->step->state, target)->damped = damped;
  g_array_append_val (self->step->state->damped, target);
  return damped;
}

/* Another lamp shows the same: what is held for it goes. */
static gboolean
gives_way (CueLighting *self, const CueTargetPlan *plan, CueLampLife *lamp)
{
  CueStep *step = self->step;

  if ((lamp != NULL && lamp->life != CUE_LIFE_HELD)
      || find_other_on (step->state, lamp, plan->target->kind, plan->target->id) == NULL)
    return FALSE;
  if (lamp != NULL)
    cue_lamp_move (step, lamp, CUE_LIFE_EXPIRED, CUE_REASON_OTHER_RULE,
                   cue_lamp_proof_act (step, lamp));
  return TRUE;
}

static void
add_target (CueLighting *self, guint t, CueLampLife *lamp)
{
  CueState *state = self->step->state;
  const CueTargetPlan *plan = cue_engine_get_target (self->step->engine, t);
  const char *damped = NULL;
  Candidate candidate = { 0 };

  /* its lamp answers the new evidence too */
  if (lamp != NULL && cue_state_get_run (state, t)->armed)
    cue_state_edit_run (state, t)->armed = FALSE;
  /* pinned, so it stays; but nothing speaks for it */
  if (lamp != NULL && lamp->life == CUE_LIFE_HELD
      && cue_rule_get_truth (self->step, plan->rule, &self->scope) != CUE_TRUTH_TRUE)
    return;
  /* what was lit and may not light again stays dark: a second lamp would only say so */
  if (lamp == NULL || lamp->n_lit == 0)
    damped = damp (self, t);
  if ((lamp == NULL && damped != NULL) || gives_way (self, plan, lamp))
    return;
  candidate.kind = plan->target->kind;
  candidate.of = plan->target->id;
  candidate.target = t;
  candidate.order = plan->order;
  candidate.lamp = lamp;
  candidate.reasons = collect_reasons (self, t, lamp, damped);
  score_target (self, t, &candidate.score);
  g_array_append_val (self->candidates, candidate);
}

/* A candidate for every target that is open or has new evidence. */
void
cue_lighting_add_targets (CueLighting *self, gboolean sayings)
{
  CueState *state = self->step->state;
  g_autoptr (GArray) chances = list_chances (state, self->step->engine, sayings);

  for (guint i = 0; i < chances->len; i++)
    {
      const Chance *chance = &g_array_index (chances, Chance, i);

      if (i + 1 < chances->len && chance[1].target == chance->target)
        continue;
      add_target (self, chance->target,
                  chance->age == 0 ? NULL : g_ptr_array_index (state->lamps, chance->age - 1));
    }
}
