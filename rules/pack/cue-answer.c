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
