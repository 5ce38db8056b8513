/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-learning.h"

#include "cue-choice-study.h"
#include "cue-log-reading.h"
#include "cue-store-choices.h"

/*
 * Learning while the agent works. When a conversation was closed, and at the start, the logs that
 * are new are read a few at a time: the database thread brings them, a worker folds them, and their
 * choices are kept. Then each pack with enough new choices is learnt by a worker. Switching off
 * ends it between two steps, and nothing is lost: what was not kept is read again.
 */

#define BATCH 8

static void read_logs (CueDesk *self);
static void learn_next (CueDesk *self);

/* Of the packs that a log can be folded with. (transfer full) */
static GStrv
list_generations (const CuePackShelf *shelf)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  GPtrArray *const shelves[] = { shelf->entries, shelf->kept };

  for (guint k = 0; k < G_N_ELEMENTS (shelves); k++)
    for (guint i = 0; i < shelves[k]->len; i++)
      {
        const CueShelfEntry *entry = g_ptr_array_index (shelves[k], i);
        g_autofree char *generation
            = g_strconcat (cue_pack_get_digest (entry->pack), " ",
                           cue_model_get_digest (cue_engine_get_model (entry->engine)), NULL);

        g_strv_builder_add (list, generation);
      }
  return g_strv_builder_end (list);
}

static GStrv
list_packs (const CuePackShelf *shelf)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (guint i = 0; i < shelf->entries->len; i++)
    {
      const CueShelfEntry *entry = g_ptr_array_index (shelf->entries, i);

      g_strv_builder_add (list, cue_pack_get_id (entry->pack));
    }
  return g_strv_builder_end (list);
}

static void
end_study (CueDesk *self)
{
  CueDeskLearning *learning = self->learning;
  gboolean again = learning->again;

  learning->working = FALSE;
  learning->again = FALSE;
  g_clear_pointer (&learning->ids, g_strfreev);
  cue_desk_tell_learning (self);
  if (again)
    cue_desk_study (self);
}

/* Ends silently what was cancelled, and for this time what the store could not do: it tells the
 * agent itself. */
static void
give_up (CueDesk *self, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    end_study (self);
}

/* A worker's task of low priority, with a reference of the desk that its callback drops. */
static void
run_worker (CueDesk *self,
            GTaskThreadFunc work,
            gpointer data,
            GDestroyNotify free_data,
            GAsyncReadyCallback done)
{
  g_autoptr (GTask) task
      = g_task_new (NULL, self->learning->cancellable, done, g_object_ref (self));

  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, data, free_data);
  g_task_run_in_thread (task, work);
}

typedef struct
{
  /* owned */
  GPtrArray *logs;      /* CueEventLog */
  GPtrArray *timelines; /* CueTimeline beside @logs */
  GPtrArray *choices;   /* utf8 beside @logs */
  GArray *counts;       /* guint beside @logs */
} Batch;

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_ptr_array_unref (batch->logs);
  g_ptr_array_unref (batch->timelines);
  g_ptr_array_unref (batch->choices);
  g_array_unref (batch->counts);
  g_free (batch);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Batch *batch = data;

  for (guint i = 0; i < batch->logs->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      guint n = 0;

      g_ptr_array_add (batch->choices,
                       cue_study_read_choices (g_ptr_array_index (batch->logs, i),
                                               g_ptr_array_index (batch->timelines, i), &n));
      g_array_append_val (batch->counts, n);
    }
  g_task_return_boolean (task, TRUE);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueDesk) self = user_data;
  Batch *batch = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return; /* cancelled */
  for (guint i = 0; i < batch->choices->len; i++)
    cue_store_put_choices (self->store, g_ptr_array_index (batch->logs, i),
                           g_array_index (batch->counts, guint, i),
                           g_ptr_array_index (batch->choices, i));
  read_logs (self);
}

