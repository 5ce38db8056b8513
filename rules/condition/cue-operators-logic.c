/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"

/* and, or, not, choices: only the arguments that decide are evaluated. */

/* The first argument whose truth is @stop, else the last one. */
static JsonNode *
apply_until (CueEval *eval, const CueExpression *self, gboolean stop, GError **error)
{
  g_autoptr (JsonNode) value = cue_value_boolean (FALSE);

  for (guint i = 0; i < self->arguments->len; i++)
    {
      json_node_unref (value);
      value = cue_eval_argument (eval, self, i, error);
      if (value == NULL || cue_value_is_truthy (value) == stop)
        break;
    }
  return g_steal_pointer (&value);
}

static JsonNode *
apply_and (CueEval *eval, const CueExpression *self, GError **error)
{
  return apply_until (eval, self, FALSE, error);
}

static JsonNode *
apply_or (CueEval *eval, const CueExpression *self, GError **error)
{
  return apply_until (eval, self, TRUE, error);
}

static JsonNode *
apply_truth (CueEval *eval, const CueExpression *self, gboolean wanted, GError **error)
{
  g_autoptr (JsonNode) value = cue_eval_argument (eval, self, 0, error);

  return value != NULL ? cue_value_boolean (cue_value_is_truthy (value) == wanted) : NULL;
}

static JsonNode *
apply_not (CueEval *eval, const CueExpression *self, GError **error)
{
  return apply_truth (eval, self, FALSE, error);
}

static JsonNode *
apply_is (CueEval *eval, const CueExpression *self, GError **error)
{
  return apply_truth (eval, self, TRUE, error);
}

static JsonNode *
apply_if (CueEval *eval, const CueExpression *self, GError **error)
{
  guint i = 0;

  for (; i + 1 < self->arguments->len; i += 2)
    {
      g_autoptr (JsonNode) value = cue_eval_argument (eval, self, i, error);

      if (value == NULL)
        return NULL;
      if (cue_value_is_truthy (value))
        return cue_eval_argument (eval, self, i + 1, error);
    }
  return cue_eval_argument (eval, self, i, error);
}

static JsonNode *
apply_coalesce (CueEval *eval, const CueExpression *self, GError **error)
{
  for (guint i = 0; i < self->arguments->len; i++)
    {
      g_autoptr (JsonNode) value = cue_eval_argument (eval, self, i, error);

      if (value == NULL || !cue_value_is_null (value))
        return g_steal_pointer (&value);
    }
  return cue_value_null ();
}

const CueOperator CUE_OPERATORS_LOGIC[] = {
  { .info = { "and", "logic", "any, …", "any", "The first false argument, else the last",
              "第一个不成立的参数，否则最后一个" },
    .max = CUE_ANY_NUMBER,
    .flags = CUE_OPERATOR_LISTED,
    .apply = apply_and },
  { .info = { "or", "logic", "any, …", "any", "The first true argument, else the last",
              "第一个成立的参数，否则最后一个" },
    .max = CUE_ANY_NUMBER,
    .flags = CUE_OPERATOR_LISTED,
    .apply = apply_or },
  { .info
    = { "!", "logic", "any", "boolean", "True when the argument is false", "参数不成立时为真" },
    .max = 1,
    .apply = apply_not },
  { .info = { "!!", "logic", "any", "boolean", "True when the argument is true", "参数成立时为真" },
    .max = 1,
    .apply = apply_is,
    .say_en = "{0}",
    .say_zh = "{0}" },
  { .info = { "if", "logic", "condition, value, …, otherwise", "any",
              "The value behind the first true condition", "第一个成立的条件后面的值" },
    .max = CUE_ANY_NUMBER,
    .flags = CUE_OPERATOR_LISTED,
    .apply = apply_if },
  { .info
    = { "?:", "logic", "condition, value, …, otherwise", "any", "The same as if", "与 if 相同" },
    .max = CUE_ANY_NUMBER,
    .flags = CUE_OPERATOR_LISTED,
    .apply = apply_if },
  { .info = { "??", "logic", "any, …", "any", "The first argument that is not null",
              "第一个不为空的参数" },
    .max = CUE_ANY_NUMBER,
    .apply = apply_coalesce,
    .say_en = "the first known of {*}",
    .say_zh = "{*}中第一个已知的" },
  { .info = { NULL } },
};
