/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-engine-private.h"

#include "cue-eligibility.h"
#include "cue-json.h"
#include "cue-state-private.h"

G_DEFINE_QUARK (cue_engine_error, cue_engine_error)
G_DEFINE_BOXED_TYPE (CueEngine, cue_engine, cue_engine_ref, cue_engine_unref)

/* Entry → its place in the pack + 1. */
static void
add_places (GHashTable *places, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (places, g_ptr_array_index (entries, i), GUINT_TO_POINTER (i + 1));
}

static guint
place_of (GHashTable *places, gconstpointer entry)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, entry));

  return place == 0 ? CUE_NONE : place - 1;
}

static const CueOffer *
offer_of_rule (const CuePack *pack, const CueRule *rule)
{
  for (guint i = 0; i < rule->light->len; i++)
    {
      const CueTarget *target = g_ptr_array_index (rule->light, i);

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
plan_target (CueEngine *self, GHashTable *places, guint rule, const CueTarget *target)
{
  const CueRule *def = self->rules[rule].rule;
  CueTargetPlan plan = { 0 };

  plan.rule = rule;
  plan.order = self->targets->len;
  plan.target = target;
  switch (target->kind)
    {
    case CUE_TARGET_OFFER:
      plan.offer = cue_pack_find_offer (self->pack, target->id);
      plan.index = place_of (places, plan.offer);
      plan.sells = TRUE;
      break;
    case CUE_TARGET_TALK:
      plan.talk = cue_pack_find_talk (self->pack, target->id);
      plan.offer = offer_of_rule (self->pack, def);
      plan.sells = plan.talk->sells;
      plan.must = !plan.sells && has_must_points (plan.talk);
      break;
    case CUE_TARGET_ANSWER:
    default:
      plan.answer = cue_pack_find_answer (self->pack, target->id);
      plan.index = place_of (places, plan.answer);
      break;
    }
  g_array_append_val (self->targets, plan);
}

static void
plan_rules (CueEngine *self)
{
  GPtrArray *rules = cue_pack_get_rules (self->pack);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  add_places (places, cue_pack_get_offers (self->pack));
  add_places (places, cue_pack_get_answers (self->pack));
  self->n_rules = rules->len;
  self->rules = g_new0 (CueRulePlan, rules->len + 1);
  for (guint i = 0; i < rules->len; i++)
    {
      CueRulePlan *plan = &self->rules[i];

      plan->rule = g_ptr_array_index (rules, i);
      g_hash_table_insert (self->rule_index, plan->rule->id, GUINT_TO_POINTER (i + 1));
      plan->phrases = g_array_new (FALSE, FALSE, sizeof (guint));
      cue_judge_collect_phrases (self->judge, plan->rule->when, plan->phrases);
      plan->first = self->targets->len;
      plan->n_targets = plan->rule->light->len;
      for (guint k = 0; k < plan->n_targets; k++)
        plan_target (self, places, i, g_ptr_array_index (plan->rule->light, k));
    }
}

static void
watch_rules (CueEngine *self)
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

/**
 * cue_engine_new:
 * @model: (nullable): %NULL takes the one that was sealed with @pack, or trains it here, which
 * gives the same one on every machine
 *
 * Compiles a pack; may take a while with a large one, so make it off the main thread.
 */
CueEngine *
cue_engine_new (CuePack *pack, CueModel *model)
{
  CueEngine *self = g_atomic_rc_box_new0 (CueEngine);

  self->pack = cue_pack_ref (pack);
  self->model = model != NULL ? cue_model_ref (model) : cue_model_new_for_pack (pack, NULL, NULL);
  self->judge
      = cue_judge_new (pack, cue_model_get_idf (self->model), cue_model_get_answers (self->model));
  self->targets = g_array_new (FALSE, FALSE, sizeof (CueTargetPlan));
  self->rule_index = g_hash_table_new (g_str_hash, g_str_equal);
  plan_rules (self);
  watch_rules (self);
  return self;
}

CueEngine *
cue_engine_ref (CueEngine *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
engine_clear (gpointer data)
{
  CueEngine *self = data;

  for (guint i = 0; i < self->n_rules; i++)
    g_array_unref (self->rules[i].phrases);
  g_free (self->rules);
  cue_watch_free (self->watch);
  g_hash_table_unref (self->rule_index);
  g_array_unref (self->targets);
  cue_judge_unref (self->judge);
  cue_model_unref (self->model);
  cue_pack_unref (self->pack);
}

void
cue_engine_unref (CueEngine *self)
{
  g_atomic_rc_box_release_full (self, engine_clear);
}

CuePack *
cue_engine_get_pack (const CueEngine *self)
{
  return self->pack;
}

CueModel *
cue_engine_get_model (const CueEngine *self)
{
  return self->model;
}

const CueTargetPlan *
cue_engine_get_target (const CueEngine *self, guint target)
{
  return &g_array_index (self->targets, CueTargetPlan, target);
}

guint
cue_engine_find_target (const CueEngine *self, const char *rule, CueTargetKind kind, const char *of)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->rule_index, rule));
  const CueRulePlan *own = index > 0 ? &self->rules[index - 1] : NULL;

  for (guint i = 0; own != NULL && i < own->n_targets; i++)
    {
      const CueTarget *target = cue_engine_get_target (self, own->first + i)->target;

      if (target->kind == kind && g_str_equal (target->id, of))
        return own->first + i;
    }
  return CUE_NONE;
}

