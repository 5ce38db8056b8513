/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-step-private.h"

#include "cue-evidence-read.h"

static const CueRule *
rule_of (const CueStep *step, const CueLampLife *lamp)
{
  if (lamp->target == CUE_NONE)
    return NULL;
  return cue_engine_get_rule (step->engine,
                              cue_engine_get_target (step->engine, lamp->target)->rule)
      ->rule;
}

/* What an act, the clock or the words did to a lamp. */
CueDraft *
cue_lamp_proof_act (CueStep *step, const CueLampLife *lamp)
{
  const CueRule *rule = rule_of (step, lamp);
  CueDraft *proof;

  if (step->state->quiet)
    return NULL;
  proof = cue_draft_new ();
  cue_draft_set_string (proof, "rule", lamp->rule);
  if (rule != NULL)
    cue_draft_set_int (proof, "version", rule->version);
  cue_draft_set_int (proof, "at_ms", step->now_ms);
  if (!step->by_time)
    cue_draft_set_string (proof, "by", step->event->type);
  else
    cue_draft_set_string (proof, "by", "time");
  if (step->turn != NULL)
    cue_draft_set_string (proof, "turn", step->turn->id);
  return proof;
}

static void
add_score (CueDraft *proof, const CueScore *score)
{
  CueDraft *object = cue_draft_set_object (proof, "score");

  cue_draft_set_int (object, "weight_milli", score->weight_milli);
  cue_draft_set_int (object, "relevance_milli", score->relevance_milli);
  cue_draft_set_int (object, "recency_milli", score->recency_milli);
  if (score->acceptance_milli != 0)
    cue_draft_set_int (object, "acceptance_milli", score->acceptance_milli);
  cue_draft_set_int (object, "total_milli", score->total_milli);
}

static void
add_answer (CueDraft *proof, const CueStep *step, const CueLampLife *lamp)
{
  const CueAnswer *answer = cue_pack_find_answer (step->engine->pack, lamp->of);

  cue_draft_set_int (proof, "likeness_milli", lamp->score_milli);
  cue_draft_set_int (proof, "floor_milli",
                     cue_pack_get_limits (step->engine->pack)->answer_floor_milli);
  if (answer != NULL)
    {
      g_autoptr (JsonNode) question = cue_text_to_json (answer->question);

      cue_draft_set_json (proof, "question", question);
    }
}

/* What it costs of the agent's attention, and what he has left for others. */
static void
add_attention (CueDraft *proof, const CueStep *step, const CueLampLife *lamp)
{
  const CueBudget *budget = &step->state->budget;
  CueDraft *object;

  if (!budget->limited)
    return;
  object = cue_draft_set_object (proof, "attention");
  cue_draft_set_int (object, "cost", cue_step_is_free (step, lamp->target) ? 0 : 1);
  cue_draft_set_int (object, "left", cue_budget_get_left (budget, step->now_ms));
  cue_draft_set_int (object, "per_min", budget->per_min);
}

static gboolean
is_true (const CueCondition *condition, CueReadingScope *scope)
{
  return cue_condition_test (condition, &scope->scope, NULL, NULL) == CUE_TRUTH_TRUE;
}

static const CueCondition *
find_unfit (const CueOffer *offer, CueReadingScope *scope)
{
  for (guint i = 0; offer != NULL && offer->fits != NULL && i < offer->fits->len; i++)
    {
      const CueFit *fit = g_ptr_array_index (offer->fits, i);

      if (!is_true (fit->when, scope))
        return fit->when;
    }
  return NULL;
}

/* Whether its rule's condition holds it for that reason: it is true, or it cannot be read. */
static gboolean
holds_for (const CueCondition *hold, CueReadingScope *scope, const char *reason)
{
  CueTruth wanted = g_str_equal (reason, CUE_REASON_ERROR) ? CUE_TRUTH_ERROR : CUE_TRUTH_TRUE;

  return hold != NULL && cue_condition_test (hold, &scope->scope, NULL, NULL) == wanted;
}

/* The condition of its own that holds the lamp: of its rule, or of its offer. Where it does not
 * hold now it did when the offers were judged, and @scope is turned back to that. */
static const CueCondition *
find_own (const CueStep *step, const CueLampLife *lamp, CueReadingScope *scope, const char *reason)
{
  const CueTargetPlan *plan = cue_engine_get_target (step->engine, lamp->target);
  const CueCondition *hold = cue_engine_get_rule (step->engine, plan->rule)->rule->hold;
  gboolean unfit = g_str_equal (reason, CUE_REASON_INELIGIBLE);

  for (guint pass = 0; pass < 2; pass++)
    {
      const CueCondition *found = unfit ? find_unfit (plan->offer, scope) : hold;

      if (unfit ? found != NULL : holds_for (hold, scope, reason))
        return found;
      scope->moment = cue_step_moment (step);
    }
  return unfit ? NULL : hold;
}

