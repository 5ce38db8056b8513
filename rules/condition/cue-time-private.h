/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-eval-private.h"

G_BEGIN_DECLS

/* `since` and `silence`: values that grow with the clock, and the times at which comparisons with
 * them flip. */

gboolean cue_time_is (const CueExpression *expression);
JsonNode *cue_time_eval (CueEval *eval, const CueExpression *time, GError **error);
void cue_time_flip (CueEval *eval,
                    const CueExpression *time,
                    double threshold,
                    gboolean reaching,
                    gboolean passing);

G_END_DECLS
