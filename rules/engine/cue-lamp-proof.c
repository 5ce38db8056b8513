/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-step-private.h"

#include "cue-evidence-read.h"
#include "cue-json.h"

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
JsonObject *
cue_lamp_proof_act (CueStep *step, const CueLampLife *lamp)
{
  JsonObject *proof = json_object_new ();
  const CueRule *rule = rule_of (step, lamp);

  if (step->state->quiet)
    return proof;
  json_object_set_string_member (proof, "rule", lamp->rule);
  if (rule != NULL)
    json_object_set_int_member (proof, "version", rule->version);
  json_object_set_int_member (proof, "at_ms", step->now_ms);
  if (!step->by_time)
    json_object_set_string_member (proof, "by", step->event->type);
  else
    json_object_set_string_member (proof, "by", "time");
  if (step->turn != NULL)
    json_object_set_string_member (proof, "turn", step->turn->id);
  return proof;
}

static void
add_score (JsonObject *proof, const CueScore *score)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "weight_milli", score->weight_milli);
  json_object_set_int_member (object, "relevance_milli", score->relevance_milli);
  json_object_set_int_member (object, "recency_milli", score->recency_milli);
  if (score->acceptance_milli != 0)
    json_object_set_int_member (object, "acceptance_milli", score->acceptance_milli);
  json_object_set_int_member (object, "total_milli", score->total_milli);
  json_object_set_object_member (proof, "score", object);
}

static void
add_answer (JsonObject *proof, const CueStep *step, const CueLampLife *lamp)
{
  const CueAnswer *answer = cue_pack_find_answer (step->engine->pack, lamp->of);

  json_object_set_int_member (proof, "likeness_milli", lamp->score_milli);
  json_object_set_int_member (proof, "floor_milli",
                              cue_pack_get_limits (step->engine->pack)->answer_floor_milli);
  if (answer != NULL)
    json_object_set_member (proof, "question", cue_text_to_json (answer->question));
}

