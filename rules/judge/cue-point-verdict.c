/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a point stands: whether what was heard of it counts, and what the agent says of it. */
#include "cue-json.h"
#include "cue-reading.h"
#include "cue-said-plan.h"
#include "cue-said-rules.h"

CuePointVerdict *
cue_point_verdict_ref (CuePointVerdict *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_point_verdict_unref (CuePointVerdict *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->spans, json_node_unref);
  g_clear_pointer (&self->proof, json_node_unref);
  g_free (self);
}

gboolean
cue_said_check_counts (const CueJudge *judge,
                       const CueHistory *history,
                       const CueMoment *moment,
                       const CuePointVerdict *verdict,
                       guint point)
{
  const CuePointPlan *plan = cue_said_check_get_plan (judge->said, point);

  if (verdict == NULL)
    return FALSE;
  return verdict->manual || verdict->waived || verdict->sure || plan->talk->of_conversation
         || cue_said_rules_ask_for (judge->said_rules, point)
         || cue_said_rules_get (judge->said_rules, plan->talk)->rules->len == 0
         || cue_history_find_talk (history, plan->talk->id, moment) != NULL;
}

/* A verdict by the agent's word alone. */
static CuePointVerdict *
new_by_agent (CueReading *reading, const char *point, CueVerdict verdict, const char *because)
{
  CuePointVerdict *new = g_new0 (CuePointVerdict, 1);
  JsonObject *proof = json_object_new ();

  json_object_set_string_member (proof, "point", point);
  json_object_set_string_member (proof, "because", because);
  json_object_set_int_member (proof, "at_ms", reading->now_ms);
  g_atomic_ref_count_init (&new->refs);
  new->verdict = verdict;
  new->spans = cue_json_new_array (json_array_new ());
  new->proof = cue_json_new_object (proof);
  json_node_seal (new->spans);
  json_node_seal (new->proof);
  return new;
}

void
cue_said_check_tick (const CueJudge *judge, CueReading *reading, const char *point)
{
  guint index = cue_judge_find_point (judge, point);
  CuePointVerdict *new;

  if (index == CUE_NONE)
    return;
  new = new_by_agent (reading, point, CUE_VERDICT_SAID, "manual");
  new->manual = TRUE;
  new->score_milli = 1000;
  cue_reading_put_verdict (reading, index, new);
}

void
cue_said_check_waive (const CueJudge *judge, CueReading *reading, const char *point)
{
  guint index = cue_judge_find_point (judge, point);
  const CuePointVerdict *old = index == CUE_NONE ? NULL : cue_reading_get_verdict (reading, index);
  CuePointVerdict *new;

  if (index == CUE_NONE || (old != NULL && old->verdict == CUE_VERDICT_SAID))
    return;
  new = new_by_agent (reading, point, CUE_VERDICT_OPEN, "waived");
  new->waived = TRUE;
  if (old != NULL)
    {
      new->verdict = old->verdict;
      new->score_milli = old->score_milli;
      new->after = old->after;
      json_node_unref (new->spans);
      new->spans = old->spans == NULL ? NULL : json_node_ref (old->spans);
    }
  cue_reading_put_verdict (reading, index, new);
}
