/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "cue-pack.h"
#include "cue-said-verdict.h"
#include "cue-span.h"

G_BEGIN_DECLS

/* Words that prove a tick. */
typedef struct
{
  char *turn;
  CueSpan span;
  char *text;
} CueQuote;

/* One point that should be said, and whether it was. */
#define CUE_TYPE_CHECK (cue_check_get_type ())
G_DECLARE_FINAL_TYPE (CueCheck, cue_check, CUE, CHECK, GObject)

/* properties, read-only: "id" ("talk/point"), "verdict" (CueVerdict as int), "must", "manual",
 * "missed" (open after its talk ended or at wrap-up), "quote" (first quoted words or ""),
 * "disputed", "waived" (not needed, says the agent), "note". */
const char *cue_check_get_id (CueCheck *self);
CueVerdict cue_check_get_verdict (CueCheck *self);
gboolean cue_check_is_must (CueCheck *self);
gboolean cue_check_is_manual (CueCheck *self);
gboolean cue_check_is_missed (CueCheck *self);
gboolean cue_check_is_disputed (CueCheck *self);
gboolean cue_check_is_waived (CueCheck *self);
const char *cue_check_get_quote (CueCheck *self);
GPtrArray *cue_check_get_quotes (CueCheck *self); /* (element-type CueQuote) (transfer none) */
const CuePoint *cue_check_get_point (CueCheck *self);
const CueTalk *cue_check_get_talk (CueCheck *self);
char *cue_check_dup_title (CueCheck *self,
                           const char *lang); /* the point's id in words: its say text, short */
char *cue_check_dup_say (CueCheck *self,
                         const char *lang); /* with variables filled; holes as {{name}} */
JsonObject *cue_check_get_proof (CueCheck *self);

/* GListModel of CueCheck: points of the conversation's own talks, then of every talk that was lit.
 */
#define CUE_TYPE_CHECKLIST (cue_checklist_get_type ())
G_DECLARE_FINAL_TYPE (CueChecklist, cue_checklist, CUE, CHECKLIST, GObject)

/* properties: "n-said" uint, "n-must" uint (what "3/5" shows: must points said / all must points)
 */
guint cue_checklist_get_n_said (CueChecklist *self);
guint cue_checklist_get_n_must (CueChecklist *self);
CueCheck *cue_checklist_find (CueChecklist *self, const char *id); /* (transfer none) (nullable) */
CueCheck *cue_checklist_next_missed (CueChecklist *self,
                                     CueCheck *after); /* must and open, in order, wraps */

G_END_DECLS
