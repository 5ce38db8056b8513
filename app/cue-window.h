/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cue-desk.h"

G_BEGIN_DECLS

/* The window: queue, conversation and panel, or the rooms of a lead or trainer. */
#define CUE_TYPE_WINDOW (cue_window_get_type ())
G_DECLARE_FINAL_TYPE (CueWindow, cue_window, CUE, WINDOW, AdwApplicationWindow)

CueWindow *cue_window_new (GtkApplication *application, GSettings *settings);
/* Before the desk: opening its pack may take long. */
void cue_window_set_pack_standing (CueWindow *self, CuePackStanding *standing);
void cue_window_set_desk (CueWindow *self, CueDesk *desk);
/* The desk could not be opened: what happened, what is safe, what to do. */
void cue_window_show_failure (CueWindow *self, const char *message);

G_END_DECLS
