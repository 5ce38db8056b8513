/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-eval-private.h"

G_BEGIN_DECLS

/* `since` and `silence`: values that grow with the clock, and the times at which comparisons with
 * them flip. */

gboolean cue_time_is (const CueExpression *expression);
/* Sets `timed` and `line` once the arguments have theirs. */
void cue_time_learn (CueExpression *self);
JsonNode *cue_time_eval (CueEval *eval, const CueExpression *time);
/* The value of a line; @per_ms: how fast it grows, untouched when it is not known. */
JsonNode *
cue_time_eval_line (CueEval *eval, const CueExpression *line, double *per_ms, GError **error);
/* @gap: left minus right, which grows by @per_ms. @reaching: the comparison changes when it comes
 * to be 0; @passing: when it leaves 0 */
void cue_time_flip (CueEval *eval, double gap, double per_ms, gboolean reaching, gboolean passing);

G_END_DECLS
