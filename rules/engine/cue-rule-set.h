/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-judge.h"
#include "cue-watch.h"

G_BEGIN_DECLS

/* One thing that one rule may light. */
typedef struct
{
  guint rule;              /* of the engine */
  const CueTarget *target; /* borrowed */
  const CueOffer *offer;   /* borrowed: itself, or for a talk the rule's offer */
  const CueTalk *talk;     /* borrowed, or NULL */
  const CueAnswer *answer; /* borrowed, or NULL */
  guint order;             /* of the pack: by rule, then as the rule names them */
  gboolean sells;
  gboolean must; /* a talk with points that must be said */
} CueTargetPlan;

typedef struct
{
  const CueRule *rule; /* borrowed */
  guint first;         /* targets of the engine */
  guint n_targets;
} CueRulePlan;

/**
 * CueRuleSet: rules made ready for an engine
 *
 * An engine has one of all rules of its pack; where rules were edited since, the generations share
 * it, and each has a small second one with the rules that are new. Immutable.
 */
typedef struct
{
  gatomicrefcount refs;
  /* owned */
  CueJudge *judge;
  CueWatch *watch; /* of the rules' conditions */
  CueRulePlan *rules;
  GArray *targets;   /* CueTargetPlan */
  GHashTable *index; /* id, borrowed → place in @rules + 1 */
  /* plain */
  guint n_rules;
  guint first_rule; /* the engine's numbers of the first ones */
  guint first_target;
} CueRuleSet;

/* @rules: (element-type CueRule); @places: (element-type guint) (nullable): of each among those of
 * the pack, for ties; NULL: as they stand. @before: (nullable): whose numbers come before. */
CueRuleSet *cue_rule_set_new (CueJudge *judge,
                              GPtrArray *rules,
                              const GArray *places,
                              const CueRuleSet *before);
CueRuleSet *cue_rule_set_ref (CueRuleSet *self);
void cue_rule_set_unref (CueRuleSet *self);
/* The engine's number of the rule, CUE_NONE when it is not in the set. */
guint cue_rule_set_find (const CueRuleSet *self, const char *id);

G_END_DECLS
