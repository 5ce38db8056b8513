/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A tag lights on new evidence: its condition became true, or it is true and one of its phrases was
 * heard on this very turn. It goes off when `until` is true, when a tag that contradicts it lights,
 * when it is struck, or when decay_ms pass without new evidence; what facts alone still prove does
 * not decay.
 */
#include "cue-tagger.h"

#include "cue-json.h"

static void
store_proof (CueTagState *state, JsonObject *proof, const CueReading *reading)
{
  json_object_set_int_member (proof, "at_ms", reading->now_ms);
  if (reading->current != CUE_NONE)
    {
      const CueTurn *turn = g_ptr_array_index (reading->turns, reading->current);

      json_object_set_string_member (proof, "turn", turn->id);
    }
  g_clear_pointer (&state->proof, json_node_unref);
  state->proof = cue_json_new_object (proof);
  json_node_seal (state->proof);
}

static JsonObject *
prove (CueReadingScope *scope,
       const CueTagDef *def,
       const CueCondition *condition,
       const char *member)
{
  JsonObject *proof = json_object_new ();

  json_object_set_string_member (proof, "tag", def->id);
  if (condition != NULL)
    {
      g_autoptr (CueEvidence) evidence = cue_evidence_new ();

      scope->evidence = evidence;
      json_object_set_member (proof, member, cue_condition_trace (condition, &scope->scope));
      scope->evidence = NULL;
      cue_evidence_inherit (evidence, scope->judge, scope->reading);
      cue_evidence_store (evidence, proof);
    }
  return proof;
}

static void
turn_off (CueReading *reading, guint index, const char *reason, JsonObject *proof)
{
  CueTagState *state = &reading->tags[index];

  state->on = FALSE;
  state->confirmed = FALSE;
  state->reason = reason;
  store_proof (state, proof, reading);
}

static void
contradict (CueReading *reading, const CueJudge *judge, const CueTagPlan *plan)
{
  for (guint i = 0; i < plan->contradicts->len; i++)
    {
      guint other = g_array_index (plan->contradicts, guint, i);
      JsonObject *proof;

      if (!reading->tags[other].on || reading->tags[other].confirmed)
        continue;
      proof = json_object_new ();
      json_object_set_string_member (proof, "tag", judge->tags[other].def->id);
      json_object_set_string_member (proof, "by", plan->def->id);
      turn_off (reading, other, "contradicted", proof);
    }
}

static gboolean
proved_by_facts (CueReadingScope *scope, const CueTagDef *def, gint64 *flip)
{
  gboolean proved;

  scope->deaf = TRUE;
  proved = cue_condition_test (def->when, &scope->scope, flip, NULL) == CUE_TRUTH_TRUE;
  scope->deaf = FALSE;
  return proved;
}

static void
look_at (CueReading *reading, const CueJudge *judge, CueReadingScope *scope, guint index)
{
  const CueTagPlan *plan = &judge->tags[index];
  const CueTagDef *def = plan->def;
  CueTagState *state = &reading->tags[index];
  gint64 *flip = &reading->next_flip_ms;
  gboolean is = cue_condition_test (def->when, &scope->scope, flip, NULL) == CUE_TRUTH_TRUE;
  gboolean fresh = is && (!state->when_was || cue_reading_heard_now (reading, plan->phrases));
  gboolean until = (state->on || fresh) && def->until != NULL && !state->confirmed
                   && cue_condition_test (def->until, &scope->scope, flip, NULL) == CUE_TRUTH_TRUE;

  state->when_was = is;
  if (fresh)
    state->evidence_ms = reading->now_ms;
  if (state->on && until)
    turn_off (reading, index, "until", prove (scope, def, def->until, "until"));
  else if (!state->on && fresh && !until)
    {
      state->on = TRUE;
      state->since_ms = reading->now_ms;
      state->reason = plan->phrases->len > 0 ? "heard" : "known";
      store_proof (state, prove (scope, def, def->when, "when"), reading);
      contradict (reading, judge, plan);
    }
  if (state->on && !state->confirmed && def->decay_ms > 0)
    {
      gint64 end = state->evidence_ms + def->decay_ms;

      if (reading->now_ms < end)
        *flip = MIN (*flip, end);
      else if (!(is && proved_by_facts (scope, def, flip)))
        turn_off (reading, index, "decay", prove (scope, def, NULL, NULL));
    }
}

void
cue_tagger_judge (CueReading *reading,
                  const CueJudge *judge,
                  const CueHistory *history,
                  const CueMoment *moment)
{
  g_auto (CueReadingScope) scope;

  cue_reading_scope_init (&scope, judge, reading, history, moment, reading->now_ms);
  reading->next_flip_ms = G_MAXINT64;
  for (guint i = 0; i < reading->n_tags; i++)
    look_at (reading, judge, &scope, i);
  /* time only goes forward, whatever a condition reports */
  if (reading->next_flip_ms <= reading->now_ms)
    reading->next_flip_ms = reading->now_ms + 1;
}

static void
act (CueReading *reading, guint index, const char *tag, const char *reason)
{
  CueTagState *state = &reading->tags[index];
  JsonObject *proof = json_object_new ();

  json_object_set_string_member (proof, "tag", tag);
  json_object_set_string_member (proof, "by", "agent");
  state->reason = reason;
  store_proof (state, proof, reading);
}

void
cue_tagger_confirm (CueReading *reading, const CueJudge *judge, const char *tag)
{
  guint index = cue_judge_find_tag (judge, tag);
  CueTagState *state;

  if (index == CUE_NONE)
    return;
  state = &reading->tags[index];
  if (!state->on)
    state->since_ms = reading->now_ms;
  state->on = TRUE;
  state->confirmed = TRUE;
  state->evidence_ms = reading->now_ms;
  act (reading, index, tag, "confirmed");
}

void
cue_tagger_strike (CueReading *reading, const CueJudge *judge, const char *tag)
{
  guint index = cue_judge_find_tag (judge, tag);

  if (index == CUE_NONE)
    return;
  reading->tags[index].on = FALSE;
  reading->tags[index].confirmed = FALSE;
  act (reading, index, tag, "struck");
}
