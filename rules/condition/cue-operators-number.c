/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"

/*
 * Sums. What is unknown stays unknown through any of them. A result that is no finite number is an
 * error. The remainder is computed by subtraction of doubled divisors, exactly, without a math
 * library.
 */

typedef double (*Step) (double a, double b);

static double
add (double a, double b)
{
  return a + b;
}

static double
subtract (double a, double b)
{
  return a - b;
}

static double
multiply (double a, double b)
{
  return a * b;
}

static double
divide (double a, double b)
{
  return a / b;
}

static double
least (double a, double b)
{
  return b < a ? b : a;
}

static double
most (double a, double b)
{
  return b > a ? b : a;
}

/* With the sign of @a, as in C and JavaScript; not a number when @b is 0. */
static double
remainder_of (double a, double b)
{
  double rest = a < 0 ? -a : a;
  double divisor = b < 0 ? -b : b;
  double multiple = divisor;

  if (divisor == 0)
    return a / b - a / b;
  while (multiple <= rest / 2)
    multiple *= 2;
  for (; multiple >= divisor; multiple /= 2)
    if (rest >= multiple)
      rest -= multiple;
  return a < 0 ? -rest : rest;
}

/* FALSE with @error when one is no number; @unknown when one is not known. */
static gboolean
read_numbers (CueEval *eval, GPtrArray *values, double *numbers, gboolean *unknown, GError **error)
{
  *unknown = FALSE;
  for (guint i = 0; i < values->len; i++)
    {
      *unknown |= cue_value_is_unknown (g_ptr_array_index (values, i));
      if (!cue_value_to_number (g_ptr_array_index (values, i), &numbers[i]))
        {
          cue_eval_fail (eval, "NaN", error);
          return FALSE;
        }
    }
  return TRUE;
}

/* @first is put before a single argument (0 - x, 1 / x) when @lone, and is the value of none. */
static JsonNode *
apply_steps (CueEval *eval,
             const CueExpression *self,
             Step step,
             double first,
             gboolean lone,
             GError **error)
{
  g_autoptr (GPtrArray) values = cue_eval_arguments (eval, self, error);
  g_autofree double *numbers = NULL;
  gboolean unknown;
  double result;

  if (values == NULL)
    return NULL;
  numbers = g_new0 (double, values->len + 1);
  if (!read_numbers (eval, values, numbers, &unknown, error))
    return NULL;
  if (unknown)
    return cue_value_unknown ();

  result = values->len == 0 || (values->len == 1 && lone) ? first : numbers[0];
  for (guint i = values->len == 1 && lone ? 0 : 1; i < values->len; i++)
    result = step (result, numbers[i]);
  if (result - result != 0) /* infinite, or not a number */
    return cue_eval_fail (eval, "NaN", error);
  return cue_value_number (result == 0 ? 0 : result);
}

static JsonNode *
apply_add (CueEval *eval, const CueExpression *self, GError **error)
{
  return apply_steps (eval, self, add, 0, FALSE, error);
}

static JsonNode *
apply_subtract (CueEval *eval, const CueExpression *self, GError **error)
{
  return apply_steps (eval, self, subtract, 0, TRUE, error);
}

static JsonNode *
apply_multiply (CueEval *eval, const CueExpression *self, GError **error)
{
  return apply_steps (eval, self, multiply, 1, FALSE, error);
}

static JsonNode *
apply_divide (CueEval *eval, const CueExpression *self, GError **error)
{
  return apply_steps (eval, self, divide, 1, TRUE, error);
}

static JsonNode *
apply_remainder (CueEval *eval, const CueExpression *self, GError **error)
{
  return apply_steps (eval, self, remainder_of, 0, FALSE, error);
}

static JsonNode *
apply_least (CueEval *eval, const CueExpression *self, GError **error)
{
  return apply_steps (eval, self, least, 0, FALSE, error);
}

static JsonNode *
apply_most (CueEval *eval, const CueExpression *self, GError **error)
{
  return apply_steps (eval, self, most, 0, FALSE, error);
}

const CueOperator CUE_OPERATORS_NUMBER[] = {
  { .info = { "+", "number", "number, …", "number", "Sum; of one argument its number",
              "求和；单个参数时转换为数字" },
    .max = CUE_ANY_NUMBER,
    .apply = apply_add,
    .say_en = "the sum of {*}",
    .say_zh = "{*}之和" },
  { .info = { "-", "number", "number, …", "number", "Difference; of one argument its negative",
              "求差；单个参数时取负" },
    .min = 1,
    .max = CUE_ANY_NUMBER,
    .apply = apply_subtract,
    .say_en = "{0} minus {1}",
    .say_zh = "{0}减{1}" },
  { .info = { "*", "number", "number, …", "number", "Product", "求积" },
    .max = CUE_ANY_NUMBER,
    .apply = apply_multiply,
    .say_en = "the product of {*}",
    .say_zh = "{*}之积" },
  { .info = { "/", "number", "number, …", "number", "Quotient; of one argument its reciprocal",
              "求商；单个参数时取倒数" },
    .min = 1,
    .max = CUE_ANY_NUMBER,
    .apply = apply_divide,
    .say_en = "{0} divided by {1}",
    .say_zh = "{0}除以{1}" },
  { .info = { "%", "number", "number, number, …", "number", "Remainder, with the sign of the first",
              "求余，符号与第一个参数相同" },
    .min = 2,
    .max = CUE_ANY_NUMBER,
    .apply = apply_remainder,
    .say_en = "the remainder of {0} by {1}",
    .say_zh = "{0}除以{1}的余数" },
  { .info = { "min", "number", "number, …", "number", "The smallest", "最小值" },
    .min = 1,
    .max = CUE_ANY_NUMBER,
    .apply = apply_least,
    .say_en = "the smallest of {*}",
    .say_zh = "{*}中最小的" },
  { .info = { "max", "number", "number, …", "number", "The largest", "最大值" },
    .min = 1,
    .max = CUE_ANY_NUMBER,
    .apply = apply_most,
    .say_en = "the largest of {*}",
    .say_zh = "{*}中最大的" },
  { .info = { NULL } },
};
