/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules that may have turned: what they say now, and what that arms. */
#include "cue-lighting-private.h"

static gboolean
channel_fits (const CueRule *rule, const CueReading *reading)
{
  if (rule->channels == NULL)
    return TRUE;
  return reading->channel != NULL
         && g_strv_contains ((const char *const *) rule->channels,
                             json_node_get_string (reading->channel));
}

/* Was one of the sets heard on the customer's turn that just came in? */
static gboolean
heard_now (const CueStep *step, GArray *phrases)
{
  const CueReading *reading = step->state->reading;

  if (step->turn == NULL || step->turn->role != CUE_ROLE_CUSTOMER)
    return FALSE;
  for (guint i = 0; i < phrases->len; i++)
    {
      guint head = cue_reading_get_head (reading, g_array_index (phrases, guint, i));

      if (head != 0
          && g_ptr_array_index (reading->turns,
                                g_array_index (reading->postings, CuePosting, head - 1).turn)
                 == step->turn)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_true (const CueState *state, guint rule)
{
  return cue_watch_state_get (&state->watch, rule) == CUE_TRUTH_TRUE;
}

gboolean
cue_lighting_is_recent (const CueLighting *self, guint rule)
{
  return is_true (self->step->state, rule)
         && heard_now (self->step, self->step->engine->rules[rule].phrases);
}

CueTruth
cue_rule_get_truth (const CueStep *step, guint rule, CueReadingScope *scope)
{
  const CueRule *def = step->engine->rules[rule].rule;
  CueTruth truth = cue_watch_state_get (&step->state->watch, rule);

  /* of a rule that sleeps only this is known, that it is not true */
  if (truth != CUE_TRUTH_FALSE || !channel_fits (def, step->state->reading))
    return truth;
  return cue_condition_test (def->when, &scope->scope, NULL, NULL);
}

static void
arm (CueState *state, const CueRulePlan *plan, gboolean armed)
{
  for (guint t = plan->first; t < plan->first + plan->n_targets; t++)
    if (cue_state_get_run (state, t)->armed != armed)
      {
        cue_state_edit_run (state, t)->armed = armed;
        if (armed)
          g_array_append_val (state->armed, t);
      }
}

static void
look_at (CueLighting *self, CueWatchPass *pass, guint rule)
{
  CueState *state = self->step->state;
  const CueRulePlan *plan = &self->step->engine->rules[rule];
  gboolean was = is_true (state, rule);
  gint64 flip_ms = G_MAXINT64;
  CueTruth truth = channel_fits (plan->rule, state->reading)
                       ? cue_watch_pass_test (pass, rule, &flip_ms)
                       : CUE_TRUTH_FALSE;

  cue_watch_pass_store (pass, rule, truth, flip_ms, FALSE);
  if (was != (truth == CUE_TRUTH_TRUE))
    arm (state, plan, !was);
}

/* New evidence for what was true already. */
static void
hear_again (CueLighting *self)
{
  CueState *state = self->step->state;
  guint rule;

  if (self->step->turn == NULL || self->step->turn->role != CUE_ROLE_CUSTOMER)
    return;
  for (guint i = 0; (rule = cue_watch_state_list (&state->watch, i)) != CUE_NONE; i++)
    if (cue_lighting_is_recent (self, rule))
      arm (state, &self->step->engine->rules[rule], TRUE);
}

void
cue_lighting_look (CueLighting *self)
{
  CueState *state = self->step->state;
  CueWatchPass pass;
  guint rule;

  cue_watch_pass_begin (&pass, self->step->engine->watch, &state->watch, &self->scope,
                        state->reading->touched[CUE_LISTENER_RULES]);
  while (cue_watch_pass_next (&pass, &rule))
    look_at (self, &pass, rule);
  cue_watch_pass_end (&pass);
  hear_again (self);
  self->flip_ms = MIN (self->flip_ms, cue_watch_state_get_flip (&state->watch));
}
