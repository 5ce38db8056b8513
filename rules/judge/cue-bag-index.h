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

typedef struct
{
  guint bag;
  guint milli;
} CueBagAlike;

/* Takes the bags' terms over; the bags stay the caller's. (element-type CueBag) */
CueBagIndex *cue_bag_index_new (GPtrArray *bags);
void cue_bag_index_free (CueBagIndex *self);
/* The bags that have @term, in order. */
const CueBagPosting *cue_bag_index_find (const CueBagIndex *self, guint64 term, guint *n);
/* Dice's coefficient in milli with every bag that has a term of @bag, as
 * cue_bag_similarity_milli (). (transfer full) (element-type CueBagAlike): each bag once, in no
 * order */
GArray *cue_bag_index_list_alike (const CueBagIndex *self, const CueBag *bag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueBagIndex, cue_bag_index_free)

G_END_DECLS
