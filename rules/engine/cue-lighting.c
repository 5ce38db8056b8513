/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which lamps light: the rules that may have turned are looked at, what they would light becomes a
 * candidate, and a candidate passes eligibility, damping and holds before it contends for one of
 * the few places. Offers go first, because a selling talk stands or falls with its offer.
 */
#include "cue-lighting-private.h"

static void
candidate_clear (gpointer data)
{
  Candidate *self = data;

  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->choice, cue_draft_unref);
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

static guint
hash_target (gconstpointer candidate)
{
  const Candidate *self = candidate;

  return g_str_hash (self->of) ^ (guint) self->kind;
}

static gboolean
same_target (gconstpointer a, gconstpointer b)
{
  const Candidate *one = a;
  const Candidate *other = b;

  return one->kind == other->kind && g_str_equal (one->of, other->of);
}

/* Two rules for the same thing make one lamp. */
static void
drop_doubles (CueLighting *self)
{
  g_autoptr (GHashTable) best = g_hash_table_new (hash_target, same_target);

  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *one = &g_array_index (self->candidates, Candidate, i);
      Candidate *other = g_hash_table_lookup (best, one);

      one->dropped = other != NULL && is_preferred (other, one);
      if (one->dropped)
        continue;
      if (other != NULL)
        other->dropped = TRUE;
      g_hash_table_replace (best, one, one);
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
contend (CueLighting *self, guint places, gboolean sayings)
{
  g_autoptr (GArray) contenders = g_array_new (FALSE, TRUE, sizeof (CueContender));
  g_autoptr (GArray) who = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *one = &g_array_index (self->candidates, Candidate, i);
      gboolean is_on = one->lamp != NULL && cue_life_is_on (one->lamp->life);
      gboolean fixed = is_on && (one->lamp->life == CUE_LIFE_TAKEN || one->lamp->pinned);
      CueContender contender
          = { one->score.total_milli, one->order, 0, is_on, fixed, FALSE, CUE_ARBITER_NOBODY };

      /* what is held for a reason of its own gives its place up at once */
      if (one->dropped || (one->reasons->len > 0 && !fixed))
        continue;
      g_array_append_val (contenders, contender);
      g_array_append_val (who, i);
    }
  if (!sayings)
    cue_lighting_draw (self, contenders, who, places);
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
static void
add_beaten (const CueLighting *self, guint index, CueDraft *proof)
{
  const Candidate *one = &g_array_index (self->candidates, Candidate, index);
  CueDraft *beat = NULL;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *other = &g_array_index (self->candidates, Candidate, i);
      CueDraft *object;

      if (i == index || !other->contends || other->wins == one->wins
          || (!one->wins && i != one->beaten_by))
        continue;
      if (beat == NULL)
        beat = cue_draft_set_array (proof, "beat");
      object = cue_draft_add_object (beat);
      cue_draft_set_string (object, "of", other->of);
      cue_draft_set_int (object, "total_milli", other->score.total_milli);
    }
}

/* (transfer full) (nullable) */
static CueDraft *
prove (CueLighting *self, guint index, GPtrArray *reasons)
{
  const Candidate *one = &g_array_index (self->candidates, Candidate, index);
  CueDraft *proof
      = cue_lamp_proof_judged (self->step, one->lamp, &self->scope, &one->score, reasons);

  if (proof != NULL)
    add_beaten (self, index, proof);
  return proof;
}

static CueLampLife *
make_lamp (CueLighting *self, const Candidate *one)
{
  const CueTargetPlan *plan;

  if (one->target == CUE_NONE)
    return cue_lamp_new (self->step, CUE_NONE, CUE_TARGET_ANSWER, one->of, "answer", NULL, FALSE);
  plan = cue_engine_get_target (self->step->engine, one->target);
  cue_state_edit_run (self->step->state, one->target)->armed = FALSE;
  return cue_lamp_new (self->step, one->target, one->kind, one->of,
                       cue_engine_get_rule (self->step->engine, plan->rule)->rule->id,
                       plan->offer == NULL ? NULL : plan->offer->id, plan->sells);
}

/* Another main reason is told; other reasons beside it are only kept, for who asks why. */
static void
hold (CueLighting *self, guint index)
{
  Candidate *one = &g_array_index (self->candidates, Candidate, index);
  gboolean same = one->lamp->life == CUE_LIFE_HELD && one->lamp->reasons != NULL;
  CueDraft *proof;

  if (same && cue_hold_reasons_equal (one->lamp->reasons, one->reasons))
    return;
  same = same && cue_hold_reasons_same_main (one->lamp->reasons, one->reasons);
  proof = prove (self, index, one->reasons);
  if (same)
    cue_lamp_keep_reasons (one->lamp, one->reasons, proof);
  else
    cue_lamp_hold (self->step, one->lamp, one->reasons, proof);
}

static void
apply (CueLighting *self, guint index)
{
  Candidate *one = &g_array_index (self->candidates, Candidate, index);
  CueDraft *proof;

  if (one->dropped)
    return;
  if (one->lamp != NULL && cue_life_is_on (one->lamp->life)
      && (one->wins || one->lamp->life == CUE_LIFE_TAKEN || one->lamp->pinned))
    return;
  if (one->lamp == NULL)
    one->lamp = make_lamp (self, one);
  if (one->target == CUE_NONE && one->likeness_milli > 0)
    one->lamp->score_milli = one->likeness_milli;
  if (one->contends && one->wins)
    {
      if (!cue_step_is_free (self->step, one->target))
        cue_budget_spend (&self->step->state->budget, self->step->now_ms);
      proof = prove (self, index, NULL);
      if (one->choice != NULL && proof != NULL)
        cue_draft_set_draft (proof, "choice", one->choice);
      cue_lamp_move (self->step, one->lamp, CUE_LIFE_LIT, NULL, proof);
      return;
    }
  if (one->contends)
    cue_hold_reasons_add (one->reasons,
                          cue_lighting_is_saying (one->kind) ? CUE_REASON_CROWDED
                                                             : CUE_REASON_BEATEN,
                          NULL);
  hold (self, index);
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
  /* what lights from here on is not seen, so that a proof sees what was seen */
  self->scope.moment.n_lit = self->step->state->history->lit->len + 1;
  cue_lighting_add_targets (self, sayings);
  if (sayings)
    cue_lighting_add_answers (self);
  else
    cue_lighting_rank (self);
  drop_doubles (self);
  cue_lighting_keep_to_budget (self);
  contend (self, sayings ? limits->lit_sayings : limits->lit_offers, sayings);
  apply_all (self);
  settle_dropped (self);
}

/* What is over stays over: most lamps of a long conversation need no look any more. */
static void
pass_over_closed (CueState *state)
{
  while (state->first_open < state->lamps->len
         && !cue_life_is_open (
             ((CueLampLife *) g_ptr_array_index (state->lamps, state->first_open))->life))
    state->first_open++;
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
  pass_over_closed (state);
  cue_lighting_forget_damped (state);
  self.step = step;
  self.flip_ms = G_MAXINT64;
  self.candidates = g_array_new (FALSE, TRUE, sizeof (Candidate));
  g_array_set_clear_func (self.candidates, candidate_clear);
  cue_reading_scope_init (&self.scope, engine->judge, state->reading, state->history, &now,
                          step->now_ms);
  cue_holds_now_init (&self.holds, &self.scope, state->speaking, state->pressure, &self.flip_ms);
  cue_announce_holds (step, &self.holds);
  cue_lighting_look (&self);
  cue_lamps_check_said (step);
  cue_lamps_expire (step, &self.scope);
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
}
