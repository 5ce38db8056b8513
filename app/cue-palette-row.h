/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the palette can do: a command or a conversation to go to. Immutable. */
#define CUE_TYPE_PALETTE_ROW (cue_palette_row_get_type ())
G_DECLARE_FINAL_TYPE (CuePaletteRow, cue_palette_row, CUE, PALETTE_ROW, GObject)

CuePaletteRow *
cue_palette_row_new (const char *icon, const char *title, const char *key, const char *action);
const char *cue_palette_row_get_icon (CuePaletteRow *self);
const char *cue_palette_row_get_title (CuePaletteRow *self);
const char *cue_palette_row_get_key (CuePaletteRow *self);
const char *cue_palette_row_get_action (CuePaletteRow *self); /* detailed */
/* 0: does not fit @query (folded); else the better the higher */
guint cue_palette_row_score (CuePaletteRow *self, const char *query);

G_END_DECLS
