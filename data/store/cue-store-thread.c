/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-thread.h"

/*
 * Group commit: the first write opens a transaction; whatever is already waiting, or comes while
 * there is time, joins it; then one fsync serves all, and all are told in order. A write that fails
 * alone is rolled back alone. When the disk is full, read-only or broken the whole batch is kept
 * and tried again each second, so that order holds and nothing is dropped.
 */

#define GROUP_US (20 * 1000) /* longest time a write waits for company */
#define QUIET_US (1 * 1000)  /* nothing new for this long: commit */
#define GROUP_MOST 512       /* writes in one transaction */
#define RETRY_US (1000 * 1000)

typedef struct
{
  CueJobWrite write;
  CueJobRead read; /* NULL: a write, or the last job when both are */
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  GTask *task;
  GError *error;
  gpointer result;
} Job;

struct _CueStoreThread
{
  /* owned */
  GThread *thread;
  GAsyncQueue *queue;
  CueDatabase *database;
  GPtrArray *batch; /* Job */
  GQueue held;      /* reads that came while the disk refused */
  GError *lost;     /* why the last batch was not written though the program ends */

  /* borrowed */
  CueTroubleFunc trouble;
  CueDoneFunc done;
  gpointer user_data;

  gboolean troubled;
};

static void
job_free_data (Job *job)
{
  if (job->free_data != NULL && job->data != NULL)
    job->free_data (job->data);
  job->data = NULL;
}

static void
job_free (Job *job)
{
  job_free_data (job);
  if (job->result != NULL && job->free_result != NULL)
    job->free_result (job->result);
  g_clear_object (&job->task);
  g_clear_error (&job->error);
  g_free (job);
}

/* Gathers writes after @first. Returns the job that is no write and ends the group, or NULL. */
static Job *
gather (CueStoreThread *self, Job *first)
{
  gint64 until = g_get_monotonic_time () + GROUP_US;

  g_ptr_array_add (self->batch, first);
  while (self->batch->len < GROUP_MOST)
    {
      gint64 left = until - g_get_monotonic_time ();
      Job *job = left > 0 ? g_async_queue_timeout_pop (self->queue, MIN (left, QUIET_US))
                          : g_async_queue_try_pop (self->queue);

      if (job == NULL || job->write == NULL)
        return job;
      g_ptr_array_add (self->batch, job);
      if (left <= 0)
        return NULL;
    }
  return NULL;
}

static gboolean
is_lasting (const GError *error)
{
  return error != NULL
         && (g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FULL)
             || g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_BUSY));
}

/* FALSE when the disk and not the job is to blame. */
static gboolean
run_job (CueStoreThread *self, Job *job, GError **error)
{
  g_clear_error (&job->error);
  if (!cue_database_run (self->database, error, "SAVEPOINT job", ""))
    return FALSE;
  if (!job->write (self->database, job->data, &job->error))
    {
      if (is_lasting (job->error))
        {
          g_propagate_error (error, g_steal_pointer (&job->error));
          return FALSE;
        }
      if (!cue_database_run (self->database, error, "ROLLBACK TO job", ""))
        return FALSE;
    }
  return cue_database_run (self->database, error, "RELEASE job", "");
}

static gboolean
run_batch (CueStoreThread *self, GError **error)
{
  gboolean good = cue_database_run (self->database, error, "BEGIN IMMEDIATE", "");

  if (!good)
    return FALSE;
  for (guint i = 0; good && i < self->batch->len; i++)
    good = run_job (self, g_ptr_array_index (self->batch, i), error);
  if (good && cue_database_run (self->database, error, "COMMIT", ""))
    return TRUE;
  cue_database_run (self->database, NULL, "ROLLBACK", "");
  return FALSE;
}

static void
answer (Job *job)
{
  if (job->task == NULL && job->error != NULL)
    g_warning ("%s", job->error->message);
  else if (job->task == NULL)
    return;
  else if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else if (job->read != NULL)
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);
  else
    g_task_return_boolean (job->task, TRUE);
}

void
cue_jobs_answer (GPtrArray *jobs)
{
  for (guint i = 0; i < jobs->len; i++)
    answer (g_ptr_array_index (jobs, i));
  g_ptr_array_unref (jobs);
}

guint
cue_jobs_count_writes (GPtrArray *jobs)
{
  guint n = 0;

  for (guint i = 0; i < jobs->len; i++)
    n += ((Job *) g_ptr_array_index (jobs, i))->write != NULL ? 1 : 0;
  return n;
}

static GPtrArray *
new_batch (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);
}

