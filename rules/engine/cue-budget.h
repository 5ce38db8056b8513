/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The agent's attention, as one conversation knows it. Every card that lights costs one of the
 * cards a minute that the agent can take, in all his conversations together. What the others have
 * spent comes in as an event; what must be said is free.
 */

#define CUE_BUDGET_WINDOW_MS (60 * 1000)
#define CUE_BUDGET_MAX_PER_MIN 1000

typedef struct
{
  GArray *spent;     /* gint64: when a card was lit here, in order, of the last minute */
  GArray *elsewhere; /* gint64: the same in the other conversations, in order */
  guint per_min;
  gboolean limited; /* FALSE: there is no budget */
} CueBudget;

void cue_budget_init (CueBudget *self);
void cue_budget_copy (CueBudget *self, const CueBudget *other);
void cue_budget_clear (CueBudget *self);

/**
 * cue_budget_set:
 * @elsewhere: (element-type gint64): times in ms, in any order; copied
 *
 * What the agent can take from now on, and what was lit for him elsewhere.
 */
void cue_budget_set (CueBudget *self, gboolean limited, guint per_min, GArray *elsewhere);

/* How many cards may still light at @now_ms; %G_MAXUINT without a budget. */
guint cue_budget_get_left (const CueBudget *self, gint64 now_ms);
/* A card was lit. Kept without a budget too: one may be set within the minute. */
void cue_budget_spend (CueBudget *self, gint64 now_ms);
/* When there is more again once what is left at @now_ms is spent, %G_MAXINT64 never. */
gint64 cue_budget_get_next_ms (const CueBudget *self, gint64 now_ms);

G_END_DECLS
