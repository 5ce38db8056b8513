/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"
#include "cue-json.h"
#include "cue-sentence-private.h"
#include "cue-time-private.h"

/*
 * A condition in a sentence, for leads who write rules and agents who ask why. Most operators bring
 * their sentence along as a template; what follows here are those whose words depend on their
 * arguments.
 */

static void write_clause (CueSentence *self, const CueExpression *expression);
static void write_negation (CueSentence *self, const CueExpression *expression);

static void
write_value (CueSentence *self, JsonNode *value)
{
  if (JSON_NODE_HOLDS_NULL (value))
    cue_sentence_write (self, "unknown", "未知");
  else if (cue_value_is_string (value))
    cue_sentence_write_text (self, json_node_get_string (value));
  else if (cue_value_is_number (value))
    cue_sentence_write_number (self, json_node_get_double (value));
  else if (JSON_NODE_HOLDS_VALUE (value))
    cue_sentence_write (self, json_node_get_boolean (value) ? "true" : "false",
                        json_node_get_boolean (value) ? "是" : "否");
  else
    {
      g_autofree char *json = cue_json_to_canonical (value);
      g_string_append (self->out, json);
    }
}

static void
write_all (CueSentence *self, const CueArguments *expressions)
{
  if (expressions->len == 0)
    cue_sentence_write (self, "nothing", "无");
  for (guint i = 0; i < expressions->len; i++)
    {
      if (i > 0)
        cue_sentence_write (self, i + 1 == expressions->len ? " and " : ", ",
                            i + 1 == expressions->len ? "和" : "、");
      write_clause (self, expressions->at[i]);
    }
}

static const char *
get_family (const CueExpression *call)
{
  const char *op = call->op->info.name;

  if (g_str_equal (op, "owns") || g_str_equal (op, "outcome"))
    return "offer";
  if (g_str_equal (op, "said"))
    return "point";
  if (g_str_equal (op, "lit"))
    return "rule";
  return op;
}

/* "{0}" an argument, "{*}" all of them, "{id}" what it asks for */
static void
write_template (CueSentence *self, const CueExpression *call, const char *template)
{
  gboolean outer = self->names;

  self->names = g_str_has_prefix (call->op->info.name, "missing");
  for (const char *c = template; *c != '\0'; c++)
    {
      if (*c != '{')
        {
          g_string_append_c (self->out, *c);
          continue;
        }
      if (c[1] == '*')
        write_all (self, call->arguments);
      else if (c[1] == 'i')
        cue_sentence_write_id (self, get_family (call), call->id);
      else if ((guint) (c[1] - '0') < call->arguments->len)
        write_clause (self, call->arguments->at[(guint) (c[1] - '0')]);
      c = strchr (c, '}');
    }
  self->names = outer;
}

/* a and b; an "or" inside an "and" stands in brackets. */
static void
write_joined (CueSentence *self, const CueExpression *call, const char *en, const char *zh)
{
  if (call->arguments->len == 0)
    cue_sentence_write (self, "never", "从不");
  for (guint i = 0; i < call->arguments->len; i++)
    {
      const CueExpression *clause = call->arguments->at[i];
      gboolean nested
          = (cue_expression_is_call (clause, "and") || cue_expression_is_call (clause, "or"))
            && clause->arguments->len > 1 && call->arguments->len > 1;

      if (i > 0)
        cue_sentence_write (self, en, zh);
      cue_sentence_write (self, nested ? "(" : "", nested ? "（" : "");
      write_clause (self, clause);
      cue_sentence_write (self, nested ? ")" : "", nested ? "）" : "");
    }
}

static void
write_and (CueSentence *self, const CueExpression *call)
{
  write_joined (self, call, " and ", "，并且");
}

static void
write_or (CueSentence *self, const CueExpression *call)
{
  write_joined (self, call, " or ", "，或者");
}

static void
write_not (CueSentence *self, const CueExpression *call)
{
  if (call->arguments->len == 0)
    cue_sentence_write (self, "always", "总是");
  else
    write_negation (self, call->arguments->at[0]);
}

