/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-rule-set.h"

/* No rule lights more: so the places of the pack's targets follow from that of their rule. */
#define MOST_TARGETS 8

static const CueOffer *
offer_of_rule (const CuePack *pack, const CueRule *rule)
{
  for (guint i = 0; i < rule->n_light; i++)
    {
      const CueTarget *target = &rule->light[i];

      if (target->kind == CUE_TARGET_OFFER)
        return cue_pack_find_offer (pack, target->id);
    }
  return NULL;
}

static gboolean
has_must_points (const CueTalk *talk)
{
  for (guint i = 0; i < talk->points->len; i++)
    if (((CuePoint *) g_ptr_array_index (talk->points, i))->must)
      return TRUE;
  return FALSE;
}

static void
plan_target (CueRuleSet *self, const CueRule *rule, CueTargetPlan *plan)
{
  const CuePack *pack = self->judge->pack;
  const CueTarget *target = plan->target;

  switch (target->kind)
    {
    case CUE_TARGET_OFFER:
      plan->offer = cue_pack_find_offer (pack, target->id);
      plan->sells = TRUE;
      break;
    case CUE_TARGET_TALK:
      plan->talk = cue_pack_find_talk (pack, target->id);
      plan->offer = offer_of_rule (pack, rule);
      plan->sells = plan->talk->sells;
      plan->must = !plan->sells && has_must_points (plan->talk);
      break;
    case CUE_TARGET_ANSWER:
    default:
      plan->answer = cue_pack_find_answer (pack, target->id);
      break;
    }
}

static void
plan_rule (CueRuleSet *self, guint i, const CueRule *rule, guint place)
{
  CueRulePlan *plan = &self->rules[i];

  plan->rule = rule;
  plan->first = self->first_target + self->targets->len;
  plan->n_targets = rule->n_light;
  g_hash_table_insert (self->index, rule->id, GUINT_TO_POINTER (i + 1));
  for (guint k = 0; k < plan->n_targets; k++)
    {
      CueTargetPlan target = { 0 };

      target.rule = self->first_rule + i;
      target.target = &rule->light[k];
      target.order = place * MOST_TARGETS + k;
      plan_target (self, rule, &target);
      g_array_append_val (self->targets, target);
    }
}

static void
watch_rules (CueRuleSet *self)
{
  const guint opened = CUE_NEED_OPENED;
  g_autoptr (GArray) channel = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (channel, opened);
  self->watch = cue_watch_new (self->judge);
  for (guint i = 0; i < self->n_rules; i++)
    {
      const CueRule *rule = self->rules[i].rule;

      cue_watch_add (self->watch, rule->when, NULL, rule->channels == NULL ? NULL : channel);
    }
  cue_watch_finish (self->watch);
}

CueRuleSet *
cue_rule_set_new (CueJudge *judge, GPtrArray *rules, const GArray *places, const CueRuleSet *before)
{
  CueRuleSet *self = g_new0 (CueRuleSet, 1);

  g_atomic_ref_count_init (&self->refs);
  self->judge = cue_judge_ref (judge);
  self->n_rules = rules->len;
  self->first_rule = before == NULL ? 0 : before->first_rule + before->n_rules;
  self->first_target = before == NULL ? 0 : before->first_target + before->targets->len;
  self->rules = g_new0 (CueRulePlan, rules->len + 1);
  self->targets = g_array_new (FALSE, FALSE, sizeof (CueTargetPlan));
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < rules->len; i++)
    plan_rule (self, i, g_ptr_array_index (rules, i),
               places == NULL ? i : g_array_index (places, guint, i));
  watch_rules (self);
  return self;
}

CueRuleSet *
cue_rule_set_ref (CueRuleSet *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
cue_rule_set_unref (CueRuleSet *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->rules);
  cue_watch_free (self->watch);
  g_hash_table_unref (self->index);
  g_array_unref (self->targets);
  cue_judge_unref (self->judge);
  g_free (self);
}

guint
cue_rule_set_find (const CueRuleSet *self, const char *id)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, id));

  return found == 0 ? CUE_NONE : self->first_rule + found - 1;
}
