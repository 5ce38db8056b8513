/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Starts GTK, libadwaita and our library; without a display every test is skipped.
 * Returns FALSE then, and main () should return 77. */
gboolean cue_ui_test_init (int *argc, char ***argv);

/* Runs the main loop until idle, at least @ms milliseconds. */
void cue_ui_test_spin (guint ms);

/* Shows @content in a window of @width × @height and waits for its first frame. (transfer none):
 * destroy it */
GtkWindow *cue_ui_test_show (GtkWidget *content, int width, int height);

/* Draws @widget into $CUE_SHOTS/<name>.png; nothing without CUE_SHOTS. */
void cue_ui_test_shot (GtkWidget *widget, const char *name);

/* The whole screen, with popovers, into $CUE_SHOTS/<name>.png; nothing where there is no import(1).
 */
void cue_ui_test_shot_screen (const char *name);

/* Asserts that the last reference of @object is dropped. (transfer full) */
void cue_ui_test_assert_finalized (gpointer object);

/* Makes and drops a widget of @type, in a window. */
void cue_ui_test_make_and_drop (GType type);

/* Presses and releases a key as a user would, in the window that has the focus, and spins. */
void cue_ui_test_key (GtkWidget *widget, guint keyval, GdkModifierType state);

/* First descendant of @type, or NULL. */
gpointer cue_ui_test_find (GtkWidget *root, GType type);
/* First descendant with style class @class, or NULL. */
gpointer cue_ui_test_find_class (GtkWidget *root, const char *class);
/* Is there a label, shown or not, with exactly this text? */
gboolean cue_ui_test_has_label (GtkWidget *root, const char *text);
/* Is there one with this text in it? */
gboolean cue_ui_test_mentions (GtkWidget *root, const char *text);

G_END_DECLS
