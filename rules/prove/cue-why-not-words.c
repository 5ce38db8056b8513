/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The answer in words and as JSON. The engine knows no locale, so both languages stand here. */
#include <string.h>

#include "cue-json.h"
#include "cue-proof-private.h"
#include "cue-turn.h"
#include "cue-why-not-private.h"

static gboolean
is_chinese (const char *lang)
{
  return lang != NULL && g_str_has_prefix (lang, "zh");
}

static const char *
pick (const CueTelling *self, const char *zh, const char *en)
{
  return is_chinese (self->lang) ? zh : en;
}

/* In quotation marks of the language. */
static void
quote (CueTelling *self, const char *text)
{
  g_string_append_printf (self->out, is_chinese (self->lang) ? "「%s」" : "“%s”", text);
}

static void
tell_value (CueTelling *self, const char *fact, JsonNode *value)
{
  g_autofree char *text = value == NULL ? NULL : cue_telling_dup_value (self, fact, value);

  if (text == NULL)
    g_string_append (self->out, pick (self, "未知", "unknown"));
  else if (*text == '\0') /* an empty list */
    g_string_append (self->out, pick (self, "无", "nothing"));
  else
    g_string_append (self->out, text);
}

static void
tell_fact (CueTelling *self, const CueWish *wish)
{
  g_string_append (self->out, pick (self, "需要", "needs "));
  quote (self, cue_telling_get_fact (self, wish->id));
  g_string_append (self->out, pick (self, "为 ", " to be "));
  tell_value (self, wish->id, wish->then);
  g_string_append (self->out, pick (self, "（现在：", " (now "));
  tell_value (self, wish->id, wish->now);
  g_string_append (self->out, pick (self, "）", ")"));
}

static void
tell_near (CueTelling *self, const CueWish *wish)
{
  if (wish->near == NULL)
    return;
  g_string_append (self->out, pick (self, "；最接近的话", "; nearest phrase "));
  quote (self, wish->near);
  g_string_append (self->out, pick (self, "不在列表里", " is not in the list"));
}

static void
tell_tag (CueTelling *self, const CueWish *wish)
{
  g_string_append (self->out, wish->on ? pick (self, "需要标签", "needs tag ")
                                       : pick (self, "需要没有标签", "needs no tag "));
  quote (self, cue_telling_get_tag (self, wish->id));
  g_string_append (self->out, wish->on ? pick (self, "（现在没有）", " (absent)")
                                       : pick (self, "（现在亮着）", " (lit)"));
  tell_near (self, wish);
}

/* What would be said or not said. */
static const char *
words_of (const CueWish *wish)
{
  const CueEdit *edit = g_ptr_array_index (wish->edits, 0);
  const char *words = edit->add != NULL ? edit->add : edit->cut;

  if (g_str_has_prefix (words, "。"))
    return words + strlen ("。");
  return g_str_has_prefix (words, ". ") ? words + 2 : words;
}

static void
tell_phrase (CueTelling *self, const CueWish *wish)
{
  const CueEdit *edit = g_ptr_array_index (wish->edits, 0);
  gboolean agent = edit->role == CUE_ROLE_AGENT;

  if (wish->on)
    g_string_append (self->out, agent ? pick (self, "需要坐席说", "needs the agent to say ")
                                      : pick (self, "需要客户说", "needs the customer to say "));
  else
    g_string_append (self->out, pick (self, "需要没有说过", "needs not to be said: "));
  quote (self, words_of (wish));
  g_string_append (self->out, pick (self, "（", " ("));
  g_string_append (self->out, cue_telling_get_phrase (self, wish->id));
  g_string_append (self->out, pick (self, "）", ")"));
  tell_near (self, wish);
}

static void
tell_hold (CueTelling *self, const CueWish *wish)
{
  if (g_str_equal (wish->id, "speech"))
    g_string_append (self->out,
                     pick (self, "需要客户把话说完", "needs the customer to have spoken"));
  else if (g_str_equal (wish->id, "pressure"))
    g_string_append (self->out, pick (self, "需要您手上不忙", "needs you to have less at once"));
  else
    g_string_append (self->out,
                     pick (self, "需要提示次数没有上限", "needs no limit of cards a minute"));
}

