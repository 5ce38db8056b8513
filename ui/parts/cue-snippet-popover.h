/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-pack.h"

G_BEGIN_DECLS

/* The list that "/" opens. It never takes the focus: the composer goes on typing (also through an
 * input method) and hands it its keys. Signal: "chosen" (CueSnippet as pointer). */
#define CUE_TYPE_SNIPPET_POPOVER (cue_snippet_popover_get_type ())
G_DECLARE_FINAL_TYPE (CueSnippetPopover, cue_snippet_popover, CUE, SNIPPET_POPOVER, GtkPopover)

GtkWidget *cue_snippet_popover_new (void);
/* @snippets: (element-type CueSnippet), of @pack, which is held; @previews: (element-type utf8)
 * their text as it would be inserted, in @lang */
void cue_snippet_popover_set_snippets (CueSnippetPopover *self,
                                       CuePack *pack,
                                       GPtrArray *snippets,
                                       GPtrArray *previews,
                                       const char *query,
                                       const char *lang);
void cue_snippet_popover_move (CueSnippetPopover *self, int step);
/* Emits "chosen" with the selected one. FALSE: the list is empty */
gboolean cue_snippet_popover_choose (CueSnippetPopover *self);

G_END_DECLS
