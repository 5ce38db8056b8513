/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-engine-private.h"

#include "cue-eligibility.h"
#include "cue-pack-edit.h"
#include "cue-state-private.h"

G_DEFINE_QUARK (cue_engine_error, cue_engine_error)
G_DEFINE_BOXED_TYPE (CueEngine, cue_engine, cue_engine_ref, cue_engine_unref)

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
  self->judge = cue_judge_new (pack, cue_model_get_answers (self->model),
                               cue_model_get_learnt_tags (self->model));
  self->sets[0] = cue_rule_set_new (self->judge, cue_pack_get_rules (pack), NULL, NULL);
  self->n_sets = 1;
  self->n_targets = self->sets[0]->targets->len;
  return self;
}

/* Numbers of the first set's rules whose place was edited. */
static GHashTable *
list_retired (const CuePack *pack, guint n_rules)
{
  GHashTable *retired = g_hash_table_new (NULL, NULL);
  guint place;

  for (guint i = 0; i < cue_pack_get_n_edits (pack); i++)
    {
      cue_pack_get_edit (pack, i, &place);
      if (place < n_rules)
        g_hash_table_add (retired, GUINT_TO_POINTER (place + 1));
    }
  return retired;
}

static CueRuleSet *
make_edited_set (CueJudge *judge, const CuePack *pack, const CueRuleSet *base)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < cue_pack_get_n_edits (pack); i++)
    {
      guint place;
      const CueRule *rule = cue_pack_get_edit (pack, i, &place);

      if (rule == NULL)
        continue;
      g_ptr_array_add (rules, (gpointer) rule);
      g_array_append_val (places, place);
    }
  return cue_rule_set_new (judge, rules, places, base);
}

/* Of @pack, which is that of @self with some rules edited. Takes @pack; NULL gives NULL. */
static CueEngine *
engine_new_edited (CueEngine *self, CuePack *pack)
{
  CueEngine *edited;

  if (pack == NULL)
    return NULL;
  edited = g_atomic_rc_box_new0 (CueEngine);
  edited->pack = pack;
  edited->model = cue_model_ref (self->model);
  edited->judge = cue_judge_new_edited (self->judge, pack);
  edited->sets[0] = cue_rule_set_ref (self->sets[0]);
  edited->sets[1] = make_edited_set (edited->judge, pack, self->sets[0]);
  edited->n_sets = 2;
  edited->n_targets = edited->sets[1]->first_target + edited->sets[1]->targets->len;
  edited->retired = list_retired (pack, self->sets[0]->n_rules);
  return edited;
}

CueEngine *
cue_engine_new_marked (CueEngine *self, GHashTable *marked)
{
  CueEngine *copy = g_atomic_rc_box_new0 (CueEngine);

  copy->pack = cue_pack_ref (self->pack);
  copy->model = cue_model_ref (self->model);
  copy->judge = cue_judge_ref (self->judge);
  for (guint i = 0; i < self->n_sets; i++)
    copy->sets[i] = cue_rule_set_ref (self->sets[i]);
  copy->retired = self->retired == NULL ? NULL : g_hash_table_ref (self->retired);
  copy->marked = g_hash_table_ref (marked);
  copy->n_sets = self->n_sets;
  copy->n_targets = self->n_targets;
  return copy;
}

CueEngine *
cue_engine_with_rule (CueEngine *self, const char *record, GPtrArray **problems)
{
  g_return_val_if_fail (self != NULL && record != NULL, NULL);

  return engine_new_edited (self, cue_pack_with_rule (self->pack, record, problems));
}

CueEngine *
cue_engine_without_rule (CueEngine *self, const char *id, GPtrArray **problems)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  return engine_new_edited (self, cue_pack_without_rule (self->pack, id, problems));
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

  for (guint i = 0; i < self->n_sets; i++)
    cue_rule_set_unref (self->sets[i]);
  g_clear_pointer (&self->retired, g_hash_table_unref);
  g_clear_pointer (&self->marked, g_hash_table_unref);
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
  const CueRuleSet *set = self->sets[target < self->sets[0]->targets->len ? 0 : 1];

  return &g_array_index (set->targets, CueTargetPlan, target - set->first_target);
}

guint
cue_engine_find_rule (const CueEngine *self, const char *id)
{
  guint rule = CUE_NONE;

  for (guint i = self->n_sets; i > 0 && rule == CUE_NONE; i--)
    rule = cue_rule_set_find (self->sets[i - 1], id);
  return rule != CUE_NONE && cue_engine_is_retired (self, rule) ? CUE_NONE : rule;
}

guint
cue_engine_find_target (const CueEngine *self, const char *rule, CueTargetKind kind, const char *of)
{
  guint index = cue_engine_find_rule (self, rule);
  const CueRulePlan *own = index != CUE_NONE ? cue_engine_get_rule (self, index) : NULL;

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

static void
tell_dark_reasons (const CueState *state, guint target, CueDraft *holds)
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
  for (guint i = 0; i < reasons->len; i++)
    cue_hold_reason_tell (g_ptr_array_index (reasons, i), holds);
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
      const CueRule *rule = cue_engine_get_rule (engine, plan->rule)->rule;
      const char *kind = cue_target_kind_to_string (plan->target->kind);
      g_autofree char *name = g_strdup_printf ("%s:%s", kind, plan->target->id);
      g_autoptr (CueDraft) proof = NULL;

      if (!g_str_equal (name, target))
        continue;
      proof = cue_draft_new ();
      cue_draft_set_string (proof, "rule", rule->id);
      cue_draft_set_int (proof, "version", rule->version);
      cue_draft_set_int (proof, "at_ms", state->at_ms);
      tell_dark_reasons (state, i, cue_draft_set_array (proof, "held_by"));
      return cue_draft_to_json (proof);
    }
  return NULL;
}

/* Why which point of a talk comes next. */
static JsonNode *
why_next (const CueState *state, const char *id)
{
  const CueLampLife *lamp = cue_state_find_lamp (state, id);
  const CueDraft *proof = lamp == NULL || lamp->next == NULL || !cue_life_is_on (lamp->life)
                              ? NULL
                              : cue_draft_get (lamp->next, "proof");

  return proof == NULL ? NULL : cue_draft_to_json (proof);
}

/* What was heard of it, even where that does not count yet. */
static JsonNode *
why_point (const CueState *state, guint point)
{
  const CueJudge *judge = state->engine->judge;
  g_autoptr (CueReading) reading = cue_reading_copy (state->reading);
  const CuePointVerdict *verdict;

  cue_said_check_follow (judge, reading, state->history, point);
  verdict = cue_reading_get_verdict (reading, point);
  return verdict == NULL ? NULL : cue_point_verdict_dup_proof (verdict);
}

JsonNode *
cue_engine_why (CueEngine *self, const CueState *state, const char *id)
{
  const CueLampLife *lamp = cue_state_find_lamp (state, id);
  guint index;

  if (g_str_has_prefix (id, CUE_WHY_NEXT))
    return why_next (state, id + strlen (CUE_WHY_NEXT));
  if (lamp != NULL)
    return lamp->proof == NULL ? NULL : cue_draft_to_json (lamp->proof);
  index = cue_judge_find_tag (state->engine->judge, id);
  if (index != CUE_NONE && cue_reading_get_tag (state->reading, index)->proof != NULL)
    return cue_draft_to_json (cue_reading_get_tag (state->reading, index)->proof);
  index = cue_judge_find_point (state->engine->judge, id);
  if (index != CUE_NONE)
    return why_point (state, index);
  return why_dark (state, id);
}
