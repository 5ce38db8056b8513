/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-customer.h"

G_BEGIN_DECLS

/* A tag of the customer: its name, whether it is new or confirmed; opens to its proof, "confirm"
 * and "strike". Acts: win.confirm-tag (s), win.strike-tag (s). */
#define CUE_TYPE_TAG_CHIP (cue_tag_chip_get_type ())
G_DECLARE_FINAL_TYPE (CueTagChip, cue_tag_chip, CUE, TAG_CHIP, GtkWidget)

/* @acts: FALSE where it is only to be looked at */
GtkWidget *cue_tag_chip_new (CueTag *tag, CuePack *pack, gboolean acts);

G_END_DECLS
