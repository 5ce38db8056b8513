/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-eval-private.h"
#include "cue-json.h"
#include "cue-time-private.h"

/*
 * A condition in a sentence, for leads who write rules and agents who ask why. Most operators bring
 * their sentence along as a template; what follows here are those whose words depend on their
 * arguments.
 */

typedef struct
{
  GString *out;
  gboolean zh;
  const char *lang;
  CueTitleFunc title;
  gpointer user_data;
} Writer;

static void write_clause (Writer *self, const CueExpression *expression);
static void write_negation (Writer *self, const CueExpression *expression);

static void
write_text (Writer *self, const char *en, const char *zh)
{
  g_string_append (self->out, self->zh ? zh : en);
}

static void
write_quoted (Writer *self, const char *text)
{
  g_string_append_printf (self->out, self->zh ? "「%s」" : "“%s”", text);
}

static void
write_id (Writer *self, const char *family, const char *id)
{
  const char *title
      = self->title != NULL ? self->title (family, id, self->lang, self->user_data) : NULL;

  write_quoted (self, title != NULL ? title : id);
}

/* A blank between Chinese and a number. */
static void
write_blank (Writer *self)
{
  if (self->zh && self->out->len > 0 && (guchar) self->out->str[self->out->len - 1] >= 0x80
      && !g_str_has_suffix (self->out->str, "，") && !g_str_has_suffix (self->out->str, "（"))
    g_string_append_c (self->out, ' ');
}

static void
write_number (Writer *self, double number)
{
  g_autofree char *text = cue_json_print_number (number);

  write_blank (self);
  g_string_append (self->out, text);
}

static void
write_duration (Writer *self, gint64 ms)
{
  static const struct
  {
    gint64 ms;
    const char *en;
    const char *zh;
  } UNITS[] = { { 86400000, "day", " 天" },
                { 3600000, "hour", " 小时" },
                { 60000, "minute", " 分钟" },
                { 1000, "second", " 秒" },
                { 1, "millisecond", " 毫秒" } };
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (UNITS) && (ms == 0 || ms % UNITS[i].ms != 0))
    i++;
  write_blank (self);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, ms / UNITS[i].ms);
  if (self->zh)
    g_string_append (self->out, UNITS[i].zh);
  else
    g_string_append_printf (self->out, " %s%s", UNITS[i].en, ms / UNITS[i].ms == 1 ? "" : "s");
}

static void
write_value (Writer *self, JsonNode *value)
{
  if (JSON_NODE_HOLDS_NULL (value))
    write_text (self, "unknown", "未知");
  else if (cue_value_is_string (value))
    write_quoted (self, json_node_get_string (value));
  else if (cue_value_is_number (value))
    write_number (self, json_node_get_double (value));
  else if (JSON_NODE_HOLDS_VALUE (value))
    write_text (self, json_node_get_boolean (value) ? "true" : "false",
                json_node_get_boolean (value) ? "是" : "否");
  else
    {
      g_autofree char *json = cue_json_to_canonical (value);
      g_string_append (self->out, json);
    }
}

static void
write_all (Writer *self, GPtrArray *expressions)
{
  if (expressions->len == 0)
    write_text (self, "nothing", "无");
  for (guint i = 0; i < expressions->len; i++)
    {
      if (i > 0)
        write_text (self, i + 1 == expressions->len ? " and " : ", ",
                    i + 1 == expressions->len ? "和" : "、");
      write_clause (self, g_ptr_array_index (expressions, i));
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
  return g_str_equal (op, "heard") ? "unit" : op;
}

/* "{0}" an argument, "{*}" all of them, "{id}" what it asks for */
static void
write_template (Writer *self, const CueExpression *call, const char *template)
{
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
        write_id (self, get_family (call), call->id);
      else if ((guint) (c[1] - '0') < call->arguments->len)
        write_clause (self, g_ptr_array_index (call->arguments, (guint) (c[1] - '0')));
      c = strchr (c, '}');
    }
}

static gboolean
is_call (const CueExpression *expression, const char *name)
{
  return expression != NULL && expression->kind == CUE_EXPRESSION_CALL
         && g_str_equal (expression->op->info.name, name);
}

/* a and b; an "or" inside an "and" stands in brackets. */
static void
write_joined (Writer *self, const CueExpression *call, const char *en, const char *zh)
{
  if (call->arguments->len == 0)
    write_text (self, "never", "从不");
  for (guint i = 0; i < call->arguments->len; i++)
    {
      const CueExpression *clause = g_ptr_array_index (call->arguments, i);
      gboolean nested = (is_call (clause, "and") || is_call (clause, "or"))
                        && clause->arguments->len > 1 && call->arguments->len > 1;

      if (i > 0)
        write_text (self, en, zh);
      write_text (self, nested ? "(" : "", nested ? "（" : "");
      write_clause (self, clause);
      write_text (self, nested ? ")" : "", nested ? "）" : "");
    }
}

