/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-watch.h"

G_BEGIN_DECLS

/* How the leaf of a gate may come to be true. */
typedef enum
{
  CUE_GATE_PLAIN,   /* whenever its need changes */
  CUE_GATE_RISING,  /* the fact rises over its number */
  CUE_GATE_FALLING, /* or falls below it */
  CUE_GATE_EQUAL,   /* or comes to be it */
  CUE_GATE_TEXT,    /* or this text */
  CUE_GATE_N,
} CueGateKind;

/* What a fact may be. */
typedef enum
{
  CUE_SEEN_NOTHING,
  CUE_SEEN_NUMBER,
  CUE_SEEN_TEXT,
  CUE_SEEN_OTHER,
} CueSeenKind;

/* A unit sleeps, and is false, until a leaf of it that must be true is. */
typedef struct
{
  union
  {
    double number;
    const char *text; /* borrowed */
  };
  guint need;
  guint unit;
  guint step;
  guint8 kind;   /* CueGateKind */
  guint8 orders; /* of a number, as cue_compare_get_orders () */
  guint8 steady; /* the unit follows the leaf, up or down, and no clock */
} CueGatePost;

/* Sorted by need, kind, and number or text. */
typedef struct
{
  GArray *posts; /* CueGatePost */
  guint *first;  /* by need and kind, and one more; once sorted */
} CuePosts;

/* Plain questions to facts stand in two lists. */
typedef enum
{
  CUE_LEAVES_MIXED,   /* of units that ask for more, or under a "not" */
  CUE_LEAVES_FACTUAL, /* of factual units */
  CUE_LEAVES_N,
} CueLeaves;

/* Instead of a gate's step: the unit asks plain questions to facts and nothing else, each of which
 * can only make it true by becoming true. It sleeps while it is false, whatever its parts are, and
 * is looked at when one of them turns and the whole with it. */
#define CUE_FACTUAL (CUE_NONE - 1)

/* The part of an "and" that is true most seldom, beside the leaf of a post: it often saves looking
 * up the unit. */
typedef struct
{
  union
  {
    double number;
    guint text; /* the first of the factual leaves with it */
  };
  guint fact;
  guint8 kind; /* CueSeenKind: of which type the fact must be; %CUE_SEEN_NOTHING: there is none */
  guint8 orders;
  guint8 last; /* there is no third part */
} CueOther;

/* What a test reads of a step, which is little: thousands are tested for one fact. */
typedef struct
{
  union
  {
    double number;
    const char *text; /* borrowed */
  };
  guint place;   /* of a leaf: what it asks for; of others: one past their last step */
  guint8 kind;   /* CueStepKind */
  guint8 orders; /* of a comparison, as cue_compare_get_orders () */
  guint8 gate : 1;
  guint8 flat : 1;    /* has nothing under it but plain questions to facts */
  guint8 factual : 1; /* is the whole of a factual unit */
} CueWatchPart;

struct _CueWatch
{
  /* borrowed */
  const CueJudge *judge;
  /* owned */
  GArray *steps;       /* CueProgramStep, unit by unit */
  CueWatchPart *parts; /* by step */
  GArray *first_steps; /* guint by unit, and one more */
  CuePosts gates;
  CuePosts leaves[CUE_LEAVES_N]; /* every plain question to a fact */
  CueOther *others;              /* by factual leaf */
  GArray *lone_gates;  /* guint by unit: the step of its only gate, CUE_FACTUAL, or CUE_NONE */
  GArray *needs;       /* guint, unit by unit */
  GArray *uses;        /* guint: how often the unit asks for each of these but in plain questions */
  GArray *first_needs; /* by unit, and one more */
  guint *users;        /* units that use it, need by need */
  guint *first_users;  /* by need, and one more */
  GArray *sleepless;   /* guint: units without a gate */
  GArray *restless;    /* guint: units that may follow anything */
};

typedef struct
{
  gint64 flip_ms;
  guint unit;
  guint8 unsteady; /* its flip depends on when it was asked: it is looked at in every pass */
} CueLook;

typedef struct
{
  gint64 at_ms;
  guint unit;
} CueFlip;

/* What a fact was at the last pass. */
typedef struct
{
  double number;
  guint texts[CUE_LEAVES_N]; /* the first of the leaves with this text */
  guint64 kind;              /* CueSeenKind */
} CueSeen;