/* What it costs of the agent's attention, and what he has left for others. */
static void
add_attention (JsonObject *proof, const CueStep *step, const CueLampLife *lamp)
{
  const CueBudget *budget = &step->state->budget;
  JsonObject *object;

  if (!budget->limited)
    return;
  object = json_object_new ();
  json_object_set_int_member (object, "cost", cue_step_is_free (step, lamp->target) ? 0 : 1);
  json_object_set_int_member (object, "left", cue_budget_get_left (budget, step->now_ms));
  json_object_set_int_member (object, "per_min", budget->per_min);
  json_object_set_object_member (proof, "attention", object);
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

/* The condition of its own that holds the lamp: of its rule, or of its offer. Where it does not
 * hold now it did when the offers were judged, and @scope is turned back to that. */
static const CueCondition *
find_own (const CueStep *step, const CueLampLife *lamp, CueReadingScope *scope, gboolean unfit)
{
  const CueTargetPlan *plan = cue_engine_get_target (step->engine, lamp->target);
  const CueCondition *hold = cue_engine_get_rule (step->engine, plan->rule)->rule->hold;

  for (guint pass = 0; pass < 2; pass++)
    {
      const CueCondition *found = unfit ? find_unfit (plan->offer, scope) : hold;

      if (found != NULL && (unfit || is_true (found, scope)))
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
  return find_own (step, lamp, scope, *unfit);
}

static void
add_holds (JsonObject *proof,
           const CueStep *step,
           const CueLampLife *lamp,
           CueReadingScope *scope,
           GPtrArray *reasons)
{
  const CueMoment moment = scope->moment;
  JsonArray *holds = cue_hold_reasons_to_json (reasons);

  for (guint i = 0; i < reasons->len; i++)
    {
      JsonObject *entry = json_array_get_object_element (holds, i);
      g_autoptr (CueEvidence) evidence = cue_evidence_new ();
      gboolean unfit;
      const CueCondition *condition
          = find_condition (step, lamp, scope, cue_json_get_string (entry, "hold", ""), &unfit);

      if (condition != NULL)
        cue_evidence_prove (scope, condition, unfit ? "unless" : "when", evidence, entry);
      scope->moment = moment;
    }
  json_object_set_array_member (proof, "held_by", holds);
}

/* As when the rules were judged: what was lit since is not seen. */
static void
add_condition (JsonObject *proof,
               const CueStep *step,
               CueReadingScope *scope,
               const CueCondition *condition)
{
  g_autoptr (CueEvidence) evidence = cue_evidence_new ();
  const CueMoment moment = scope->moment;

  scope->moment = cue_step_moment (step);
  cue_evidence_prove (scope, condition, "when", evidence, proof);
  cue_evidence_inherit (evidence, scope->judge, scope->reading);
  cue_evidence_store (evidence, proof);
  scope->moment = moment;
}

/* Takes @beat, which may be NULL. */
JsonObject *
cue_lamp_proof_judged (CueStep *step,
                       const CueLampLife *lamp,
                       CueReadingScope *scope,
                       const CueScore *score,
                       JsonArray *beat,
                       GPtrArray *reasons)
{
  JsonObject *proof = cue_lamp_proof_act (step, lamp);
  const CueRule *rule = rule_of (step, lamp);

  if (step->state->quiet)
    {
      g_clear_pointer (&beat, json_array_unref);
      return proof;
    }
  if (rule != NULL)
    add_condition (proof, step, scope, rule->when);
  else
    add_answer (proof, step, lamp);
  if (lamp->kind == CUE_TARGET_OFFER)
    {
      g_autoptr (GPtrArray) unused = cue_hold_reasons_new ();
      JsonArray *clauses = json_array_new ();
      gint64 flip = G_MAXINT64;

      cue_eligibility_check (cue_pack_find_offer (step->engine->pack, lamp->of), scope, unused,
                             clauses, &flip);
      json_object_set_array_member (proof, "eligibility", clauses);
    }
  add_score (proof, score);
  add_attention (proof, step, lamp);
  if (beat != NULL && json_array_get_length (beat) > 0)
    json_object_set_array_member (proof, "beat", beat);
  else
    g_clear_pointer (&beat, json_array_unref);
  if (reasons != NULL && reasons->len > 0)
    add_holds (proof, step, lamp, scope, reasons);
  return proof;
}

/* The body of a lamp's change. */
JsonObject *
cue_lamp_to_json (const CueState *state, const CueLampLife *lamp, CueLife from)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "lamp", lamp->id);
  json_object_set_string_member (body, "kind", cue_target_kind_to_string (lamp->kind));
  json_object_set_string_member (body, "of", lamp->of);
  json_object_set_string_member (body, "rule", lamp->rule);
  json_object_set_string_member (body, "from", cue_life_to_string (from));
  json_object_set_string_member (body, "to", cue_life_to_string (lamp->life));
  if (lamp->offer != NULL && lamp->kind == CUE_TARGET_TALK)
    json_object_set_string_member (body, "offer", lamp->offer);
  if (lamp->number > 0)
    json_object_set_int_member (body, "number", lamp->number);
  if (lamp->reason != NULL)
    json_object_set_string_member (body, "reason", lamp->reason);
  if (lamp->reasons != NULL)
    json_object_set_array_member (body, "reasons", cue_hold_reasons_to_names (lamp->reasons));
  if (lamp->pinned)
    json_object_set_boolean_member (body, "pinned", TRUE);
  if (cue_life_is_on (lamp->life) && lamp->expires_ms < G_MAXINT64)
    json_object_set_int_member (body, "expires_ms", lamp->expires_ms);
  if (lamp->proof != NULL && !state->quiet)
    {
      JsonObject *score = cue_json_get_object (json_node_get_object (lamp->proof), "score");

      if (score != NULL)
        json_object_set_int_member (body, "score", cue_json_get_int (score, "total_milli", 0));
      json_object_set_member (body, "proof", cue_json_share (lamp->proof));
    }
  return body;
}
