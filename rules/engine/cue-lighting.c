/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which lamps light: every rule is looked at once, what it would light becomes a candidate, and a
 * candidate passes eligibility, damping and holds before it contends for one of the few places.
 * Offers go first, because a selling talk stands or falls with its offer.
 */
#include "cue-lighting-private.h"

#include "cue-json.h"

static gboolean
channel_fits (const CueRule *rule, const CueReading *reading)
{
  if (rule->channels == NULL)
    return TRUE;
  return reading->channel != NULL
         && g_strv_contains ((const char *const *) rule->channels,
                             json_node_get_string (reading->channel));
}

/* Was one of the sets heard on the customer's turn that just came in? */
static gboolean
heard_now (const CueLighting *self, GArray *phrases)
{
  const CueReading *reading = self->step->state->reading;

  if (self->step->turn == NULL || self->step->turn->role != CUE_ROLE_CUSTOMER)
    return FALSE;
  for (guint i = 0; i < phrases->len; i++)
    {
      guint head = reading->heads[g_array_index (phrases, guint, i)];

      if (head != 0
          && g_ptr_array_index (reading->turns,
                                g_array_index (reading->postings, CuePosting, head - 1).turn)
                 == self->step->turn)
        return TRUE;
    }
  return FALSE;
}

static void
look_at_rules (CueLighting *self)
{
  CueState *state = self->step->state;
  CueEngine *engine = self->step->engine;

  for (guint i = 0; i < engine->n_rules; i++)
    {
      const CueRulePlan *plan = &engine->rules[i];
      gboolean is;

      self->when[i] = CUE_TRUTH_FALSE;
      if (channel_fits (plan->rule, state->reading))
        self->when[i] = (guint8) cue_condition_test (plan->rule->when, &self->scope.scope,
                                                     &self->flip_ms, NULL);
      is = self->when[i] == CUE_TRUTH_TRUE;
      self->recent[i] = is && heard_now (self, plan->phrases);
      for (guint t = plan->first; t < plan->first + plan->n_targets; t++)
        {
          if (is && (!state->when_was[i] || self->recent[i]))
            state->runs[t].armed = TRUE;
          else if (!is)
            state->runs[t].armed = FALSE;
        }
      state->when_was[i] = is;
    }
}

static CueLampLife *
find_open (const CueState *state, guint target)
{
  for (guint i = state->lamps->len; i > 0; i--)
    {
      CueLampLife *lamp = g_ptr_array_index (state->lamps, i - 1);

      if (lamp->target == target && cue_life_is_open (lamp->life))
        return lamp;
    }
  return NULL;
}

/* Something else that shows the same offer, talk or answer now. */
static CueLampLife *
find_other_on (const CueState *state, const CueLampLife *but, CueTargetKind kind, const char *of)
{
  for (guint i = 0; i < state->lamps->len; i++)
    {
      CueLampLife *lamp = g_ptr_array_index (state->lamps, i);

      if (lamp != but && lamp->kind == kind && cue_life_is_on (lamp->life)
          && g_str_equal (lamp->of, of))
        return lamp;
    }
  return NULL;
}

static gboolean
was_declined (const CueState *state, CueTargetKind kind, const char *of)
{
  for (guint i = 0; i < state->lamps->len; i++)
    {
      const CueLampLife *lamp = g_ptr_array_index (state->lamps, i);

      if (lamp->kind == kind && lamp->life == CUE_LIFE_DECLINED && g_str_equal (lamp->of, of))
        return TRUE;
    }
  return FALSE;
}

static guint
count_lit_tags (const CueLighting *self, GStrv tags)
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
      n_tags = count_lit_tags (self, plan->offer->tags);
    }
  else if (plan->target->kind == CUE_TARGET_ANSWER)
    n_tags = count_lit_tags (self, plan->answer->tags);
  cue_score_init (score, weight_milli, n_tags, self->recent[plan->rule]);
}

