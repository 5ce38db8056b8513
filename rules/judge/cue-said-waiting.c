/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Common words touch hundreds of points of talks that nobody speaks of. What they show of such a
 * point does not count before its talk comes up (cue_said_check_counts ()), so it is not judged
 * before: the kept turns have all that judging them later takes, and the history is looked at as it
 * was then. Points that more than that tells of, and whoever restates one as a whole, never wait.
 */
#include "cue-compare.h"
#include "cue-pack.h"
#include "cue-said-case.h"
#include "cue-said-rules.h"

static gboolean
waits (const CueJudge *judge, const CueReading *reading, guint point)
{
  return cue_said_rules_let_wait (judge->said_rules, point)
         && !*(const guint8 *) cue_blocks_get (&reading->followed, point);
}

static gboolean
touches (const CueTurn *turn, guint point)
{
  return turn->role == CUE_ROLE_AGENT
         && g_array_binary_search (turn->touched, &point, cue_compare_guints, NULL);
}

/* As the reading stood when the event was read. */
static void
judge_then (const CueJudge *judge,
            CueReading *reading,
            const CueHistory *history,
            const CueKept *kept,
            guint point)
{
  const CueMoment moment = { kept->seq, kept->at_ms, FALSE };

  reading->now_ms = kept->at_ms;
  cue_said_check_judge_point (judge, reading, history, &moment, point);
}

/* @n_turns: so many of the conversation's */
static void
judge_turns (const CueJudge *judge,
             CueReading *reading,
             const CueHistory *history,
             guint point,
             guint n_turns)
{
  gint64 now_ms = reading->now_ms;
  guint n_agent = reading->n_turns[1];
  guint current = reading->current;
  JsonNode *lang = g_steal_pointer (&reading->lang);

  *(guint8 *) cue_blocks_edit (&reading->followed, point) = TRUE;
  reading->n_turns[1] = 0;
  reading->current = 0;
  for (guint i = 0; reading->current < n_turns; i++)
    {
      const CueKept *kept = g_ptr_array_index (reading->kept, i);

      if (kept->kind == CUE_KEPT_OPENED)
        cue_reading_take_lang (reading, kept);
      if (kept->kind != CUE_KEPT_TURN)
        continue;
      reading->n_turns[1] += kept->turn->role == CUE_ROLE_AGENT;
      if (touches (kept->turn, point))
        judge_then (judge, reading, history, kept, point);
      reading->current++;
    }
  reading->now_ms = now_ms;
  reading->n_turns[1] = n_agent;
  reading->current = current;
  g_clear_pointer (&reading->lang, json_node_unref);
  reading->lang = lang;
}

gboolean
cue_said_check_keeps_waiting (const CueJudge *judge,
                              CueReading *reading,
                              const CueHistory *history,
                              guint point)
{
  const CueTurn *turn = g_ptr_array_index (reading->turns, reading->current);

  if (!waits (judge, reading, point))
    return FALSE;
  if (turn->likeness[point] < turn->restated_milli)
    return TRUE;
  judge_turns (judge, reading, history, point, reading->current);
  return FALSE;
}

void
cue_said_check_follow (const CueJudge *judge,
                       CueReading *reading,
                       const CueHistory *history,
                       guint point)
{
  if (waits (judge, reading, point))
    judge_turns (judge, reading, history, point, reading->turns->len);
}

gboolean
cue_said_check_follow_all (const CueJudge *judge,
                           CueReading *reading,
                           const CueHistory *history,
                           const CueBlocks *followed)
{
  gboolean any = FALSE;

  for (guint i = cue_blocks_next (followed, 0); i < followed->n;
       i = cue_blocks_next (followed, i + 1))
    if (*(const guint8 *) cue_blocks_get (followed, i) && waits (judge, reading, i))
      {
        judge_turns (judge, reading, history, i, reading->turns->len);
        any = TRUE;
      }
  return any;
}

void
cue_said_check_follow_talks (const CueJudge *judge, CueReading *reading, const CueHistory *history)
{
  for (guint i = 0; i < history->talks->len; i++)
    {
      const CueMark *mark = g_ptr_array_index (history->talks, i);
      const CueTalk *talk = cue_pack_find_talk (judge->pack, mark->what);

      for (guint k = 0; talk != NULL && k < talk->points->len; k++)
        {
          const CuePoint *point = g_ptr_array_index (talk->points, k);

          cue_said_check_follow (judge, reading, history,
                                 cue_judge_find_point (judge, point->full_id));
        }
    }
}
