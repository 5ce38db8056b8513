/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-engine.h"
#include "cue-rule-set.h"

G_BEGIN_DECLS

/* The rules of the pack as it was read, and of those that were edited since. */
#define CUE_MOST_RULE_SETS 2

struct _CueEngine
{
  /* owned */
  CuePack *pack;
  CueModel *model;
  CueJudge *judge;
  CueRuleSet *sets[CUE_MOST_RULE_SETS];
  GHashTable
      *retired;       /* rules of the first set that are others now, or gone: number + 1; or NULL */
  GHashTable *marked; /* of a probe: rules in which the packs differ: number + 1; or NULL */
  /* plain */
  guint n_sets;
  guint n_targets;
};

static inline const CueRuleSet *
cue_engine_get_set (const CueEngine *self, guint rule)
{
  return self->sets[rule < self->sets[0]->n_rules ? 0 : 1];
}

static inline const CueRulePlan *
cue_engine_get_rule (const CueEngine *self, guint rule)
{
  const CueRuleSet *set = cue_engine_get_set (self, rule);

  return &set->rules[rule - set->first_rule];
}

static inline gboolean
cue_engine_is_retired (const CueEngine *self, guint rule)
{
  return self->retired != NULL
         && g_hash_table_contains (self->retired, GUINT_TO_POINTER (rule + 1));
}

static inline gboolean
cue_engine_is_marked (const CueEngine *self, guint rule)
{
  return self->marked != NULL && g_hash_table_contains (self->marked, GUINT_TO_POINTER (rule + 1));
}

/* The same with these rules marked: a state remembers that one of them came true. */
CueEngine *cue_engine_new_marked (CueEngine *self, GHashTable *marked);
/* The rule of this id that counts now, or CUE_NONE. */
guint cue_engine_find_rule (const CueEngine *self, const char *id);
const CueTargetPlan *cue_engine_get_target (const CueEngine *self, guint target);
/* By rule, kind and id; CUE_NONE when the pack has no such target. */
guint cue_engine_find_target (const CueEngine *self,
                              const char *rule,
                              CueTargetKind kind,
                              const char *of);

G_END_DECLS
