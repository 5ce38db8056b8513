/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A title and a few linked buttons of which at most one is pressed; arrows move between them.
 * Property "choice" (string, "" none). */
#define CUE_TYPE_CHOICE_ROW (cue_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (CueChoiceRow, cue_choice_row, CUE, CHOICE_ROW, GtkWidget)

/* @ids and @labels: %NULL-terminated, of one length; @choice may be "" */
GtkWidget *cue_choice_row_new (const char *title,
                               const char *const *ids,
                               const char *const *labels,
                               const char *choice);
const char *cue_choice_row_get_choice (CueChoiceRow *self);
/* A second widget under the title, shown while @choice is pressed (e.g. the reason of a refusal).
 * Takes @widget. */
void cue_choice_row_set_detail (CueChoiceRow *self, const char *choice, GtkWidget *widget);

G_END_DECLS
