/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A conversation goes over to another generation of its pack: what was done and what is shown find
 * their new places by id, and what is gone is listed. */
#include <string.h>

#include "cue-state-private.h"

void
cue_gone_init (CueGone *self)
{
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->holds = g_ptr_array_new_with_free_func (g_free);
  self->points = g_ptr_array_new_with_free_func (g_free);
  self->tasks = g_ptr_array_new_with_free_func (g_free);
  self->stage = NULL;
}

void
cue_gone_clear (CueGone *self)
{
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->holds, g_ptr_array_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->stage, g_free);
}

static void
remember_true (CueWatchState *watches, const CueEngine *engine, guint rule)
{
  const CueRuleSet *set = cue_engine_get_set (engine, rule);

  cue_watch_state_set (&watches[set == engine->sets[0] ? 0 : 1], rule - set->first_rule,
                       CUE_TRUTH_TRUE);
}

static void
adopt_runs (CueState *self, CueEngine *engine)
{
  CueBlocks runs;
  CueWatchState watches[CUE_MOST_RULE_SETS];

  cue_target_runs_init (&runs, engine);
  cue_rule_watches_init (watches, engine);
  g_array_set_size (self->armed, 0);
  g_array_set_size (self->damped, 0);
  for (guint i = 0; i < engine->n_targets; i++)
    {
      const CueTargetPlan *plan = cue_engine_get_target (engine, i);
      const char *rule = cue_engine_get_rule (engine, plan->rule)->rule->id;
      guint old = cue_engine_find_target (self->engine, rule, plan->target->kind, plan->target->id);
      CueTargetRun *run;

      if (old == CUE_NONE || cue_engine_is_retired (engine, plan->rule))
        continue;
      run = cue_blocks_edit (&runs, i);
      *run = *cue_state_get_run (self, old);
      if (run->armed)
        g_array_append_val (self->armed, i);
      if (run->damped != NULL)
        g_array_append_val (self->damped, i);
      if (cue_state_get_truth (self, cue_engine_get_target (self->engine, old)->rule)
          == CUE_TRUTH_TRUE)
        remember_true (watches, engine, plan->rule);
    }
  cue_blocks_clear (&self->runs);
  cue_rule_watches_clear (self->watches, self->engine);
  self->runs = runs;
  memcpy (self->watches, watches, sizeof watches);
}

static void
adopt_holds (const CueShown *before,
             const CuePack *old,
             CueShown *shown,
             const CuePack *pack,
             CueGone *gone)
{
  g_autoptr (GHashTable) on = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *holds = cue_pack_get_holds (pack);

  for (guint i = 0; i < before->n_holds; i++)
    {
      const CueHoldDef *hold = g_ptr_array_index (cue_pack_get_holds (old), i);

      if (before->holds[i] && cue_pack_find_hold (pack, hold->id) != NULL)
        g_hash_table_add (on, hold->id);
      else if (before->holds[i])
        g_ptr_array_add (gone->holds, g_strdup (hold->id));
    }
  for (guint i = 0; i < holds->len; i++)
    shown->holds[i] = g_hash_table_contains (on, ((CueHoldDef *) g_ptr_array_index (holds, i))->id);
}

static void
adopt_tasks (const CueShown *before,
             const CuePack *old,
             CueShown *shown,
             const CuePack *pack,
             CueGone *gone)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *tasks = cue_pack_get_tasks (pack);
  gpointer place;

  for (guint i = 0; i < tasks->len; i++)
    g_hash_table_insert (places, ((CueTaskDef *) g_ptr_array_index (tasks, i))->id,
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < before->n_tasks; i++)
    {
      const CueTaskDef *task = g_ptr_array_index (cue_pack_get_tasks (old), i);

      if (g_hash_table_lookup_extended (places, task->id, NULL, &place))
        shown->tasks[GPOINTER_TO_UINT (place)] = before->tasks[i];
      else if (before->tasks[i] == CUE_TASK_PROPOSED)
        g_ptr_array_add (gone->tasks, g_strdup (task->id));
    }
}

