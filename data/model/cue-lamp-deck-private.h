/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-lamp-deck.h"
#include "cue-lamp-private.h"

G_BEGIN_DECLS

CueLampDeck *cue_lamp_deck_new (void);
void cue_lamp_deck_add (CueLampDeck *self, CueLamp *lamp);
/* @lamp has changed in a way that may move it between views; emits "moved" for them. */
void cue_lamp_deck_moved (CueLampDeck *self, CueLamp *lamp);
void cue_lamp_deck_clear (CueLampDeck *self);
guint cue_lamp_deck_count_alight (CueLampDeck *self);
/* The offer whose {{offer.…}} a lamp of @rule means: that rule's own, else the one alight; NULL
 * none. */
const char *cue_lamp_deck_find_offer (CueLampDeck *self, const char *rule);

G_END_DECLS
