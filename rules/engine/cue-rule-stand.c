/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-rule-stand.h"

#include "cue-holds.h"
#include "cue-state-private.h"

static CueRuleStand
stand_of (const CueLampLife *lamp)
{
  const CueHoldReason *reason;

  if (cue_life_is_on (lamp->life))
    return CUE_RULE_LIT;
  if (lamp->life != CUE_LIFE_HELD || lamp->reasons == NULL)
    return CUE_RULE_DARK;
  reason = g_ptr_array_index (lamp->reasons, 0);
  if (lamp->reasons->len == 1
      && (g_str_equal (reason->hold, CUE_REASON_BEATEN)
          || g_str_equal (reason->hold, CUE_REASON_CROWDED)))
    return CUE_RULE_BEATEN;
  return CUE_RULE_HELD;
}

static const CueLampLife *
find_best (const CueState *self, const char *rule)
{
  const CueLampLife *best = NULL;

  for (guint i = self->first_open; i < self->lamps->len; i++)
    {
      const CueLampLife *lamp = g_ptr_array_index (self->lamps, i);

      if (lamp->target != CUE_NONE && g_str_equal (lamp->rule, rule)
          && (best == NULL || stand_of (lamp) > stand_of (best)))
        best = lamp;
    }
  return best;
}

CueRuleStand
cue_state_get_rule_stand (const CueState *self, const char *rule)
{
  const CueLampLife *best = find_best (self, rule);

  return best == NULL ? CUE_RULE_DARK : stand_of (best);
}

char *
cue_state_dup_rule_rival (const CueState *self, const char *rule)
{
  const CueLampLife *lamp = find_best (self, rule);
  const CueDraft *beat
      = lamp == NULL || lamp->proof == NULL ? NULL : cue_draft_get (lamp->proof, "beat");

  return beat == NULL ? NULL
                      : g_strdup (cue_draft_get_string (cue_draft_get_first (beat), "of", NULL));
}
