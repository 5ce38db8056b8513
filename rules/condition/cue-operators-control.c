/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"
#include "cue-json.h"

/*
 * Reading data, and errors. In a conversation there is no data: then `var` asks for "channel",
 * "lang" and "stage", and for facts, and `missing` tells which facts are unknown.
 */

static JsonNode *
ask_scope (CueEval *eval, const char *name)
{
  CueScope *scope = eval->scope;
  JsonNode *value = NULL;

  if (scope == NULL)
    return NULL;
  if (scope->klass->var != NULL)
    value = scope->klass->var (scope, name);
  if (value == NULL && scope->klass->fact != NULL)
    value = scope->klass->fact (scope, name);
  return value;
}

/* (transfer none), NULL when neither the data nor the conversation has it. */
static JsonNode *
look_up (CueEval *eval, const char *name)
{
  JsonNode *current = cue_eval_get_frame (eval, 0);
  JsonNode *value;

  if (name[0] == '\0')
    return current;
  value = cue_value_find (current, name);
  return value != NULL ? value : ask_scope (eval, name);
}

static JsonNode *
apply_var (CueEval *eval, const CueExpression *self, GError **error)
{
  g_autoptr (GPtrArray) values = cue_eval_arguments (eval, self, error);
  g_autofree char *name = NULL;
  JsonNode *value;

  if (values == NULL)
    return NULL;
  name = values->len > 0 ? cue_value_dup_key (g_ptr_array_index (values, 0)) : g_strdup ("");
  if (name == NULL && !cue_value_is_null (g_ptr_array_index (values, 0)))
    return cue_eval_fail (eval, "Invalid Arguments", error);

  value = look_up (eval, name != NULL ? name : "");
  if (value != NULL)
    return json_node_ref (value);
  if (values->len > 1)
    return json_node_ref (g_ptr_array_index (values, 1));
  return eval->scope != NULL ? cue_value_unknown () : cue_value_null ();
}

/* [[2]] or [[-2]]: so many levels up. */
static gboolean
read_level (JsonNode *value, guint *up)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
  double number;

  if (array == NULL || json_array_get_length (array) != 1
      || !cue_value_is_number (json_array_get_element (array, 0)))
    return FALSE;
  number = json_node_get_double (json_array_get_element (array, 0));
  number = number < 0 ? -number : number;
  *up = number < 1000 ? (guint) number : 1000;
  return TRUE;
}

/* The place that the keys @values lead to. FALSE: a key is none. */
static gboolean
follow (CueEval *eval, GPtrArray *values, JsonNode **place)
{
  guint up = 0;
  guint first = values->len > 0 && read_level (g_ptr_array_index (values, 0), &up) ? 1 : 0;

  *place = cue_eval_get_frame (eval, up);
  for (guint i = first; i < values->len; i++)
    {
      g_autofree char *key = cue_value_dup_key (g_ptr_array_index (values, i));

      if (key == NULL && !cue_value_is_null (g_ptr_array_index (values, i)))
        return FALSE;
      if (*place != NULL)
        *place = cue_value_get_member (*place, key != NULL ? key : "");
    }
  return TRUE;
}

/* The place that the arguments of @self lead to, NULL when there is none. FALSE: @error is set. */
static gboolean
find_place (CueEval *eval, const CueExpression *self, JsonNode **place, GError **error)
{
  g_autoptr (GPtrArray) values = cue_eval_arguments (eval, self, error);

  if (values == NULL)
    return FALSE;
  if (follow (eval, values, place))
    return TRUE;
  cue_eval_fail (eval, "Invalid Arguments", error);
  return FALSE;
}

static JsonNode *
apply_val (CueEval *eval, const CueExpression *self, GError **error)
{
  JsonNode *place;

  if (!find_place (eval, self, &place, error))
    return NULL;
  return place != NULL ? json_node_ref (place) : cue_value_null ();
}

static JsonNode *
apply_exists (CueEval *eval, const CueExpression *self, GError **error)
{
  JsonNode *place;

  return find_place (eval, self, &place, error) ? cue_value_boolean (place != NULL) : NULL;
}

static gboolean
is_missing (CueEval *eval, JsonNode *name)
{
  g_autofree char *key = cue_value_dup_key (name);
  JsonNode *value = key != NULL ? look_up (eval, key) : NULL;

  return value == NULL || cue_value_is_null (value)
         || (cue_value_is_string (value) && json_node_get_string (value)[0] == '\0');
}

static JsonNode *
apply_missing (CueEval *eval, const CueExpression *self, GError **error)
{
  g_autoptr (GPtrArray) names = cue_eval_arguments (eval, self, error);
  g_autoptr (JsonArray) missing = json_array_new ();

  for (guint i = 0; names != NULL && i < names->len; i++)
    if (is_missing (eval, g_ptr_array_index (names, i)))
      json_array_add_element (missing, json_node_ref (g_ptr_array_index (names, i)));
  return names != NULL ? cue_json_new_array (g_steal_pointer (&missing)) : NULL;
}

