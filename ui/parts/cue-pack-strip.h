/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-pack-standing.h"

G_BEGIN_DECLS

/* A line under the head bar that says, when there is something to say, how it stands with the pack:
 * what is done with it and how far, with a button that ends it; or why it does not serve, where its
 * mistakes are, what serves in its place and what to do. */
#define CUE_TYPE_PACK_STRIP (cue_pack_strip_get_type ())
G_DECLARE_FINAL_TYPE (CuePackStrip, cue_pack_strip, CUE, PACK_STRIP, GtkWidget)

void cue_pack_strip_set_standing (CuePackStrip *self, CuePackStanding *standing);

G_END_DECLS
