/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-lamp.h"

G_BEGIN_DECLS

/* What to sell: the price and one sentence. */
#define CUE_TYPE_OFFER_CARD (cue_offer_card_get_type ())
G_DECLARE_FINAL_TYPE (CueOfferCard, cue_offer_card, CUE, OFFER_CARD, GtkWidget)

GtkWidget *cue_offer_card_new (CueLamp *lamp, const char *lang);

G_END_DECLS
