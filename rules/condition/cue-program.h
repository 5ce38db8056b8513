/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-condition.h"

G_BEGIN_DECLS

/* One node of a compiled condition. */
typedef struct _CueExpression CueExpression;

typedef enum
{
  CUE_COMPARE_SAME,
  CUE_COMPARE_NOT_SAME,
  CUE_COMPARE_EQUAL,
  CUE_COMPARE_NOT_EQUAL,
  CUE_COMPARE_LESS,
  CUE_COMPARE_LESS_EQUAL,
  CUE_COMPARE_GREATER,
  CUE_COMPARE_GREATER_EQUAL,
} CueCompare;

typedef enum
{
  CUE_STEP_ALL,    /* of the steps up to @end, in order */
  CUE_STEP_ANY,    /* the same */
  CUE_STEP_NOT,    /* the next step */
  CUE_STEP_TAG,    /* @id is lit */
  CUE_STEP_FACT,   /* the value of @id is a true one */
  CUE_STEP_NUMBER, /* the value of @id against @number */
  CUE_STEP_TEXT,   /* the value of @id against @text: SAME or NOT_SAME */
  CUE_STEP_HEARD,  /* @heard at all */
  CUE_STEP_COUNT,  /* @heard so many times against @number */
  CUE_STEP_TURNS,  /* turns of @heard->by against @number */
  CUE_STEP_STAGE,  /* @id is the stage */
  CUE_STEP_SAID,   /* point @id is said */
  CUE_STEP_WHOLE,  /* anything else: @whole tells */
} CueStepKind;

/**
 * CueProgramStep: one step of the flat form of a condition
 * @end: one past the last step that belongs to this one
 * @gate, @place: for the owner of the program, who looks up once what @id is
 * @timed: it can change by time alone
 * @written: of every leaf: what it says in full, where a value is of another type; what @whole is
 * made of
 */
typedef struct
{
  guint8 kind;    /* CueStepKind */
  guint8 compare; /* CueCompare, the asked value being left of @number or @text */
  guint8 gate;
  guint8 timed;
  guint end;
  guint place;
  guint within_turns; /* of what is heard, as are the next four */
  gint8 question;
  char by;
  char polarity;
  guint8 once;
  union
  {
    double number;
    CueExpression *whole; /* owned; of CUE_STEP_WHOLE; atomic; NULL until it is asked for */
  };
  union
  {
    gint64 within_ms; /* of what is heard */
    const char *text; /* of CUE_STEP_TEXT; borrowed, like all below, from the condition */
  };
  const char *id;
  const CueTree *written;
} CueProgramStep;

/* What a condition may follow. Families: "tag", "fact", "phrase", "point", "stage", "owns",
 * "outcome", "lit" with ids; "turns" and "silence" with a speaker; "unit"; "opened"; and "any", of
 * what is computed and may ask for anything. */
typedef void (*CueNeedFunc) (const char *family, const char *id, gpointer user_data);

/* (element-type CueProgramStep): empty. (transfer full) */
GArray *cue_program_new (void);
/* Appends the steps of the condition: and, or, not over leaves, most of which are told by a lookup
 * and a comparison without building a value. @need is called for all that it may follow. */
void cue_program_append (GArray *steps,
                         const CueCondition *condition,
                         CueNeedFunc need,
                         gpointer user_data);
void
cue_condition_foreach_need (const CueCondition *condition, CueNeedFunc need, gpointer user_data);

/* The truth of a leaf as it is written; as cue_condition_test () of a condition that is nothing
 * else. */
CueTruth cue_program_test_whole (const CueProgramStep *step, CueScope *scope, gint64 *next_flip_ms);
/* What a leaf asks about words; @phrase is not looked at. */
CueHeard cue_program_step_get_heard (const CueProgramStep *step);

/* The orders of two numbers that @compare takes: bit 0 below, 1 equal, 2 above. */
static inline guint
cue_compare_get_orders (CueCompare compare)
{
  static const guint8 orders[]
      = { [CUE_COMPARE_SAME] = 2,      [CUE_COMPARE_NOT_SAME] = 5,     [CUE_COMPARE_EQUAL] = 2,
          [CUE_COMPARE_NOT_EQUAL] = 5, [CUE_COMPARE_LESS] = 1,         [CUE_COMPARE_LESS_EQUAL] = 3,
          [CUE_COMPARE_GREATER] = 4,   [CUE_COMPARE_GREATER_EQUAL] = 6 };

  return orders[compare];
}

/* Whether @order (below, equal, above 0) of two numbers is what @compare asks. */
static inline gboolean
cue_compare_holds (CueCompare compare, int order)
{
  return cue_compare_get_orders (compare) >> (order < 0 ? 0 : order > 0 ? 2 : 1) & 1;
}

G_END_DECLS
