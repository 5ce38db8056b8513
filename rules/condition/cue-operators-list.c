/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"
#include "cue-json.h"

/* Lists: the body is evaluated with each item as the current data, and {"index": n} one level above
 * it. */

#define MAX_ITEMS 100000

/* The items of the first argument; an empty list for what is unknown, and for null when @lenient.
 */
static JsonArray *
eval_items (CueEval *eval, const CueExpression *self, gboolean lenient, GError **error)
{
  g_autoptr (JsonNode) value = cue_eval_argument (eval, self, 0, error);

  if (value == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (value))
    return json_array_ref (json_node_get_array (value));
  if (cue_value_is_unknown (value) || (lenient && cue_value_is_null (value)))
    return json_array_new ();
  cue_eval_fail (eval, "Invalid Arguments", error);
  return NULL;
}

static JsonNode *
make_context (guint index)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "index", index);
  return cue_json_new_object (object);
}

static JsonNode *
eval_body (CueEval *eval, const CueExpression *self, guint index, JsonNode *item, GError **error)
{
  g_autoptr (JsonNode) context = make_context (index);
  JsonNode *value;

  cue_eval_push (eval, context, item);
  value = cue_eval_argument (eval, self, 1, error);
  cue_eval_pop (eval);
  return value;
}

static JsonNode *
apply_map (CueEval *eval, const CueExpression *self, GError **error)
{
  g_autoptr (JsonArray) items = eval_items (eval, self, TRUE, error);
  g_autoptr (JsonArray) mapped = json_array_new ();

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonNode *value = eval_body (eval, self, i, json_array_get_element (items, i), error);

      if (value == NULL)
        return NULL;
      json_array_add_element (mapped, value);
    }
  return items != NULL ? cue_json_new_array (g_steal_pointer (&mapped)) : NULL;
}

static JsonNode *
apply_filter (CueEval *eval, const CueExpression *self, GError **error)
{
  g_autoptr (JsonArray) items = eval_items (eval, self, TRUE, error);
  g_autoptr (JsonArray) kept = json_array_new ();

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);
      g_autoptr (JsonNode) value = eval_body (eval, self, i, item, error);

      if (value == NULL)
        return NULL;
      if (cue_value_is_truthy (value))
        json_array_add_element (kept, json_node_ref (item));
    }
  return items != NULL ? cue_json_new_array (g_steal_pointer (&kept)) : NULL;
}

static JsonNode *
eval_reduction (CueEval *eval,
                const CueExpression *self,
                JsonNode *accumulator,
                guint index,
                JsonNode *item,
                GError **error)
{
  JsonObject *object = json_object_new ();
  g_autoptr (JsonNode) current = cue_json_new_object (object);

  json_object_set_member (object, "accumulator", json_node_ref (accumulator));
  json_object_set_member (object, "current", json_node_ref (item));
  return eval_body (eval, self, index, current, error);
}

/* Without a third argument the first item begins. */
static JsonNode *
apply_reduce (CueEval *eval, const CueExpression *self, GError **error)
{
  g_autoptr (JsonArray) items = eval_items (eval, self, TRUE, error);
  g_autoptr (JsonNode) value = NULL;
  guint i = 0;

  if (items == NULL)
    return NULL;
  if (self->arguments->len > 2 || json_array_get_length (items) == 0)
    value = cue_eval_argument (eval, self, 2, error);
  else
    value = json_node_ref (json_array_get_element (items, i++));

  for (; value != NULL && i < json_array_get_length (items); i++)
    {
      JsonNode *next
          = eval_reduction (eval, self, value, i, json_array_get_element (items, i), error);

      json_node_unref (value);
      value = next;
    }
  return g_steal_pointer (&value);
}

/* Is there an item whose body is @wanted? -1 with @error */
static int
find_item (CueEval *eval,
           const CueExpression *self,
           gboolean wanted,
           guint *n_items,
           GError **error)
{
  g_autoptr (JsonArray) items = eval_items (eval, self, FALSE, error);

  if (items == NULL)
    return -1;
  *n_items = json_array_get_length (items);
  for (guint i = 0; i < *n_items; i++)
    {
      g_autoptr (JsonNode) value
          = eval_body (eval, self, i, json_array_get_element (items, i), error);

      if (value == NULL)
        return -1;
      if (cue_value_is_truthy (value) == wanted)
        return 1;
    }
  return 0;
}

static JsonNode *
apply_all (CueEval *eval, const CueExpression *self, GError **error)
{
  guint n_items;
  int found = find_item (eval, self, FALSE, &n_items, error);

  return found >= 0 ? cue_value_boolean (found == 0 && n_items > 0) : NULL;
}

