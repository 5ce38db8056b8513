/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is to be done after a conversation. Its end proposes the tasks of the pack whose condition
 * is true; the agent makes one of each or dismisses it, and may undo that. What the wrap-up settles
 * comes behind the end: an outcome may take a proposal back or bring one. Nothing else does, so
 * what was true when the conversation ended is not forgotten while it waits for its wrap-up.
 */
#include "cue-tasks.h"

#include "cue-evidence-read.h"
#include "cue-json.h"
#include "cue-step-private.h"

static const char *const LIVES[] = { "none", "proposed", "made", "dismissed" };

static const CueTaskDef *
get_def (const CueState *state, guint i)
{
  return g_ptr_array_index (cue_pack_get_tasks (state->engine->pack), i);
}

static gboolean
was_spoken_of (CueLife life)
{
  return life == CUE_LIFE_SAID || life == CUE_LIFE_PARTLY || life == CUE_LIFE_UNDECIDED
         || life == CUE_LIFE_REFUSED;
}

/* The newest offer that was spoken of and not accepted; else the newest that was only lit. */
static const char *
find_offer (const CueState *state)
{
  const char *lit = NULL;

  for (guint i = state->lamps->len; i > 0; i--)
    {
      const CueLampLife *lamp = g_ptr_array_index (state->lamps, i - 1);

      if (lamp->kind != CUE_TARGET_OFFER || lamp->n_lit == 0 || lamp->life == CUE_LIFE_ACCEPTED)
        continue;
      if (was_spoken_of (lamp->life))
        return lamp->of;
      if (lit == NULL)
        lit = lamp->of;
    }
  return lit;
}

static gboolean
is_bought (const CueHistory *history, const CueMoment *moment)
{
  for (guint i = 0; i < history->outcomes->len; i++)
    {
      const CueMark *mark = g_ptr_array_index (history->outcomes, i);
      const CueMark *last = cue_history_find_outcome (history, mark->what, moment);

      if (last != NULL && g_strcmp0 (last->value, "accepted") == 0)
        return TRUE;
    }
  return FALSE;
}

static void
reference_cb (const char *family, const char *id, const CueReferencePlace *place, gpointer asks)
{
  *(gboolean *) asks |= g_str_equal (family, "offer");
}

static gboolean
asks_for_offers (const CueCondition *condition)
{
  gboolean asks = FALSE;

  cue_condition_foreach_reference (condition, reference_cb, &asks);
  return asks;
}

CueDraft *
cue_task_tell (const CueState *state, guint task, CueTaskLife from)
{
  const CueTaskDef *def = get_def (state, task);
  CueTaskLife to = state->shown.tasks[task];
  CueDraft *body = cue_draft_new ();
  const char *offer = find_offer (state);

  cue_draft_set_string (body, "task", def->id);
  cue_draft_set_string (body, "from", LIVES[from]);
  cue_draft_set_string (body, "to", LIVES[to]);
  if (to == CUE_TASK_PROPOSED)
    cue_draft_set_int (body, "due_in_ms", def->due_in_ms);
  if (to == CUE_TASK_PROPOSED && offer != NULL)
    cue_draft_set_string (body, "offer", offer);
  return body;
}

static void
prove (CueDraft *proof, CueStep *step, const CueTaskDef *def, CueReadingScope *scope)
{
  CueEvidence evidence = cue_evidence_begin (proof);

  cue_draft_set_string (proof, "task", def->id);
  cue_draft_set_int (proof, "at_ms", step->now_ms);
  cue_evidence_prove (scope, def->when, "when", &evidence, proof);
  cue_evidence_inherit (&evidence, scope->judge, scope->reading);
  cue_evidence_store (&evidence, proof);
}

/* @scope: (nullable): in which its condition is proved */
static void
move (CueStep *step, guint task, CueTaskLife to, CueReadingScope *scope)
{
  CueTaskLife from = step->state->shown.tasks[task];
  CueDraft *body;

  step->state->shown.tasks[task] = (guint8) to;
  body = cue_task_tell (step->state, task, from);
  if (scope != NULL)
    prove (cue_draft_set_object (body, "proof"), step, get_def (step->state, task), scope);
  g_ptr_array_add (step->changes, cue_change_new ("task", body));
}

static void
judge (CueStep *step, guint task, CueReadingScope *scope, gboolean bought)
{
  const CueTaskDef *def = get_def (step->state, task);
  CueTaskLife life = step->state->shown.tasks[task];
  gboolean wanted = life == CUE_TASK_PROPOSED;

  if (life > CUE_TASK_PROPOSED)
    return;
  if (!wanted || asks_for_offers (def->when))
    wanted = cue_condition_test (def->when, &scope->scope, NULL, NULL) == CUE_TRUTH_TRUE;
  wanted = wanted && !(def->unless_bought && bought);
  if (wanted && life == CUE_TASK_NONE)
    move (step, task, CUE_TASK_PROPOSED, scope);
  else if (!wanted && life == CUE_TASK_PROPOSED)
    move (step, task, CUE_TASK_NONE, NULL);
}

static void
judge_all (CueStep *step)
{
  CueState *state = step->state;
  CueMoment moment = cue_step_moment (step);
  gboolean bought = is_bought (state->history, &moment);
  g_auto (CueReadingScope) scope;

  cue_reading_scope_init (&scope, step->engine->judge, state->reading, state->history, &moment,
                          step->now_ms);
  for (guint i = 0; i < state->shown.n_tasks; i++)
    judge (step, i, &scope, bought);
}

void
cue_tasks_judge (CueStep *step)
{
  if (step->state->closed && !step->state->quiet && step->state->shown.n_tasks > 0)
    judge_all (step);
}

void
cue_tasks_withdraw (CueStep *step)
{
  for (guint i = 0; i < step->state->shown.n_tasks; i++)
    if (step->state->shown.tasks[i] == CUE_TASK_PROPOSED)
      move (step, i, CUE_TASK_NONE, NULL);
}

void
cue_tasks_answer (CueStep *step, CueTaskLife to)
{
  const char *id = cue_json_get_string (step->body, "task", "");

  /* an answer to what is not proposed (any more) comes too late; it stays in the log */
  for (guint i = 0; i < step->state->shown.n_tasks; i++)
    if (step->state->shown.tasks[i] == CUE_TASK_PROPOSED
        && g_str_equal (get_def (step->state, i)->id, id))
      move (step, i, to, NULL);
}

void
cue_tasks_reconsider (CueStep *step)
{
  const char *id = cue_json_get_string (step->body, "task", "");

  for (guint i = 0; step->state->closed && i < step->state->shown.n_tasks; i++)
    if (step->state->shown.tasks[i] > CUE_TASK_PROPOSED
        && g_str_equal (get_def (step->state, i)->id, id))
      move (step, i, CUE_TASK_PROPOSED, NULL);
  cue_tasks_judge (step); /* what was bought since needs none */
}

GArray *
cue_state_list_tasks (const CueState *self)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (CueProposedTask));

  g_return_val_if_fail (self != NULL, tasks);

  for (guint i = 0; i < self->shown.n_tasks; i++)
    {
      CueProposedTask task = { get_def (self, i)->id, find_offer (self), self->closed_ms };

      if (self->shown.tasks[i] == CUE_TASK_PROPOSED)
        g_array_append_val (tasks, task);
    }
  return tasks;
}
