/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-step-private.h"

G_BEGIN_DECLS

/* What the answer search found stands behind what rules light. */
#define CUE_ORDER_FOUND 0x80000000u

/* What could be lit now. */
typedef struct
{
  /* borrowed */
  const char *of;
  CueLampLife *lamp; /* NULL: it is dark */
  /* owned */
  GPtrArray *reasons; /* CueHoldReason: why not */
  CueDraft *choice;   /* among whom an offer got a free place, and how probably; or NULL */
  /* values */
  CueTargetKind kind;
  guint target; /* CUE_NONE: from the answer search */
  guint order;  /* breaks ties */
  CueScore score;
  guint likeness_milli; /* of the answer search */
  guint beaten_by;
  gboolean dropped; /* another rule's candidate for the same thing goes */
  gboolean contends;
  gboolean wins;
} Candidate;

/* One look at all rules. */
typedef struct
{
  /* borrowed */
  CueStep *step;
  /* owned */
  CueReadingScope scope;
  CueHoldsNow holds;
  GArray *candidates; /* Candidate */
  GArray *hits;       /* CueAnswerHit of this turn, or NULL */
  /* values */
  gint64 flip_ms;
} CueLighting;

/* cue-lighting-rules.c: looks at the rules that may have turned, and arms their targets */
void cue_lighting_look (CueLighting *self);
/* The rule speaks, and was spoken of on the very turn that came in. */
gboolean cue_lighting_is_recent (const CueLighting *self, guint rule);

/* cue-lighting-targets.c */
/* Nothing is damped until it is found to be again. */
void cue_lighting_forget_damped (CueState *state);
void cue_lighting_add_targets (CueLighting *self, gboolean sayings);
gboolean cue_lighting_is_saying (CueTargetKind kind);
gboolean cue_lighting_was_declined (const CueState *state, CueTargetKind kind, const char *of);
guint cue_lighting_count_tags (const CueLighting *self, GStrv tags);

/* cue-lighting-budget.c */
/* Who asks for more than the agent can take now gets the reason `budget`. */
void cue_lighting_keep_to_budget (CueLighting *self);

/* cue-lighting-ranking.c */
/* Adds what was learnt to the offers' scores; the weak get the reason `weak`. */
void cue_lighting_rank (CueLighting *self);
/* Who of @contenders, candidates @who, gets the free ones of @places. */
void cue_lighting_draw (CueLighting *self, GArray *contenders, const GArray *who, guint places);

/* cue-lighting-answers.c */
void cue_lighting_find_answers (CueLighting *self);
void cue_lighting_add_answers (CueLighting *self);

G_END_DECLS
