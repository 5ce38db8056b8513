/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

void
cue_snippet_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  CueSnippet *self = entry;

  self->title = cue_record_get_text (record, "title", TRUE);
  self->text = cue_record_get_template (record, "text", TRUE);
  self->keys = cue_record_get_strings (record, "keys", 0, FALSE);
}