/* A need that was touched, and of a fact what it was and what it is. */
typedef struct
{
  /* borrowed */
  const CueWatch *watch;
  CueWatchState *state;
  CueReadingScope *scope;
  const CueFactSlot *slot; /* NULL: not a fact */
  /* values */
  guint need;
  guint fact; /* or CUE_NONE */
  CueSeen was;
  CueSeen now;
} CueTouch;

/* Is a number like this one of a part's orders? Without a branch, for which way it goes nobody can
 * foretell. */
static inline gboolean
cue_orders_hold (guint orders, double number, double bound)
{
  return orders >> (1u + (number > bound) - (number < bound)) & 1;
}

static inline const CueProgramStep *
cue_watch_get_step (const CueWatch *self, guint step)
{
  return &g_array_index (self->steps, CueProgramStep, step);
}

/* Is it a plain question to a fact? */
static inline gboolean
cue_watch_asks_fact (const CueProgramStep *step)
{
  return (step->kind == CUE_STEP_FACT || step->kind == CUE_STEP_NUMBER
          || step->kind == CUE_STEP_TEXT)
         && step->place != CUE_NONE;
}

/* The whole condition of the unit. */
static inline const CueWatchPart *
cue_watch_get_root (const CueWatch *self, guint unit)
{
  return &self->parts[g_array_index (self->first_steps, guint, unit)];
}

/* 4 × place + truth. */
static inline guint
cue_watch_state_get_both (const CueWatchState *self, guint unit)
{
  return *(const guint *) cue_blocks_get_sized (&self->places, unit, sizeof (guint));
}

/* Place of the unit's look + 1; 0: it sleeps. */
static inline guint
cue_watch_state_get_place (const CueWatchState *self, guint unit)
{
  return cue_watch_state_get_both (self, unit) >> 2;
}

/* cue-watch-test.c */
/* All steps are in. */
void cue_watch_make_parts (CueWatch *self);
CueTruth cue_watch_test_step (const CueWatch *self,
                              guint step,
                              CueReadingScope *scope,
                              gint64 *next_flip_ms);

/* cue-watch-gates.c, all of the unit whose steps were added last */
/* Is it nothing but "and" and "or" over plain questions to facts? */
gboolean cue_watch_is_factual (const CueWatch *self, guint unit);
/* FALSE: it has none. */
gboolean cue_watch_choose_gates (CueWatch *self, guint unit);
/* Notes its plain questions to facts. */
void cue_watch_note_leaves (CueWatch *self, guint unit, CueLeaves list);
void cue_watch_sort_posts (CueWatch *self);
/* All posts are sorted. */
void cue_watch_choose_others (CueWatch *self);

/* cue-watch-seen.c */
typedef struct
{
  guint first;
  guint end;
} CuePostRange;

#define CUE_MOST_RANGES 6

/* Posts that stand in a few stretches. */
typedef struct
{
  CuePostRange ranges[CUE_MOST_RANGES];
  guint n;
  guint n_posts;
} CuePostRanges;

/* What the fact is now is what the next pass compares with. */
void cue_touch_begin (CueTouch *self,
                      const CueWatch *watch,
                      CueWatchState *state,
                      CueReadingScope *scope,
                      guint need);
/* The first of the leaves of @need with @text; one past the last of the need: there is none. */
guint cue_posts_find_text (const CuePosts *self, guint need, const char *text);
/* Those of the leaves whose answer may have changed since the last pass. */
CuePostRanges cue_touch_list_turned (const CueTouch *self, CueLeaves leaves);
/* The gates that may be true now and may have been false at the last pass. */
CuePostRanges cue_touch_list_called (const CueTouch *self);

/* cue-watch-call.c */
/* Is one of the unit's gates true, or has it none? */
gboolean cue_watch_is_called (const CueWatch *self, guint unit, CueReadingScope *scope);

typedef void (*CueWakeFunc) (guint unit, gpointer user_data);
/* Calls @turn for each unit that is asked for with a plain question to the fact whose answer may
 * have changed since the last pass; FALSE, and nothing is called, when these are more than @most.
 */
gboolean
cue_touch_foreach_turned (const CueTouch *self, guint most, CueWakeFunc turn, gpointer user_data);
/* Calls @turn for each factual unit that may have turned with the fact. */
void cue_touch_foreach_factual (const CueTouch *self, CueWakeFunc turn, gpointer user_data);
/* Calls @wake for each unit that sleeps and of which a gate is true now and may have been false at
 * the last pass. */
void cue_touch_foreach_called (const CueTouch *self, CueWakeFunc wake, gpointer user_data);

G_END_DECLS
