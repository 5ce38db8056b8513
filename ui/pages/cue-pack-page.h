/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-desk.h"

G_BEGIN_DECLS

/* The lead's room: every rule of the packs in use, each as a sentence, with what it lights and how
 * often it has lit here. */
#define CUE_TYPE_PACK_PAGE (cue_pack_page_get_type ())
G_DECLARE_FINAL_TYPE (CuePackPage, cue_pack_page, CUE, PACK_PAGE, GtkWidget)

void cue_pack_page_set_desk (CuePackPage *self, CueDesk *desk);

G_END_DECLS
