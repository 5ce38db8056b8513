/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-private.h"

#include "cue-store-open.h"
#include "cue-store-write.h"

/* What the thread holds on to: @store is read and cleared in the context only, so no lock is
 * needed. */
typedef struct
{
  CueStore *store; /* borrowed; NULL once it is gone */
  GMainContext *context;
} Link;

struct _CueStore
{
  GObject parent_instance;

  /* owned */
  CueStoreThread *thread;
  Link *link;
  char *trouble;
  CueSalvage salvage;
  CueSnapshot *snapshot; /* read while opening, for the first load */

  guint n_waiting;
  gboolean closing;
};

G_DEFINE_FINAL_TYPE (CueStore, cue_store, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_TROUBLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
link_clear (gpointer data)
{
  g_main_context_unref (((Link *) data)->context);
}

static void
link_release (gpointer data)
{
  g_atomic_rc_box_release_full (data, link_clear);
}

static void
cue_store_finalize (GObject *object)
{
  CueStore *self = CUE_STORE (object);

  if (self->thread != NULL && !self->closing)
    cue_store_thread_quit (self->thread, NULL);
  g_clear_pointer (&self->thread, cue_store_thread_free);
  self->link->store = NULL;
  g_clear_pointer (&self->link, link_release);
  g_clear_pointer (&self->trouble, g_free);
  g_clear_pointer (&self->snapshot, cue_snapshot_free);
  cue_salvage_clear (&self->salvage);
  G_OBJECT_CLASS (cue_store_parent_class)->finalize (object);
}

static void
cue_store_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueStore *self = CUE_STORE (object);

  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_waiting > 0);
      break;
    case PROP_TROUBLE:
      g_value_set_string (value, self->trouble);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_store_class_init (CueStoreClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_store_finalize;
  object_class->get_property = cue_store_get_property;
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cue_store_init (CueStore *self)
{
  self->link = g_atomic_rc_box_new0 (Link);
  self->link->store = self;
  self->link->context = g_main_context_ref_thread_default ();
  self->trouble = g_strdup ("");
}

typedef struct
{
  Link *link;
  GPtrArray *jobs; /* done; NULL for none */
  char *trouble;   /* NULL: no news */
} Report;

static void
report_free (gpointer data)
{
  Report *report = data;

  link_release (report->link);
  g_clear_pointer (&report->jobs, g_ptr_array_unref);
  g_free (report->trouble);
  g_free (report);
}

static gboolean
report_cb (gpointer data)
{
  Report *report = data;
  CueStore *self = report->link->store;
  guint n_done = report->jobs != NULL ? cue_jobs_count_writes (report->jobs) : 0;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_object_ref (self);
  self->n_waiting -= n_done;
  if (n_done > 0 && self->n_waiting == 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  if (report->jobs != NULL)
    cue_jobs_answer (g_steal_pointer (&report->jobs));
  if (report->trouble != NULL)
    {
      g_free (self->trouble);
      self->trouble = g_steal_pointer (&report->trouble);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
    }
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

/* From the database thread. */
static void
send_report (Link *link, GPtrArray *jobs, const char *trouble)
{
  Report *report = g_new0 (Report, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  report->link = g_atomic_rc_box_acquire (link);
  report->jobs = jobs;
  report->trouble = g_strdup (trouble);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, report_free);
  g_source_attach (source, link->context);
}

static void
trouble_cb (const char *trouble, gpointer user_data)
{
  send_report (user_data, NULL, trouble != NULL ? trouble : "");
}

static void
done_cb (GPtrArray *jobs, gpointer user_data)
{
  send_report (user_data, jobs, NULL);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  CueOpened *opened = cue_opened_new (data, &error);

  if (opened != NULL)
    g_task_return_pointer (task, opened, (GDestroyNotify) cue_opened_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
cue_store_open_async (const char *path,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, cue_store_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_thread);
}

CueStore *
cue_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  g_autoptr (CueOpened) opened = g_task_propagate_pointer (G_TASK (result), error);
  if (opened == NULL)
    return NULL;

  CueStore *self = g_object_new (CUE_TYPE_STORE, NULL);
  self->salvage = opened->salvage;
  opened->salvage.path = NULL;
  self->snapshot = g_steal_pointer (&opened->snapshot);
  self->thread
      = cue_store_thread_new (g_steal_pointer (&opened->database), trouble_cb, done_cb, self->link);
  return self;
}

const CueSalvage *
cue_store_get_salvage (CueStore *self)
{
  g_return_val_if_fail (CUE_IS_STORE (self), NULL);
  return &self->salvage;
}

gboolean
cue_store_is_busy (CueStore *self)
{
  g_return_val_if_fail (CUE_IS_STORE (self), FALSE);
  return self->n_waiting > 0;
}

const char *
cue_store_get_trouble (CueStore *self)
{
  g_return_val_if_fail (CUE_IS_STORE (self), NULL);
  return self->trouble;
}

static gboolean
refuse_when_closed (CueStore *self, GTask *task)
{
  if (!self->closing)
    return FALSE;
  if (task != NULL)
    {
      g_task_return_new_error (task, CUE_STORE_ERROR, CUE_STORE_ERROR_CLOSED,
                               "the store is closed");
      g_object_unref (task);
    }
  return TRUE;
}

void
cue_store_write_job (CueStore *self,
                     CueJobWrite write,
                     gpointer data,
                     GDestroyNotify free_data,
                     GTask *task)
{
  if (refuse_when_closed (self, task))
    {
      free_data (data);
      return;
    }
  g_clear_pointer (&self->snapshot, cue_snapshot_free); /* older than what is written now */
  self->n_waiting++;
  if (self->n_waiting == 1)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  cue_store_thread_write (self->thread, write, data, free_data, task);
}

void
cue_store_read_job (CueStore *self,
                    CueJobRead read,
                    gpointer data,
                    GDestroyNotify free_data,
                    GTask *task,
                    GDestroyNotify free_result)
{
  if (refuse_when_closed (self, task))
    {
      free_data (data);
      return;
    }
  cue_store_thread_read (self->thread, read, data, free_data, task, free_result);
}

static gpointer
load_job (CueDatabase *database, gpointer data, GError **error)
{
  return cue_store_read_snapshot (database, error);
}

void
cue_store_load_async (CueStore *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_store_load_async);
  if (refuse_when_closed (self, task))
    return;
  if (self->snapshot != NULL)
    {
      g_task_return_pointer (task, g_steal_pointer (&self->snapshot),
                             (GDestroyNotify) cue_snapshot_free);
      g_object_unref (task);
    }
  else
    cue_store_thread_read (self->thread, load_job, NULL, NULL, task,
                           (GDestroyNotify) cue_snapshot_free);
}

CueSnapshot *
cue_store_load_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
commit_job (CueDatabase *database, gpointer data, GError **error)
{
  return cue_store_write_commit (database, data, error);
}

void
cue_store_commit_async (CueStore *self,
                        CueCommit *commit,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_store_commit_async);
  cue_store_write_job (self, commit_job, commit, (GDestroyNotify) cue_commit_free, task);
}

gboolean
cue_store_commit_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Reads run after everything before them is committed: an empty one is a barrier. */
static gpointer
flush_job (CueDatabase *database, gpointer data, GError **error)
{
  return GINT_TO_POINTER (TRUE);
}

void
cue_store_flush_async (CueStore *self,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_store_flush_async);
  if (!refuse_when_closed (self, task))
    cue_store_thread_read (self->thread, flush_job, NULL, NULL, task, NULL);
}

gboolean
cue_store_flush_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_pointer (G_TASK (result), error) != NULL;
}

void
cue_store_close_async (CueStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));

  GTask *task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cue_store_close_async);
  if (refuse_when_closed (self, task))
    return;
  self->closing = TRUE;
  cue_store_thread_quit (self->thread, task);
}

gboolean
cue_store_close_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
