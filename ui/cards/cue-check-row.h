/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-checklist.h"

G_BEGIN_DECLS

/* A point of the checklist: verdict, name, the words that prove it. A click shows them in the
 * conversation. Acts: win.reveal-point (s), win.tick-point (s), win.dispute-point (s),
 * win.insert-point (s). */
#define CUE_TYPE_CHECK_ROW (cue_check_row_get_type ())
G_DECLARE_FINAL_TYPE (CueCheckRow, cue_check_row, CUE, CHECK_ROW, GtkWidget)

/* @acts: FALSE where it is only to be looked at */
GtkWidget *cue_check_row_new (CueCheck *check, const char *lang, gboolean acts);
CueCheck *cue_check_row_get_check (CueCheckRow *self); /* (transfer none) */
/* Marks it as what to say next, for as long as it is not said. @why: (nullable): the reason in
 * words, where it is not the written order */
void cue_check_row_set_next (CueCheckRow *self, gboolean next, const char *why);
gboolean cue_check_row_is_next (CueCheckRow *self); /* is it marked now? */

G_END_DECLS
