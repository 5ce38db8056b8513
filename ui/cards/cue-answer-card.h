/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-lamp.h"

G_BEGIN_DECLS

/* What to answer: the reply of a knowledge card. */
#define CUE_TYPE_ANSWER_CARD (cue_answer_card_get_type ())
G_DECLARE_FINAL_TYPE (CueAnswerCard, cue_answer_card, CUE, ANSWER_CARD, GtkWidget)

GtkWidget *cue_answer_card_new (CueLamp *lamp, const char *lang);

G_END_DECLS
