/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-time-private.h"

#define MAX_EXACT 9007199254740992.0 /* 2^53 */

gboolean
cue_time_is (const CueExpression *expression)
{
  return expression != NULL && expression->kind == CUE_EXPRESSION_CALL
         && (expression->op->flags & CUE_OPERATOR_TIME) != 0;
}

/* When it happened, -1 for never. */
static gint64
get_start (CueEval *eval, const CueExpression *time)
{
  CueScope *scope = eval->scope;

  if (scope == NULL || scope->klass->since == NULL)
    return -1;
  return scope->klass->since (scope, time->id);
}

/* Milliseconds since, without a flip: the comparison around it knows better when. */
JsonNode *
cue_time_eval (CueEval *eval, const CueExpression *time, GError **error)
{
  gint64 start = get_start (eval, time);
  JsonNode *value = start < 0 ? cue_value_unknown ()
                              : cue_value_number ((double) (eval->scope->now_ms - start));

  if (eval->values != NULL)
    g_hash_table_insert (eval->values, (gpointer) time, json_node_ref (value));
  return value;
}

/* @reaching: the comparison changes when @time comes to be at least @threshold; @passing: when it
 * comes to be more */
void
cue_time_flip (CueEval *eval,
               const CueExpression *time,
               double threshold,
               gboolean reaching,
               gboolean passing)
{
  gint64 start = get_start (eval, time);
  gint64 whole;

  if (start < 0 || threshold >= MAX_EXACT || threshold < 0)
    return;
  whole = (gint64) threshold;
  if (reaching)
    cue_eval_flip_at (eval, start + whole + ((double) whole < threshold ? 1 : 0));
  if (passing)
    cue_eval_flip_at (eval, start + whole + 1);
}