static void
write_and (Writer *self, const CueExpression *call)
{
  write_joined (self, call, " and ", "，并且");
}

static void
write_or (Writer *self, const CueExpression *call)
{
  write_joined (self, call, " or ", "，或者");
}

static void
write_not (Writer *self, const CueExpression *call)
{
  if (call->arguments->len == 0)
    write_text (self, "always", "总是");
  else
    write_negation (self, g_ptr_array_index (call->arguments, 0));
}

static void
write_if (Writer *self, const CueExpression *call)
{
  guint n = call->arguments->len;

  for (guint i = 0; i + 1 < n; i += 2)
    {
      write_text (self, i > 0 ? ", or if " : "if ", i > 0 ? "；如果" : "如果");
      write_clause (self, g_ptr_array_index (call->arguments, i));
      write_text (self, " then ", "，则");
      write_clause (self, g_ptr_array_index (call->arguments, i + 1));
    }
  if (n % 2 == 1)
    {
      write_text (self, n > 1 ? ", otherwise " : "", n > 1 ? "，否则" : "");
      write_clause (self, g_ptr_array_index (call->arguments, n - 1));
    }
}

static void
write_speaker (Writer *self, char by)
{
  if (by == 'c')
    write_text (self, "the customer", "客户");
  else if (by == 'a')
    write_text (self, "the agent", "客服");
  else
    write_text (self, "someone", "有人");
}

static void
write_heard_reach (Writer *self, const CueHeard *heard)
{
  if (heard->within_turns == 1)
    write_text (self, " in the last turn", "最近一轮");
  else if (heard->within_turns > 1)
    {
      write_text (self, " in the last ", "最近");
      write_number (self, heard->within_turns);
      write_text (self, " turns", " 轮");
    }
  if (heard->within_ms > 0)
    {
      write_text (self, " within ", "在");
      write_duration (self, heard->within_ms);
      write_text (self, "", "内");
    }
}

static void
write_heard_verb (Writer *self, const CueHeard *heard, gboolean negated)
{
  static const char *const EN[] = { " said ", " refused ", " quoted ", " mentioned " };
  static const char *const NOT_EN[]
      = { " did not say ", " did not refuse ", " did not quote ", " did not mention " };
  static const char *const ZH[] = { "说过", "否定过", "转述过", "提到过" };
  guint i = (guint) (strchr ("pnqx", heard->polarity) - "pnqx");

  write_text (self, negated ? NOT_EN[i] : EN[i], negated ? "没" : "");
  write_text (self, "", ZH[i]);
}

static void
write_heard_question (Writer *self, const CueHeard *heard)
{
  if (heard->question == 1)
    write_text (self, " in a question", "（提问）");
  else if (heard->question == 0)
    write_text (self, " in a statement", "（陈述）");
}

static void
write_heard (Writer *self, const CueExpression *call, gboolean negated)
{
  const CueHeard *heard = &call->heard;

  write_speaker (self, heard->by);
  if (self->zh)
    write_heard_reach (self, heard);
  write_heard_verb (self, heard, negated);
  write_id (self, "phrase", call->id);
  write_heard_question (self, heard);
  if (!self->zh)
    write_heard_reach (self, heard);
}

static void
write_says (Writer *self, const CueExpression *call)
{
  write_heard (self, call, FALSE);
}

static void
write_count_within (Writer *self, const CueExpression *call)
{
  write_text (self, "the number of turns in which ", "");
  write_heard (self, call, FALSE);
  write_text (self, "", "的轮数");
}

static void
write_stage (Writer *self, const CueExpression *call)
{
  if (call->id == NULL)
    {
      write_text (self, "the current stage", "当前阶段");
      return;
    }
  write_text (self, "the stage is ", "处于阶段");
  write_id (self, "stage", call->id);
}

static void
write_since (Writer *self, const CueExpression *call)
{
  gboolean tag = g_str_has_prefix (call->id, "tag:");

  write_text (self, "the time since ", "");
  if (tag || g_str_has_prefix (call->id, "lit:"))
    {
      write_text (self, tag ? "tag " : "rule ", tag ? "标签" : "规则");
      write_id (self, tag ? "tag" : "rule", call->id + strlen ("tag:"));
      write_text (self, " lit", "亮起");
    }
  else if (g_str_equal (call->id, "opened"))
    write_text (self, "the conversation opened", "会话开始");
  else if (g_str_equal (call->id, "customer"))
    write_text (self, "the customer last spoke", "客户上次发言");
  else
    write_text (self, "the agent last spoke", "客服上次发言");
  write_text (self, "", "以来的时间");
}

