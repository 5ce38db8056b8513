/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What GTK 4.8 tells screen readers, put right: everything has a name, and is named once. */

/* Buttons with an underlined letter, and the parts of lists to choose from, in the whole program.
 */
void cue_access_init (void);

/* A tip that says what the widget is called already: not told as a description too. @text may be
 * NULL. */
void cue_access_set_tip (GtkWidget *widget, const char *text);

/* Names the row of a list view that @child fills. @description may be "". */
void cue_access_name_row (GtkWidget *child, const char *name, const char *description);

G_END_DECLS
