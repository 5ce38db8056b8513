/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

static void
check_words (CueRecord *record, const char *key, const CueText *text)
{
  static const char *const LANGS[] = { "zh", "en" };

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (LANGS); i++)
    {
      g_autofree char *words = g_strstrip (g_strdup (cue_text_get (text, LANGS[i])));

      if (*words != '\0')
        continue;
      cue_record_note (record, key, "a text without a word", "what a customer says");
      return;
    }
}

void
cue_tag_example_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  CueTagExample *self = entry;

  if (!cue_record_has (record, "tags"))
    cue_record_expect (record, "tags", "the tags that the text carries; [] for none of them");
  self->tags = cue_record_get_strings (record, "tags", 0, TRUE);
  self->text = cue_record_get_text_of_any (record, "text", TRUE);
  check_words (record, "text", self->text);
  self->before = cue_record_get_text_of_any (record, "before", FALSE);
  check_words (record, "before", self->before);
}
