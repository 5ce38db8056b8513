/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"
#include "cue-json.h"

/*
 * Evaluation: arguments only when their operator asks for them, so what stands in a branch not
 * taken does not happen, not even its error.
 *
 * Frames are the data and what iterators and `try` lay over it. Each lays two: a context ({"index":
 * 0}) and the current item, so {"val": [[1], "index"]} climbs one level and {"val": [[2], "name"]}
 * reaches the data outside.
 */

void
cue_eval_init (CueEval *self, JsonNode *data, CueScope *scope)
{
  *self = (CueEval){ .scope = scope, .next_flip_ms = G_MAXINT64 };
  self->data = data != NULL ? json_node_ref (data) : cue_value_null ();
}

void
cue_eval_clear (CueEval *self)
{
  g_clear_pointer (&self->data, json_node_unref);
  g_clear_pointer (&self->frames, g_ptr_array_unref);
  g_clear_pointer (&self->thrown, json_node_unref);
}

/* Lays @context and @current (both transfer none) over the data. */
void
cue_eval_push (CueEval *self, JsonNode *context, JsonNode *current)
{
  if (self->frames == NULL)
    self->frames = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_ptr_array_add (self->frames, json_node_ref (context));
  g_ptr_array_add (self->frames, json_node_ref (current));
}

void
cue_eval_pop (CueEval *self)
{
  g_ptr_array_set_size (self->frames, (int) self->frames->len - 2);
}

/* The frame @up levels above the current; NULL above the data. */
JsonNode *
cue_eval_get_frame (const CueEval *self, guint up)
{
  guint n = self->frames != NULL ? self->frames->len : 0;

  if (up < n)
    return g_ptr_array_index (self->frames, n - 1 - up);
  return up == n ? self->data : NULL;
}

/* The truth can change at @at_ms, if that is still to come. */
void
cue_eval_flip_at (CueEval *self, gint64 at_ms)
{
  if (self->scope != NULL && at_ms > self->scope->now_ms)
    self->next_flip_ms = MIN (self->next_flip_ms, at_ms);
}

static const char *
get_thrown_type (JsonNode *thrown)
{
  if (JSON_NODE_HOLDS_OBJECT (thrown))
    return cue_json_get_string (json_node_get_object (thrown), "type", "Error");
  return cue_value_is_string (thrown) ? json_node_get_string (thrown) : "Error";
}

/* @thrown (transfer none) becomes what the next `try` argument sees. */
JsonNode *
cue_eval_throw (CueEval *self, JsonNode *thrown, GError **error)
{
  json_node_ref (thrown);
  g_clear_pointer (&self->thrown, json_node_unref);
  self->thrown = thrown;
  g_set_error_literal (error, CUE_CONDITION_ERROR, CUE_CONDITION_ERROR_VALUE,
                       get_thrown_type (thrown));
  return NULL;
}

JsonNode *
cue_eval_fail (CueEval *self, const char *type, GError **error)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) thrown = cue_json_new_object (object);

  json_object_set_string_member (object, "type", type);
  return cue_eval_throw (self, thrown, error);
}

static JsonNode *
eval_list (CueEval *self, const CueExpression *expression, GError **error)
{
  g_autoptr (JsonArray) array = json_array_sized_new (expression->arguments->len);

  for (guint i = 0; i < expression->arguments->len; i++)
    {
      JsonNode *element = cue_eval (self, expression->arguments->at[i], error);

      if (element == NULL)
        return NULL;
      json_array_add_element (array, element);
    }
  return cue_json_new_array (g_steal_pointer (&array));
}

static JsonNode *
eval_kind (CueEval *self, const CueExpression *expression, GError **error)
{
  switch (expression->kind)
    {
    case CUE_EXPRESSION_CONSTANT:
      return json_node_ref (expression->constant);
    case CUE_EXPRESSION_LIST:
      return eval_list (self, expression, error);
    case CUE_EXPRESSION_CALL:
      return expression->op->apply (self, expression, error);
    default:
      g_assert_not_reached ();
    }
}

/* The value of @expression; remembered when a trace is kept. */
JsonNode *
cue_eval (CueEval *self, const CueExpression *expression, GError **error)
{
  JsonNode *value;

  if (++self->steps > CUE_EVAL_MAX_STEPS)
    return cue_eval_fail (self, "Too Many Steps", error);

  value = eval_kind (self, expression, error);
  if (self->values != NULL)
    g_hash_table_insert (self->values, (gpointer) expression,
                         value != NULL ? json_node_ref (value) : NULL);
  return value;
}

JsonNode *
cue_eval_argument (CueEval *self, const CueExpression *call, guint i, GError **error)
{
  const CueExpression *argument = cue_expression_get_argument (call, i);

  return argument != NULL ? cue_eval (self, argument, error) : cue_value_null ();
}

static void
spread (GPtrArray *into, JsonArray *array)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (into, json_node_ref (json_array_get_element (array, i)));
}

/* (element-type JsonNode): all arguments; {"max": {"val": "list"}} takes the elements of the list.
 */
GPtrArray *
cue_eval_arguments (CueEval *self, const CueExpression *call, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (guint i = 0; i < call->arguments->len; i++)
    {
      g_autoptr (JsonNode) value = cue_eval (self, call->arguments->at[i], error);

      if (value == NULL)
        return NULL;
      if (!call->listed && JSON_NODE_HOLDS_ARRAY (value))
        spread (values, json_node_get_array (value));
      else
        g_ptr_array_add (values, g_steal_pointer (&value));
    }
  if (values->len < call->op->min || values->len > call->op->max)
    {
      cue_eval_fail (self, "Invalid Arguments", error);
      return NULL;
    }
  return g_steal_pointer (&values);
}
