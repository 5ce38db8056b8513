/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-choice-study.h"

#include "cue-decision-log.h"
#include "cue-gate.h"
#include "cue-json.h"
#include "cue-ranking-learn.h"

CueRanking *
cue_study_new_start (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return cue_ranking_learn (none, CUE_STUDY_TRIES_MILLI);
}

/* FALSE when it gives something else than it gave. */
static gboolean
watch (const CueEventLog *log, CueTimeline *timeline, CueDecisionLog *choices)
{
  for (guint i = 0; i < log->events->len; i++)
    {
      const char *digest = g_ptr_array_index (log->digests, i);
      g_autoptr (GPtrArray) changes
          = cue_timeline_confirm (timeline, g_ptr_array_index (log->events, i), NULL, NULL);

      if (changes == NULL
          || (*digest != '\0' && !g_str_equal (digest, cue_timeline_get_digest (timeline))))
        return FALSE;
      cue_decision_log_watch (choices, changes);
    }
  return TRUE;
}

char *
cue_study_read_choices (const CueEventLog *log, CueTimeline *start, guint *n)
{
  g_autoptr (CueDecisionLog) choices = cue_decision_log_new (log->id);
  g_autoptr (GPtrArray) decisions = NULL;
  JsonArray *array = json_array_new ();
  g_autoptr (JsonNode) node = cue_json_new_array (array);

  *n = 0;
  if (!cue_generation_fits (&log->made_with, cue_timeline_get_engine (start))
      || !watch (log, start, choices))
    return cue_json_to_canonical (node);
  decisions = cue_decision_log_collect (choices);
  for (guint i = 0; i < decisions->len; i++)
    {
      const CueDecision *decision = g_ptr_array_index (decisions, i);

      json_array_add_element (array, cue_decision_to_json (decision));
      *n += decision->alternatives->len > 1;
    }
  return cue_json_to_canonical (node);
}

/* What cannot be read teaches nothing. */
static void
parse_choices (const char *text, GPtrArray *decisions)
{
  g_autoptr (JsonNode) node = cue_gate_parse (text, -1, &CUE_GATE_LINE, NULL);
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      CueDecision *decision = cue_decision_from_json (json_array_get_element (array, i), NULL);

      if (decision != NULL)
        g_ptr_array_add (decisions, decision);
    }
}

/* (transfer full) (element-type CueDecision) */
static GPtrArray *
gather (GPtrArray *choices)
{
  GPtrArray *decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_decision_free);

  for (guint i = 0; i < choices->len; i++)
    parse_choices (g_ptr_array_index (choices, i), decisions);
  if (decisions->len > CUE_STUDY_MOST)
    g_ptr_array_remove_range (decisions, 0, decisions->len - CUE_STUDY_MOST);
  return decisions;
}

static void
put_into_use (CueLearnt *self,
              GPtrArray *decisions,
              const CueOffPolicy *judged,
              gint64 gain_micro,
              gint64 now_ms)
{
  CueKeptRanking *kept = g_new0 (CueKeptRanking, 1);

  kept->ranking = cue_ranking_learn (decisions, CUE_STUDY_TRIES_MILLI);
  kept->accepted = judged->doubly_robust;
  kept->gain_micro = gain_micro;
  kept->since_ms = now_ms;
  kept->n = judged->n;
  cue_kept_ranking_free (self->before);
  self->before = self->now;
  self->now = kept;
}

CueLearnt *
cue_study_learn (const CueLearnt *so_far, GPtrArray *choices, guint n, gint64 now_ms)
{
  CueLearnt *self = cue_learnt_copy (so_far);
  g_autoptr (GPtrArray) decisions = gather (choices);
  g_autoptr (CueRanking) in_use
      = self->now != NULL ? cue_ranking_ref (self->now->ranking) : cue_study_new_start ();
  g_autoptr (GError) error = NULL;
  CueOffPolicy judged;
  CueEstimate gain;

  self->n_tried = n;
  if (cue_off_policy_judge_learning (decisions, in_use, CUE_STUDY_TRIES_MILLI, &judged, &gain,
                                     &error))
    self->verdict = gain.low_micro > 0 ? CUE_STUDY_BETTER : CUE_STUDY_NO_BETTER;
  else
    self->verdict = g_error_matches (error, CUE_OFF_POLICY_ERROR, CUE_OFF_POLICY_ERROR_FEW)
                        ? CUE_STUDY_FEW
                        : CUE_STUDY_UNTRIED;
  self->n_needed = n + judged.n_more;
  if (self->verdict == CUE_STUDY_BETTER)
    put_into_use (self, decisions, &judged, gain.value_micro, now_ms);
  return self;
}
