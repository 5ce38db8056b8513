/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws the whole of @widget as it stands into a PNG file. FALSE with @error when it is not on
 * screen or cannot be written. */
gboolean cue_picture_save (GtkWidget *widget, const char *path, GError **error);

G_END_DECLS
