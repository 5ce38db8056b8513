/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-lamp.h"

G_BEGIN_DECLS

/* The middle of a card, by the lamp's kind: one row of the table a kind. (transfer floating) */
GtkWidget *cue_card_factory_create_body (CueLamp *lamp, const char *lang);
/* "Offer", "Talk" … in the screen's language. Static. */
const char *cue_card_factory_get_word (CueTargetKind kind);

G_END_DECLS
