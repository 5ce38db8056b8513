/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cue-desk.h"

G_BEGIN_DECLS

/* What was learnt of the offers of one pack, in a sentence or two, and what can be done about it:
 * go back, forget, undo. Stays where it is while the numbers change. */
#define CUE_TYPE_LEARNING_ROW (cue_learning_row_get_type ())
G_DECLARE_FINAL_TYPE (CueLearningRow, cue_learning_row, CUE, LEARNING_ROW, AdwActionRow)

/* @index: of the pack in cue_desk_list_learning (). The row follows @desk until it is gone. */
GtkWidget *cue_learning_row_new (CueDesk *desk, guint index);

/* @on: whether it is learnt. (transfer full) */
char *cue_learning_row_dup_text (const CueLearningStand *stand, gboolean on);

G_END_DECLS
