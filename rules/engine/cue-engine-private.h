/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-engine.h"
#include "cue-judge.h"
#include "cue-watch.h"

G_BEGIN_DECLS

/* One thing that one rule may light. */
typedef struct
{
  guint rule;              /* index in the pack */
  const CueTarget *target; /* borrowed */
  const CueOffer *offer;   /* borrowed: itself, or for a talk the rule's offer */
  const CueTalk *talk;     /* borrowed, or NULL */
  const CueAnswer *answer; /* borrowed, or NULL */
  guint order;             /* of the pack: by rule, then as the rule names them */
  guint index;             /* of the offer or answer in the pack */
  gboolean sells;
  gboolean must; /* a talk with points that must be said */
} CueTargetPlan;

typedef struct
{
  const CueRule *rule; /* borrowed */
  GArray *phrases;     /* guint: sets that `when` listens for */
  guint first;         /* targets */
  guint n_targets;
} CueRulePlan;

struct _CueEngine
{
  /* owned */
  CuePack *pack;
  CueModel *model;
  CueJudge *judge;
  CueWatch *watch; /* of the rules' conditions */
  CueRulePlan *rules;
  GArray *targets;        /* CueTargetPlan */
  GHashTable *rule_index; /* id, borrowed → index + 1 */
  guint n_rules;
};

const CueTargetPlan *cue_engine_get_target (const CueEngine *self, guint target);
/* By rule, kind and id; CUE_NONE when the pack has no such target. */
guint cue_engine_find_target (const CueEngine *self,
                              const char *rule,
                              CueTargetKind kind,
                              const char *of);

G_END_DECLS
