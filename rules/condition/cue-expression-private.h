/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-arena.h"
#include "cue-condition.h"
#include "cue-forest.h"
#include "cue-operators.h"
#include "cue-program.h"

G_BEGIN_DECLS

typedef struct _CueOperator CueOperator;
typedef struct _CueEval CueEval;
typedef struct _CueExpression CueExpression;

typedef enum
{
  CUE_EXPRESSION_CONSTANT,
  CUE_EXPRESSION_LIST,
  CUE_EXPRESSION_CALL,
} CueExpressionKind;

/* Of a list or call. */
typedef struct
{
  guint len;
  CueExpression *at[];
} CueArguments;

/**
 * CueExpression: one node of a compiled condition; a tree of them lies in one arena
 * @constant: the value of a constant; NULL in a tree that is only looked at
 * @written: what stands in the logic; for a call its arguments
 * @arguments: of a list or call; NULL for a call whose operator reads its arguments itself
 * @listed: the arguments were written as a list, {"+": [1]} and not {"+": 1}
 * @timed: there is a time in it; @line: and it grows evenly with the clock
 * @id: what a talk operator asks for
 * @heard: of `says` and `count_within`
 * @place: which element of its list or argument of its call it is; CUE_NO_PLACE when there is none
 * to tell
 * @next: of a constant the next one of the tree, of the root the first
 * @arena: of the root; owned
 */
struct _CueExpression
{
  CueExpressionKind kind;
  gboolean listed;
  gboolean timed;
  gboolean line;
  CueHeard heard;
  guint place;
  /* owned */
  JsonNode *constant;
  CueArena *arena;
  /* borrowed */
  CueArguments *arguments;
  CueExpression *next;
  const CueExpression *parent;
  const CueTree *written;
  const char *name; /* of a call, as written */
  const char *id;
  const CueOperator *op;
};

typedef JsonNode *(*CueOperatorFunc) (CueEval *eval, const CueExpression *self, GError **error);
typedef gboolean (*CueOperatorCheck) (CueExpression *self, GError **error);

typedef enum
{
  CUE_OPERATOR_LISTED = 1 << 0, /* the arguments must be written as a list */
  CUE_OPERATOR_RAW = 1 << 1,    /* @check reads the arguments; they are no logic */
  CUE_OPERATOR_TIME = 1 << 2,   /* its value is now minus some time */
  CUE_OPERATOR_BODY = 1 << 3,   /* the second argument is evaluated for each item */
} CueOperatorFlags;

/**
 * CueOperator: one row of the table
 * @min: fewest arguments; @max: most
 * @names: (nullable): the family of what its id names in a pack (cue-condition-references.c)
 * @follows: (nullable): what of a conversation may turn it (cue-needs.c)
 * @check: (nullable): what else must hold at compile time
 * @apply: the value; (transfer full)
 * @say_en: the sentence, "{0}" is an argument, "{*}" all of them; @not_en: its negation or NULL
 */
struct _CueOperator
{
  CueOperatorInfo info;
  guint min;
  guint max;
  CueOperatorFlags flags;
  const char *names;
  const char *follows;
  CueOperatorCheck check;
  CueOperatorFunc apply;
  const char *say_en;
  const char *say_zh;
  const char *not_en;
  const char *not_zh;
};

#define CUE_ANY_NUMBER G_MAXUINT
#define CUE_NO_PLACE G_MAXUINT

/* Each family ends with a row without a name. */
extern const CueOperator CUE_OPERATORS_LOGIC[];
extern const CueOperator CUE_OPERATORS_COMPARE[];
extern const CueOperator CUE_OPERATORS_NUMBER[];
extern const CueOperator CUE_OPERATORS_TEXT[];
extern const CueOperator CUE_OPERATORS_LIST[];
extern const CueOperator CUE_OPERATORS_CONTROL[];
extern const CueOperator CUE_OPERATORS_TALK[];

const CueOperator *cue_operator_find (const char *name);

/* cue-needs.c: calls @func for all that it may follow */
void cue_expression_foreach_need (const CueExpression *self, CueNeedFunc func, gpointer user_data);
/* @logic: in a block that outlives the expression */
CueExpression *cue_expression_new (const CueTree *logic, GError **error);
/* The same for who does not evaluate it: its constants have no values. */
CueExpression *cue_expression_new_to_look_at (const CueTree *logic, GError **error);
void cue_expression_free (CueExpression *self);
/* What is in @slot, or else that of @logic, which was read before, made now and put there; several
 * threads may ask at once. (transfer none) */
const CueExpression *cue_expression_make_once (CueExpression **slot, const CueTree *logic);
gboolean cue_expression_fail (const CueExpression *self,
                              GError **error,
                              const char *below,
                              const char *format,
                              ...) G_GNUC_PRINTF (4, 5);
const CueExpression *cue_expression_get_argument (const CueExpression *self, guint i);
gboolean cue_expression_is_null (const CueExpression *self);
gboolean cue_expression_is_call (const CueExpression *self, const char *name);
/* The text of a constant, and the fact that {"fact": id} or {"var": id} asks for; NULL of anything
 * else. */
const char *cue_expression_get_text (const CueExpression *self);
const char *cue_expression_get_fact (const CueExpression *self);
guint cue_expression_count_arguments (const CueExpression *self);

/* Compiled when it is asked for the first time. */
const CueExpression *cue_condition_get_root (const CueCondition *self);

/* The one text of {"tag": "x"} or {"tag": ["x"]}, @arguments being what stands behind the name;
 * NULL for anything else. */
const char *cue_expression_read_id (const CueTree *arguments);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueExpression, cue_expression_free)

G_END_DECLS
