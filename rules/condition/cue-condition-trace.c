/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"

/*
 * Why a condition holds: every clause with its value. Numbers that are not whole are written as
 * texts, since a trace becomes part of a proof, and proofs hold no floating point.
 */

static void trace (CueEval *eval, const CueExpression *expression, CueDraft *clause);

static void
set_value (CueEval *eval, const CueExpression *expression, CueDraft *clause)
{
  gpointer value;

  if (expression->kind == CUE_EXPRESSION_CONSTANT)
    cue_draft_set_json (clause, "value", expression->constant);
  else if (!g_hash_table_lookup_extended (eval->values, expression, NULL, &value))
    cue_draft_set_boolean (clause, "skipped", TRUE);
  else if (value == NULL)
    cue_draft_set_boolean (clause, "error", TRUE);
  else
    cue_draft_set_json (clause, "value", value);
}

static void
trace_arguments (CueEval *eval, const CueExpression *expression, CueDraft *arguments)
{
  for (guint i = 0; i < expression->arguments->len; i++)
    trace (eval, expression->arguments->at[i], cue_draft_add_object (arguments));
}

static void
add_raw (CueDraft *arguments, const CueTree *written)
{
  g_autoptr (JsonNode) value = cue_tree_to_json (written);

  cue_draft_set_json (cue_draft_add_object (arguments), "value", value);
}

/* Arguments that the operator reads itself, as they are written. */
static void
trace_raw (const CueExpression *expression, CueDraft *arguments)
{
  CueTreeIter iter;
  const CueTree *element;

  if (!expression->listed)
    {
      add_raw (arguments, expression->written);
      return;
    }
  cue_tree_iter_init (&iter, expression->written);
  while (cue_tree_iter_next (&iter, NULL, &element))
    add_raw (arguments, element);
}

static void
trace (CueEval *eval, const CueExpression *expression, CueDraft *clause)
{
  CueDraft *arguments;

  set_value (eval, expression, clause);
  if (expression->kind != CUE_EXPRESSION_CALL)
    return;
  cue_draft_set_string (clause, "op", expression->op->info.name);
  arguments = cue_draft_set_array (clause, "args");
  if (expression->arguments != NULL)
    trace_arguments (eval, expression, arguments);
  else
    trace_raw (expression, arguments);
}

static void
clear_value (gpointer value)
{
  if (value != NULL)
    json_node_unref (value);
}

/**
 * cue_condition_trace:
 * @scope: the conversation
 * @clause: an object without members, for what the whole condition gave
 *
 * Tests the condition and keeps what every clause gave: {"op", "args", "value"}; a clause that was
 * not needed has "skipped": true, one that failed "error": true, and the root then "message". In
 * the body of an iterator the last item is what is seen.
 */
void
cue_condition_trace (const CueCondition *self, CueScope *scope, CueDraft *clause)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (NULL, NULL, NULL, clear_value);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = NULL;
  CueEval eval;

  g_return_if_fail (self != NULL && scope != NULL && clause != NULL);

  cue_eval_init (&eval, NULL, scope);
  eval.values = values;
  value = cue_eval (&eval, cue_condition_get_root (self), &error);
  trace (&eval, cue_condition_get_root (self), clause);
  if (error != NULL)
    cue_draft_set_string (clause, "message", error->message);
  cue_eval_clear (&eval);
}
