/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people call the things of a pack: conditions are read to them in titles, never in ids. */

#include "cue-pack.h"

static const CueText *
find_title (const CuePack *self, const char *family, const char *id)
{
  const CuePhraseDef *phrase;
  const CueFactDef *fact;
  const CueTagDef *tag;
  const CueOffer *offer;
  const CueRule *rule;
  const CueStageDef *stage;
  const CuePoint *point;

  if (g_str_equal (family, "phrase") && (phrase = cue_pack_find_phrase (self, id)) != NULL)
    return phrase->title;
  if (g_str_equal (family, "fact") && (fact = cue_pack_find_fact (self, id)) != NULL)
    return fact->title;
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
  return NULL;
}

static const char *
get_title (const char *family, const char *id, const char *lang, gpointer user_data)
{
  const CueText *title = find_title (user_data, family, id);

  return title != NULL ? cue_text_get (title, lang) : NULL;
}

char *
cue_pack_describe (const CuePack *self, const CueCondition *condition, const char *lang)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (condition != NULL, NULL);

  return cue_condition_describe (condition, lang, get_title, (gpointer) self);
}