/* Why not again? Asked of a lamp that was never on. */
static void
damp (CueLighting *self, guint target, GPtrArray *reasons)
{
  const CueTargetPlan *plan = cue_engine_get_target (self->step->engine, target);
  const CueRule *rule = self->step->engine->rules[plan->rule].rule;
  const CueTargetRun *run = &self->step->state->runs[target];
  gint64 cooldown_ms = rule->cooldown_ms >= 0
                           ? rule->cooldown_ms
                           : cue_pack_get_limits (self->step->engine->pack)->cooldown_ms;

  if (rule->once && run->n_lit > 0)
    cue_hold_reasons_add (reasons, CUE_REASON_ONCE, NULL);
  else if (rule->max > 0 && run->n_lit >= rule->max)
    cue_hold_reasons_add (reasons, CUE_REASON_MAX, NULL);
  else if (run->ended_ms >= 0 && self->step->now_ms < run->ended_ms + cooldown_ms)
    {
      cue_hold_reasons_add (reasons, CUE_REASON_COOLDOWN, NULL);
      self->flip_ms = MIN (self->flip_ms, run->ended_ms + cooldown_ms);
    }
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
collect_reasons (CueLighting *self, guint target, const CueLampLife *lamp)
{
  const CueTargetPlan *plan = cue_engine_get_target (self->step->engine, target);
  const CueRule *rule = self->step->engine->rules[plan->rule].rule;
  gboolean is_on = lamp != NULL && cue_life_is_on (lamp->life);
  GPtrArray *reasons = cue_hold_reasons_new ();

  if (plan->target->kind == CUE_TARGET_OFFER)
    cue_eligibility_check (plan->offer, &self->scope, reasons, NULL, &self->flip_ms);
  if (!is_on && was_declined (self->step->state, plan->target->kind, plan->target->id))
    cue_hold_reasons_add (reasons, CUE_REASON_DECLINED, NULL);
  if (lamp == NULL || lamp->n_lit == 0)
    damp (self, target, reasons);
  cue_holds_collect (&self->holds, &self->scope, rule->hold, plan->sells, plan->must, !is_on,
                     reasons, &self->flip_ms);
  if (reasons->len == 0)
    follow_offer (self, plan, reasons);
  return reasons;
}

static void
candidate_clear (gpointer data)
{
  Candidate *self = data;

  g_clear_pointer (&self->reasons, g_ptr_array_unref);
}

static gboolean
is_saying (CueTargetKind kind)
{
  return kind != CUE_TARGET_OFFER;
}

/* A candidate for every target that is open or has new evidence. */
static void
add_targets (CueLighting *self, gboolean sayings)
{
  CueStep *step = self->step;

  for (guint t = 0; t < step->engine->targets->len; t++)
    {
      const CueTargetPlan *plan = cue_engine_get_target (step->engine, t);
      CueLampLife *lamp;
      Candidate candidate = { 0 };

      if (is_saying (plan->target->kind) != sayings)
        continue;
      lamp = find_open (step->state, t);
      if (lamp != NULL)
        step->state->runs[t].armed = FALSE; /* it answers the new evidence too */
      if (lamp == NULL && (!step->state->runs[t].armed || self->when[plan->rule] != CUE_TRUTH_TRUE))
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
      candidate.reasons = collect_reasons (self, t, lamp);
      score_target (self, t, &candidate.score);
      g_array_append_val (self->candidates, candidate);
    }
}

static gboolean
is_preferred (const Candidate *a, const Candidate *b)
{
  gboolean a_free = a->reasons->len == 0;
  gboolean b_free = b->reasons->len == 0;

  if (a_free != b_free)
    return a_free;
  if ((a->lamp != NULL) != (b->lamp != NULL))
    return a->lamp != NULL;
  if (a->score.total_milli != b->score.total_milli)
    return a->score.total_milli > b->score.total_milli;
  return a->order < b->order;
}

/* Two rules for the same thing make one lamp. */
static void
drop_doubles (CueLighting *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *one = &g_array_index (self->candidates, Candidate, i);

      for (guint k = 0; k < self->candidates->len && !one->dropped; k++)
        {
          Candidate *other = &g_array_index (self->candidates, Candidate, k);

          if (k == i || other->dropped || other->kind != one->kind
              || !g_str_equal (other->of, one->of) || !is_preferred (other, one))
            continue;
          one->dropped = TRUE;
        }
    }
}

static void
settle_dropped (CueLighting *self)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *one = &g_array_index (self->candidates, Candidate, i);

      if (one->dropped && one->lamp != NULL && one->lamp->life == CUE_LIFE_HELD)
        cue_lamp_move (self->step, one->lamp, CUE_LIFE_EXPIRED, CUE_REASON_OTHER_RULE,
                       cue_lamp_proof_act (self->step, one->lamp));
    }
}

static void
contend (CueLighting *self, guint places)
{
  g_autoptr (GArray) contenders = g_array_new (FALSE, TRUE, sizeof (CueContender));
  g_autoptr (GArray) who = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *one = &g_array_index (self->candidates, Candidate, i);
      gboolean is_on = one->lamp != NULL && cue_life_is_on (one->lamp->life);
      gboolean fixed = is_on && (one->lamp->life == CUE_LIFE_TAKEN || one->lamp->pinned);
      CueContender contender
          = { one->score.total_milli, one->order, is_on, fixed, FALSE, CUE_ARBITER_NOBODY };

      /* what is held for a reason of its own gives its place up at once */
      if (one->dropped || (one->reasons->len > 0 && !fixed))
        continue;
      g_array_append_val (contenders, contender);
      g_array_append_val (who, i);
    }
  cue_arbiter_settle (contenders, places);
  for (guint i = 0; i < who->len; i++)
    {
      const CueContender *contender = &g_array_index (contenders, CueContender, i);
      Candidate *one = &g_array_index (self->candidates, Candidate, g_array_index (who, guint, i));

      one->contends = TRUE;
      one->wins = contender->wins;
      one->beaten_by = contender->beaten_by == CUE_ARBITER_NOBODY
                           ? CUE_NONE
                           : g_array_index (who, guint, contender->beaten_by);
    }
}

