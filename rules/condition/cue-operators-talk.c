/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"
#include "cue-heard-private.h"
#include "cue-json.h"
#include "cue-time-private.h"

/*
 * What a conversation is asked for. The ids are written, never computed: so a change of one fact or
 * phrase leads to exactly the conditions that ask for it.
 */

static const CueScopeClass *
get_class (CueEval *eval)
{
  static const CueScopeClass NOTHING = { NULL };

  return eval->scope != NULL ? eval->scope->klass : &NOTHING;
}

static JsonNode *
node_or_unknown (JsonNode *node)
{
  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? json_node_ref (node) : cue_value_unknown ();
}

static JsonNode *
string_or_null (const char *text)
{
  return text != NULL ? cue_json_new_string (text) : cue_value_null ();
}

static JsonNode *
apply_tag (CueEval *eval, const CueExpression *self, GError **error)
{
  const CueScopeClass *klass = get_class (eval);

  return cue_value_boolean (klass->tag != NULL && klass->tag (eval->scope, self->id));
}

static JsonNode *
apply_fact (CueEval *eval, const CueExpression *self, GError **error)
{
  const CueScopeClass *klass = get_class (eval);

  return node_or_unknown (klass->fact != NULL ? klass->fact (eval->scope, self->id) : NULL);
}

static guint
count_heard (CueEval *eval, const CueExpression *self)
{
  const CueScopeClass *klass = get_class (eval);
  gint64 next_flip_ms = G_MAXINT64;
  guint n;

  if (klass->heard == NULL)
    return 0;
  n = klass->heard (eval->scope, &self->heard, &next_flip_ms);
  if (next_flip_ms < G_MAXINT64)
    cue_eval_flip_at (eval, next_flip_ms);
  return n;
}

static JsonNode *
apply_says (CueEval *eval, const CueExpression *self, GError **error)
{
  return cue_value_boolean (count_heard (eval, self) > 0);
}

static JsonNode *
apply_count_within (CueEval *eval, const CueExpression *self, GError **error)
{
  return cue_json_new_int (count_heard (eval, self));
}

static JsonNode *
apply_said (CueEval *eval, const CueExpression *self, GError **error)
{
  const CueScopeClass *klass = get_class (eval);

  return cue_value_boolean (klass->said != NULL && klass->said (eval->scope, self->id));
}

static JsonNode *
apply_stage (CueEval *eval, const CueExpression *self, GError **error)
{
  const CueScopeClass *klass = get_class (eval);
  const char *stage = klass->stage != NULL ? klass->stage (eval->scope) : NULL;

  return self->id != NULL ? cue_value_boolean (g_strcmp0 (stage, self->id) == 0)
                          : string_or_null (stage);
}

static JsonNode *
apply_time (CueEval *eval, const CueExpression *self, GError **error)
{
  return cue_time_eval (eval, self);
}

static JsonNode *
apply_turns (CueEval *eval, const CueExpression *self, GError **error)
{
  const CueScopeClass *klass = get_class (eval);

  return cue_json_new_int (klass->turns != NULL ? klass->turns (eval->scope, self->heard.by) : 0);
}

static JsonNode *
apply_heard (CueEval *eval, const CueExpression *self, GError **error)
{
  const CueScopeClass *klass = get_class (eval);
  gint64 value_micro;

  if (klass->number == NULL || !klass->number (eval->scope, self->id, &value_micro))
    return cue_value_unknown ();
  return cue_value_number ((double) value_micro / 1000000.0);
}

static JsonNode *
apply_owns (CueEval *eval, const CueExpression *self, GError **error)
{
  const CueScopeClass *klass = get_class (eval);

  return cue_value_boolean (klass->owns != NULL && klass->owns (eval->scope, self->id));
}

static JsonNode *
apply_outcome (CueEval *eval, const CueExpression *self, GError **error)
{
  const CueScopeClass *klass = get_class (eval);

  return string_or_null (klass->outcome != NULL ? klass->outcome (eval->scope, self->id) : NULL);
}

static JsonNode *
apply_lit (CueEval *eval, const CueExpression *self, GError **error)
{
  const CueScopeClass *klass = get_class (eval);

  return cue_value_boolean (klass->lit != NULL && klass->lit (eval->scope, self->id));
}

const char *
cue_expression_read_id (const CueTree *arguments)
{
  if (cue_tree_is_array (arguments) && cue_tree_get_length (arguments) == 1)
    arguments = cue_tree_get_element (arguments, 0);
  return cue_tree_is_string (arguments) && cue_tree_get_string (arguments)[0] != '\0'
             ? cue_tree_get_string (arguments)
             : NULL;
}

