/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-proof-private.h"

#include "cue-fold.h"
#include "cue-json.h"
#include "cue-proof-words.h"
#include "cue-reasons.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

/* Patterns take at most two strings, and come from our own table. */
static void
say (CueTelling *self, CueSay pattern, const char *first, const char *second)
{
  g_string_append_printf (self->out, cue_proof_pattern (pattern, self->lang), first, second);
}

#pragma GCC diagnostic pop

static void
end_line (CueTelling *self)
{
  g_string_append_c (self->out, '\n');
}

void
cue_telling_say_line (CueTelling *self, CueSay pattern, const char *first, const char *second)
{
  say (self, pattern, first, second);
  end_line (self);
}

/* 92400 → "92.4" */
static char *
dup_milli (gint64 milli)
{
  gint64 tenths = milli / 100;

  return tenths % 10 == 0
             ? g_strdup_printf ("%" G_GINT64_FORMAT, tenths / 10)
             : g_strdup_printf ("%" G_GINT64_FORMAT ".%d", tenths / 10, (int) (tenths % 10));
}

/* A text as cue_text_to_json () gave it. (transfer full) */
static char *
dup_text (const CueTelling *self, JsonNode *text)
{
  const char *lang = self->lang != NULL && g_str_has_prefix (self->lang, "zh") ? "zh" : "en";
  const char *other = *lang == 'z' ? "en" : "zh";
  JsonObject *texts;

  if (text == NULL || !JSON_NODE_HOLDS_OBJECT (text))
    return g_strdup (text != NULL && JSON_NODE_HOLDS_VALUE (text) ? json_node_get_string (text)
                                                                  : "");
  texts = json_node_get_object (text);
  return g_strdup (cue_json_get_string (texts, lang, cue_json_get_string (texts, other, "")));
}

static void
tell_rule (CueTelling *self)
{
  const char *id = cue_json_get_string (self->proof, "rule", NULL);
  const CueRule *rule = id == NULL ? NULL : cue_pack_find_rule (self->pack, id);
  JsonNode *question = json_object_get_member (self->proof, "question");
  g_autofree char *version
      = g_strdup_printf ("%" G_GINT64_FORMAT, cue_json_get_int (self->proof, "version", 1));

  if (rule != NULL)
    cue_telling_say_line (self, CUE_SAY_RULE, cue_telling_get_rule (self, id), version);
  if (rule != NULL && json_object_has_member (self->proof, "when"))
    {
      g_autofree char *sentence = cue_pack_describe (self->pack, rule->when, self->lang);

      cue_telling_say_line (self, CUE_SAY_WHEN, sentence, NULL);
    }
  if (question != NULL)
    {
      g_autofree char *text = dup_text (self, question);

      cue_telling_say_line (self, CUE_SAY_ANSWER, text, NULL);
    }
}

/* Whole percent of thousandths. (transfer full) */
static char *
dup_percent (gint64 milli)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, (milli + 5) / 10);
}

/* What a rule heard, or examples taught; a lamp names the tag that this lit. */
static void
tell_word (CueTelling *self, JsonObject *word)
{
  const char *text = cue_json_get_string (word, "text", "");
  const char *phrase = cue_json_get_string (word, "phrase", "");
  g_autofree char *percent = dup_percent (cue_json_get_int (word, "share_milli", 0));

  if (json_object_has_member (word, "share_milli"))
    cue_telling_say_line (self, CUE_SAY_TAUGHT, text, percent);
  else if (*phrase == '\0')
    cue_telling_say_line (self, CUE_SAY_HEARD, text,
                          cue_telling_get_tag (self, cue_json_get_string (word, "via", "")));
  else
    cue_telling_say_line (self, CUE_SAY_HEARD, text, cue_telling_get_phrase (self, phrase));
}

/* That it was learnt, and how well. */
static void
tell_learnt (CueTelling *self)
{
  JsonObject *learnt = cue_json_get_object (self->proof, "learnt");
  g_autofree char *number = NULL;
  g_autofree char *percent = NULL;

  if (learnt == NULL)
    return;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, cue_json_get_int (learnt, "n_examples", 0));
  percent = dup_percent (cue_json_get_int (learnt, "sure_milli", 0));
  cue_telling_say_line (self, CUE_SAY_SCHOOL, number, percent);
}

