/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-task.h"

G_BEGIN_DECLS

CueTask *cue_task_new (const char *conversation,
                       const char *id,
                       const char *title,
                       const char *what,
                       const char *who,
                       gint64 due_ms);
/* @made_ms and @seq are the store's: when it was made, and the last event of its stream. */
void cue_task_set_stored (CueTask *self, gint64 made_ms, gint64 seq);
gint64 cue_task_get_made_ms (CueTask *self);
gint64 cue_task_get_seq (CueTask *self);
/* @done_ms: 0 when it is open (again) */
void cue_task_set_done_ms (CueTask *self, gint64 done_ms);
gint64 cue_task_get_done_ms (CueTask *self);
void cue_task_look_at_clock (CueTask *self, gint64 now_ms);

G_END_DECLS