static gboolean
check_id (CueExpression *self, GError **error)
{
  self->id = cue_expression_read_id (self->written);
  if (self->id != NULL)
    return TRUE;
  return cue_expression_fail (self, error, "", "%s; it takes one written id: (%s)",
                              cue_tree_type_name (self->written), self->op->info.arguments);
}

static gboolean
check_stage (CueExpression *self, GError **error)
{
  if (self->listed && cue_tree_get_length (self->written) == 0)
    return TRUE;
  return check_id (self, error);
}

static gboolean
check_point (CueExpression *self, GError **error)
{
  const char *slash;

  if (!check_id (self, error))
    return FALSE;
  slash = strchr (self->id, '/');
  if (slash != NULL && slash != self->id && slash[1] != '\0' && strchr (slash + 1, '/') == NULL)
    return TRUE;
  return cue_expression_fail (self, error, "", "\"%s\"; a point is named \"talk/point\"", self->id);
}

static gboolean
is_speaker (const char *id)
{
  return g_str_equal (id, "customer") || g_str_equal (id, "agent");
}

static gboolean
check_since (CueExpression *self, GError **error)
{
  if (!check_id (self, error))
    return FALSE;
  if (is_speaker (self->id) || g_str_equal (self->id, "opened")
      || (g_str_has_prefix (self->id, "tag:") && self->id[4] != '\0')
      || (g_str_has_prefix (self->id, "lit:") && self->id[4] != '\0'))
    return TRUE;
  return cue_expression_fail (self, error, "",
                              "\"%s\"; it is \"opened\", \"customer\", \"agent\", \"tag:ID\" or "
                              "\"lit:RULE\"",
                              self->id);
}

static gboolean
check_silence (CueExpression *self, GError **error)
{
  if (!check_id (self, error))
    return FALSE;
  return is_speaker (self->id)
         || cue_expression_fail (self, error, "", "\"%s\"; it is \"customer\" or \"agent\"",
                                 self->id);
}

static gboolean
check_turns (CueExpression *self, GError **error)
{
  if (!check_id (self, error))
    return FALSE;
  self->heard.by = cue_heard_speaker (self->id);
  return self->heard.by != 0
         || cue_expression_fail (self, error, "",
                                 "\"%s\"; it is \"customer\", \"agent\" or \"any\"", self->id);
}

/* The units of rules/base/cue-number.h, where the names are the same. */
static gboolean
check_unit (CueExpression *self, GError **error)
{
  static const char *const UNITS[]
      = { "plain", "yuan",  "usd",  "percent", "gb",     "mb",     "minute", "hour", "day",
          "week",  "month", "year", "piece",   "person", "degree", "point",  NULL };

  if (!check_id (self, error))
    return FALSE;
  return g_strv_contains (UNITS, self->id)
         || cue_expression_fail (self, error, "", "\"%s\" is no unit; units are yuan, gb, month, …",
                                 self->id);
}

#define TALK(name, arguments, result, help_en, help_zh)                                            \
  {                                                                                                \
    name, "talk", arguments, result, help_en, help_zh                                              \
  }