static void
adopt_shown_tags (CueShown *before,
                  const CueJudge *old,
                  CueShown *shown,
                  CueReading *reading,
                  const CueJudge *judge,
                  CueGone *gone)
{
  for (guint i = cue_blocks_next (&before->tags, 0); i < before->tags.n;
       i = cue_blocks_next (&before->tags, i + 1))
    {
      const CueShownTag *tag = cue_blocks_get (&before->tags, i);
      const char *id = old->tags[i].def->id;
      guint index = cue_judge_find_tag (judge, id);

      if (index != CUE_NONE)
        {
          *(CueShownTag *) cue_blocks_edit (&shown->tags, index) = *tag;
          cue_reading_touch (reading, cue_needs_tag (reading->needs, index));
        }
      else if (tag->bits != 0)
        g_ptr_array_add (gone->tags, g_strdup (id));
    }
}

static void
adopt_shown_points (CueShown *before,
                    const CueJudge *old,
                    CueShown *shown,
                    CueReading *reading,
                    const CueJudge *judge,
                    CueGone *gone)
{
  for (guint i = cue_blocks_next (&before->verdicts, 0); i < before->verdicts.n;
       i = cue_blocks_next (&before->verdicts, i + 1))
    {
      const CuePoint *point = g_ptr_array_index (old->points, i);
      CuePointVerdict *verdict = *(CuePointVerdict *const *) cue_blocks_get (&before->verdicts, i);
      guint index = cue_judge_find_point (judge, point->full_id);

      if (verdict == NULL)
        continue;
      if (index != CUE_NONE)
        {
          *(CuePointVerdict **) cue_blocks_edit (&shown->verdicts, index)
              = cue_point_verdict_ref (verdict);
          cue_reading_touch (reading, cue_needs_point (reading->needs, index));
        }
      else
        g_ptr_array_add (gone->points, g_strdup (point->full_id));
    }
}

/* What the screen shows of the old generation, by the new one's places. */
static void
adopt_shown (CueState *self, CueEngine *engine, CueReading *reading, CueGone *gone)
{
  CueShown shown = { 0 };
  CueShown before = self->shown;

  cue_shown_init (&shown, engine->pack, reading);
  shown.n_tags_lit = before.n_tags_lit;
  cue_reading_touch (reading, CUE_NEED_OTHER);
  adopt_shown_tags (&before, self->engine->judge, &shown, reading, engine->judge, gone);
  adopt_shown_points (&before, self->engine->judge, &shown, reading, engine->judge, gone);
  if (before.stage != CUE_NONE)
    {
      const CueStageDef *stage
          = g_ptr_array_index (cue_pack_get_stages (self->engine->pack), before.stage);

      shown.stage = cue_judge_find_stage (engine->judge, stage->id);
      if (shown.stage == CUE_NONE)
        gone->stage = g_strdup (stage->id);
    }
  adopt_holds (&before, self->engine->pack, &shown, engine->pack, gone);
  adopt_tasks (&before, self->engine->pack, &shown, engine->pack, gone);
  g_hash_table_unref (shown.facts);
  shown.facts = g_steal_pointer (&before.facts);
  cue_shown_clear (&before);
  self->shown = shown;
}

void
cue_state_adopt (CueState *self, CueEngine *engine, CueGone *gone)
{
  CueReading *reading = cue_reading_rebuild (self->reading, engine->judge, self->history);

  adopt_runs (self, engine);
  adopt_shown (self, engine, reading, gone);
  for (guint i = 0; i < self->lamps->len; i++)
    {
      CueLampLife *lamp = g_ptr_array_index (self->lamps, i);

      if (lamp->target != CUE_NONE)
        lamp->target = cue_engine_find_target (engine, lamp->rule, lamp->kind, lamp->of);
    }
  cue_reading_free (self->reading);
  self->reading = reading;
  cue_engine_unref (self->engine);
  self->engine = cue_engine_ref (engine);
}
