/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Every key, from the one table; a row can be given another key. */
void cue_shortcuts_page_show (GtkWindow *parent, GSettings *settings);

G_END_DECLS
