/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of the candidates of a moment is right: each has the same few properties, whole numbers in
 * milli, and a weight is learnt for each property. A candidate that was never seen is judged like
 * any other. */
typedef struct _CueChoice CueChoice;

CueChoice *cue_choice_new (guint n_properties);
void cue_choice_free (CueChoice *self);

/**
 * cue_choice_add:
 * @properties: @n_candidates rows of n_properties; copied
 * @is_right: of each candidate; at least one
 *
 * One moment to learn from.
 */
void cue_choice_add (CueChoice *self,
                     const gint32 *properties,
                     const guint8 *is_right,
                     guint n_candidates);

/**
 * cue_choice_learn:
 *
 * The conditional logit (McFadden 1974): the weights w under which the shares of exp (w·x) of the
 * right candidates are greatest, against ½|w|², every property measured in its deviations. Found by
 * @rounds steps over all moments with AdaGrad's step (Duchi, Hazan & Singer 2011); doubles with
 * + − × / √ in a fixed order.
 */
void cue_choice_learn (CueChoice *self, guint rounds);

/* How right a candidate looks, in milli of a logarithm of its share; only differences within one
 * moment tell. Integers only. */
gint32 cue_choice_score (const CueChoice *self, const gint32 *properties);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueChoice, cue_choice_free)

G_END_DECLS
