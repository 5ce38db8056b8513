/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children side by side, in as many lines as the width needs (GTK 4.8 has nothing for chips of
 * unequal width). */
#define CUE_TYPE_WRAP_BOX (cue_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (CueWrapBox, cue_wrap_box, CUE, WRAP_BOX, GtkWidget)

GtkWidget *cue_wrap_box_new (void);
void cue_wrap_box_append (CueWrapBox *self, GtkWidget *child);
void cue_wrap_box_remove (CueWrapBox *self, GtkWidget *child);

G_END_DECLS
