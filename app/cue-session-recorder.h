/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-desk.h"

G_BEGIN_DECLS

/* Watches a played session from outside: prints lamps as they change, takes pictures, quits at the
 * end. */
#define CUE_TYPE_SESSION_RECORDER (cue_session_recorder_get_type ())
G_DECLARE_FINAL_TYPE (CueSessionRecorder, cue_session_recorder, CUE, SESSION_RECORDER, GObject)

/* @screenshots: (nullable): a folder */
CueSessionRecorder *cue_session_recorder_new (CueDesk *desk,
                                              GtkWindow *window,
                                              gboolean timeline,
                                              const char *screenshots,
                                              gboolean exit_when_done);

G_END_DECLS