/* Examples that the turn is like. */
static void
tell_examples (CueTelling *self)
{
  JsonObject *learnt = cue_json_get_object (self->proof, "learnt");
  JsonArray *examples = learnt == NULL ? NULL : cue_json_get_array (learnt, "examples");

  for (guint i = 0; examples != NULL && i < json_array_get_length (examples); i++)
    {
      JsonObject *example = json_array_get_object_element (examples, i);
      g_autofree char *percent = dup_percent (cue_json_get_int (example, "likeness_milli", 0));
      g_autofree char *text = dup_text (self, json_object_get_member (example, "text"));

      cue_telling_say_line (self, CUE_SAY_EXAMPLE, text, percent);
    }
}

static void
tell_words (CueTelling *self)
{
  JsonArray *words = cue_json_get_array (self->proof, "words");

  for (guint i = 0; words != NULL && i < json_array_get_length (words); i++)
    {
      JsonObject *word = json_array_get_object_element (words, i);

      tell_word (self, word);
    }
}

static void
tell_facts (CueTelling *self)
{
  JsonArray *facts = cue_json_get_array (self->proof, "facts");

  for (guint i = 0; facts != NULL && i < json_array_get_length (facts); i++)
    {
      JsonObject *fact = json_array_get_object_element (facts, i);
      const char *id = cue_json_get_string (fact, "fact", "");
      g_autofree char *value
          = cue_telling_dup_value (self, id, json_object_get_member (fact, "value"));

      cue_telling_say_line (self, CUE_SAY_FACT, cue_telling_get_fact (self, id), value);
    }
}

static void
tell_tags (CueTelling *self)
{
  JsonArray *tags = cue_json_get_array (self->proof, "tags");

  for (guint i = 0; tags != NULL && i < json_array_get_length (tags); i++)
    cue_telling_say_line (self, CUE_SAY_TAG,
                          cue_telling_get_tag (self, json_array_get_string_element (tags, i)),
                          NULL);
}

/* Only where there was something to draw. */
static void
tell_choice (CueTelling *self)
{
  JsonObject *choice = cue_json_get_object (self->proof, "choice");
  JsonArray *among = choice == NULL ? NULL : cue_json_get_array (choice, "among");
  const char *of = choice == NULL ? "" : cue_json_get_string (choice, "of", "");
  g_autofree char *percent = NULL;
  gint64 own = 1000;
  gint64 most = 0;

  for (guint i = 0; among != NULL && i < json_array_get_length (among); i++)
    {
      JsonObject *one = json_array_get_object_element (among, i);
      gint64 share = cue_json_get_int (one, "share_milli", 1000);

      most = MAX (most, share);
      if (g_str_equal (cue_json_get_string (one, "of", ""), of))
        own = share;
    }
  percent = dup_milli (own * 100);
  if (own < 1000)
    cue_telling_say_line (self, own < most ? CUE_SAY_TRIED : CUE_SAY_DRAWN, percent, NULL);
}

/* What was learnt is the one term that can take away. */
static void
tell_term (CueTelling *self, CueSay pattern, gint64 term)
{
  g_autofree char *size = dup_milli (ABS (term));

  if (term != 0)
    say (self, term < 0 ? CUE_SAY_LEARNT_OFF : pattern, size, NULL);
}

static void
tell_score (CueTelling *self)
{
  JsonObject *score = cue_json_get_object (self->proof, "score");
  JsonArray *beat = cue_json_get_array (self->proof, "beat");
  gint64 likeness = cue_json_get_int (self->proof, "likeness_milli", 0);
  const struct
  {
    const char *name;
    CueSay pattern;
  } terms[] = { { "relevance_milli", CUE_SAY_RELEVANCE },
                { "recency_milli", CUE_SAY_RECENCY },
                { "acceptance_milli", CUE_SAY_LEARNT } };

  if (score != NULL)
    {
      g_autofree char *total = dup_milli (cue_json_get_int (score, "total_milli", 0));
      g_autofree char *weight = dup_milli (cue_json_get_int (score, "weight_milli", 0));

      say (self, CUE_SAY_SCORE, total, weight);
      for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
        tell_term (self, terms[i].pattern, cue_json_get_int (score, terms[i].name, 0));
      end_line (self);
    }
  tell_choice (self);
  if (likeness > 0)
    {
      g_autofree char *percent = g_strdup_printf ("%" G_GINT64_FORMAT, likeness / 10);

      cue_telling_say_line (self, CUE_SAY_LIKENESS, percent, NULL);
    }
  for (guint i = 0; beat != NULL && i < json_array_get_length (beat); i++)
    {
      JsonObject *other = json_array_get_object_element (beat, i);
      g_autofree char *total = dup_milli (cue_json_get_int (other, "total_milli", 0));

      cue_telling_say_line (self, CUE_SAY_BEAT,
                            cue_telling_get_target (self, cue_json_get_string (other, "of", "")),
                            total);
    }
}

