/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-desk.h"

G_BEGIN_DECLS

/* Ctrl+K: type a few letters of a command or of a conversation, Enter does it or goes there. */
#define CUE_TYPE_PALETTE (cue_palette_get_type ())
G_DECLARE_FINAL_TYPE (CuePalette, cue_palette, CUE, PALETTE, GtkWindow)

/* @desk may be NULL: then only commands. Acts go to @parent by its actions; a conversation by
 * win.select (s). */
void cue_palette_show (GtkWindow *parent, GSettings *settings, CueDesk *desk, gboolean at_desk);

G_END_DECLS
