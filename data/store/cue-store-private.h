/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-event-log.h"
#include "cue-store-thread.h"
#include "cue-store.h"

G_BEGIN_DECLS

/* Hands @write to the thread; takes @data, and @task, which may be NULL. */
void cue_store_write_job (CueStore *self,
                          CueJobWrite write,
                          gpointer data,
                          GDestroyNotify free_data,
                          GTask *task);
/* The same for a question, answered when everything before it is on the disk; @task (transfer
 * full) returns what @read gives. */
void cue_store_read_job (CueStore *self,
                         CueJobRead read,
                         gpointer data,
                         GDestroyNotify free_data,
                         GTask *task,
                         GDestroyNotify free_result);
/* On the database thread: what cue_store_read_log_async () gives. (transfer full) */
CueEventLog *cue_store_read_log (CueDatabase *database, const char *id, GError **error);

G_END_DECLS
