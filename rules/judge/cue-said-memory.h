/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-said-case.h"

G_BEGIN_DECLS

/* CueSaidMemory: what judging a turn changed, point by point, and what it depended on: the turns
 * looked at, where they stand, the offers that were lit, the language, and how far each point was
 * said before. Where all that is the same, so is what comes of it. Words filled with facts are not
 * remembered. */

/* Of the turn that @c is about. (transfer full) */
CueSaidMemory *cue_said_memory_new (const CueSaidCase *c, guint n_lit);
void cue_said_memory_free (CueSaidMemory *self); /* NULL is fine */
/* Whether it is of the same turns under the same circumstances. */
gboolean cue_said_memory_fits (const CueSaidMemory *self, const CueSaidCase *c, guint n_lit);
/* Points come in ascending order. @old: (nullable): how far it was said before; @found: (nullable):
 * what was put in its place */
void cue_said_memory_add (CueSaidMemory *self,
                          const CuePointPlan *plan,
                          const CueReading *reading,
                          const CuePointVerdict *old,
                          CuePointVerdict *found);
/* FALSE: it was not judged, or not as it stands in @reading now. @found: (out) (transfer none)
 * (nullable) */
gboolean cue_said_memory_find (const CueSaidMemory *self,
                               const CuePointPlan *plan,
                               const CueReading *reading,
                               CuePointVerdict **found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueSaidMemory, cue_said_memory_free)

G_END_DECLS
