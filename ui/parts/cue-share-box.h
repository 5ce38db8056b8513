/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two children, one above the other, that share the height: the lower one has what it wants as far
 * as the upper one leaves it, and never has to live with less than three tenths for the upper one's
 * sake. Who has less than he wants must be able to scroll. */
#define CUE_TYPE_SHARE_BOX (cue_share_box_get_type ())
G_DECLARE_FINAL_TYPE (CueShareBox, cue_share_box, CUE, SHARE_BOX, GtkWidget)

G_END_DECLS