static void
write_if (CueSentence *self, const CueExpression *call)
{
  guint n = call->arguments->len;

  for (guint i = 0; i + 1 < n; i += 2)
    {
      cue_sentence_write (self, i > 0 ? ", or if " : "if ", i > 0 ? "；如果" : "如果");
      write_clause (self, call->arguments->at[i]);
      cue_sentence_write (self, " then ", "，则");
      write_clause (self, call->arguments->at[i + 1]);
    }
  if (n % 2 == 1)
    {
      cue_sentence_write (self, n > 1 ? ", otherwise " : "", n > 1 ? "，否则" : "");
      write_clause (self, call->arguments->at[n - 1]);
    }
}

static void
write_var (CueSentence *self, const CueExpression *call)
{
  const char *id = cue_expression_get_fact (call);

  if (id == NULL || id[0] == '\0')
    cue_sentence_write (self, "it", "它");
  else if (g_str_equal (id, "channel"))
    cue_sentence_write (self, "the channel", "渠道");
  else if (g_str_equal (id, "lang"))
    cue_sentence_write (self, "the language", "语言");
  else if (g_str_equal (id, "stage"))
    cue_sentence_write (self, "the current stage", "当前阶段");
  else
    cue_sentence_write_id (self, "fact", id);
}

/* In a comparison with a time a number is a duration, in one with a fact a text is its value. */
static void
write_side (CueSentence *self, const CueExpression *side, const CueExpression *other)
{
  const CueExpression *outer = self->beside;
  double number;

  self->beside = other;
  if (cue_time_is (other) && side->kind == CUE_EXPRESSION_CONSTANT
      && cue_value_is_number (side->constant) && cue_value_to_number (side->constant, &number)
      && number >= 0 && number < 1e15)
    cue_sentence_write_duration (self, (gint64) number);
  else
    write_clause (self, side);
  self->beside = outer;
}

static void
write_pair (CueSentence *self,
            const char *template,
            const CueExpression *left,
            const CueExpression *right)
{
  for (const char *c = template; *c != '\0'; c++)
    if (*c != '{')
      g_string_append_c (self->out, *c);
    else
      {
        write_side (self, c[1] == '0' ? left : right, c[1] == '0' ? right : left);
        c += 2;
      }
}

/* {"==": [x, null]} asks whether x is unknown. */
static gboolean
write_unknown (CueSentence *self, const CueExpression *call, gboolean negated)
{
  gboolean equal = cue_expression_is_call (call, "==") || cue_expression_is_call (call, "===");

  if ((!equal && !cue_expression_is_call (call, "!=") && !cue_expression_is_call (call, "!=="))
      || call->arguments->len != 2
      || !cue_expression_is_null (cue_expression_get_argument (call, 1)))
    return FALSE;
  write_clause (self, cue_expression_get_argument (call, 0));
  if (equal != negated)
    cue_sentence_write (self, " is unknown", "未知");
  else
    cue_sentence_write (self, " is known", "已知");
  return TRUE;
}

/* {"==": [x, true]}: a yes beside the word for "is", which is the same one in Chinese. */
static gboolean
write_yes (CueSentence *self, const CueExpression *call, gboolean negated)
{
  const CueExpression *right
      = call->arguments->len == 2 ? cue_expression_get_argument (call, 1) : NULL;
  gboolean equal = cue_expression_is_call (call, "==") || cue_expression_is_call (call, "===");

  if (!self->zh || right == NULL || right->kind != CUE_EXPRESSION_CONSTANT
      || !JSON_NODE_HOLDS_VALUE (right->constant)
      || json_node_get_value_type (right->constant) != G_TYPE_BOOLEAN
      || (!equal && !cue_expression_is_call (call, "!=") && !cue_expression_is_call (call, "!==")))
    return FALSE;
  write_clause (self, cue_expression_get_argument (call, 0));
  g_string_append (self->out, equal != negated ? "为“" : "不为“");
  write_clause (self, right);
  g_string_append (self->out, "”");
  return TRUE;
}

static void
write_comparison (CueSentence *self, const CueExpression *call, gboolean negated)
{
  const CueOperator *op = call->op;
  const char *en = negated ? op->not_en : op->say_en;
  const char *zh = negated ? op->not_zh : op->say_zh;

  if (write_unknown (self, call, negated) || write_yes (self, call, negated))
    return;
  for (guint i = 0; i + 1 < call->arguments->len; i++)
    {
      if (i > 0)
        cue_sentence_write (self, " and ", "，并且");
      write_pair (self, self->zh ? zh : en, call->arguments->at[i], call->arguments->at[i + 1]);
    }
}

