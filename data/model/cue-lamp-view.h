/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-lamp-deck.h"

G_BEGIN_DECLS

/* Where a lamp stands: groups in rising order, -1 for not in the view. */
typedef int (*CueLampGroupFunc) (CueLamp *lamp);

/* Some lamps of a deck, by group, and in a group by the time they entered it. A lamp that stays in
 * its group never moves. */
#define CUE_TYPE_LAMP_VIEW (cue_lamp_view_get_type ())
G_DECLARE_FINAL_TYPE (CueLampView, cue_lamp_view, CUE, LAMP_VIEW, GObject)

CueLampView *cue_lamp_view_new (CueLampDeck *deck, CueLampGroupFunc group, gboolean newest_first);

G_END_DECLS
