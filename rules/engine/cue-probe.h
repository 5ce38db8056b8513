/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-engine.h"

G_BEGIN_DECLS

/**
 * cue_probe_new:
 *
 * An engine that plays for two packs at once: it does what @from does, and beside that it watches
 * the rules that @to has otherwise, which light nothing in it. Until one of the rules in which the
 * packs differ comes true, @to would do the very same.
 *
 * Returns: (transfer full) (nullable): %NULL when the packs differ in more than rules, or in rules
 * that mean something to more than their own lamps
 */
CueEngine *cue_probe_new (CueEngine *from, CueEngine *to);
/* Of a state that such an engine folded: did one of these rules ever come true? */
gboolean cue_probe_is_hit (const CueState *state);

G_END_DECLS
