/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A hole is a variable that has no value yet. In a text buffer, and so in a draft, it is {{its
 * name}}: it survives being saved, copied and undone like any text. The braces are not seen; a
 * dashed chip is drawn.
 */

/* The next hole at or after @from. */
gboolean cue_holes_next (const GtkTextIter *from, GtkTextIter *start, GtkTextIter *end);
/* Selects the next hole after the cursor, or the first. FALSE: there is none */
gboolean cue_holes_jump (GtkTextBuffer *buffer);
/* Name of the first hole, NULL none. (transfer full) */
char *cue_holes_dup_first (GtkTextBuffer *buffer);
/* Makes the braces of every hole unseen; called by the buffer's owner whenever it changed. */
void cue_holes_dress (GtkTextBuffer *buffer);

G_END_DECLS
