/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

/*
 * The pack of a desk while it works. A change on the disk is looked at once it has been quiet for a
 * moment (authors save several files); a good one serves from the next conversation on, one with
 * mistakes changes nothing. When a pack's time is over, the conversations that have it go on with
 * what serves then.
 */

#define QUIET_MS 600
#define LONGEST_WAIT_MS (60 * 1000) /* a suspended machine's timers stand still */

struct _CuePackWatch
{
  /* owned */
  char *path;
  GFileMonitor *monitor;
  GCancellable *cancellable;
  guint quiet_source;
  guint time_source;

  /* borrowed */
  CueDesk *desk;
  CueShelfEntry *entry; /* what serves; of the shelf */

  gint64 next_ms; /* when time alone changes what may serve; G_MAXINT64 never */
  gboolean looking;
  gboolean again; /* it changed while it was looked at */
};

void
cue_pack_watch_free (CuePackWatch *self)
{
  g_cancellable_cancel (self->cancellable);
  cue_pack_standing_stop (self->desk->standing);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->monitor);
  g_clear_handle_id (&self->quiet_source, g_source_remove);
  g_clear_handle_id (&self->time_source, g_source_remove);
  g_free (self->path);
  g_free (self);
}

static gboolean
is_bare (const CuePackWatch *self)
{
  return cue_shelf_entry_is_bare (self->entry);
}

/* Its pack may light nothing any more, or never could. */
static gboolean
must_move (CueSession *session)
{
  return cue_desk_now_ms (session->desk) >= session->entry->terms.valid_until_ms
         || cue_shelf_entry_is_bare (session->entry);
}

/* The conversations of a pack whose time is over go on with what serves now. */
static void
move_session (CueSession *session, const CueShelfEntry *to)
{
  CueArrival arrival = { .type = "pack.activated" };

  if (session->broken != NULL || session->entry == to
      || cue_conversation_is_over (session->conversation) || !must_move (session))
    return;
  cue_timeline_set_engine (session->timeline, to->engine);
  arrival.body
      = cue_desk_make_body ("pack", cue_pack_get_digest (to->pack), "model",
                            cue_model_get_digest (cue_engine_get_model (to->engine)), NULL);
  cue_desk_let_in (session->desk, session, &arrival, NULL);
}

static void
move_sessions (CueDesk *self, const CueShelfEntry *to)
{
  GListModel *model = G_LIST_MODEL (self->conversations);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (model, i);
      CueSession *session = cue_desk_find_session (self, conversation);

      if (session != NULL)
        move_session (session, to);
    }
}

static void
show_standing (CuePackWatch *self, const CuePackNews *news)
{
  cue_pack_standing_set (self->desk->standing, news->trouble, news->detail, news->when_ms,
                         is_bare (self) ? NULL : self->entry->pack);
}

static void changed_cb (CuePackWatch *self);
static void look (CuePackWatch *self);
static void watch_time (CuePackWatch *self);

static gboolean
time_cb (gpointer data)
{
  CuePackWatch *self = data;

  self->time_source = 0;
  if (cue_desk_now_ms (self->desk) >= self->next_ms)
    look (self);
  else
    watch_time (self);
  return G_SOURCE_REMOVE;
}

static void
watch_time (CuePackWatch *self)
{
  gint64 left_ms = self->next_ms - cue_desk_now_ms (self->desk);

  g_clear_handle_id (&self->time_source, g_source_remove);
  if (self->next_ms != G_MAXINT64)
    self->time_source
        = g_timeout_add ((guint) CLAMP (left_ms + 1, 1, LONGEST_WAIT_MS), time_cb, self);
}

static void
plan_time (CuePackWatch *self, const CuePackNews *news)
{
  self->next_ms = is_bare (self) ? G_MAXINT64 : self->entry->terms.valid_until_ms;
  if (news->trouble == CUE_PACK_EARLY)
    self->next_ms = MIN (self->next_ms, news->when_ms);
  watch_time (self);
}

static gboolean
is_over (const CuePackWatch *self)
{
  return cue_desk_now_ms (self->desk) >= self->entry->terms.valid_until_ms;
}

static void
take_up (CuePackWatch *self, CuePackNews *news)
{
  CueDesk *desk = self->desk;
  gboolean given = news->trouble == CUE_PACK_FINE && news->entry != NULL;

  if (news->entry != NULL || is_over (self))
    {
      self->entry = cue_pack_shelf_replace (desk->shelf, g_steal_pointer (&news->entry));
      move_sessions (desk, self->entry);
    }
  show_standing (self, news);
  plan_time (self, news);
  if (given)
    cue_desk_notice (desk, "info", "pack-renewed", "");
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueDesk) desk = user_data; /* taken when the call was made */
  g_autoptr (CuePackNews) news = cue_pack_keeper_look_finish (result, NULL);
  CuePackWatch *self = desk->pack_watch;

  if (news == NULL || self == NULL)
    return;
  self->looking = FALSE;
  take_up (self, news);
  if (self->again)
    look (self);
}

/* Before each look, for what was a folder may have become another one or none. */
static void
watch_file (CuePackWatch *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  g_clear_object (&self->monitor);
  self->monitor = g_file_monitor (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL) /* else it is read at the next start */
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (changed_cb), self);
}

static void
look (CuePackWatch *self)
{
  CueDesk *desk = self->desk;

  self->again = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  watch_file (self);
  cue_pack_keeper_look_async (desk->store, self->path, is_bare (self) ? NULL : self->entry,
                              cue_desk_now_ms (desk), desk->standing, self->cancellable, looked_cb,
                              g_object_ref (desk));
}

static gboolean
quiet_cb (gpointer data)
{
  CuePackWatch *self = data;

  self->quiet_source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (CuePackWatch *self)
{
  g_clear_handle_id (&self->quiet_source, g_source_remove);
  self->quiet_source = g_timeout_add (QUIET_MS, quiet_cb, self);
}

void
cue_desk_follow_pack_file (CueDesk *self, const char *path, const CuePackNews *news)
{
  CuePackWatch *watch = g_new0 (CuePackWatch, 1);

  watch->desk = self;
  watch->path = g_strdup (path);
  watch->cancellable = g_cancellable_new ();
  watch->entry = g_ptr_array_index (self->shelf->entries, 0);
  watch_file (watch);
  self->pack_watch = watch;
  show_standing (watch, news);
  plan_time (watch, news);
}
