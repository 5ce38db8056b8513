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

/* Arguments that the operator reads itself, as they are written. */
static JsonArray *
trace_raw (const CueExpression *expression)
{
  JsonArray *arguments = json_array_new ();
  guint n
      = expression->listed ? json_array_get_length (json_node_get_array (expression->constant)) : 1;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *value = expression->listed
                            ? json_array_get_element (json_node_get_array (expression->constant), i)
                            : expression->constant;
      JsonObject *clause = json_object_new ();

      json_object_set_member (clause, "value", cue_json_without_floats (value));
      json_array_add_object_element (arguments, clause);
    }
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

typedef struct
{
  CueReferenceFunc func;
  gpointer user_data;
} References;

typedef struct
{
  const char *op;
  const char *family;
} Family;

static const Family FAMILIES[] = {
  { "tag", "tag" },    { "fact", "fact" },   { "says", "phrase" }, { "count_within", "phrase" },
  { "said", "point" }, { "stage", "stage" }, { "owns", "offer" },  { "outcome", "offer" },
  { "lit", "rule" },
};

static void
report_id (const References *references, const CueExpression *call)
{
  const char *id = call->id;

  for (guint i = 0; i < G_N_ELEMENTS (FAMILIES); i++)
    if (g_str_equal (call->op->info.name, FAMILIES[i].op))
      references->func (FAMILIES[i].family, id, call->path, references->user_data);
  if ((call->op->flags & CUE_OPERATOR_TIME) != 0 && g_str_has_prefix (id, "tag:"))
    references->func ("tag", id + strlen ("tag:"), call->path, references->user_data);
  if ((call->op->flags & CUE_OPERATOR_TIME) != 0 && g_str_has_prefix (id, "lit:"))
    references->func ("rule", id + strlen ("lit:"), call->path, references->user_data);
}

/* A written name of `var` or `missing` is a fact, unless the conversation itself has it. */
static void
report_name (const References *references, const CueExpression *name)
{
  static const char *const OWN[] = { "", "channel", "lang", "stage", NULL };

  if (name->kind == CUE_EXPRESSION_CONSTANT && cue_value_is_string (name->constant)
      && !g_strv_contains (OWN, json_node_get_string (name->constant)))
    references->func ("fact", json_node_get_string (name->constant), name->path,
                      references->user_data);
}

static void
report_names (const References *references, const CueExpression *call, gboolean in_body)
{
  const CueExpression *list = cue_expression_get_argument (call, 1);

  if (g_str_equal (call->op->info.name, "var") && !in_body && call->arguments->len > 0)
    report_name (references, cue_expression_get_argument (call, 0));
  if (g_str_equal (call->op->info.name, "missing") && !in_body)
    for (guint i = 0; i < call->arguments->len; i++)
      report_name (references, cue_expression_get_argument (call, i));
  if (g_str_equal (call->op->info.name, "missing_some") && !in_body && list != NULL
      && list->kind == CUE_EXPRESSION_LIST)
    for (guint i = 0; i < list->arguments->len; i++)
      report_name (references, cue_expression_get_argument (list, i));
}

static void
report_value (const References *references, const char *fact, const CueExpression *value)
{
  const char *text = cue_expression_get_text (value);
  g_autofree char *id = NULL;

  if (value->kind == CUE_EXPRESSION_LIST)
    for (guint i = 0; i < value->arguments->len; i++)
      report_value (references, fact, g_ptr_array_index (value->arguments, i));
  if (text == NULL || *text == '\0')
    return;
  id = g_strconcat (fact, "=", text, NULL);
  references->func ("value", id, value->path, references->user_data);
}

/* Texts beside a fact in a comparison, or a list that has it. */
static void
report_values (const References *references, const CueExpression *call)
{
  if (!g_str_equal (call->op->info.family, "compare") && !cue_expression_is_call (call, "in"))
    return;
  for (guint i = 0; i < call->arguments->len; i++)
    {
      const char *fact = cue_expression_get_fact (g_ptr_array_index (call->arguments, i));

      if (fact != NULL && i > 0)
        report_value (references, fact, g_ptr_array_index (call->arguments, i - 1));
      if (fact != NULL && i + 1 < call->arguments->len)
        report_value (references, fact, g_ptr_array_index (call->arguments, i + 1));
    }
}

/* @in_body: inside the body of an iterator, where `var` reads the item */
static void
report (const References *references, const CueExpression *expression, gboolean in_body)
{
  gboolean is_call = expression->kind == CUE_EXPRESSION_CALL;

  if (is_call && expression->id != NULL)
    report_id (references, expression);
  if (expression->arguments == NULL)
    return;
  if (is_call)
    report_names (references, expression, in_body);
  if (is_call && !in_body)
    report_values (references, expression);
  for (guint i = 0; i < expression->arguments->len; i++)
    report (references, g_ptr_array_index (expression->arguments, i),
            in_body || (is_call && i == 1 && (expression->op->flags & CUE_OPERATOR_BODY) != 0));
}

/**
 * cue_condition_foreach_reference:
 * @func: called for each id that the condition asks for, in the order of writing; maybe more than
 * once for one
 */
void
cue_condition_foreach_reference (const CueCondition *self,
                                 CueReferenceFunc func,
                                 gpointer user_data)
{
  g_return_if_fail (self != NULL && func != NULL);

  References references = { func, user_data };
  report (&references, cue_condition_get_root (self), FALSE);
}
