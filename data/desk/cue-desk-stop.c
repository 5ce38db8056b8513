/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

static void
closed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (cue_store_close_finish (CUE_STORE (object), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
cue_desk_stop_async (CueDesk *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CUE_IS_DESK (self));

  GTask *task = g_task_new (self, NULL, callback, user_data);
  GHashTableIter iter;
  gpointer data;

  g_task_set_source_tag (task, cue_desk_stop_async);
  g_clear_handle_id (&self->start_source, g_source_remove);
  cue_desk_stop_feeds (self);
  cue_desk_stop_study (self);
  g_clear_pointer (&self->pack_watch, cue_pack_watch_free);
  g_clear_handle_id (&self->load_source, g_source_remove);
  g_clear_handle_id (&self->task_source, g_source_remove);
  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      CueSession *session = data;

      cue_session_save_drafts (session);
      g_clear_handle_id (&session->tick_source, g_source_remove);
      g_clear_handle_id (&session->snooze_source, g_source_remove);
    }
  self->stopping = TRUE;
  cue_desk_set_playing (self, FALSE);
  cue_store_close_async (self->store, closed_cb, task);
}

gboolean
cue_desk_stop_finish (CueDesk *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
