/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-proof-private.h"

static const char *
title_of (const CueText *title, const char *id, const char *lang)
{
  return title == NULL ? id : cue_text_get (title, lang);
}

const char *
cue_telling_get_rule (const CueTelling *self, const char *id)
{
  const CueRule *def = cue_pack_find_rule (self->pack, id);

  return title_of (def == NULL ? NULL : def->title, id, self->lang);
}

const char *
cue_telling_get_phrase (const CueTelling *self, const char *id)
{
  const CuePhraseDef *def = cue_pack_find_phrase (self->pack, id);

  return title_of (def == NULL ? NULL : def->title, id, self->lang);
}

const char *
cue_telling_get_tag (const CueTelling *self, const char *id)
{
  const CueTagDef *def = cue_pack_find_tag (self->pack, id);

  return title_of (def == NULL ? NULL : def->title, id, self->lang);
}

const char *
cue_telling_get_fact (const CueTelling *self, const char *id)
{
  return cue_pack_get_fact_title (self->pack, id, self->lang);
}

const char *
cue_telling_get_target (const CueTelling *self, const char *id)
{
  const CueOffer *offer = cue_pack_find_offer (self->pack, id);
  const CueTalk *talk = cue_pack_find_talk (self->pack, id);
  const CueAnswer *answer = cue_pack_find_answer (self->pack, id);

  return title_of (offer != NULL    ? offer->title
                   : talk != NULL   ? talk->title
                   : answer != NULL ? answer->title
                                    : NULL,
                   id, self->lang);
}

char *
cue_telling_dup_value (const CueTelling *self, const char *fact, JsonNode *value)
{
  const CueFactDef *def = cue_pack_find_fact (self->pack, fact);

  if (def != NULL && def->is_private)
    return g_strdup ("•••");
  return cue_pack_describe_value (self->pack, fact, value, self->lang);
}
