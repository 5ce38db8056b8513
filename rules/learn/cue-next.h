/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-next-words.h"

G_BEGIN_DECLS

/* Customers' turns that are looked at. */
#define CUE_NEXT_WINDOW 8

/* Which point of a talk comes next, also of a talk that nobody has ever played: a few properties of
 * each open point, and one fixed weight for each property. See docs/learning.md. */

/* The points of a talk, read once. Immutable once finished. */
typedef struct _CueNextPlan CueNextPlan;

/* @title: (nullable): what the talk is called; who names it speaks of no point of it */
CueNextPlan *cue_next_plan_new (const char *title);
void cue_next_plan_free (CueNextPlan *self);
/* The next point in the written order. @wordings: ways of saying it, the text itself first; at
 * least one; copied. */
void cue_next_plan_add (CueNextPlan *self, const char *const *wordings);
/* Afterwards nothing is added. */
void cue_next_plan_finish (CueNextPlan *self);
guint cue_next_plan_get_n_points (const CueNextPlan *self);

typedef enum
{
  CUE_NEXT_OPEN,   /* it may be said now */
  CUE_NEXT_SAID,   /* or not needed */
  CUE_NEXT_BARRED, /* others must be said first */
} CueNextStand;

/**
 * CueNextMoment: what has been said when the choice is made
 * @now: (nullable): what the customer said since the agent spoke, or if that is nothing, before
 * @before: (nullable): what he said before that
 * @last: the point that was said last, or %G_MAXUINT
 * @stands: how each point stands
 */
typedef struct
{
  const CueNextWords *now;
  const CueNextWords *before;
  guint last;
  const CueNextStand *stands;
} CueNextMoment;

guint cue_next_n_properties (void);
const char *cue_next_property_name (guint property);

/* Of every point, in milli: cue_next_n_properties () for each; 0 of those that are not open.
 * (transfer full) (element-type gint32) */
GArray *cue_next_look (const CueNextPlan *self, const CueNextMoment *moment);
/* The fixed weight of a property, in millionths of a logarithm for each property of 1.0. */
gint32 cue_next_weight (guint property);
/* How right a point looks, in milli of a logarithm of its share. Integers only. */
gint32 cue_next_score (const gint32 *properties);

/* Why a point comes before one that stands before it. */
typedef enum
{
  CUE_NEXT_IN_ORDER,
  CUE_NEXT_ASKED,    /* the customer asks for it */
  CUE_NEXT_HEARD,    /* he speaks of it */
  CUE_NEXT_ANSWERED, /* what stands before asks for what he told already */
  CUE_NEXT_THANKED,  /* he takes leave */
  CUE_NEXT_USUAL,    /* so do talks go */
} CueNextBecause;

const char *cue_next_because_to_string (CueNextBecause because);
/* Of two points of one look: @chosen comes next, @first stands first in the written order. */
CueNextBecause cue_next_explain (const gint32 *chosen, const gint32 *first);

/* Whether the customer's words ask for just this point: half of them are words of it, or they ask
 * for a matter that it tells. */
gboolean cue_next_is_asked (const CueNextPlan *self, guint point, const CueNextWords *now);
/* The words of @said that the point has too. (transfer full) (element-type CueSpan): of the
 * original text */
GArray *cue_next_find_words (const CueNextPlan *self, guint point, const CueTokens *said);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueNextPlan, cue_next_plan_free)

G_END_DECLS
