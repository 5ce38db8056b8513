/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-lamp.h"

G_BEGIN_DECLS

/* The lamps of one conversation: a GListModel of CueLamp in order of lighting, keyed by id; a lamp
 * keeps its object for its life. Emits the smallest items-changed. */
#define CUE_TYPE_LAMP_DECK (cue_lamp_deck_get_type ())
G_DECLARE_FINAL_TYPE (CueLampDeck, cue_lamp_deck, CUE, LAMP_DECK, GObject)

CueLamp *cue_lamp_deck_find (CueLampDeck *self, const char *id); /* (transfer none) (nullable) */
CueLamp *cue_lamp_deck_find_number (CueLampDeck *self, guint number); /* alight, by card number */
/* What to say now: what is being said comes first, then a script, then an answer; of two alike the
 * newer. The second looks at scripts only. (transfer none) (nullable) */
CueLamp *cue_lamp_deck_choose_saying (CueLampDeck *self);
CueLamp *cue_lamp_deck_choose_talk (CueLampDeck *self);
/* Live views (transfer full GListModel of CueLamp): what the panel shows. */
GListModel *
cue_lamp_deck_new_offers_view (CueLampDeck *self); /* alight or held offers, alight first */
GListModel *cue_lamp_deck_new_sayings_view (CueLampDeck *self); /* alight talks and answers */
GListModel *cue_lamp_deck_new_held_view (CueLampDeck *self); /* held talks and answers: the "+n" */
GListModel *
cue_lamp_deck_new_past_view (CueLampDeck *self); /* said … expired: history, newest first */

G_END_DECLS
