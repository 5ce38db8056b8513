/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sentence-private.h"
#include "cue-json.h"
#include "cue-number.h"

/* The words of sentences about conditions: texts, ids, durations, and who said what when. */

void
cue_sentence_write (CueSentence *self, const char *en, const char *zh)
{
  g_string_append (self->out, self->zh ? zh : en);
}

void
cue_sentence_write_quoted (CueSentence *self, const char *text)
{
  g_string_append_printf (self->out, self->zh ? "「%s」" : "“%s”", text);
}

void
cue_sentence_write_id (CueSentence *self, const char *family, const char *id)
{
  const char *title
      = self->title != NULL ? self->title (family, id, self->lang, self->user_data) : NULL;

  cue_sentence_write_quoted (self, title != NULL ? title : id);
}

/* What the engine's own values are called: {"==": [{"outcome": …}, "accepted"]} */
static gboolean
write_own_value (CueSentence *self, const char *of, const char *text)
{
  static const struct
  {
    const char *of;
    const char *text;
    const char *en;
    const char *zh;
  } OWN[] = { { "outcome", "accepted", "accepted", "已接受" },
              { "outcome", "refused", "refused", "已拒绝" },
              { "outcome", "undecided", "undecided", "未决定" },
              { "channel", "chat", "chat", "在线会话" },
              { "channel", "voice", "call", "通话" },
              { "lang", "zh", "Chinese", "中文" },
              { "lang", "en", "English", "英文" } };

  for (guint i = 0; i < G_N_ELEMENTS (OWN); i++)
    if (g_str_equal (OWN[i].of, of) && g_str_equal (OWN[i].text, text))
      {
        cue_sentence_write_quoted (self, self->zh ? OWN[i].zh : OWN[i].en);
        return TRUE;
      }
  return FALSE;
}

void
cue_sentence_write_text (CueSentence *self, const char *text)
{
  const char *fact = cue_expression_get_fact (self->beside);
  const char *of = cue_expression_is_call (self->beside, "outcome") ? "outcome" : fact;
  g_autofree char *value = fact != NULL ? g_strconcat (fact, "=", text, NULL) : NULL;
  const char *title = value != NULL && self->title != NULL
                          ? self->title ("value", value, self->lang, self->user_data)
                          : NULL;

  if (self->names)
    cue_sentence_write_id (self, "fact", text);
  else if (cue_expression_is_call (self->beside, "stage") || g_strcmp0 (fact, "stage") == 0)
    cue_sentence_write_id (self, "stage", text);
  else if (of == NULL || !write_own_value (self, of, text))
    cue_sentence_write_quoted (self, title != NULL ? title : text);
}

/* A blank between Chinese and a number. */
static void
write_blank (CueSentence *self)
{
  if (self->zh && self->out->len > 0 && (guchar) self->out->str[self->out->len - 1] >= 0x80
      && !g_str_has_suffix (self->out->str, "，") && !g_str_has_suffix (self->out->str, "（"))
    g_string_append_c (self->out, ' ');
}

void
cue_sentence_write_number (CueSentence *self, double number)
{
  g_autofree char *text = cue_json_print_number (number);

  write_blank (self);
  g_string_append (self->out, text);
}

void
cue_sentence_write_duration (CueSentence *self, gint64 ms)
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
write_speaker (CueSentence *self, char by)
{
  if (by == 'c')
    cue_sentence_write (self, "the customer", "客户");
  else if (by == 'a')
    cue_sentence_write (self, "the agent", "客服");
  else
    cue_sentence_write (self, "someone", "有人");
}

static void
write_heard_reach (CueSentence *self, const CueHeard *heard)
{
  if (heard->within_turns == 1)
    cue_sentence_write (self, " in the last turn", "最近一轮");
  else if (heard->within_turns > 1)
    {
      cue_sentence_write (self, " in the last ", "最近");
      cue_sentence_write_number (self, heard->within_turns);
      cue_sentence_write (self, " turns", " 轮");
    }
  if (heard->within_ms > 0)
    {
      cue_sentence_write (self, " within ", "在");
      cue_sentence_write_duration (self, heard->within_ms);
      cue_sentence_write (self, "", "内");
    }
}

