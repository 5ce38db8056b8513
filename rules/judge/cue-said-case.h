/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-reading.h"
#include "cue-said-plan.h"

G_BEGIN_DECLS

/* What the agent's turns show for one point; only for the said-check. */

#define CUE_SAID_WINDOW 6
/* So often one key is looked at in one turn: a turn of nothing but numbers must not cost more. */
#define CUE_SAID_MOST_LOOKS 256

typedef enum
{
  CUE_GRADE_NONE,
  CUE_GRADE_DENIED, /* under a negation, or somebody else's words */
  CUE_GRADE_WEAK,   /* a bare number that would fit */
  CUE_GRADE_ASKED,  /* in a question */
  CUE_GRADE_PLAIN,
} CueGrade;

typedef struct
{
  CueGrade grade;
  const CueTurn *turn;
  CueSpan span;
  guint first;
  guint end;
  gboolean negated;
} CueSaidEvidence;

/* What is known while one point is judged. */
typedef struct
{
  const CueSaidCheck *check;
  const CueReading *reading;
  const CueTurn *turn; /* the newest */
  const CuePointPlan *plan;
  const CueTurn *window[CUE_SAID_WINDOW]; /* newest first */
  guint n_window;
  GArray *values[CUE_MAX_GROUPS];       /* gint64 micro: what each number group may equal */
  CueSaidEvidence best[CUE_MAX_GROUPS]; /* in the window */
  CueSaidEvidence now[CUE_MAX_GROUPS];  /* in the newest turn */
} CueSaidCase;

/* Looks for every key group in the newest turn, and where it is missing there in the older ones. */
void cue_said_gather (CueSaidCase *c);
/* How many of the groups were heard at least so well. */
guint cue_said_count (const CueSaidEvidence *evidence, guint n, CueGrade at_least);

G_END_DECLS