/* Who else wanted the place: the losers for a winner, the winner for a loser. */
static JsonArray *
list_beaten (const CueLighting *self, guint index)
{
  const Candidate *one = &g_array_index (self->candidates, Candidate, index);
  JsonArray *beat = json_array_new ();

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *other = &g_array_index (self->candidates, Candidate, i);
      JsonObject *object;

      if (i == index || !other->contends || other->wins == one->wins
          || (!one->wins && i != one->beaten_by))
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "of", other->of);
      json_object_set_int_member (object, "total_milli", other->score.total_milli);
      json_array_add_object_element (beat, object);
    }
  return beat;
}

static CueLampLife *
make_lamp (CueLighting *self, const Candidate *one)
{
  const CueTargetPlan *plan;

  if (one->target == CUE_NONE)
    return cue_lamp_new (self->step, CUE_NONE, CUE_TARGET_ANSWER, one->of, "answer", NULL, FALSE);
  plan = cue_engine_get_target (self->step->engine, one->target);
  self->step->state->runs[one->target].armed = FALSE;
  return cue_lamp_new (self->step, one->target, one->kind, one->of,
                       self->step->engine->rules[plan->rule].rule->id,
                       plan->offer == NULL ? NULL : plan->offer->id, plan->sells);
}

static void
hold (CueLighting *self, Candidate *one, JsonArray *beat)
{
  if (one->lamp->life == CUE_LIFE_HELD && one->lamp->reasons != NULL
      && cue_hold_reasons_equal (one->lamp->reasons, one->reasons))
    {
      json_array_unref (beat);
      return;
    }
  cue_lamp_hold (self->step, one->lamp, one->reasons,
                 cue_lamp_proof_judged (self->step, one->lamp, &self->scope, &one->score, beat,
                                        one->reasons));
}

static void
apply (CueLighting *self, guint index)
{
  Candidate *one = &g_array_index (self->candidates, Candidate, index);
  JsonArray *beat;

  if (one->dropped)
    return;
  if (one->lamp != NULL && cue_life_is_on (one->lamp->life)
      && (one->wins || one->lamp->life == CUE_LIFE_TAKEN || one->lamp->pinned))
    return;
  if (one->lamp == NULL)
    one->lamp = make_lamp (self, one);
  if (one->target == CUE_NONE && one->likeness_milli > 0)
    one->lamp->score_milli = one->likeness_milli;
  beat = list_beaten (self, index);
  if (one->contends && one->wins)
    {
      cue_lamp_move (self->step, one->lamp, CUE_LIFE_LIT, NULL,
                     cue_lamp_proof_judged (self->step, one->lamp, &self->scope, &one->score, beat,
                                            NULL));
      return;
    }
  if (one->contends)
    cue_hold_reasons_add (one->reasons,
                          is_saying (one->kind) ? CUE_REASON_CROWDED : CUE_REASON_BEATEN, NULL);
  hold (self, one, beat);
}

/* First who must go, then who comes: a number that gets free is used at once. */
static void
apply_all (CueLighting *self)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->candidates->len; i++)
      {
        const Candidate *one = &g_array_index (self->candidates, Candidate, i);
        gboolean leaves = one->lamp != NULL && cue_life_is_on (one->lamp->life) && !one->wins;

        if (leaves == (pass == 0))
          apply (self, i);
      }
}

static void
settle (CueLighting *self, gboolean sayings)
{
  const CuePackLimits *limits = cue_pack_get_limits (self->step->engine->pack);

  g_array_set_size (self->candidates, 0);
  add_targets (self, sayings);
  if (sayings)
    cue_lighting_add_answers (self);
  drop_doubles (self);
  contend (self, sayings ? limits->lit_sayings : limits->lit_offers);
  apply_all (self);
  settle_dropped (self);
}

void
cue_lighting_judge (CueStep *step)
{
  CueState *state = step->state;
  CueEngine *engine = step->engine;
  CueMoment now = { G_MAXINT64, step->now_ms, FALSE };
  CueLighting self = { 0 };

  if (state->closed)
    {
      state->next_flip_ms = G_MAXINT64;
      return;
    }
  self.step = step;
  self.flip_ms = G_MAXINT64;
  self.when = g_new0 (guint8, engine->n_rules + 1);
  self.recent = g_new0 (guint8, engine->n_rules + 1);
  self.candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_array_set_clear_func (self.candidates, candidate_clear);
  cue_reading_scope_init (&self.scope, engine->judge, state->reading, state->history, &now,
                          step->now_ms);
  cue_holds_now_init (&self.holds, &self.scope, state->speaking, state->pressure, &self.flip_ms);
  look_at_rules (&self);
  cue_lamps_check_said (step);
  cue_lamps_expire (step, self.when);
  cue_lighting_find_answers (&self);
  settle (&self, FALSE);
  settle (&self, TRUE);
  cue_lamps_check_said (step);
  self.flip_ms = MIN (self.flip_ms, cue_lamps_next_expiry (state));
  state->next_flip_ms = MAX (self.flip_ms, step->now_ms + 1);
  cue_holds_now_clear (&self.holds);
  cue_reading_scope_clear (&self.scope);
  g_array_unref (self.candidates);
  g_clear_pointer (&self.hits, g_array_unref);
  g_free (self.when);
  g_free (self.recent);
}
