/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-change.h"
#include "cue-decision.h"

G_BEGIN_DECLS

/* What was chosen in one conversation and what came of it, read off its changes. */
typedef struct _CueDecisionLog CueDecisionLog;

CueDecisionLog *cue_decision_log_new (const char *conversation);
void cue_decision_log_free (CueDecisionLog *self);

/* Takes note of the changes of one step. (element-type CueChange) */
void cue_decision_log_watch (CueDecisionLog *self, GPtrArray *changes);

/**
 * cue_decision_log_collect:
 *
 * Of every offer that drew a place and was seen, taken, said or answered by the customer: accepted
 * is 1000, everything else 0. What nobody looked at teaches nothing and is left out.
 *
 * Returns: (transfer full) (element-type CueDecision): in order
 */
GPtrArray *cue_decision_log_collect (const CueDecisionLog *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueDecisionLog, cue_decision_log_free)

G_END_DECLS
