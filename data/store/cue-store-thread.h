/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-database.h"

G_BEGIN_DECLS

/* One piece of work on the database thread. A write runs inside the shared transaction and must
 * touch nothing but the database; a read runs after everything before it is committed. */
typedef gboolean (*CueJobWrite) (CueDatabase *database, gpointer data, GError **error);
typedef gpointer (*CueJobRead) (CueDatabase *database, gpointer data, GError **error);

/* @trouble is called on the thread: why nothing can be written, or NULL when it works again. */
typedef void (*CueTroubleFunc) (const char *trouble, gpointer user_data);
/* Jobs that are done, well or not, called on the thread: whoever gets them brings them to where
 * tasks are answered and calls cue_jobs_answer () there. (element-type CueJob) (transfer full) */
typedef void (*CueDoneFunc) (GPtrArray *jobs, gpointer user_data);

typedef struct _CueStoreThread CueStoreThread;

/* Returns every job's task, in order, and frees the jobs; so that no reference to a task's source
 * is dropped on the thread. */
void cue_jobs_answer (GPtrArray *jobs);
guint cue_jobs_count_writes (GPtrArray *jobs);

CueStoreThread *cue_store_thread_new (CueDatabase *database,
                                      CueTroubleFunc trouble,
                                      CueDoneFunc done,
                                      gpointer user_data);
/* @task (nullable, transfer full) returns TRUE once it is on the disk. Takes @data. */
void cue_store_thread_write (CueStoreThread *self,
                             CueJobWrite write,
                             gpointer data,
                             GDestroyNotify free_data,
                             GTask *task);
/* @task (transfer full) returns the pointer. Takes @data. */
void cue_store_thread_read (CueStoreThread *self,
                            CueJobRead read,
                            gpointer data,
                            GDestroyNotify free_data,
                            GTask *task,
                            GDestroyNotify free_result);
/* Commits what waits, closes the database; @task (nullable, transfer full) returns TRUE after that,
 * or why what waited could not be written. No call may follow but free. */
void cue_store_thread_quit (CueStoreThread *self, GTask *task);
void cue_store_thread_free (CueStoreThread *self); /* after quit; joins */

G_END_DECLS