static char *
dup_why (const CueTelling *self, JsonObject *held)
{
  JsonObject *why = cue_json_get_object (held, "why");
  const char *lang = self->lang != NULL && g_str_has_prefix (self->lang, "zh") ? "zh" : "en";

  if (why != NULL && cue_json_get_string (why, lang, NULL) != NULL)
    return g_strdup (cue_json_get_string (why, lang, NULL));
  return cue_reason_to_text (cue_json_get_string (held, "hold", ""), self->pack, self->lang);
}

static void
tell_holds (CueTelling *self)
{
  JsonArray *holds = cue_json_get_array (self->proof, "held_by");

  for (guint i = 0; holds != NULL && i < json_array_get_length (holds); i++)
    {
      g_autofree char *why = dup_why (self, json_array_get_object_element (holds, i));

      cue_telling_say_line (self, CUE_SAY_HELD, why, NULL);
    }
}

static void
tell_tag (CueTelling *self)
{
  const char *by = cue_json_get_string (self->proof, "by", NULL);

  if (!json_object_has_member (self->proof, "tag") || by == NULL)
    return;
  if (g_str_equal (by, "agent"))
    cue_telling_say_line (self, CUE_SAY_BY_AGENT, NULL, NULL);
  else
    cue_telling_say_line (self, CUE_SAY_BY_TAG, cue_telling_get_tag (self, by), NULL);
}

static gboolean
holds_cjk (const char *text)
{
  while (*text != '\0' && !cue_unichar_is_cjk (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return *text != '\0';
}

/* The proof names a group by its first wording; where the pack is as it was, by the first one in
 * the language of the reader. */
static const char *
name_wordings (const CueTelling *self, const char *first, guint i)
{
  const char *id = cue_json_get_string (self->proof, "point", "");
  const CuePoint *point = cue_pack_find_point (self->pack, id);
  const CueKeyGroup *group
      = point != NULL && i < point->keys->len ? g_ptr_array_index (point->keys, i) : NULL;
  gboolean zh = g_str_has_prefix (self->lang, "zh");

  if (group == NULL || group->any == NULL || !g_str_equal (group->any[0], first))
    return first;
  for (guint k = 0; group->any[k] != NULL; k++)
    if (holds_cjk (group->any[k]) == zh)
      return group->any[k];
  return first;
}

/* A variable that more than one value, or none, could fill stands as "…". */
static char *
dup_count (const CueTelling *self, JsonObject *group, const char *number)
{
  gint64 micro = cue_json_get_int (group, "value_micro", -1);
  g_autofree char *value = micro >= 0 ? dup_milli (micro / 1000) : NULL;
  const char *written = strstr (number, "{{") != NULL ? "…" : number;

  return cue_proof_count (value != NULL ? value : written, cue_json_get_string (group, "unit", ""),
                          self->lang);
}

static void
tell_group (CueTelling *self, JsonObject *group, guint place)
{
  static const struct
  {
    const char *heard;
    CueSay pattern;
  } rows[] = { { "yes", CUE_SAY_GROUP_YES },
               { "no", CUE_SAY_GROUP_NO },
               { "denied", CUE_SAY_GROUP_DENIED },
               { "asked", CUE_SAY_GROUP_ASKED },
               { "bare", CUE_SAY_GROUP_BARE } };
  const char *heard = cue_json_get_string (group, "heard", "no");
  const char *number = cue_json_get_string (group, "number", NULL);
  g_autofree char *text
      = number == NULL
            ? g_strdup (name_wordings (self, cue_json_get_string (group, "any", ""), place))
            : dup_count (self, group, number);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].heard, heard))
      cue_telling_say_line (self, rows[i].pattern, text, NULL);
}