static void
write_in (CueSentence *self, const CueExpression *call, gboolean negated)
{
  const CueExpression *list = cue_expression_get_argument (call, 1);
  const char *en = negated ? call->op->not_en : call->op->say_en;
  const char *zh = negated ? call->op->not_zh : call->op->say_zh;

  if (list != NULL && list->kind == CUE_EXPRESSION_LIST)
    {
      en = negated ? "{0} is not one of {1}" : "{0} is one of {1}";
      zh = negated ? "{0}不是{1}之一" : "{0}是{1}之一";
    }
  if (list == NULL)
    write_template (self, call, self->zh ? zh : en);
  else
    write_pair (self, self->zh ? zh : en, cue_expression_get_argument (call, 0), list);
}

static void
write_is_in (CueSentence *self, const CueExpression *call)
{
  write_in (self, call, FALSE);
}

typedef struct
{
  const char *op;
  void (*write) (CueSentence *self, const CueExpression *call);
} Special;

static const Special SPECIALS[] = {
  { "and", write_and },
  { "or", write_or },
  { "!", write_not },
  { "if", write_if },
  { "in", write_is_in },
  { "?:", write_if },
  { "says", cue_sentence_write_says },
  { "count_within", cue_sentence_write_count_within },
  { "stage", cue_sentence_write_stage },
  { "heard", cue_sentence_write_number_heard },
  { "since", cue_sentence_write_since },
  { "silence", cue_sentence_write_silence },
  { "turns", cue_sentence_write_turns },
  { "var", write_var },
};

static void
write_call (CueSentence *self, const CueExpression *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (SPECIALS); i++)
    if (cue_expression_is_call (call, SPECIALS[i].op))
      {
        SPECIALS[i].write (self, call);
        return;
      }
  if (g_str_equal (call->op->info.family, "compare"))
    write_comparison (self, call, FALSE);
  else if (call->op->say_en != NULL)
    write_template (self, call, self->zh ? call->op->say_zh : call->op->say_en);
  else
    {
      g_autoptr (JsonNode) arguments = cue_tree_to_json (call->written);

      write_value (self, arguments);
    }
}

static void
write_clause (CueSentence *self, const CueExpression *expression)
{
  if (expression->kind == CUE_EXPRESSION_CONSTANT)
    write_value (self, expression->constant);
  else if (expression->kind == CUE_EXPRESSION_LIST)
    write_all (self, expression->arguments);
  else
    write_call (self, expression);
}

static void
write_negation (CueSentence *self, const CueExpression *expression)
{
  const CueOperator *op = expression->kind == CUE_EXPRESSION_CALL ? expression->op : NULL;

  if (cue_expression_is_call (expression, "says"))
    cue_sentence_write_not_said (self, expression);
  else if (cue_expression_is_call (expression, "in"))
    write_in (self, expression, TRUE);
  else if (cue_expression_is_call (expression, "!") && expression->arguments->len == 1)
    write_clause (self, expression->arguments->at[0]);
  else if (op != NULL && op->not_en != NULL && g_str_equal (op->info.family, "compare")
           && expression->arguments->len == 2)
    write_comparison (self, expression, TRUE);
  else if (op != NULL && op->not_en != NULL && !g_str_equal (op->info.family, "compare"))
    write_template (self, expression, self->zh ? op->not_zh : op->not_en);
  else
    {
      cue_sentence_write (self, "not (", "并非（");
      write_clause (self, expression);
      cue_sentence_write (self, ")", "）");
    }
}

/**
 * cue_condition_describe:
 * @lang: "zh…" or anything else (English)
 * @title: (nullable): titles of what is asked for
 *
 * Returns: (transfer full): the condition in one sentence, without a full stop
 */
char *
cue_condition_describe (const CueCondition *self,
                        const char *lang,
                        CueTitleFunc title,
                        gpointer user_data)
{
  g_return_val_if_fail (self != NULL && lang != NULL, NULL);

  CueSentence writer
      = { g_string_new (NULL), g_str_has_prefix (lang, "zh"), FALSE, NULL, lang, title, user_data };
  write_clause (&writer, cue_condition_get_root (self));
  return g_string_free (writer.out, FALSE);
}

/**
 * cue_condition_to_sentence:
 *
 * Returns: (transfer full): cue_condition_describe () with ids for titles
 */
char *
cue_condition_to_sentence (const CueCondition *self, const char *lang)
{
  return cue_condition_describe (self, lang, NULL, NULL);
}
