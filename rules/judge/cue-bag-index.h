/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-bag.h"

G_BEGIN_DECLS

/* Many bags, and what each has in common with one more: cost follows the terms they share, not how
 * many bags there are. */
typedef struct _CueBagIndex CueBagIndex;

/* A term of the asked bag that a bag of the index has too. */
typedef struct
{
  guint bag;
  guint factor; /* that the term has in the bag */
} CueBagPosting;

/* Takes the bags' terms over; the bags stay the caller's. (element-type CueBag) */
CueBagIndex *cue_bag_index_new (GPtrArray *bags);
void cue_bag_index_free (CueBagIndex *self);
/* The bags that have @term, in order. */
const CueBagPosting *cue_bag_index_find (const CueBagIndex *self, guint64 term, guint *n);
/* Raises @milli, by owner, to Dice's coefficient of @bag with each bag that it has a term in common
 * with, as cue_bag_similarity_milli () gives it. @owners: of each bag of the index */
void cue_bag_index_raise_alike (const CueBagIndex *self,
                                const CueBag *bag,
                                const guint *owners,
                                guint16 *milli);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueBagIndex, cue_bag_index_free)

G_END_DECLS
