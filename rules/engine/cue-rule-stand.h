/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-state.h"

G_BEGIN_DECLS

/* How far a rule came, by the best of what it may light. */
typedef enum
{
  CUE_RULE_DARK,
  CUE_RULE_HELD,
  CUE_RULE_BEATEN, /* held only because others have the places */
  CUE_RULE_LIT,
} CueRuleStand;

CueRuleStand cue_state_get_rule_stand (const CueState *self, const char *rule);
/* Of a rule that is beaten: what has the place, by its proof. (transfer full) (nullable) */
char *cue_state_dup_rule_rival (const CueState *self, const char *rule);

G_END_DECLS