static void
logs_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) logs = cue_store_read_unlearnt_finish (CUE_STORE (object), result, &error);
  Batch *batch;

  if (logs == NULL)
    {
      give_up (self, error);
      return;
    }
  if (logs->len == 0)
    {
      learn_next (self);
      return;
    }
  batch = g_new0 (Batch, 1);
  batch->timelines = g_ptr_array_new_with_free_func (g_object_unref);
  batch->choices = g_ptr_array_new_with_free_func (g_free);
  batch->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < logs->len; i++)
    g_ptr_array_add (batch->timelines, cue_log_begin (g_ptr_array_index (logs, i), self->shelf));
  batch->logs = g_steal_pointer (&logs);
  run_worker (self, read_thread, batch, batch_free, read_cb);
}

static void
read_logs (CueDesk *self)
{
  g_auto (GStrv) generations = list_generations (self->shelf);

  cue_store_read_unlearnt_async (self->store, (const char *const *) generations, BATCH,
                                 self->learning->cancellable, logs_cb, g_object_ref (self));
}

typedef struct
{
  /* owned */
  CueLearnt *so_far;
  CueStoredChoices *choices;

  gint64 now_ms;
} Lesson;

static void
lesson_free (gpointer data)
{
  Lesson *lesson = data;

  cue_learnt_free (lesson->so_far);
  cue_stored_choices_free (lesson->choices);
  g_free (lesson);
}

static void
learn_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Lesson *lesson = data;

  g_task_return_pointer (task,
                         cue_study_learn (lesson->so_far, lesson->choices->decisions,
                                          lesson->choices->n, lesson->now_ms),
                         (GDestroyNotify) cue_learnt_free);
}

static void
learnt_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueDesk) self = user_data;
  CueDeskLearning *learning = self->learning;
  CueLearnt *learnt = g_task_propagate_pointer (G_TASK (result), NULL);

  if (learnt == NULL)
    return; /* cancelled */
  cue_desk_keep_learnt (self, learning->ids[learning->at++], learnt);
  learn_next (self);
}

static void
choices_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueDesk) self = user_data;
  CueDeskLearning *learning = self->learning;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueStoredChoices) choices
      = cue_store_load_choices_finish (CUE_STORE (object), result, &error);
  CuePackLearning *one;
  Lesson *lesson;

  if (choices == NULL)
    {
      give_up (self, error);
      return;
    }
  one = cue_desk_find_learning (self, learning->ids[learning->at]);
  one->n = choices->n;
  if (choices->decisions->len == 0)
    {
      learning->at++;
      learn_next (self);
      return;
    }
  lesson = g_new0 (Lesson, 1);
  lesson->so_far = cue_learnt_copy (one->learnt);
  lesson->choices = g_steal_pointer (&choices);
  lesson->now_ms = cue_desk_now_ms (self);
  run_worker (self, learn_thread, lesson, lesson_free, learnt_cb);
}

static void
learn_next (CueDesk *self)
{
  CueDeskLearning *learning = self->learning;
  const char *pack = learning->ids[learning->at];
  const CueLearnt *learnt;

  if (pack == NULL)
    {
      end_study (self);
      return;
    }
  learnt = cue_desk_find_learning (self, pack)->learnt;
  cue_store_load_choices_async (self->store, pack, learnt->after_place,
                                MAX (CUE_OFF_POLICY_LEAST, learnt->n_tried + CUE_STUDY_EVERY),
                                CUE_STUDY_MOST, learning->cancellable, choices_cb,
                                g_object_ref (self));
}

void
cue_desk_study (CueDesk *self)
{
  CueDeskLearning *learning = self->learning;

  if (!learning->on || self->stopping || self->store == NULL)
    return;
  learning->again = learning->working;
  if (learning->working)
    return;
  learning->working = TRUE;
  learning->at = 0;
  learning->ids = list_packs (self->shelf);
  cue_desk_tell_learning (self);
  read_logs (self);
}

void
cue_desk_stop_study (CueDesk *self)
{
  CueDeskLearning *learning = self->learning;

  g_cancellable_cancel (learning->cancellable);
  g_object_unref (learning->cancellable);
  learning->cancellable = g_cancellable_new ();
  learning->working = FALSE;
  learning->again = FALSE;
  g_clear_pointer (&learning->ids, g_strfreev);
}
