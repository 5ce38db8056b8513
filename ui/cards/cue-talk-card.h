/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-lamp.h"

G_BEGIN_DECLS

/* What to say: the step of a talk that comes next. */
#define CUE_TYPE_TALK_CARD (cue_talk_card_get_type ())
G_DECLARE_FINAL_TYPE (CueTalkCard, cue_talk_card, CUE, TALK_CARD, GtkWidget)

GtkWidget *cue_talk_card_new (CueLamp *lamp, const char *lang);

G_END_DECLS
