/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-lamp.h"

G_BEGIN_DECLS

/* The widget of a lamp: title, state, key, what to say or sell, why, decline, pin. The kind's own
 * part is a body made by cue-card-factory.c. Acts: win.take-lamp (s), win.decline-lamp ((ss)),
 * win.pin-lamp (s). */
#define CUE_TYPE_CARD (cue_card_get_type ())
G_DECLARE_FINAL_TYPE (CueCard, cue_card, CUE, CARD, GtkWidget)

/* @lang: of the conversation; @acts: FALSE where it is only to be looked at */
CueCard *cue_card_new (CueLamp *lamp, const char *lang, gboolean acts);
CueLamp *cue_card_get_lamp (CueCard *self); /* (transfer none) */
void cue_card_show_why (CueCard *self);
void cue_card_show_decline (CueCard *self);

G_END_DECLS