static void
write_silence (Writer *self, const CueExpression *call)
{
  gboolean customer = g_str_equal (call->id, "customer");

  write_text (self, customer ? "the customer's silence" : "the agent's silence",
              customer ? "客户沉默的时间" : "客服沉默的时间");
}

static void
write_turns (Writer *self, const CueExpression *call)
{
  if (call->heard.by == 'x')
    write_text (self, "the number of turns", "双方发言的轮数");
  else
    write_text (self,
                call->heard.by == 'c' ? "the number of customer turns"
                                      : "the number of agent turns",
                call->heard.by == 'c' ? "客户发言的轮数" : "客服发言的轮数");
}

static void
write_var (Writer *self, const CueExpression *call)
{
  const CueExpression *name = cue_expression_get_argument (call, 0);
  const char *id = "";

  if (name != NULL && name->kind == CUE_EXPRESSION_CONSTANT && cue_value_is_string (name->constant))
    id = json_node_get_string (name->constant);
  if (id[0] == '\0')
    write_text (self, "it", "它");
  else if (g_str_equal (id, "channel"))
    write_text (self, "the channel", "渠道");
  else if (g_str_equal (id, "lang"))
    write_text (self, "the language", "语言");
  else if (g_str_equal (id, "stage"))
    write_text (self, "the current stage", "当前阶段");
  else
    write_id (self, "fact", id);
}

/* In a comparison with a time a number is a duration. */
static void
write_side (Writer *self, const CueExpression *side, const CueExpression *other)
{
  double number;

  if (cue_time_is (other) && side->kind == CUE_EXPRESSION_CONSTANT
      && cue_value_is_number (side->constant) && cue_value_to_number (side->constant, &number)
      && number >= 0 && number < 1e15)
    write_duration (self, (gint64) number);
  else
    write_clause (self, side);
}

static void
write_pair (Writer *self,
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

static void
write_comparison (Writer *self, const CueExpression *call, gboolean negated)
{
  const CueOperator *op = call->op;
  const char *en = negated ? op->not_en : op->say_en;
  const char *zh = negated ? op->not_zh : op->say_zh;

  for (guint i = 0; i + 1 < call->arguments->len; i++)
    {
      if (i > 0)
        write_text (self, " and ", "，并且");
      write_pair (self, self->zh ? zh : en, g_ptr_array_index (call->arguments, i),
                  g_ptr_array_index (call->arguments, i + 1));
    }
}

typedef struct
{
  const char *op;
  void (*write) (Writer *self, const CueExpression *call);
} Special;

static const Special SPECIALS[] = {
  { "and", write_and },
  { "or", write_or },
  { "!", write_not },
  { "if", write_if },
  { "?:", write_if },
  { "says", write_says },
  { "count_within", write_count_within },
  { "stage", write_stage },
  { "since", write_since },
  { "silence", write_silence },
  { "turns", write_turns },
  { "var", write_var },
};

static void
write_call (Writer *self, const CueExpression *call)
{
  for (guint i = 0; i < G_N_ELEMENTS (SPECIALS); i++)
    if (is_call (call, SPECIALS[i].op))
      {
        SPECIALS[i].write (self, call);
        return;
      }
  if (g_str_equal (call->op->info.family, "compare"))
    write_comparison (self, call, FALSE);
  else if (call->op->say_en != NULL)
    write_template (self, call, self->zh ? call->op->say_zh : call->op->say_en);
  else
    write_value (self, call->constant);
}

static void
write_clause (Writer *self, const CueExpression *expression)
{
  if (expression->kind == CUE_EXPRESSION_CONSTANT)
    write_value (self, expression->constant);
  else if (expression->kind == CUE_EXPRESSION_LIST)
    write_all (self, expression->arguments);
  else
    write_call (self, expression);
}

static void
write_negation (Writer *self, const CueExpression *expression)
{
  const CueOperator *op = expression->kind == CUE_EXPRESSION_CALL ? expression->op : NULL;

  if (is_call (expression, "says"))
    write_heard (self, expression, TRUE);
  else if (is_call (expression, "!") && expression->arguments->len == 1)
    write_clause (self, g_ptr_array_index (expression->arguments, 0));
  else if (op != NULL && op->not_en != NULL && g_str_equal (op->info.family, "compare")
           && expression->arguments->len == 2)
    write_comparison (self, expression, TRUE);
  else if (op != NULL && op->not_en != NULL && !g_str_equal (op->info.family, "compare"))
    write_template (self, expression, self->zh ? op->not_zh : op->not_en);
  else
    {
      write_text (self, "not (", "并非（");
      write_clause (self, expression);
      write_text (self, ")", "）");
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

  Writer writer = { g_string_new (NULL), g_str_has_prefix (lang, "zh"), lang, title, user_data };
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