static void
write_heard_verb (CueSentence *self, const CueHeard *heard, gboolean negated)
{
  static const char *const EN[] = { " said ", " refused ", " quoted ", " mentioned " };
  static const char *const NOT_EN[]
      = { " did not say ", " did not refuse ", " did not quote ", " did not mention " };
  static const char *const ZH[] = { "说过", "否定过", "转述过", "提到过" };
  guint i = (guint) (strchr ("pnqx", heard->polarity) - "pnqx");

  cue_sentence_write (self, negated ? NOT_EN[i] : EN[i], negated ? "没" : "");
  cue_sentence_write (self, "", ZH[i]);
}

static void
write_heard_question (CueSentence *self, const CueHeard *heard)
{
  if (heard->question == 1)
    cue_sentence_write (self, " in a question", "（提问）");
  else if (heard->question == 0)
    cue_sentence_write (self, " in a statement", "（陈述）");
}

static void
write_heard (CueSentence *self, const CueExpression *call, gboolean negated)
{
  const CueHeard *heard = &call->heard;

  write_speaker (self, heard->by);
  if (self->zh)
    write_heard_reach (self, heard);
  write_heard_verb (self, heard, negated);
  cue_sentence_write_id (self, "phrase", call->id);
  write_heard_question (self, heard);
  if (!self->zh)
    write_heard_reach (self, heard);
}

void
cue_sentence_write_says (CueSentence *self, const CueExpression *call)
{
  write_heard (self, call, FALSE);
}

void
cue_sentence_write_not_said (CueSentence *self, const CueExpression *call)
{
  write_heard (self, call, TRUE);
}

void
cue_sentence_write_count_within (CueSentence *self, const CueExpression *call)
{
  cue_sentence_write (self, "the number of turns in which ", "");
  write_heard (self, call, FALSE);
  cue_sentence_write (self, "", "的轮数");
}

void
cue_sentence_write_stage (CueSentence *self, const CueExpression *call)
{
  if (call->id == NULL)
    {
      cue_sentence_write (self, "the current stage", "当前阶段");
      return;
    }
  cue_sentence_write (self, "the stage is ", "处于阶段");
  cue_sentence_write_id (self, "stage", call->id);
}

void
cue_sentence_write_number_heard (CueSentence *self, const CueExpression *call)
{
  CueUnit unit = CUE_UNIT_PLAIN;

  cue_unit_from_string (call->id, &unit);
  if (unit == CUE_UNIT_PLAIN)
    {
      cue_sentence_write (self, "the last number without a unit that the customer named",
                          "客户最近说的不带单位的数");
      return;
    }
  cue_sentence_write (self, "the last number of ", "客户最近说的数（单位：");
  g_string_append (self->out, cue_unit_get_word (unit, FALSE, self->lang));
  cue_sentence_write (self, " that the customer named", "）");
}

void
cue_sentence_write_since (CueSentence *self, const CueExpression *call)
{
  gboolean tag = g_str_has_prefix (call->id, "tag:");

  cue_sentence_write (self, "the time since ", "");
  if (tag || g_str_has_prefix (call->id, "lit:"))
    {
      cue_sentence_write (self, tag ? "tag " : "rule ", tag ? "标签" : "规则");
      cue_sentence_write_id (self, tag ? "tag" : "rule", call->id + strlen ("tag:"));
      cue_sentence_write (self, " lit", "亮起");
    }
  else if (g_str_equal (call->id, "opened"))
    cue_sentence_write (self, "the conversation opened", "会话开始");
  else if (g_str_equal (call->id, "customer"))
    cue_sentence_write (self, "the customer last spoke", "客户上次发言");
  else
    cue_sentence_write (self, "the agent last spoke", "客服上次发言");
  cue_sentence_write (self, "", "以来的时间");
}

void
cue_sentence_write_silence (CueSentence *self, const CueExpression *call)
{
  gboolean customer = g_str_equal (call->id, "customer");

  cue_sentence_write (self, customer ? "the customer's silence" : "the agent's silence",
                      customer ? "客户沉默的时间" : "客服沉默的时间");
}

void
cue_sentence_write_turns (CueSentence *self, const CueExpression *call)
{
  if (call->heard.by == 'x')
    cue_sentence_write (self, "the number of turns", "双方发言的轮数");
  else
    cue_sentence_write (self,
                        call->heard.by == 'c' ? "the number of customer turns"
                                              : "the number of agent turns",
                        call->heard.by == 'c' ? "客户发言的轮数" : "客服发言的轮数");
}
