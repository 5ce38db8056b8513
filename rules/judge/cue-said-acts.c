/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the agent says of a point by hand, and whether what was heard of it counts. */
#include "cue-reading.h"
#include "cue-said-check-private.h"
#include "cue-said-rules.h"

gboolean
cue_said_check_counts (const CueJudge *judge,
                       const CueHistory *history,
                       const CueMoment *moment,
                       const CuePointVerdict *verdict,
                       guint point)
{
  const CuePointPlan *plan;

  if (verdict == NULL)
    return FALSE;
  plan = cue_said_check_get_plan (judge->said, point);
  return verdict->manual || verdict->waived || verdict->sure || plan->talk->of_conversation
         || cue_said_rules_ask_for (judge->said_rules, point)
         || cue_said_rules_get (judge->said_rules, point)->rules->len == 0
         || cue_history_find_talk (history, plan->talk->id, moment) != NULL;
}

gboolean
cue_said_check_names_offer (const CueSaidCheck *self, const CueTurn *turn, guint offer)
{
  return cue_said_titles_has (self->titles, turn, offer);
}

/* A verdict by the agent's word alone. */
static CuePointVerdict *
new_by_agent (const CueJudge *judge,
              const CueReading *reading,
              guint point,
              guint n_heard,
              const char *because)
{
  CuePointVerdict *new
      = cue_point_verdict_new (cue_said_check_get_pack (judge->said),
                               g_ptr_array_index (judge->points, point), n_heard, because);

  new->by_agent = TRUE;
  new->at_ms = reading->now_ms;
  return new;
}

void
cue_said_check_tick (const CueJudge *judge,
                     CueReading *reading,
                     const CueHistory *history,
                     const char *point)
{
  guint index = cue_judge_find_point (judge, point);
  CuePointVerdict *new;

  if (index == CUE_NONE)
    return;
  cue_said_check_follow (judge, reading, history, index);
  new = new_by_agent (judge, reading, index, 0, "manual");
  new->verdict = CUE_VERDICT_SAID;
  new->manual = TRUE;
  new->score_milli = 1000;
  cue_reading_put_verdict (reading, index, new);
}

/* The words that were heard are shown as before. */
static void
take_words (CuePointVerdict *self, const CuePointVerdict *old)
{
  self->verdict = old->verdict;
  self->score_milli = old->score_milli;
  self->after = old->after;
  self->turn = old->turn == NULL ? NULL : cue_turn_ref (old->turn);
  for (guint i = 0; i < old->n_heard; i++)
    {
      self->heard[i] = old->heard[i];
      if (self->heard[i].turn != NULL)
        cue_turn_ref (self->heard[i].turn);
    }
}

void
cue_said_check_waive (const CueJudge *judge,
                      CueReading *reading,
                      const CueHistory *history,
                      const char *point)
{
  guint index = cue_judge_find_point (judge, point);
  const CuePointVerdict *old;
  CuePointVerdict *new;

  if (index == CUE_NONE)
    return;
  cue_said_check_follow (judge, reading, history, index);
  old = cue_reading_get_verdict (reading, index);
  if (old != NULL && old->verdict == CUE_VERDICT_SAID)
    return;
  new = new_by_agent (judge, reading, index, old == NULL ? 0 : old->n_heard, "waived");
  new->waived = TRUE;
  if (old != NULL)
    take_words (new, old);
  cue_reading_put_verdict (reading, index, new);
}
