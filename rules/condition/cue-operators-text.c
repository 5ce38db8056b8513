/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"
#include "cue-json.h"

/* Texts, counted in code points. */

/* Lists that repeat could double a text with every step. */
#define MAX_TEXT_BYTES (1 << 20)

static JsonNode *
apply_cat (CueEval *eval, const CueExpression *self, GError **error)
{
  g_autoptr (GPtrArray) values = cue_eval_arguments (eval, self, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (values == NULL)
    return NULL;
  for (guint i = 0; i < values->len; i++)
    {
      if (!cue_value_append_text (g_ptr_array_index (values, i), text))
        return cue_eval_fail (eval, "Invalid Arguments", error);
      if (text->len > MAX_TEXT_BYTES)
        return cue_eval_fail (eval, "Too Long", error);
    }
  return cue_json_new_string (text->str);
}

/* @number without its fraction, held inside what a text can have. */
static glong
to_count (double number)
{
  if (number > MAX_TEXT_BYTES)
    return MAX_TEXT_BYTES;
  return number < -MAX_TEXT_BYTES ? -MAX_TEXT_BYTES : (glong) number;
}

static JsonNode *
apply_substr (CueEval *eval, const CueExpression *self, GError **error)
{
  g_autoptr (GPtrArray) values = cue_eval_arguments (eval, self, error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *part = NULL;
  double from;
  double count = MAX_TEXT_BYTES;

  if (values == NULL)
    return NULL;
  if (!cue_value_append_text (g_ptr_array_index (values, 0), text))
    return cue_eval_fail (eval, "Invalid Arguments", error);
  if (!cue_value_to_number (g_ptr_array_index (values, 1), &from)
      || (values->len > 2 && !cue_value_to_number (g_ptr_array_index (values, 2), &count)))
    return cue_eval_fail (eval, "NaN", error);

  glong length = g_utf8_strlen (text->str, -1);
  glong start = to_count (from) < 0 ? length + to_count (from) : to_count (from);
  start = CLAMP (start, 0, length);
  glong end = to_count (count) < 0 ? length + to_count (count) : start + to_count (count);
  end = CLAMP (end, start, length);
  part = g_utf8_substring (text->str, start, end);
  return cue_json_new_string (part);
}

static gboolean
is_element (JsonArray *array, JsonNode *value)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (cue_value_is_number (element) && cue_value_is_number (value)
              ? json_node_get_double (element) == json_node_get_double (value)
              : cue_json_equal (element, value))
        return TRUE;
    }
  return FALSE;
}

static JsonNode *
apply_in (CueEval *eval, const CueExpression *self, GError **error)
{
  g_autoptr (GPtrArray) values = cue_eval_arguments (eval, self, error);
  g_autoptr (GString) needle = g_string_new (NULL);
  JsonNode *value;
  JsonNode *whole;

  if (values == NULL)
    return NULL;
  value = g_ptr_array_index (values, 0);
  whole = g_ptr_array_index (values, 1);
  if (JSON_NODE_HOLDS_ARRAY (whole))
    return cue_value_boolean (is_element (json_node_get_array (whole), value));
  if (!cue_value_is_string (whole) || cue_value_is_null (value)
      || !cue_value_append_text (value, needle))
    return cue_value_boolean (FALSE);
  return cue_value_boolean (strstr (json_node_get_string (whole), needle->str) != NULL);
}

const CueOperator CUE_OPERATORS_TEXT[] = {
  { .info
    = { "cat", "text", "any, …", "string", "The arguments as one text", "把参数连成一段文字" },
    .max = CUE_ANY_NUMBER,
    .apply = apply_cat,
    .say_en = "the text of {*}",
    .say_zh = "{*}连成的文字" },
  { .info = { "substr", "text", "string, start, length", "string",
              "A part of a text; negative counts from the end", "文字的一部分；负数从末尾数起" },
    .min = 2,
    .max = 3,
    .apply = apply_substr,
    .say_en = "a part of {0}",
    .say_zh = "{0}的一部分" },
  { .info = { "in", "text", "value, list or string", "boolean",
              "True when the list or text contains the value", "列表或文字包含该值时为真" },
    .min = 2,
    .max = 2,
    .apply = apply_in,
    .say_en = "{0} is in {1}",
    .say_zh = "{1}包含{0}",
    .not_en = "{0} is not in {1}",
    .not_zh = "{1}不包含{0}" },
  { .info = { NULL } },
};
