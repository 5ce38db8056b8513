/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

#include "cue-review-private.h"
#include "cue-store-archive.h"

/* What is over: the list of closed conversations, and one of them step by step. */

struct _CueClosed
{
  GObject parent_instance;

  CueClosedRow *row; /* owned */
};

G_DEFINE_FINAL_TYPE (CueClosed, cue_closed, G_TYPE_OBJECT)

static void
cue_closed_finalize (GObject *object)
{
  g_clear_pointer (&CUE_CLOSED (object)->row, cue_closed_row_free);
  G_OBJECT_CLASS (cue_closed_parent_class)->finalize (object);
}

static void
cue_closed_class_init (CueClosedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cue_closed_finalize;
}

static void
cue_closed_init (CueClosed *self)
{
}

const char *
cue_closed_get_id (CueClosed *self)
{
  g_return_val_if_fail (CUE_IS_CLOSED (self), NULL);
  return self->row->id;
}

const char *
cue_closed_get_title (CueClosed *self)
{
  g_return_val_if_fail (CUE_IS_CLOSED (self), NULL);
  return *self->row->name != '\0' ? self->row->name : self->row->id;
}

const char *
cue_closed_get_channel (CueClosed *self)
{
  g_return_val_if_fail (CUE_IS_CLOSED (self), NULL);
  return self->row->channel;
}

gint64
cue_closed_get_last_ms (CueClosed *self)
{
  g_return_val_if_fail (CUE_IS_CLOSED (self), 0);
  return self->row->last_ms;
}

guint
cue_closed_get_n_turns (CueClosed *self)
{
  g_return_val_if_fail (CUE_IS_CLOSED (self), 0);
  return self->row->n_turns;
}

guint
cue_closed_get_n_lit (CueClosed *self)
{
  g_return_val_if_fail (CUE_IS_CLOSED (self), 0);
  return self->row->n_lit;
}

guint
cue_closed_get_n_used (CueClosed *self)
{
  g_return_val_if_fail (CUE_IS_CLOSED (self), 0);
  return self->row->n_used;
}

guint
cue_closed_get_n_said (CueClosed *self)
{
  g_return_val_if_fail (CUE_IS_CLOSED (self), 0);
  return self->row->n_said;
}

static void
listed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = cue_store_list_closed_finish (CUE_STORE (object), result, &error);
  GListStore *list;

  if (rows == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_set_free_func (rows, NULL); /* each row goes to its object */
  list = g_list_store_new (CUE_TYPE_CLOSED);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (CueClosed) closed = g_object_new (CUE_TYPE_CLOSED, NULL);

      closed->row = g_ptr_array_index (rows, i);
      g_list_store_append (list, closed);
    }
  g_task_return_pointer (task, list, g_object_unref);
}

void
cue_desk_list_closed_async (CueDesk *self,
                            guint most,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (CUE_IS_DESK (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_desk_list_closed_async);
  cue_store_list_closed_async (self->store, most, cancellable, listed_cb, task);
}

GListModel *
cue_desk_list_closed_finish (CueDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* What the worker makes a review of; the desk, held by the task, keeps its shelf as it is. */
typedef struct
{
  CueEventLog *log; /* owned, until the review takes it */
  char *agent;      /* owned */
  CuePackShelf *shelf;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->log, cue_event_log_free);
  g_free (reading->agent);
  g_free (reading);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;

  g_task_return_pointer (task,
                         cue_review_new (g_steal_pointer (&reading->log), reading->shelf,
                                         reading->agent),
                         g_object_unref);
}

/* Takes @task and @log. */
static void
read_log (GTask *task, CueEventLog *log)
{
  CueDesk *self = g_task_get_source_object (task);
  Reading *reading = g_new0 (Reading, 1);

  reading->log = log;
  reading->agent = g_strdup (self->agent_name);
  reading->shelf = self->shelf;
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
  g_object_unref (task);
}

static void
log_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  CueEventLog *log = cue_store_read_log_finish (CUE_STORE (object), result, &error);

  if (log != NULL)
    read_log (task, log);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

void
cue_desk_review_async (CueDesk *self,
                       const char *conversation,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (CUE_IS_DESK (self));
  g_return_if_fail (conversation != NULL);

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_desk_review_async);
  cue_store_read_log_async (self->store, conversation, cancellable, log_cb, task);
}

/* The one conversation of a file. (transfer full) */
static CueEventLog *
read_one (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) logs = cue_event_logs_read (bytes, name, problems);

  if (problems->len > 0)
    g_set_error_literal (error, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED,
                         g_ptr_array_index (problems, 0));
  else if (logs->len != 1)
    g_set_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED,
                 "%s: found %u conversations; expected the log of one", name, logs->len);
  else
    return g_ptr_array_steal_index (logs, 0);
  return NULL;
}

/* With another pack it would light what never lit and miss what nobody had to say. */
static gboolean
has_pack (CueDesk *self, const CueEventLog *log, const char *name, GError **error)
{
  const char *pack = log->pack;

  if (*pack == '\0' || cue_pack_shelf_find (self->shelf, pack) != NULL)
    return TRUE;
  g_set_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED,
               "%s: made with the pack “%s”, which is not on this desk; start with --pack FOLDER "
               "of "
               "that pack",
               name, pack);
  return FALSE;
}

static void
contents_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GFile *file = G_FILE (object);
  g_autofree char *name = g_file_get_basename (file);
  GError *error = NULL;
  char *text = NULL;
  gsize length = 0;
  CueEventLog *log = NULL;

  if (g_file_load_contents_finish (file, result, &text, &length, NULL, &error))
    {
      g_autoptr (GBytes) bytes = g_bytes_new_take (text, length);

      log = read_one (bytes, name, &error);
      if (log != NULL && !has_pack (g_task_get_source_object (task), log, name, &error))
        g_clear_pointer (&log, cue_event_log_free);
    }
  if (log != NULL)
    read_log (task, log);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

void
cue_desk_review_file_async (CueDesk *self,
                            GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (CUE_IS_DESK (self));
  g_return_if_fail (G_IS_FILE (file));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_desk_review_file_async);
  g_file_load_contents_async (file, cancellable, contents_cb, task);
}

CueReview *
cue_desk_review_finish (CueDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
