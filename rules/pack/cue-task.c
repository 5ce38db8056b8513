/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

#define MINUTE_MS 60000
#define YEAR_MS (G_GINT64_CONSTANT (366) * 24 * 60 * MINUTE_MS)

void
cue_task_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  static const char expected[] = "60000 (a minute) to 31622400000 (a year) milliseconds";
  CueTaskDef *self = entry;

  self->title = cue_record_get_text (record, "title", TRUE);
  self->when = cue_record_dup_condition (record, "when", TRUE);
  self->what = cue_record_get_template (record, "do", TRUE);
  if (!cue_record_has (record, "due_in_ms"))
    cue_record_expect (record, "due_in_ms", expected);
  self->due_in_ms
      = cue_record_get_int (record, "due_in_ms", MINUTE_MS, YEAR_MS, MINUTE_MS, expected);
  self->unless_bought = cue_record_get_boolean (record, "unless_bought", FALSE);
}

void
cue_task_def_clear (gpointer data)
{
  CueTaskDef *self = data;

  g_clear_pointer (&self->when, cue_condition_unref);
}