static JsonNode *
apply_some (CueEval *eval, const CueExpression *self, GError **error)
{
  guint n_items;
  int found = find_item (eval, self, TRUE, &n_items, error);

  return found >= 0 ? cue_value_boolean (found == 1) : NULL;
}

static JsonNode *
apply_none (CueEval *eval, const CueExpression *self, GError **error)
{
  guint n_items;
  int found = find_item (eval, self, TRUE, &n_items, error);

  return found >= 0 ? cue_value_boolean (found == 0) : NULL;
}

static JsonNode *
apply_merge (CueEval *eval, const CueExpression *self, GError **error)
{
  g_autoptr (GPtrArray) values = cue_eval_arguments (eval, self, error);
  g_autoptr (JsonArray) merged = json_array_new ();

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      JsonNode *value = g_ptr_array_index (values, i);
      JsonArray *part = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

      if (part == NULL)
        json_array_add_element (merged, json_node_ref (value));
      for (guint k = 0; part != NULL && k < json_array_get_length (part); k++)
        json_array_add_element (merged, json_node_ref (json_array_get_element (part, k)));
      if (json_array_get_length (merged) > MAX_ITEMS)
        return cue_eval_fail (eval, "Too Long", error);
    }
  return values != NULL ? cue_json_new_array (g_steal_pointer (&merged)) : NULL;
}

static gboolean
check_list (CueExpression *self, GError **error)
{
  if (cue_expression_is_null (cue_expression_get_argument (self, 0)))
    return cue_expression_fail (self, error, "/0", "null; the first argument is a list");
  return TRUE;
}

static gboolean
check_list_and_body (CueExpression *self, GError **error)
{
  if (cue_expression_is_null (cue_expression_get_argument (self, 1)))
    return cue_expression_fail (self, error, "/1",
                                "null; the second argument is evaluated for each item");
  return check_list (self, error);
}

const CueOperator CUE_OPERATORS_LIST[] = {
  { .info
    = { "map", "list", "list, body", "list", "The body for each item", "对每一项求值组成的列表" },
    .min = 2,
    .max = 2,
    .flags = CUE_OPERATOR_LISTED | CUE_OPERATOR_BODY,
    .check = check_list_and_body,
    .apply = apply_map,
    .say_en = "{1} of each of {0}",
    .say_zh = "{0}每一项的{1}" },
  { .info = { "filter", "list", "list, body", "list", "The items for which the body is true",
              "使条件成立的各项" },
    .min = 2,
    .max = 2,
    .flags = CUE_OPERATOR_LISTED | CUE_OPERATOR_BODY,
    .check = check_list_and_body,
    .apply = apply_filter,
    .say_en = "those of {0} for which {1}",
    .say_zh = "{0}中满足「{1}」的项" },
  { .info = { "reduce", "list", "list, body, first", "any",
              "Folds the list; the body sees accumulator and current",
              "把列表归并为一个值；可用 accumulator 与 current" },
    .min = 2,
    .max = 3,
    .flags = CUE_OPERATOR_LISTED | CUE_OPERATOR_BODY,
    .check = check_list_and_body,
    .apply = apply_reduce,
    .say_en = "{0} taken together",
    .say_zh = "{0}归并的结果" },
  { .info = { "all", "list", "list, body", "boolean",
              "True when the body is true for every item (and there is one)",
              "列表不空且每一项都成立时为真" },
    .min = 2,
    .max = 2,
    .flags = CUE_OPERATOR_LISTED | CUE_OPERATOR_BODY,
    .check = check_list,
    .apply = apply_all,
    .say_en = "for all of {0}: {1}",
    .say_zh = "{0}的每一项都满足「{1}」" },
  { .info = { "some", "list", "list, body", "boolean", "True when the body is true for an item",
              "有一项成立时为真" },
    .min = 2,
    .max = 2,
    .flags = CUE_OPERATOR_LISTED | CUE_OPERATOR_BODY,
    .check = check_list,
    .apply = apply_some,
    .say_en = "for some of {0}: {1}",
    .say_zh = "{0}中有一项满足「{1}」" },
  { .info = { "none", "list", "list, body", "boolean", "True when the body is true for no item",
              "没有一项成立时为真" },
    .min = 2,
    .max = 2,
    .flags = CUE_OPERATOR_LISTED | CUE_OPERATOR_BODY,
    .check = check_list,
    .apply = apply_none,
    .say_en = "for none of {0}: {1}",
    .say_zh = "{0}中没有一项满足「{1}」" },
  { .info
    = { "merge", "list", "list or value, …", "list", "All items in one list", "合并成一个列表" },
    .max = CUE_ANY_NUMBER,
    .apply = apply_merge,
    .say_en = "all of {*}",
    .say_zh = "{*}的全部" },
  { .info = { NULL } },
};
