/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @note: what was written, never empty; NULL when cancelled */
typedef void (*CueAskFunc) (const char *note, gpointer user_data);

/* Asks for a sentence; Enter accepts, Escape cancels. Calls @callback once. */
void cue_ask_note (GtkWindow *parent,
                   const char *heading,
                   const char *body,
                   const char *accept_label,
                   CueAskFunc callback,
                   gpointer user_data);

G_END_DECLS
