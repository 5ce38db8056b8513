/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"
#include "cue-json.h"
#include "cue-time-private.h"

/*
 * Comparisons. Two texts compare as texts (by code point), everything else as numbers. What is
 * unknown makes a comparison false whatever it is compared with, except with a written null: {"==":
 * [{"fact": "x"}, null]} asks whether it is unknown.
 */

typedef enum
{
  SAME,
  NOT_SAME,
  EQUAL,
  NOT_EQUAL,
  LESS,
  LESS_EQUAL,
  GREATER,
  GREATER_EQUAL,
} Kind;

typedef enum
{
  RESULT_FALSE,
  RESULT_TRUE,
  RESULT_NAN,
} Result;

static Result
order_result (Kind kind, int order)
{
  switch (kind)
    {
    case EQUAL:
      return order == 0 ? RESULT_TRUE : RESULT_FALSE;
    case NOT_EQUAL:
      return order != 0 ? RESULT_TRUE : RESULT_FALSE;
    case LESS:
      return order < 0 ? RESULT_TRUE : RESULT_FALSE;
    case LESS_EQUAL:
      return order <= 0 ? RESULT_TRUE : RESULT_FALSE;
    case GREATER:
      return order > 0 ? RESULT_TRUE : RESULT_FALSE;
    case GREATER_EQUAL:
      return order >= 0 ? RESULT_TRUE : RESULT_FALSE;
    case SAME:
    case NOT_SAME:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_same (JsonNode *a, JsonNode *b)
{
  if (cue_value_is_number (a) && cue_value_is_number (b))
    return json_node_get_double (a) == json_node_get_double (b);
  return cue_json_equal (a, b);
}

static Result
compare_values (Kind kind, JsonNode *a, JsonNode *b)
{
  gboolean null_and_text = (cue_value_is_null (a) && cue_value_is_string (b))
                           || (cue_value_is_string (a) && cue_value_is_null (b));
  double x;
  double y;

  if (kind == SAME || kind == NOT_SAME)
    return is_same (a, b) == (kind == SAME) ? RESULT_TRUE : RESULT_FALSE;
  if (cue_value_is_string (a) && cue_value_is_string (b))
    return order_result (kind, strcmp (json_node_get_string (a), json_node_get_string (b)));
  if (cue_value_to_number (a, &x) && cue_value_to_number (b, &y))
    return order_result (kind, x < y ? -1 : x > y);
  if (null_and_text && (kind == EQUAL || kind == NOT_EQUAL))
    return kind == NOT_EQUAL ? RESULT_TRUE : RESULT_FALSE;
  return RESULT_NAN;
}

static Result
compare_pair (Kind kind,
              const CueExpression *left,
              JsonNode *a,
              const CueExpression *right,
              JsonNode *b)
{
  gboolean asks_null = cue_expression_is_null (left) || cue_expression_is_null (right);

  if (!asks_null && (cue_value_is_unknown (a) || cue_value_is_unknown (b)))
    return RESULT_FALSE;
  return compare_values (kind, a, b);
}

/* @per_ms: how fast the side grows with the clock */
static JsonNode *
eval_side (CueEval *eval, const CueExpression *self, guint i, double *per_ms, GError **error)
{
  const CueExpression *side = cue_expression_get_argument (self, i);

  *per_ms = 0;
  return side->line ? cue_time_eval_line (eval, side, per_ms, error) : cue_eval (eval, side, error);
}

/* When two sides that draw nearer meet. */
static void
note_flip (CueEval *eval, Kind kind, JsonNode *a, JsonNode *b, double per_ms)
{
  gboolean either = kind == SAME || kind == NOT_SAME || kind == EQUAL || kind == NOT_EQUAL;
  gboolean at_zero
      = per_ms > 0 ? kind == LESS || kind == GREATER_EQUAL : kind == GREATER || kind == LESS_EQUAL;
  double x;
  double y;

  if (per_ms == 0 || cue_value_is_unknown (a) || cue_value_is_unknown (b)
      || !cue_value_to_number (a, &x) || !cue_value_to_number (b, &y))
    return;
  cue_time_flip (eval, x - y, per_ms, either || at_zero, either || !at_zero);
}

/* True when every pair of neighbours compares so; what stands behind the first that does not is not
 * evaluated. */
static JsonNode *
apply_chain (CueEval *eval, const CueExpression *self, Kind kind, GError **error)
{
  double last_per_ms;
  g_autoptr (JsonNode) last = eval_side (eval, self, 0, &last_per_ms, error);

  for (guint i = 1; last != NULL && i < self->arguments->len; i++)
    {
      double per_ms;
      g_autoptr (JsonNode) next = eval_side (eval, self, i, &per_ms, error);
      Result result;

      if (next == NULL)
        return NULL;
      note_flip (eval, kind, last, next, last_per_ms - per_ms);
      result = compare_pair (kind, cue_expression_get_argument (self, i - 1), last,
                             cue_expression_get_argument (self, i), next);
      if (result == RESULT_NAN)
        return cue_eval_fail (eval, "NaN", error);
      if (result == RESULT_FALSE)
        return cue_value_boolean (FALSE);
      json_node_unref (last);
      last = g_steal_pointer (&next);
      last_per_ms = per_ms;
    }
  return last != NULL ? cue_value_boolean (TRUE) : NULL;
}

#define DEFINE_COMPARISON(name, kind)                                                              \
  static JsonNode *name (CueEval *eval, const CueExpression *self, GError **error)                 \
  {                                                                                                \
    return apply_chain (eval, self, kind, error);                                                  \
  }

DEFINE_COMPARISON (apply_same, SAME)
DEFINE_COMPARISON (apply_not_same, NOT_SAME)
DEFINE_COMPARISON (apply_equal, EQUAL)
DEFINE_COMPARISON (apply_not_equal, NOT_EQUAL)
DEFINE_COMPARISON (apply_less, LESS)
DEFINE_COMPARISON (apply_less_equal, LESS_EQUAL)
DEFINE_COMPARISON (apply_greater, GREATER)
DEFINE_COMPARISON (apply_greater_equal, GREATER_EQUAL)

#define COMPARISON(name, help_en, help_zh)                                                         \
  {                                                                                                \
    name, "compare", "any, any, …", "boolean", help_en, help_zh                                    \
  }

const CueOperator CUE_OPERATORS_COMPARE[] = {
  { .info = COMPARISON ("==", "Equal; a number equals its text", "相等；数字与写成文字的数字相等"),
    .min = 2,
    .max = CUE_ANY_NUMBER,
    .flags = CUE_OPERATOR_LISTED,
    .apply = apply_equal,
    .say_en = "{0} is {1}",
    .say_zh = "{0}是{1}",
    .not_en = "{0} is not {1}",
    .not_zh = "{0}不是{1}" },
  { .info = COMPARISON ("===", "Equal and of the same type", "相等且类型相同"),
    .min = 2,
    .max = CUE_ANY_NUMBER,
    .flags = CUE_OPERATOR_LISTED,
    .apply = apply_same,
    .say_en = "{0} is exactly {1}",
    .say_zh = "{0}正是{1}",
    .not_en = "{0} is not {1}",
    .not_zh = "{0}不是{1}" },
  { .info = COMPARISON ("!=", "Not equal", "不相等"),
    .min = 2,
    .max = CUE_ANY_NUMBER,
    .flags = CUE_OPERATOR_LISTED,
    .apply = apply_not_equal,
    .say_en = "{0} is not {1}",
    .say_zh = "{0}不是{1}" },
  { .info = COMPARISON ("!==", "Not equal or of another type", "不相等或类型不同"),
    .min = 2,
    .max = CUE_ANY_NUMBER,
    .flags = CUE_OPERATOR_LISTED,
    .apply = apply_not_same,
    .say_en = "{0} is not {1}",
    .say_zh = "{0}不是{1}" },
  { .info
    = COMPARISON ("<", "Less than; three arguments ask for between", "小于；三个参数表示介于其间"),
    .min = 2,
    .max = CUE_ANY_NUMBER,
    .flags = CUE_OPERATOR_LISTED,
    .apply = apply_less,
    .say_en = "{0} is below {1}",
    .say_zh = "{0}小于{1}",
    .not_en = "{0} is not below {1}",
    .not_zh = "{0}不小于{1}" },
  { .info
    = COMPARISON ("<=", "At most; three arguments ask for between", "不超过；三个参数表示介于其间"),
    .min = 2,
    .max = CUE_ANY_NUMBER,
    .flags = CUE_OPERATOR_LISTED,
    .apply = apply_less_equal,
    .say_en = "{0} is at most {1}",
    .say_zh = "{0}不超过{1}",
    .not_en = "{0} is above {1}",
    .not_zh = "{0}超过{1}" },
  { .info = COMPARISON (">", "More than", "大于"),
    .min = 2,
    .max = CUE_ANY_NUMBER,
    .flags = CUE_OPERATOR_LISTED,
    .apply = apply_greater,
    .say_en = "{0} is above {1}",
    .say_zh = "{0}超过{1}",
    .not_en = "{0} is not above {1}",
    .not_zh = "{0}不超过{1}" },
  { .info = COMPARISON (">=", "At least", "至少"),
    .min = 2,
    .max = CUE_ANY_NUMBER,
    .flags = CUE_OPERATOR_LISTED,
    .apply = apply_greater_equal,
    .say_en = "{0} is at least {1}",
    .say_zh = "{0}至少是{1}",
    .not_en = "{0} is below {1}",
    .not_zh = "{0}不到{1}" },
  { .info = { NULL } },
};
