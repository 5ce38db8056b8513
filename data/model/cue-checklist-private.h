/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-checklist.h"
#include "cue-template.h"

G_BEGIN_DECLS

CueQuote *cue_quote_new (const char *turn, CueSpan span, const char *text);
void cue_quote_free (CueQuote *self);

CueCheck *cue_check_new (CuePack *pack, const CueTalk *talk, const CuePoint *point);
void cue_check_set_verdict (CueCheck *self, CueVerdict verdict);
void cue_check_set_manual (CueCheck *self, gboolean manual);
void cue_check_set_missed (CueCheck *self, gboolean missed);
void cue_check_set_disputed (CueCheck *self, gboolean disputed);
void cue_check_set_waived (CueCheck *self, gboolean waived);
void cue_check_set_note (CueCheck *self, const char *note);
void cue_check_set_proof (CueCheck *self, JsonObject *proof);
/* Takes a reference. (element-type CueQuote) */
void cue_check_set_quotes (CueCheck *self, GPtrArray *quotes);
/* Values for dup_say; cleared with NULL. */
void cue_check_set_lookup (CueCheck *self, CueVariableFunc lookup, gpointer user_data);

/* A heading made of what is said: no variables, at most 24 characters or 10 words. (transfer full)
 */
char *cue_say_to_title (const char *say);

/* @pack's conversation talks are on it from the start. */
CueChecklist *cue_checklist_new (CuePack *pack);
void cue_checklist_add_talk (CueChecklist *self, const char *talk);
/* A talk that ended leaves its open points missed; one that was dropped (declined, expired) is not
 * asked for any more. */
void cue_checklist_set_talk_ended (CueChecklist *self,
                                   const char *talk,
                                   gboolean ended,
                                   gboolean dropped);
/* At wrap-up whatever is open is missed. */
void cue_checklist_set_closed (CueChecklist *self, gboolean closed);
void cue_checklist_set_verdict (CueChecklist *self,
                                const char *point,
                                CueVerdict verdict,
                                gboolean manual,
                                GPtrArray *quotes,
                                JsonObject *proof);
/* A point that was not needed is not asked for, until it is said. */
void cue_checklist_set_waived (CueChecklist *self, const char *point, gboolean waived);
void cue_checklist_set_lookup (CueChecklist *self, CueVariableFunc lookup, gpointer user_data);
void cue_checklist_clear (CueChecklist *self, CuePack *pack); /* as new */

G_END_DECLS
