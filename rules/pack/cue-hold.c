/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

static const char *const BUILT_IN[]
    = { "speaking", "refused",  "owned", "ineligible", "expired",  "excluded", "requires",
        "beaten",   "cooldown", "once",  "crowded",    "pressure", "rule",     "error",
        "max",      "budget",   "weak",  "declined",   "offer",    NULL };

/* Why a lamp goes out, told in the same place as a hold. */
static const char *const ENDS[]
    = { "answered", "closed", "no-longer", "other-rule", "pack", "ttl", NULL };

gboolean
cue_hold_is_built_in (const char *id)
{
  return g_strv_contains (BUILT_IN, id);
}

void
cue_hold_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  static const char *const SCOPES[] = { "selling", "all", NULL };
  CueHoldDef *self = entry;

  self->title = cue_record_get_text (record, "title", TRUE);
  self->when = cue_record_dup_condition (record, "when", TRUE);
  self->all = g_str_equal (cue_record_get_choice (record, "scope", SCOPES, "selling"), "all");
  self->advice = cue_record_get_text (record, "do", FALSE);
  if (cue_hold_is_built_in (self->id))
    cue_record_expect (record, "hold", "another id: this hold is built in");
  else if (g_strv_contains (ENDS, self->id))
    cue_record_expect (record, "hold", "another id: so is called why a lamp goes out");
}

void
cue_hold_def_clear (gpointer data)
{
  CueHoldDef *self = data;

  g_clear_pointer (&self->when, cue_condition_unref);
}
