/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people call the things of a pack: conditions and values are read to them in titles, never in
 * ids. */

#include <string.h>

#include "cue-json.h"
#include "cue-pack.h"

/* "trip.place=asia" */
static const CueText *
find_title_of_value (const CuePack *self, const char *id)
{
  const char *equals = strchr (id, '=');
  g_autofree char *fact = equals != NULL ? g_strndup (id, (gsize) (equals - id)) : NULL;

  return fact != NULL ? cue_pack_find_value_title (self, fact, equals + 1) : NULL;
}

static const CueText *
find_title (const CuePack *self, const char *family, const char *id)
{
  const CuePhraseDef *phrase;
  const CueTagDef *tag;
  const CueOffer *offer;
  const CueRule *rule;
  const CueStageDef *stage;
  const CuePoint *point;

  if (g_str_equal (family, "phrase") && (phrase = cue_pack_find_phrase (self, id)) != NULL)
    return phrase->title;
  if (g_str_equal (family, "tag") && (tag = cue_pack_find_tag (self, id)) != NULL)
    return tag->title;
  if (g_str_equal (family, "offer") && (offer = cue_pack_find_offer (self, id)) != NULL)
    return offer->title;
  if (g_str_equal (family, "rule") && (rule = cue_pack_find_rule (self, id)) != NULL)
    return rule->title;
  if (g_str_equal (family, "stage") && (stage = cue_pack_find_stage (self, id)) != NULL)
    return stage->title;
  if (g_str_equal (family, "point") && (point = cue_pack_find_point (self, id)) != NULL)
    return point->say;
  if (g_str_equal (family, "value"))
    return find_title_of_value (self, id);
  return NULL;
}

/* Facts that are there without being declared. */
static const char *
find_own_title (const char *fact, const char *lang)
{
  static const struct
  {
    const char *fact;
    const char *zh;
    const char *en;
  } OWN[] = {
    { "customer.products", "客户已有的产品", "Products the customer has" },
    { "customer.name", "客户姓名", "The customer's name" },
    { "customer.vip", "贵宾客户", "VIP customer" },
    { "channel", "渠道", "Channel" },
    { "lang", "语言", "Language" },
    { "stage", "阶段", "Stage" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (OWN); i++)
    if (g_str_equal (OWN[i].fact, fact))
      return g_str_has_prefix (lang, "zh") ? OWN[i].zh : OWN[i].en;
  return NULL;
}

const char *
cue_pack_get_fact_title (const CuePack *self, const char *fact, const char *lang)
{
  const CueFactDef *def;
  const char *own;

  g_return_val_if_fail (self != NULL && fact != NULL && lang != NULL, NULL);

  def = cue_pack_find_fact (self, fact);
  if (def != NULL && def->title != NULL)
    return cue_text_get (def->title, lang);
  own = find_own_title (fact, lang);
  return own != NULL ? own : fact;
}

static const char *
get_title (const char *family, const char *id, const char *lang, gpointer user_data)
{
  const CueText *title;

  if (g_str_equal (family, "fact"))
    return cue_pack_get_fact_title (user_data, id, lang);
  title = find_title (user_data, family, id);
  return title != NULL ? cue_text_get (title, lang) : NULL;
}

char *
cue_pack_describe (const CuePack *self, const CueCondition *condition, const char *lang)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (condition != NULL, NULL);

  return cue_condition_describe (condition, lang, get_title, (gpointer) self);
}

const CueText *
cue_pack_find_value_title (const CuePack *self, const char *fact, const char *value)
{
  const CueFactDef *def;
  const CueOffer *product;

  g_return_val_if_fail (self != NULL && fact != NULL && value != NULL, NULL);

  def = cue_pack_find_fact (self, fact);
  for (guint i = 0; def != NULL && i < def->values->len; i++)
    {
      const CueFactValue *own = g_ptr_array_index (def->values, i);

      if (g_str_equal (own->value, value))
        return own->title;
    }
  product = g_str_equal (fact, "customer.products") ? cue_pack_find_offer (self, value) : NULL;
  return product != NULL ? product->title : NULL;
}

static void
append_value (GString *out,
              const CuePack *self,
              const char *fact,
              JsonNode *value,
              const char *lang)
{
  gboolean zh = g_str_has_prefix (lang, "zh");
  GType type = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_NONE;
  JsonArray *list = JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  if (type == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (value);
      const CueText *title = cue_pack_find_value_title (self, fact, text);

      g_string_append (out, title != NULL ? cue_text_get (title, lang) : text);
    }
  else if (type == G_TYPE_BOOLEAN && json_node_get_boolean (value))
    g_string_append (out, zh ? "是" : "yes");
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, zh ? "否" : "no");
  else if (list != NULL)
    for (guint i = 0; i < json_array_get_length (list); i++)
      {
        g_string_append (out, i == 0 ? "" : zh ? "、" : ", ");
        append_value (out, self, fact, json_array_get_element (list, i), lang);
      }
  else
    cue_json_append_canonical (out, value);
}

char *
cue_pack_describe_value (const CuePack *self, const char *fact, JsonNode *value, const char *lang)
{
  GString *out;

  g_return_val_if_fail (self != NULL && fact != NULL && lang != NULL, NULL);

  out = g_string_new (NULL);
  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
    g_string_append (out, "–");
  else
    append_value (out, self, fact, value, lang);
  return g_string_free (out, FALSE);
}