static void
tell_wish (CueTelling *self, const CueWish *wish)
{
  static void (*const tell[]) (CueTelling *, const CueWish *) = { [CUE_WISH_FACT] = tell_fact,
                                                                  [CUE_WISH_TAG] = tell_tag,
                                                                  [CUE_WISH_PHRASE] = tell_phrase,
                                                                  [CUE_WISH_HOLD] = tell_hold };

  g_string_append_c (self->out, '\n');
  tell[wish->kind](self, wish);
}

static void
tell_answer (CueTelling *self, const CueWhyNot *why_not)
{
  guint n = why_not->wishes->len;

  if (why_not->answer == CUE_WHY_NOT_LIGHTS)
    g_string_append (self->out, n == 0
                                    ? pick (self, "它亮着", "It is lit")
                                    : pick (self, "没有亮，因为：", "It is not lit, because it"));
  else if (why_not->answer == CUE_WHY_NOT_NO_CHANGE)
    g_string_append (self->out, why_not->all
                                    ? pick (self, "三处以内的改动都不能点亮它",
                                            "No change of three or fewer lights it")
                                    : pick (self, "试了一万次，没有找到能点亮它的改动",
                                            "Ten thousand trials found no change that lights it"));
  else
    {
      g_string_append (self->out, pick (self, "可以亮，但", "Eligible, but beaten by "));
      quote (self,
             cue_telling_get_target (self, why_not->beaten_by == NULL ? "" : why_not->beaten_by));
      g_string_append (self->out, pick (self, "更合适", ""));
      if (n > 0)
        g_string_append (self->out, pick (self, "；并且它：", "; and it"));
    }
}

char *
cue_why_not_to_text (const CueWhyNot *self, const char *lang)
{
  CueTelling telling = { NULL, cue_engine_get_pack (self->engine), lang, g_string_new (NULL) };

  tell_answer (&telling, self);
  for (guint i = 0; i < self->wishes->len; i++)
    tell_wish (&telling, g_ptr_array_index (self->wishes, i));
  return g_string_free (telling.out, FALSE);
}

static JsonNode *
value_to_json (JsonNode *value)
{
  return value == NULL ? cue_json_new_null () : cue_json_without_floats (value);
}

static JsonObject *
wish_to_json (const CueWish *self)
{
  static const char *const kinds[] = { "fact", "tag", "phrase", "hold" };
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, kinds[self->kind], self->id);
  if (self->kind == CUE_WISH_TAG || self->kind == CUE_WISH_PHRASE)
    json_object_set_boolean_member (object, "on", self->on);
  if (self->kind == CUE_WISH_FACT)
    {
      json_object_set_member (object, "now", value_to_json (self->now));
      json_object_set_member (object, "then", value_to_json (self->then));
    }
  if (self->edits->len > 0)
    json_object_set_string_member (object, "words", words_of (self));
  if (self->near != NULL)
    json_object_set_string_member (object, "near", self->near);
  return object;
}

JsonNode *
cue_why_not_to_json (const CueWhyNot *self)
{
  static const char *const answers[] = { "lights", "beaten", "no-change" };
  JsonObject *object = json_object_new ();
  JsonArray *changes = json_array_new ();

  for (guint i = 0; i < self->wishes->len; i++)
    json_array_add_object_element (changes, wish_to_json (g_ptr_array_index (self->wishes, i)));
  json_object_set_string_member (object, "rule", self->rule);
  json_object_set_string_member (object, "answer", answers[self->answer]);
  json_object_set_array_member (object, "changes", changes);
  if (self->beaten_by != NULL)
    json_object_set_string_member (object, "beaten_by", self->beaten_by);
  json_object_set_int_member (object, "trials", self->n_trials);
  json_object_set_boolean_member (object, "all", self->all);
  return cue_json_new_object (object);
}