static JsonNode *
apply_missing_some (CueEval *eval, const CueExpression *self, GError **error)
{
  g_autoptr (GPtrArray) values = cue_eval_arguments (eval, self, error);
  g_autoptr (JsonArray) missing = json_array_new ();
  JsonArray *names;
  double need;

  if (values == NULL)
    return NULL;
  if (!cue_value_to_number (g_ptr_array_index (values, 0), &need)
      || !JSON_NODE_HOLDS_ARRAY (g_ptr_array_index (values, 1)))
    return cue_eval_fail (eval, "Invalid Arguments", error);

  names = json_node_get_array (g_ptr_array_index (values, 1));
  for (guint i = 0; i < json_array_get_length (names); i++)
    if (is_missing (eval, json_array_get_element (names, i)))
      json_array_add_element (missing, json_node_ref (json_array_get_element (names, i)));
  if (json_array_get_length (names) - json_array_get_length (missing) >= need)
    return cue_json_new_array (json_array_new ());
  return cue_json_new_array (g_steal_pointer (&missing));
}

static JsonNode *
apply_preserve (CueEval *eval, const CueExpression *self, GError **error)
{
  return cue_tree_to_json (self->written);
}

static JsonNode *
apply_throw (CueEval *eval, const CueExpression *self, GError **error)
{
  g_autoptr (JsonNode) thrown = cue_eval_argument (eval, self, 0, error);

  if (thrown == NULL)
    return NULL;
  if (cue_value_is_string (thrown))
    return cue_eval_fail (eval, json_node_get_string (thrown), error);
  return cue_eval_throw (eval, thrown, error);
}

/* The first argument without an error; the others see the error of the one before as their data. */
static JsonNode *
apply_try (CueEval *eval, const CueExpression *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  JsonNode *value = cue_eval_argument (eval, self, 0, &local);

  for (guint i = 1; value == NULL && i < self->arguments->len; i++)
    {
      g_autoptr (JsonNode) thrown = json_node_ref (eval->thrown);
      g_autoptr (JsonNode) context = cue_value_null ();

      g_clear_error (&local);
      cue_eval_push (eval, context, thrown);
      value = cue_eval_argument (eval, self, i, &local);
      cue_eval_pop (eval);
    }
  if (value == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return value;
}

const CueOperator CUE_OPERATORS_CONTROL[] = {
  { .info = { "var", "control", "name, default", "any",
              "A value of the data: \"channel\", \"lang\", \"stage\" or a fact",
              "数据中的值：channel、lang、stage 或某个事实" },
    .max = 2,
    .apply = apply_var },
  { .info = { "val", "control", "[levels up], key, …", "any",
              "A value of the current item or what is around it", "当前项或外层数据中的值" },
    .max = CUE_ANY_NUMBER,
    .apply = apply_val,
    .say_en = "the value {*}",
    .say_zh = "值{*}" },
  { .info = { "exists", "control", "key, …", "boolean", "True when the data has it, even as null",
              "数据中有此项（即使为空）时为真" },
    .min = 1,
    .max = CUE_ANY_NUMBER,
    .apply = apply_exists,
    .say_en = "there is {*}",
    .say_zh = "存在{*}",
    .not_en = "there is no {*}",
    .not_zh = "不存在{*}" },
  { .info
    = { "missing", "control", "fact, …", "list", "Those that are unknown", "其中尚不知道的各项" },
    .max = CUE_ANY_NUMBER,
    .apply = apply_missing,
    .say_en = "{*} not yet known",
    .say_zh = "还不知道{*}",
    .not_en = "{*} known",
    .not_zh = "已知道{*}" },
  { .info
    = { "missing_some", "control", "count, [fact, …]", "list",
        "Those that are unknown, unless so many are known", "尚不知道的各项；已知的够数时为空" },
    .min = 2,
    .max = 2,
    .apply = apply_missing_some,
    .say_en = "fewer than {0} are known of {1}",
    .say_zh = "{1}中已知的不足 {0} 项",
    .not_en = "at least {0} are known of {1}",
    .not_zh = "{1}中已知至少 {0} 项" },
  { .info
    = { "preserve", "control", "any", "any", "The argument as it is written", "原样返回参数" },
    .flags = CUE_OPERATOR_RAW,
    .max = CUE_ANY_NUMBER,
    .apply = apply_preserve },
  { .info = { "throw", "control", "type", "never", "Fails with this error", "以此错误失败" },
    .min = 1,
    .max = 1,
    .apply = apply_throw,
    .say_en = "an error {0}",
    .say_zh = "出错{0}" },
  { .info = { "try", "control", "any, …", "any", "The first argument that does not fail",
              "第一个不出错的参数" },
    .min = 1,
    .max = CUE_ANY_NUMBER,
    .apply = apply_try,
    .say_en = "{0}, or if that fails {1}",
    .say_zh = "{0}，若出错则{1}" },
  { .info = { NULL } },
};
