/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A conversation goes on and comes back: the stage is the last one, in the pack's order, for which
 * this turn brought evidence. Evidence is, as for tags, that its condition became true, or that it
 * is true and one of its phrases was heard on this very turn.
 */
#include "cue-stage.h"

void
cue_stage_judge (CueReading *reading,
                 const CueJudge *judge,
                 const CueHistory *history,
                 const CueMoment *moment)
{
  GPtrArray *stages = cue_pack_get_stages (judge->pack);
  g_auto (CueReadingScope) scope;
  guint became = CUE_NONE;

  cue_reading_scope_init (&scope, judge, reading, history, moment, reading->now_ms);
  for (guint i = 0; i < reading->n_stages; i++)
    {
      const CueStageDef *def = g_ptr_array_index (stages, i);
      gboolean is = def->when != NULL
                    && cue_condition_test (def->when, &scope.scope, NULL, NULL) == CUE_TRUTH_TRUE;

      if (is
          && (!reading->stage_was[i]
              || cue_reading_heard_now (reading, g_ptr_array_index (judge->stage_phrases, i))))
        became = i;
      reading->stage_was[i] = is;
    }
  if (became == CUE_NONE || became == reading->stage)
    return;
  reading->stage = became;
  cue_reading_touch (reading, CUE_NEED_STAGE);
}