const CueOperator CUE_OPERATORS_TALK[] = {
  { .info = TALK ("tag", "tag", "boolean", "True while the tag is lit", "标签亮着时为真"),
    .flags = CUE_OPERATOR_RAW,
    .names = "tag",
    .follows = "tag",
    .check = check_id,
    .apply = apply_tag,
    .say_en = "tag {id} is lit",
    .say_zh = "标签{id}亮着",
    .not_en = "tag {id} is not lit",
    .not_zh = "标签{id}没有亮" },
  { .info = TALK ("fact",
                  "fact",
                  "any",
                  "The fact's value; unknown makes comparisons false",
                  "事实的值；未知时比较不成立"),
    .flags = CUE_OPERATOR_RAW,
    .names = "fact",
    .follows = "fact",
    .check = check_id,
    .apply = apply_fact,
    .say_en = "{id}",
    .say_zh = "{id}",
    .not_en = "{id} is unknown or false",
    .not_zh = "{id}未知或为否" },
  { .info
    = TALK ("says",
            "phrase, {by, within_turns, within_ms, polarity, question}",
            "boolean",
            "True when the phrase set was heard: by customer (or agent, any), within_turns 1 (0: "
            "all; 0 too when "
            "within_ms is given), polarity plain (or negated, quoted, any), question true or false",
            "听到该话术集时为真：by 默认 customer（或 agent、any），within_turns 默认 1（0 "
            "为整个会话；给出 within_ms 时"
            "默认 0），polarity 默认 plain（或 negated、quoted、any），question 为 true 或 false"),
    .flags = CUE_OPERATOR_RAW,
    .names = "phrase",
    .follows = "phrase",
    .check = cue_heard_check,
    .apply = apply_says },
  { .info = TALK ("count_within",
                  "phrase, {by, within_turns, within_ms, polarity, question}",
                  "number",
                  "The number of turns in which the phrase set was heard; within_turns 0 (all)",
                  "听到该话术集的轮数；within_turns 默认 0（整个会话）"),
    .flags = CUE_OPERATOR_RAW,
    .names = "phrase",
    .follows = "phrase",
    .check = cue_heard_check,
    .apply = apply_count_within },
  { .info = TALK ("said",
                  "talk/point",
                  "boolean",
                  "True when the point's verdict is said",
                  "该要点已讲到时为真"),
    .flags = CUE_OPERATOR_RAW,
    .names = "point",
    .follows = "point",
    .check = check_point,
    .apply = apply_said,
    .say_en = "point {id} has been said",
    .say_zh = "要点{id}已讲到",
    .not_en = "point {id} has not been said",
    .not_zh = "要点{id}还没讲到" },
  { .info = TALK ("stage",
                  "stage or []",
                  "boolean or string",
                  "True when that is the current stage; [] gives its id",
                  "处于该阶段时为真；[] 返回当前阶段"),
    .flags = CUE_OPERATOR_RAW,
    .names = "stage",
    .follows = "stage",
    .check = check_stage,
    .apply = apply_stage },
  { .info = TALK ("since",
                  "opened, customer, agent, tag:ID or lit:RULE",
                  "number",
                  "Milliseconds since then; unknown when never",
                  "距当时的毫秒数；从未发生则未知"),
    .flags = CUE_OPERATOR_RAW | CUE_OPERATOR_TIME,
    .check = check_since,
    .apply = apply_time },
  { .info = TALK ("silence",
                  "customer or agent",
                  "number",
                  "Milliseconds since that speaker's last turn",
                  "距该方上次发言的毫秒数"),
    .flags = CUE_OPERATOR_RAW | CUE_OPERATOR_TIME,
    .follows = "silence",
    .check = check_silence,
    .apply = apply_time },
  { .info = TALK ("turns",
                  "customer, agent or any",
                  "number",
                  "Number of that speaker's turns so far",
                  "该方至今的发言轮数"),
    .flags = CUE_OPERATOR_RAW,
    .follows = "turns",
    .check = check_turns,
    .apply = apply_turns },
  { .info = TALK ("heard",
                  "unit",
                  "number",
                  "The last number with that unit that the customer said",
                  "客户最近说的带该单位的数"),
    .flags = CUE_OPERATOR_RAW,
    .follows = "unit",
    .check = check_unit,
    .apply = apply_heard },
  { .info
    = TALK ("owns", "offer", "boolean", "True when the customer owns it", "客户已拥有该产品时为真"),
    .flags = CUE_OPERATOR_RAW,
    .names = "offer",
    .follows = "owns",
    .check = check_id,
    .apply = apply_owns,
    .say_en = "the customer owns {id}",
    .say_zh = "客户已拥有{id}",
    .not_en = "the customer does not own {id}",
    .not_zh = "客户没有{id}" },
  { .info = TALK ("outcome",
                  "offer",
                  "string",
                  "accepted, refused, undecided or null",
                  "accepted、refused、undecided 或空"),
    .flags = CUE_OPERATOR_RAW,
    .names = "offer",
    .follows = "outcome",
    .check = check_id,
    .apply = apply_outcome,
    .say_en = "the outcome of {id}",
    .say_zh = "{id}的结果",
    .not_en = "{id} has no outcome yet",
    .not_zh = "{id}还没有结果" },
  { .info = TALK ("lit",
                  "rule",
                  "boolean",
                  "True when the rule has lit anything in this conversation",
                  "本会话中该规则亮过时为真"),
    .flags = CUE_OPERATOR_RAW,
    .names = "rule",
    .follows = "lit",
    .check = check_id,
    .apply = apply_lit,
    .say_en = "rule {id} has lit",
    .say_zh = "规则{id}亮过",
    .not_en = "rule {id} has not lit",
    .not_zh = "规则{id}没有亮过" },
  { .info = { NULL } },
};
