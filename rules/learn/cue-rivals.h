/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-vocabulary.h"

G_BEGIN_DECLS

/* Where there are thousands of classes, each is learnt against those it can be taken for: the texts
 * that share its rare features. So the cost of learning grows with the texts, not with their
 * square.
 */
typedef struct _CueRivals CueRivals;

/* @vectors: (element-type CueVector), borrowed */
CueRivals *cue_rivals_new (GPtrArray *vectors, guint n_features);
void cue_rivals_free (CueRivals *self);

/**
 * cue_rivals_find:
 * @own: the texts of a class, ascending
 * @most: so many of others at most
 *
 * Returns: (transfer full) (element-type guint): @own and the others most like them, ascending
 */
GArray *cue_rivals_find (CueRivals *self, const GArray *own, guint most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueRivals, cue_rivals_free)

G_END_DECLS