static void
finish_batch (CueStoreThread *self, const GError *failure)
{
  for (guint i = 0; i < self->batch->len; i++)
    {
      Job *job = g_ptr_array_index (self->batch, i);

      job_free_data (job);
      if (failure != NULL && job->error == NULL)
        job->error = g_error_copy (failure);
    }
  self->done (g_steal_pointer (&self->batch), self->user_data);
  self->batch = new_batch ();
}

/* Takes @job. */
static void
finish_one (CueStoreThread *self, Job *job)
{
  GPtrArray *jobs = new_batch ();

  job_free_data (job);
  g_ptr_array_add (jobs, job);
  self->done (jobs, self->user_data);
}

static void
set_trouble (CueStoreThread *self, const GError *error)
{
  gboolean troubled = error != NULL;

  if (self->troubled != troubled)
    self->trouble (troubled ? error->message : NULL, self->user_data);
  self->troubled = troubled;
}

/* Commits the batch. While the disk refuses it is tried again, unless the program wants to end
 * (@last). */
static void
commit_batch (CueStoreThread *self, gboolean last)
{
  for (;;)
    {
      g_autoptr (GError) error = NULL;

      if (run_batch (self, &error))
        {
          set_trouble (self, NULL);
          finish_batch (self, NULL);
          return;
        }
      if (!is_lasting (error) || last)
        {
          set_trouble (self, error);
          finish_batch (self, error);
          self->lost = last ? g_steal_pointer (&error) : NULL;
          return;
        }
      set_trouble (self, error);
      /* Waiting for the next job is waiting: what comes joins the batch behind, in order. */
      Job *job = g_async_queue_timeout_pop (self->queue, RETRY_US);
      if (job != NULL && job->write != NULL)
        g_ptr_array_add (self->batch, job);
      else if (job != NULL && job->read != NULL)
        g_queue_push_tail (&self->held, job);
      else if (job != NULL)
        {
          g_async_queue_push_front (self->queue, job);
          last = TRUE;
        }
    }
}

/* Takes @job. */
static void
run_read (CueStoreThread *self, Job *job)
{
  job->result = job->read (self->database, job->data, &job->error);
  finish_one (self, job);
}

static void
run_held_reads (CueStoreThread *self)
{
  Job *job;

  while ((job = g_queue_pop_head (&self->held)) != NULL)
    run_read (self, job);
}

static gpointer
run_thread (gpointer data)
{
  CueStoreThread *self = data;

  for (;;)
    {
      Job *job = g_async_queue_pop (self->queue);

      if (job->write != NULL)
        {
          Job *next = gather (self, job);

          commit_batch (self, next != NULL && next->read == NULL);
          run_held_reads (self);
          if (next == NULL)
            continue;
          job = next;
        }
      if (job->read != NULL)
        {
          run_read (self, job);
          continue;
        }
      g_clear_pointer (&self->database, cue_database_close);
      job->error = g_steal_pointer (&self->lost);
      finish_one (self, job);
      return NULL;
    }
}

CueStoreThread *
cue_store_thread_new (CueDatabase *database,
                      CueTroubleFunc trouble,
                      CueDoneFunc done,
                      gpointer user_data)
{
  CueStoreThread *self = g_new0 (CueStoreThread, 1);

  self->database = database;
  self->queue = g_async_queue_new_full ((GDestroyNotify) job_free);
  self->batch = new_batch ();
  self->trouble = trouble;
  self->done = done;
  self->user_data = user_data;
  self->thread = g_thread_new ("cue-store", run_thread, self);
  return self;
}

static void
push (CueStoreThread *self, Job job)
{
  g_async_queue_push (self->queue, g_memdup2 (&job, sizeof job));
}

void
cue_store_thread_write (CueStoreThread *self,
                        CueJobWrite write,
                        gpointer data,
                        GDestroyNotify free_data,
                        GTask *task)
{
  push (self, (Job){ .write = write, .data = data, .free_data = free_data, .task = task });
}

void
cue_store_thread_read (CueStoreThread *self,
                       CueJobRead read,
                       gpointer data,
                       GDestroyNotify free_data,
                       GTask *task,
                       GDestroyNotify free_result)
{
  push (self, (Job){ .read = read,
                     .data = data,
                     .free_data = free_data,
                     .task = task,
                     .free_result = free_result });
}

void
cue_store_thread_quit (CueStoreThread *self, GTask *task)
{
  push (self, (Job){ .task = task });
}

void
cue_store_thread_free (CueStoreThread *self)
{
  g_thread_join (self->thread);
  g_async_queue_unref (self->queue);
  g_ptr_array_unref (self->batch);
  g_free (self);
}
