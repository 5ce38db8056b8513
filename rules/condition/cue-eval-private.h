/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-expression-private.h"

G_BEGIN_DECLS

/* Most steps of one evaluation: lists inside lists can multiply. */
#define CUE_EVAL_MAX_STEPS 100000

/* Where time goes through operators that bend it, the outcome cannot be foreseen and is looked at
 * again after so long. */
#define CUE_EVAL_LOOK_AGAIN_MS 1000

/**
 * CueEval: one evaluation
 * @frames: (nullable) (element-type JsonNode): what iterators put over the data; the last is the
 * current
 * @thrown: what the last error threw
 * @values: (nullable) (element-type CueExpression JsonNode): what each expression gave, for the
 * trace; NULL values for errors
 */
struct _CueEval
{
  /* owned */
  JsonNode *data;
  GPtrArray *frames;
  JsonNode *thrown;
  /* borrowed */
  CueScope *scope;
  GHashTable *values;
  gint64 next_flip_ms;
  guint n_lines;   /* the comparison around foresees when these flip */
  gint64 later_ms; /* times are told as of so much later */
  guint steps;
};

void cue_eval_init (CueEval *self, JsonNode *data, CueScope *scope);
void cue_eval_clear (CueEval *self);

/* All return (transfer full), NULL with @error. */
JsonNode *cue_eval (CueEval *self, const CueExpression *expression, GError **error);
JsonNode *cue_eval_argument (CueEval *self, const CueExpression *call, guint i, GError **error);
GPtrArray *cue_eval_arguments (CueEval *self, const CueExpression *call, GError **error);

/* Errors are JsonLogic's: a type ("NaN", "Invalid Arguments") or what was thrown. Return NULL. */
JsonNode *cue_eval_fail (CueEval *self, const char *type, GError **error);
JsonNode *cue_eval_throw (CueEval *self, JsonNode *thrown, GError **error);

void cue_eval_push (CueEval *self, JsonNode *context, JsonNode *current);
void cue_eval_pop (CueEval *self);
JsonNode *cue_eval_get_frame (const CueEval *self, guint up);

void cue_eval_flip_at (CueEval *self, gint64 at_ms);

/* Shared values; (transfer full). Unknown is a null that makes comparisons false. */
JsonNode *cue_value_boolean (gboolean value);
JsonNode *cue_value_null (void);
JsonNode *cue_value_unknown (void);
JsonNode *cue_value_number (double value);

gboolean cue_value_is_unknown (JsonNode *value);
gboolean cue_value_is_null (JsonNode *value);
gboolean cue_value_is_string (JsonNode *value);
gboolean cue_value_is_number (JsonNode *value);
gboolean cue_value_is_truthy (JsonNode *value);
/* FALSE: not a number, nor anything that stands for one. */
gboolean cue_value_to_number (JsonNode *value, double *number);
/* The text that stands for a value in `cat`; FALSE for an object. */
gboolean cue_value_append_text (JsonNode *value, GString *out);
/* The member or element @key of @value, (transfer none), NULL when there is none. */
JsonNode *cue_value_get_member (JsonNode *value, const char *key);
char *cue_value_dup_key (JsonNode *value);
JsonNode *cue_value_find (JsonNode *value, const char *dotted);

G_END_DECLS
