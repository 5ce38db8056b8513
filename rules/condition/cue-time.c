/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-time-private.h"

/*
 * When does a comparison flip by time alone? A time grows by one each millisecond. Sums of times,
 * and products with what stands still, grow evenly too: they are lines, told at compile time. The
 * rate of a line is found by asking for its value a while later; where the two sides of a
 * comparison meet follows from their values and rates. Anything else that time goes through is
 * looked at again every second.
 */

#define MAX_EXACT 9007199254740992.0 /* 2^53 */
#define LATER_MS (1 << 30)
/* Rates that are no whole numbers are rounded: better a look too early than one too late. */
#define CAUTION 1e-9

gboolean
cue_time_is (const CueExpression *expression)
{
  return expression != NULL && expression->kind == CUE_EXPRESSION_CALL
         && (expression->op->flags & CUE_OPERATOR_TIME) != 0;
}

static guint
count_timed (const CueExpression *call)
{
  guint n = 0;

  for (guint i = 0; i < call->arguments->len; i++)
    n += call->arguments->at[i]->timed;
  return n;
}

static gboolean
all_timed_are_lines (const CueExpression *call)
{
  for (guint i = 0; i < call->arguments->len; i++)
    {
      const CueExpression *argument = call->arguments->at[i];

      if (argument->timed && !argument->line)
        return FALSE;
    }
  return TRUE;
}

void
cue_time_learn (CueExpression *self)
{
  const CueExpression *first = cue_expression_get_argument (self, 0);
  guint n;

  self->timed = self->line = cue_time_is (self);
  if (self->arguments == NULL)
    return;
  n = count_timed (self);
  self->timed = n > 0;
  if (n == 0 || !all_timed_are_lines (self))
    return;
  self->line = cue_expression_is_call (self, "+") || cue_expression_is_call (self, "-")
               || (cue_expression_is_call (self, "*") && n == 1)
               || (cue_expression_is_call (self, "/") && n == 1 && first->timed
                   && self->arguments->len > 1);
}

static void
look_again (CueEval *eval)
{
  eval->scope->unsteady = TRUE;
  cue_eval_flip_at (eval, eval->scope->now_ms + CUE_EVAL_LOOK_AGAIN_MS);
}

/* Milliseconds since it happened. */
JsonNode *
cue_time_eval (CueEval *eval, const CueExpression *time)
{
  CueScope *scope = eval->scope;
  gint64 start
      = scope == NULL || scope->klass->since == NULL ? -1 : scope->klass->since (scope, time->id);

  if (start < 0)
    return cue_value_unknown ();
  if (eval->n_lines == 0)
    look_again (eval);
  return cue_value_number ((double) (scope->now_ms - start + eval->later_ms));
}

/* What the line will be a while later, without a trace. */
static gboolean
look_ahead (CueEval *eval, const CueExpression *line, double *number)
{
  g_autoptr (JsonNode) value = NULL;
  g_autoptr (JsonNode) thrown = g_steal_pointer (&eval->thrown);
  GHashTable *values = g_steal_pointer (&eval->values);

  eval->later_ms = LATER_MS;
  value = cue_eval (eval, line, NULL);
  eval->later_ms = 0;
  eval->values = values;
  g_clear_pointer (&eval->thrown, json_node_unref);
  eval->thrown = g_steal_pointer (&thrown);
  return value != NULL && cue_value_to_number (value, number);
}

JsonNode *
cue_time_eval_line (CueEval *eval, const CueExpression *line, double *per_ms, GError **error)
{
  JsonNode *value;
  double now;
  double later;

  eval->n_lines++;
  value = cue_eval (eval, line, error);
  if (value != NULL && !cue_value_is_unknown (value))
    {
      if (cue_time_is (line))
        *per_ms = 1;
      else if (cue_value_to_number (value, &now) && look_ahead (eval, line, &later))
        *per_ms = (later - now) / LATER_MS;
      else
        look_again (eval);
    }
  eval->n_lines--;
  return value;
}

void
cue_time_flip (CueEval *eval, double gap, double per_ms, gboolean reaching, gboolean passing)
{
  double wait_ms = per_ms == 0 ? -1 : -gap / per_ms;
  gint64 whole;

  /* 0 itself has the sign of what was divided */
  if (!(wait_ms >= 0) || wait_ms >= MAX_EXACT)
    return;
  if (per_ms != 1 && per_ms != -1)
    {
      eval->scope->unsteady = TRUE;
      whole = (gint64) (wait_ms - wait_ms * CAUTION);
      cue_eval_flip_at (eval, eval->scope->now_ms + MAX (whole, 1));
      return;
    }
  whole = (gint64) wait_ms;
  if (reaching)
    cue_eval_flip_at (eval, eval->scope->now_ms + whole + ((double) whole < wait_ms ? 1 : 0));
  if (passing)
    cue_eval_flip_at (eval, eval->scope->now_ms + whole + 1);
}