/* The condition behind a reason, NULL where there is none; it is true, or with @unfit it is not. */
static const CueCondition *
find_condition (const CueStep *step,
                const CueLampLife *lamp,
                CueReadingScope *scope,
                const char *reason,
                gboolean *unfit)
{
  const CueHoldDef *def = cue_pack_find_hold (step->engine->pack, reason);

  *unfit = g_str_equal (reason, CUE_REASON_INELIGIBLE);
  if (def != NULL)
    {
      scope->moment = cue_step_moment (step);
      return def->when;
    }
  if (lamp->target == CUE_NONE
      || !(*unfit || g_str_equal (reason, CUE_REASON_RULE)
           || g_str_equal (reason, CUE_REASON_ERROR)))
    return NULL;
  return find_own (step, lamp, scope, reason);
}

static void
add_holds (CueDraft *proof,
           const CueStep *step,
           const CueLampLife *lamp,
           CueReadingScope *scope,
           GPtrArray *reasons)
{
  const CueMoment moment = scope->moment;
  CueDraft *holds = cue_draft_set_array (proof, "held_by");

  for (guint i = 0; i < reasons->len; i++)
    {
      const CueHoldReason *reason = g_ptr_array_index (reasons, i);
      CueDraft *entry = cue_hold_reason_tell (reason, holds);
      gboolean unfit;
      const CueCondition *condition = find_condition (step, lamp, scope, reason->hold, &unfit);

      if (condition != NULL)
        {
          CueEvidence evidence = cue_evidence_begin (entry);

          cue_evidence_prove (scope, condition, unfit ? "unless" : "when", &evidence, entry);
        }
      scope->moment = moment;
    }
}

/* As when the rules were judged: what was lit since is not seen. */
static void
add_condition (CueDraft *proof,
               const CueStep *step,
               CueReadingScope *scope,
               const CueCondition *condition)
{
  CueEvidence evidence = cue_evidence_begin (proof);
  const CueMoment moment = scope->moment;

  scope->moment = cue_step_moment (step);
  cue_evidence_prove (scope, condition, "when", &evidence, proof);
  cue_evidence_inherit (&evidence, scope->judge, scope->reading);
  cue_evidence_store (&evidence, proof);
  scope->moment = moment;
}

CueDraft *
cue_lamp_proof_judged (CueStep *step,
                       const CueLampLife *lamp,
                       CueReadingScope *scope,
                       const CueScore *score,
                       GPtrArray *reasons)
{
  CueDraft *proof = cue_lamp_proof_act (step, lamp);
  const CueRule *rule = rule_of (step, lamp);

  if (proof == NULL)
    return NULL;
  if (rule != NULL)
    add_condition (proof, step, scope, rule->when);
  else
    add_answer (proof, step, lamp);
  if (lamp->kind == CUE_TARGET_OFFER)
    {
      g_autoptr (GPtrArray) unused = cue_hold_reasons_new ();
      gint64 flip = G_MAXINT64;

      cue_eligibility_check (cue_pack_find_offer (step->engine->pack, lamp->of), scope, unused,
                             cue_draft_set_array (proof, "eligibility"), &flip);
    }
  add_score (proof, score);
  add_attention (proof, step, lamp);
  if (reasons != NULL && reasons->len > 0)
    add_holds (proof, step, lamp, scope, reasons);
  return proof;
}

/* The body of a lamp's change. */
CueDraft *
cue_lamp_tell (const CueState *state, const CueLampLife *lamp, CueLife from)
{
  CueDraft *body = cue_draft_new ();

  cue_draft_set_string (body, "lamp", lamp->id);
  cue_draft_set_string (body, "kind", cue_target_kind_to_string (lamp->kind));
  cue_draft_set_string (body, "of", lamp->of);
  cue_draft_set_string (body, "rule", lamp->rule);
  cue_draft_set_string (body, "from", cue_life_to_string (from));
  cue_draft_set_string (body, "to", cue_life_to_string (lamp->life));
  if (lamp->offer != NULL && lamp->kind == CUE_TARGET_TALK)
    cue_draft_set_string (body, "offer", lamp->offer);
  if (lamp->number > 0)
    cue_draft_set_int (body, "number", lamp->number);
  if (lamp->reason != NULL)
    cue_draft_set_string (body, "reason", lamp->reason);
  if (lamp->reasons != NULL)
    cue_hold_reasons_tell (lamp->reasons, cue_draft_set_array (body, "reasons"));
  if (lamp->pinned)
    cue_draft_set_boolean (body, "pinned", TRUE);
  if (cue_life_is_on (lamp->life) && lamp->expires_ms < G_MAXINT64)
    cue_draft_set_int (body, "expires_ms", lamp->expires_ms);
  if (lamp->proof != NULL && !state->quiet)
    {
      const CueDraft *score = cue_draft_get (lamp->proof, "score");

      if (score != NULL)
        cue_draft_set_int (body, "score", cue_draft_get_int (score, "total_milli", 0));
      cue_draft_set_draft (body, "proof", lamp->proof);
    }
  return body;
}
