/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"
#include "cue-json.h"

/*
 * Why a condition holds: every clause with its value. Numbers that are not whole are written as
 * texts, since a trace becomes part of a proof, and proofs hold no floating point.
 */

static JsonNode *trace (CueEval *eval, const CueExpression *expression);

static void
set_value (CueEval *eval, const CueExpression *expression, JsonObject *clause)
{
  gpointer value;

  if (expression->kind == CUE_EXPRESSION_CONSTANT)
    json_object_set_member (clause, "value", cue_json_without_floats (expression->constant));
  else if (!g_hash_table_lookup_extended (eval->values, expression, NULL, &value))
    json_object_set_boolean_member (clause, "skipped", TRUE);
  else if (value == NULL)
    json_object_set_boolean_member (clause, "error", TRUE);
  else
    json_object_set_member (clause, "value", cue_json_without_floats (value));
}

static JsonArray *
trace_arguments (CueEval *eval, const CueExpression *expression)
{
  JsonArray *arguments = json_array_new ();

  for (guint i = 0; i < expression->arguments->len; i++)
    json_array_add_element (arguments, trace (eval, g_ptr_array_index (expression->arguments, i)));
  return arguments;
}

static void
add_raw (JsonArray *arguments, const CueTree *written)
{
  g_autoptr (JsonNode) value = cue_tree_to_json (written);
  JsonObject *clause = json_object_new ();

  json_object_set_member (clause, "value", cue_json_without_floats (value));
  json_array_add_object_element (arguments, clause);
}

/* Arguments that the operator reads itself, as they are written. */
static JsonArray *
trace_raw (const CueExpression *expression)
{
  JsonArray *arguments = json_array_new ();
  CueTreeIter iter;
  const CueTree *element;

  if (!expression->listed)
    {
      add_raw (arguments, expression->written);
      return arguments;
    }
  cue_tree_iter_init (&iter, expression->written);
  while (cue_tree_iter_next (&iter, NULL, &element))
    add_raw (arguments, element);
  return arguments;
}

static JsonNode *
trace (CueEval *eval, const CueExpression *expression)
{
  JsonObject *clause = json_object_new ();

  set_value (eval, expression, clause);
  if (expression->kind == CUE_EXPRESSION_CALL)
    {
      json_object_set_string_member (clause, "op", expression->op->info.name);
      json_object_set_array_member (clause, "args",
                                    expression->arguments != NULL
                                        ? trace_arguments (eval, expression)
                                        : trace_raw (expression));
    }
  return cue_json_new_object (clause);
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
 *
 * Tests the condition and keeps what every clause gave: {"op", "args", "value"}; a clause that was
 * not needed has "skipped": true, one that failed "error": true, and the root then "message". In
 * the body of an iterator the last item is what is seen.
 *
 * Returns: (transfer full): an object whose numbers are integers
 */
JsonNode *
cue_condition_trace (const CueCondition *self, CueScope *scope)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (NULL, NULL, NULL, clear_value);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = NULL;
  JsonNode *traced;
  CueEval eval;

  g_return_val_if_fail (self != NULL && scope != NULL, NULL);

  cue_eval_init (&eval, NULL, scope);
  eval.values = values;
  value = cue_eval (&eval, cue_condition_get_root (self), &error);
  traced = trace (&eval, cue_condition_get_root (self));
  if (error != NULL)
    json_object_set_string_member (json_node_get_object (traced), "message", error->message);
  cue_eval_clear (&eval);
  return traced;
}