static void
tell_point (CueTelling *self)
{
  static const struct
  {
    const char *because;
    CueSay pattern;
  } rows[] = { { "never", CUE_SAY_NEVER },
               { "negated", CUE_SAY_NEGATED },
               { "wrong-number", CUE_SAY_WRONG_NUMBER },
               { "wrong-product", CUE_SAY_WRONG_PRODUCT },
               { "left-out", CUE_SAY_LEFT_OUT },
               { "turned-round", CUE_SAY_TURNED_ROUND },
               { "hedged", CUE_SAY_HEDGED },
               { "not-asked", CUE_SAY_NOT_ASKED },
               { "paraphrase", CUE_SAY_PARAPHRASE },
               { "alike", CUE_SAY_ALIKE },
               { "manual", CUE_SAY_MANUAL },
               { "waived", CUE_SAY_WAIVED } };
  const char *because = cue_json_get_string (self->proof, "because", NULL);
  JsonArray *groups = cue_json_get_array (self->proof, "groups");

  for (guint i = 0; because != NULL && i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (rows[i].because, because))
      cue_telling_say_line (self, rows[i].pattern, NULL, NULL);
  for (guint i = 0; groups != NULL && i < json_array_get_length (groups); i++)
    tell_group (self, json_array_get_object_element (groups, i), i);
}

/* Without the last line's end. */
static GString *
end_text (CueTelling *self)
{
  return self->out->len > 0 ? g_string_truncate (self->out, self->out->len - 1) : self->out;
}

char *
cue_proof_to_text (JsonObject *proof, const CuePack *pack, const char *lang)
{
  CueTelling self = { proof, pack, lang, g_string_new (NULL) };

  if (cue_telling_tell_next (&self))
    return g_string_free (end_text (&self), FALSE);
  tell_holds (&self);
  tell_rule (&self);
  tell_tag (&self);
  tell_learnt (&self);
  tell_words (&self);
  tell_examples (&self);
  tell_facts (&self);
  tell_tags (&self);
  if (json_object_has_member (proof, "point"))
    tell_point (&self);
  else
    tell_score (&self);
  return g_string_free (end_text (&self), FALSE);
}

static void
join (GString *line, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, text);
}

static void
join_words (CueTelling *self)
{
  JsonArray *words = cue_json_get_array (self->proof, "words");
  gboolean zh = self->lang != NULL && g_str_has_prefix (self->lang, "zh");

  for (guint i = 0; words != NULL && i < json_array_get_length (words) && i < 2; i++)
    {
      const char *text = cue_json_get_string (json_array_get_object_element (words, i), "text", "");
      g_autofree char *quoted = g_strdup_printf (zh ? "「%s」" : "“%s”", text);

      join (self->out, quoted);
    }
}

static void
join_facts_and_tags (CueTelling *self)
{
  JsonArray *facts = cue_json_get_array (self->proof, "facts");
  JsonArray *tags = cue_json_get_array (self->proof, "tags");

  for (guint i = 0; facts != NULL && i < json_array_get_length (facts) && i < 2; i++)
    {
      JsonObject *fact = json_array_get_object_element (facts, i);
      const char *id = cue_json_get_string (fact, "fact", "");
      g_autofree char *value
          = cue_telling_dup_value (self, id, json_object_get_member (fact, "value"));
      g_autofree char *text = g_strdup_printf ("%s %s", cue_telling_get_fact (self, id), value);

      join (self->out, text);
    }
  for (guint i = 0; tags != NULL && i < json_array_get_length (tags) && i < 2; i++)
    join (self->out, cue_telling_get_tag (self, json_array_get_string_element (tags, i)));
}

char *
cue_proof_to_line (JsonObject *proof, const CuePack *pack, const char *lang)
{
  CueTelling self = { proof, pack, lang, g_string_new (NULL) };
  JsonArray *holds = cue_json_get_array (proof, "held_by");

  join (self.out, cue_telling_get_next_reason (&self));
  if (holds != NULL && json_array_get_length (holds) > 0)
    {
      g_autofree char *why = dup_why (&self, json_array_get_object_element (holds, 0));

      join (self.out, why);
      return g_string_free (self.out, FALSE);
    }
  join_words (&self);
  join_facts_and_tags (&self);
  if (self.out->len == 0 && json_object_has_member (proof, "likeness_milli"))
    {
      g_autofree char *percent
          = g_strdup_printf ("%" G_GINT64_FORMAT,
                             cue_json_get_int (proof, "likeness_milli", 0) / 10);

      say (&self, CUE_SAY_LIKENESS, percent, NULL);
    }
  return g_string_free (self.out, FALSE);
}

char *
cue_reason_to_text (const char *reason, const CuePack *pack, const char *lang)
{
  const CueHoldDef *hold = pack == NULL ? NULL : cue_pack_find_hold (pack, reason);
  const char *text;

  if (hold != NULL)
    return g_strdup (cue_text_get (hold->title, lang));
  text = cue_reason_get_text (reason, lang);
  return g_strdup (text != NULL ? text : reason);
}
