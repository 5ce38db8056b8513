/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A conversation goes over to another generation of its pack: what was done and what is shown find
 * their new places by id, and what is gone is listed. */
#include "cue-state-private.h"

void
cue_gone_init (CueGone *self)
{
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->holds = g_ptr_array_new_with_free_func (g_free);
  self->points = g_ptr_array_new_with_free_func (g_free);
  self->stage = NULL;
}

void
cue_gone_clear (CueGone *self)
{
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->holds, g_ptr_array_unref);
  g_clear_pointer (&self->points, g_ptr_array_unref);
  g_clear_pointer (&self->stage, g_free);
}

static void
adopt_runs (CueState *self, CueEngine *engine)
{
  CueTargetRun *runs = cue_target_runs_new (engine);
  guint8 *when_was = g_new0 (guint8, engine->n_rules + 1);

  for (guint i = 0; i < engine->targets->len; i++)
    {
      const CueTargetPlan *plan = cue_engine_get_target (engine, i);
      const char *rule = engine->rules[plan->rule].rule->id;
      guint old = cue_engine_find_target (self->engine, rule, plan->target->kind, plan->target->id);

      if (old == CUE_NONE)
        continue;
      runs[i] = self->runs[old];
      when_was[plan->rule] = self->when_was[cue_engine_get_target (self->engine, old)->rule];
    }
  g_free (self->runs);
  g_free (self->when_was);
  self->runs = runs;
  self->when_was = when_was;
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

/* What the screen shows of the old generation, by the new one's places. */
static void
adopt_shown (CueState *self, CueEngine *engine, CueGone *gone)
{
  const CueJudge *old = self->engine->judge;
  CueShown shown = { 0 };
  CueShown before = self->shown;
  CueReading *empty = cue_reading_new (engine->judge);

  cue_shown_init (&shown, engine->pack, empty);
  cue_reading_free (empty);
  shown.n_tags_lit = before.n_tags_lit;
  for (guint i = 0; i < before.n_tags; i++)
    {
      const char *id = old->tags[i].def->id;
      guint index = cue_judge_find_tag (engine->judge, id);

      if (index != CUE_NONE)
        {
          shown.tags[index] = before.tags[i];
          shown.tag_since[index] = before.tag_since[i];
        }
      else if (before.tags[i] != 0)
        g_ptr_array_add (gone->tags, g_strdup (id));
    }
  for (guint i = 0; i < before.verdicts->len; i++)
    {
      const CuePoint *point = g_ptr_array_index (old->points, i);
      guint index = cue_judge_find_point (engine->judge, point->full_id);

      if (index != CUE_NONE)
        g_ptr_array_index (shown.verdicts, index)
            = g_steal_pointer (&g_ptr_array_index (before.verdicts, i));
      else if (g_ptr_array_index (before.verdicts, i) != NULL)
        g_ptr_array_add (gone->points, g_strdup (point->full_id));
    }
  if (before.stage != CUE_NONE)
    {
      const CueStageDef *stage
          = g_ptr_array_index (cue_pack_get_stages (self->engine->pack), before.stage);

      shown.stage = cue_judge_find_stage (engine->judge, stage->id);
      if (shown.stage == CUE_NONE)
        gone->stage = g_strdup (stage->id);
    }
  adopt_holds (&before, self->engine->pack, &shown, engine->pack, gone);
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
  adopt_shown (self, engine, gone);
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
