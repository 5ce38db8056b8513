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
  guint8 gate;
} CueWatchPart;

struct _CueWatch
{
  /* borrowed */
  const CueJudge *judge;
  /* owned */
  GArray *steps;       /* CueProgramStep, unit by unit */
  CueWatchPart *parts; /* by step */
  GArray *first_steps; /* guint by unit, and one more */
  GArray *gates;       /* CueGatePost, by need, kind, number or text */
  guint *first_gates;  /* by need and kind, and one more */
  GArray *lone_gates;  /* guint by unit: the step of its only gate, or CUE_NONE */
  GArray *leaves;      /* CueGatePost: every plain question to a fact, in the same order */
  guint *first_leaves; /* by need and kind, and one more */
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

typedef enum
{
  CUE_SEEN_NOTHING,
  CUE_SEEN_NUMBER,
  CUE_SEEN_TEXT,
  CUE_SEEN_OTHER,
} CueSeenKind;

/* What a fact was at the last pass. */
typedef struct
{
  double number;
  guint text; /* the first of the leaves with this text */
  guint kind; /* CueSeenKind */
} CueSeen;

static inline const CueProgramStep *
cue_watch_get_step (const CueWatch *self, guint step)
{
  return &g_array_index (self->steps, CueProgramStep, step);
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

/* cue-watch-gates.c: chooses the gates of the unit whose steps were added last; FALSE: it has none
 */
gboolean cue_watch_choose_gates (CueWatch *self, guint unit);
void cue_watch_sort_gates (CueWatch *self);
/* Notes the plain questions to facts of the unit whose steps were added last. */
void cue_watch_note_leaves (CueWatch *self, guint unit);

/* cue-watch-call.c */
/* Is one of the unit's gates true, or has it none? */
gboolean cue_watch_is_called (const CueWatch *self, guint unit, CueReadingScope *scope);

typedef void (*CueWakeFunc) (guint unit, gpointer user_data);
/* Calls @turn for each unit that is asked for with a plain question to the fact of @need whose
 * answer may have changed since the last pass; FALSE, and nothing is called, when these are more
 * than @most. To be followed by cue_watch_foreach_called (). */
gboolean cue_watch_foreach_turned (const CueWatch *self,
                                   CueWatchState *state,
                                   CueReadingScope *scope,
                                   guint need,
                                   guint most,
                                   CueWakeFunc turn,
                                   gpointer user_data);
/* Calls @wake for each unit of which a gate that follows @need is true now and may have been false
 * at the last pass. */
void cue_watch_foreach_called (const CueWatch *self,
                               CueWatchState *state,
                               CueReadingScope *scope,
                               guint need,
                               CueWakeFunc wake,
                               gpointer user_data);

G_END_DECLS
