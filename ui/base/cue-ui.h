/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes the library ready for the default display: resources, icons and style sheets (which follow
 * dark and high contrast). Call once, after gtk_init () or in startup of the application. */
void cue_ui_init (void);

/* For dispose () of a widget made from a template: lets go of its template and of every child. */
void cue_ui_dispose_template (GtkWidget *widget, GType type);

/* For class_init () of a widget that hands the focus on to one of its children. GTK alone would
 * give it to that child whenever Tab comes by, so that Tab never reached the others. */
void cue_ui_class_hand_focus (GtkWidgetClass *klass, gboolean (*grab_focus) (GtkWidget *widget));

G_END_DECLS
