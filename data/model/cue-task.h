/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Something to be done for a customer after his conversation: proposed, open or done. properties,
 * read-only: "done", "overdue" (boolean) */
#define CUE_TYPE_TASK (cue_task_get_type ())
G_DECLARE_FINAL_TYPE (CueTask, cue_task, CUE, TASK, GObject)

const char *cue_task_get_id (CueTask *self); /* the pack's */
const char *cue_task_get_conversation (CueTask *self);
const char *cue_task_get_title (CueTask *self); /* of the kind of task; "" of one that was made */
const char *cue_task_get_what (CueTask *self);
const char *cue_task_get_who (CueTask *self);
gint64 cue_task_get_due_ms (CueTask *self);
gboolean cue_task_is_done (CueTask *self);
/* Open, and its time is over. */
gboolean cue_task_is_overdue (CueTask *self);

G_END_DECLS