CueState *
cue_engine_begin (CueEngine *self, const char *conversation)
{
  return cue_state_new (self, conversation);
}

static JsonArray *
list_dark_reasons (const CueState *state, guint target)
{
  const CueTargetPlan *plan = cue_engine_get_target (state->engine, target);
  const CueMoment now = { G_MAXINT64, state->at_ms, FALSE };
  g_autoptr (GPtrArray) reasons = cue_hold_reasons_new ();
  g_auto (CueReadingScope) scope;
  gint64 flip_ms = G_MAXINT64;

  cue_reading_scope_init (&scope, state->engine->judge, state->reading, state->history, &now,
                          state->at_ms);
  if (plan->target->kind == CUE_TARGET_OFFER)
    cue_eligibility_check (plan->offer, &scope, reasons, NULL, &flip_ms);
  cue_hold_reasons_add (reasons, cue_state_get_run (state, target)->damped, NULL);
  return cue_hold_reasons_to_json (reasons);
}

/* Why "talk:upgrade" stays dark though its rule speaks for it. */
static JsonNode *
why_dark (const CueState *state, const char *target)
{
  const CueEngine *engine = state->engine;

  for (guint n = 0; n < state->damped->len; n++)
    {
      guint i = g_array_index (state->damped, guint, n);
      const CueTargetPlan *plan = cue_engine_get_target (engine, i);
      const CueRule *rule = engine->rules[plan->rule].rule;
      const char *kind = cue_target_kind_to_string (plan->target->kind);
      g_autofree char *name = g_strdup_printf ("%s:%s", kind, plan->target->id);
      JsonObject *proof;

      if (!g_str_equal (name, target))
        continue;
      proof = json_object_new ();
      json_object_set_string_member (proof, "rule", rule->id);
      json_object_set_int_member (proof, "version", rule->version);
      json_object_set_int_member (proof, "at_ms", state->at_ms);
      json_object_set_array_member (proof, "held_by", list_dark_reasons (state, i));
      return cue_json_new_object (proof);
    }
  return NULL;
}

JsonNode *
cue_engine_why (CueEngine *self, const CueState *state, const char *id)
{
  const CueLampLife *lamp = cue_state_find_lamp (state, id);
  guint index;

  if (lamp != NULL)
    return lamp->proof == NULL ? NULL : json_node_copy (lamp->proof);
  index = cue_judge_find_tag (state->engine->judge, id);
  if (index != CUE_NONE && cue_reading_get_tag (state->reading, index)->proof != NULL)
    return json_node_copy (cue_reading_get_tag (state->reading, index)->proof);
  index = cue_judge_find_point (state->engine->judge, id);
  if (index != CUE_NONE)
    {
      const CuePointVerdict *verdict = cue_reading_get_verdict (state->reading, index);

      return verdict == NULL ? NULL : json_node_copy (verdict->proof);
    }
  return why_dark (state, id);
}
