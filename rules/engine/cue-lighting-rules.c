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

static gboolean
was_heard (const CueStep *step, guint phrase)
{
  const CueReading *reading = step->state->reading;
  guint head = cue_reading_get_head (reading, phrase);

  return head != 0
         && g_ptr_array_index (reading->turns,
                               g_array_index (reading->postings, CuePosting, head - 1).turn)
                == step->turn;
}

/* One of the sets that lit the tag, or what it asks for. */
static gboolean
was_tag_heard (const CueStep *step, guint tag)
{
  const GArray *phrases = step->engine->judge->tags[tag].phrases;

  for (guint i = 0; i < phrases->len; i++)
    if (was_heard (step, g_array_index (phrases, guint, i)))
      return TRUE;
  return FALSE;
}

/* Was a word that the rule's condition follows heard on the customer's turn that just came in? */
static gboolean
heard_now (const CueStep *step, guint rule)
{
  const CueNeeds *needs = &step->engine->judge->needs;
  const CueRuleSet *set = cue_engine_get_set (step->engine, rule);
  guint n;
  const guint *followed = cue_watch_get_needs (set->watch, rule - set->first_rule, &n);

  if (step->turn == NULL || step->turn->role != CUE_ROLE_CUSTOMER)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint tag = followed[i] - cue_needs_tag (needs, 0);
      guint phrase = followed[i] - cue_needs_phrase (needs, 0);

      if (phrase < needs->n_phrases ? was_heard (step, phrase)
                                    : tag < needs->n_tags && was_tag_heard (step, tag))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_true (const CueState *state, guint rule)
{
  return cue_state_get_truth (state, rule) == CUE_TRUTH_TRUE;
}

gboolean
cue_lighting_is_recent (const CueLighting *self, guint rule)
{
  return is_true (self->step->state, rule) && heard_now (self->step, rule);
}

CueTruth
cue_rule_get_truth (const CueStep *step, guint rule, CueReadingScope *scope)
{
  const CueRule *def = cue_engine_get_rule (step->engine, rule)->rule;
  CueTruth truth = cue_state_get_truth (step->state, rule);

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

static CueTruth
test_rule (const CueLighting *self,
           CueWatchPass *pass,
           guint unit,
           const CueRule *rule,
           gint64 *flip_ms)
{
  if (!channel_fits (rule, self->step->state->reading))
    return CUE_TRUTH_FALSE;
  return cue_watch_pass_test (pass, unit, flip_ms);
}

static void
look_at (CueLighting *self, const CueRuleSet *set, CueWatchPass *pass, guint unit)
{
  CueState *state = self->step->state;
  const CueRulePlan *plan = &set->rules[unit];
  guint rule = set->first_rule + unit;
  gboolean was = is_true (state, rule);
  gint64 flip_ms = G_MAXINT64;
  CueTruth truth = CUE_TRUTH_FALSE;

  if (!cue_engine_is_retired (self->step->engine, rule))
    truth = test_rule (self, pass, unit, plan->rule, &flip_ms);
  cue_watch_pass_store (pass, unit, truth, flip_ms, FALSE);
  if (truth == CUE_TRUTH_TRUE && cue_engine_is_marked (self->step->engine, rule))
    state->hit = TRUE;
  if (was != (truth == CUE_TRUTH_TRUE))
    arm (state, plan, !was);
}

static void
hear_again_of (CueLighting *self, const CueRuleSet *set, CueWatchState *watch)
{
  guint unit;

  for (guint i = 0; (unit = cue_watch_state_list (watch, i)) != CUE_NONE; i++)
    if (cue_lighting_is_recent (self, set->first_rule + unit))
      arm (self->step->state, &set->rules[unit], TRUE);
}

/* New evidence for what was true already. */
static void
hear_again (CueLighting *self)
{
  CueState *state = self->step->state;
  const CueEngine *engine = self->step->engine;

  if (self->step->turn == NULL || self->step->turn->role != CUE_ROLE_CUSTOMER)
    return;
  for (guint i = 0; i < engine->n_sets; i++)
    hear_again_of (self, engine->sets[i], &state->watches[i]);
}

void
cue_lighting_look (CueLighting *self)
{
  CueState *state = self->step->state;
  const CueEngine *engine = self->step->engine;
  GArray *touched = state->reading->touched[CUE_LISTENER_RULES];

  for (guint i = 0; i < engine->n_sets; i++)
    {
      CueWatchPass pass;
      guint unit;

      cue_watch_pass_begin (&pass, engine->sets[i]->watch, &state->watches[i], &self->scope,
                            touched);
      while (cue_watch_pass_next (&pass, &unit))
        look_at (self, engine->sets[i], &pass, unit);
      cue_watch_pass_end (&pass);
      self->flip_ms = MIN (self->flip_ms, cue_watch_state_get_flip (&state->watches[i]));
    }
  g_array_set_size (touched, 0);
  hear_again (self);
}
