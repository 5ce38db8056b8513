/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-said-check.h"

G_BEGIN_DECLS

/* The said-check's prepared data and its small questions to the text; only for cue-said-check.c. */

#define CUE_MAX_GROUPS 16

/* A wording that is a number ("60GB"): any way to say the same number counts. */
typedef struct
{
  CueUnit unit;
  gint64 value_micro;
} CueNumberWording;

typedef struct
{
  gboolean is_number;
  guint set;          /* in the book of keys, when it is words */
  gboolean negatable; /* the point itself says it with a "not": 不会再额外收费 */
  GArray *numbers;    /* CueNumberWording */
  char **any;         /* borrowed */
  const char *number; /* borrowed: "20" or "{{offer.delta}}" */
  char *variable;     /* its name, where the number is nothing but one */
  gboolean fixed;     /* the number is @value_micro whatever is lit */
  gint64 value_micro;
  CueUnit unit;
} CueGroupPlan;

typedef struct
{
  const CuePoint *point; /* borrowed */
  const CueTalk *talk;   /* borrowed */
  guint index;
  CueGroupPlan groups[CUE_MAX_GROUPS];
  guint n_groups;
  guint never;       /* set, or CUE_NONE */
  guint units;       /* a bit for each unit in which a number may touch it */
  gboolean asks;     /* the point itself is a question */
  gboolean steers;   /* a condition of the pack asks whether it was said */
  GPtrArray *rules;  /* CueRule, borrowed: those that light its talk */
  GPtrArray *offers; /* CueOffer, borrowed: those that these rules light */
} CuePointPlan;

const CuePointPlan *cue_said_check_get_plan (const CueSaidCheck *self, guint point);
/* The point that a set of wordings is of; CUE_NONE for an offer's title. */
guint cue_said_check_get_owner (const CueSaidCheck *self, guint set);

/* Appends every value (gint64 micro) that number group @group may mean; none when it is a hole. */
void cue_said_resolve (const CuePointPlan *plan,
                       guint group,
                       const CueJudge *judge,
                       const CueReading *reading,
                       const CueHistory *history,
                       const CueMoment *moment,
                       GArray *values);

/* Whether the words ask rather than state: "…20 yuan more, is that all right?" states. */
gboolean cue_said_asks (const CueTokens *tokens, guint first, guint end);
/* A number that is named only to compare: 原价 129 元, instead of 129 yuan. */
gboolean cue_said_is_aside (const CueTokens *tokens, const CueNumber *number);

/* "20", "1299.5" → micro. FALSE when it is no plain decimal. */
gboolean cue_said_parse_decimal (const char *text, gint64 *value_micro);

G_END_DECLS
