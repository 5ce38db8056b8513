/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

void
cue_answer_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  CueAnswer *self = entry;

  self->title = cue_record_get_text (record, "title", TRUE);
  self->question = cue_record_get_text (record, "question", TRUE);
  self->similar = cue_record_get_strings (record, "similar", 3, FALSE);
  self->reply = cue_record_get_template (record, "reply", TRUE);
  self->tags = cue_record_get_strings (record, "tags", 0, TRUE);
  self->link = cue_record_get_string (record, "link", FALSE);
  if (self->link != NULL && !g_str_has_prefix (self->link, "https://"))
    cue_record_expect (record, "link", "an https:// address");
}

static guint
count_standard (const CueAnswer *self)
{
  return g_strcmp0 (cue_text_get (self->question, "zh"), cue_text_get (self->question, "en")) != 0
             ? 2
             : 1;
}

guint
cue_answer_count_questions (const CueAnswer *self)
{
  return count_standard (self) + (self->similar == NULL ? 0 : g_strv_length (self->similar));
}

const char *
cue_answer_get_question (const CueAnswer *self, guint i)
{
  guint n = count_standard (self);

  if (i < n)
    return cue_text_get (self->question, i == 0 ? "zh" : "en");
  return self->similar[i - n];
}
