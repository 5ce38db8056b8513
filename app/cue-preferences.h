/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-desk.h"

G_BEGIN_DECLS

/* @desk: (nullable): NULL while none is open */
void cue_preferences_show (GtkWindow *parent, GSettings *settings, CueDesk *desk);

G_END_DECLS
