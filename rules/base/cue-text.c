/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-text.h"

#include "cue-json.h"

struct _CueText
{
  /* borrowed */
  const char *zh; /* NULL when missing */
  const char *en; /* NULL when missing */
};

CueText *
cue_text_new (CueArena *arena, const char *zh, const char *en)
{
  CueText *self = cue_arena_take (arena, sizeof *self);

  self->zh = zh;
  self->en = en;
  return self;
}

static gboolean
is_chinese (const char *lang)
{
  return lang != NULL && g_ascii_strncasecmp (lang, "zh", 2) == 0;
}

const char *
cue_text_get (const CueText *self, const char *lang)
{
  const char *first;
  const char *second;

  g_return_val_if_fail (self != NULL, "");

  first = is_chinese (lang) ? self->zh : self->en;
  second = is_chinese (lang) ? self->en : self->zh;
  if (first != NULL)
    return first;
  return second != NULL ? second : "";
}

gboolean
cue_text_has (const CueText *self, const char *lang)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (is_chinese (lang) ? self->zh : self->en) != NULL;
}

guint
cue_text_list (const CueText *self, const char *texts[2])
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (self->zh != NULL)
    texts[n++] = self->zh;
  if (self->en != NULL && g_strcmp0 (self->zh, self->en) != 0)
    texts[n++] = self->en;
  return n;
}

JsonNode *
cue_text_to_json (const CueText *self)
{
  g_autoptr (JsonObject) object = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->zh != NULL && g_strcmp0 (self->zh, self->en) == 0)
    return cue_json_new_string (self->zh);

  object = json_object_new ();
  if (self->zh != NULL)
    json_object_set_string_member (object, "zh", self->zh);
  if (self->en != NULL)
    json_object_set_string_member (object, "en", self->en);
  return cue_json_new_object (g_steal_pointer (&object));
}
