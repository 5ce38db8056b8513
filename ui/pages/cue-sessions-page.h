/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-desk.h"

G_BEGIN_DECLS

/* The trainer's room: the sessions on this desk with what was lit, taken and said. An open one
 * leads to its conversation, a closed one to its review. Signal: "told" (string): a short sentence
 * for the agent. */
#define CUE_TYPE_SESSIONS_PAGE (cue_sessions_page_get_type ())
G_DECLARE_FINAL_TYPE (CueSessionsPage, cue_sessions_page, CUE, SESSIONS_PAGE, GtkWidget)

void cue_sessions_page_set_desk (CueSessionsPage *self, CueDesk *desk);

G_END_DECLS
