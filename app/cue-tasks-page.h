/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-desk.h"

G_BEGIN_DECLS

/* What is to be done for customers after their conversations, in a window of its own. */
void cue_tasks_page_show (GtkWindow *parent, CueDesk *desk);

G_END_DECLS
