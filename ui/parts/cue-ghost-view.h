/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text view that can draw a placeholder, the rest of a sentence after the cursor (the ghost), and
 * a dashed chip around every {{hole}}. It knows when an input method is composing. Property:
 * "composing" (read-only). */
#define CUE_TYPE_GHOST_VIEW (cue_ghost_view_get_type ())
G_DECLARE_FINAL_TYPE (CueGhostView, cue_ghost_view, CUE, GHOST_VIEW, GtkTextView)

void cue_ghost_view_set_placeholder (CueGhostView *self, const char *placeholder);
/* NULL: none. Shown only while the cursor is at the end of the text. */
void cue_ghost_view_set_ghost (CueGhostView *self, const char *ghost);
const char *cue_ghost_view_get_ghost (CueGhostView *self);
/* Types the ghost, or its first word, as one undo step. FALSE: there is none */
gboolean cue_ghost_view_accept (CueGhostView *self, gboolean one_word);
gboolean cue_ghost_view_is_composing (CueGhostView *self);

G_END_DECLS
