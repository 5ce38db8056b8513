/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

/* In the order of CueTagKind. */
static const char *const KINDS[]
    = { "need", "mood", "profile", "interest", "risk", "intent", NULL };

void
cue_tag_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  CueTagDef *self = entry;
  const char *kind;

  self->title = cue_record_get_text (record, "title", TRUE);
  kind = cue_record_get_choice (record, "kind", KINDS, NULL);
  for (guint i = 0; KINDS[i] != NULL; i++)
    if (g_str_equal (KINDS[i], kind))
      self->kind = i;
  self->when = cue_record_dup_condition (record, "when", TRUE);
  self->until = cue_record_dup_condition (record, "until", FALSE);
  self->decay_ms = cue_record_get_int (record, "decay_ms", 0, 86400000, 0,
                                       "0 (never) to 86400000 milliseconds");
  self->contradicts = cue_record_get_strings (record, "contradicts", 0, TRUE);
}

void
cue_tag_def_clear (gpointer data)
{
  CueTagDef *self = data;

  g_clear_pointer (&self->when, cue_condition_unref);
  g_clear_pointer (&self->until, cue_condition_unref);
}
