/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-holds.h"

G_BEGIN_DECLS

/**
 * cue_eligibility_check:
 * @clauses: (nullable): gets {"clause":…,"ok":…,"why"?} for every clause, passed or not, for the
 * proof
 *
 * May this customer have this offer? Its dates, what he owns and refused, `excludes`, `requires`
 * and every `fit` clause. Appends a reason for each that fails; the first is the main one.
 */
void cue_eligibility_check (const CueOffer *offer,
                            CueReadingScope *scope,
                            GPtrArray *reasons,
                            CueDraft *clauses,
                            gint64 *next_flip_ms);

G_END_DECLS
