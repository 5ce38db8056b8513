/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

void
cue_snippet_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  CueSnippet *self = entry;

  self->title = cue_record_dup_text (record, "title", TRUE);
  self->text = cue_record_dup_template (record, "text", TRUE);
  self->keys = cue_record_dup_strings (record, "keys", 0, FALSE);
}

void
cue_snippet_free (gpointer data)
{
  CueSnippet *self = data;

  g_free (self->id);
  g_clear_pointer (&self->title, cue_text_unref);
  g_clear_pointer (&self->text, cue_text_unref);
  g_strfreev (self->keys);
  g_free (self);
}
