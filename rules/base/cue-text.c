/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-text.h"

#include "cue-json.h"

struct _CueText
{
  /* owned */
  char *zh; /* NULL when missing */
  char *en; /* NULL when missing */
};

G_DEFINE_BOXED_TYPE (CueText, cue_text, cue_text_ref, cue_text_unref)

CueText *
cue_text_new (const char *zh, const char *en)
{
  CueText *self = g_atomic_rc_box_new0 (CueText);

  self->zh = g_strdup (zh);
  self->en = g_strdup (en);
  return self;
}

CueText *
cue_text_ref (CueText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
cue_text_clear (gpointer data)
{
  CueText *self = data;

  g_clear_pointer (&self->zh, g_free);
  g_clear_pointer (&self->en, g_free);
}

void
cue_text_unref (CueText *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, cue_text_clear);
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
