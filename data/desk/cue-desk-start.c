/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

#include <gio/gunixinputstream.h>
#include <string.h>

#include "cue-demo.h"
#include "cue-desk-restore.h"
#include "cue-line-feed.h"
#include "cue-pack-keeper.h"
#include "cue-replay-feed.h"
#include "cue-tail-feed.h"

/*
 * Starting: the store opens on its thread while a worker reads recordings and the packs inside the
 * program; then the pack that the desk was given is looked at, for which the store may have to lend
 * an older one; when all is there a worker folds the open conversations; then the main thread makes
 * models of them and, in the next round of the loop, when somebody can listen, feeds start and
 * notices are told.
 */

typedef struct
{
  /* owned */
  char *store_path;
  char *pack_dir;
  char *replay_file;
  char *tail_file;
  char *lang;
  CuePackShelf *shelf;
  CuePackStanding *standing;
  CuePackNews *news;     /* of the pack that was given, NULL none */
  GPtrArray *recordings; /* of the replay file */
  GPtrArray *problems;   /* (element-type utf8) of it */
  CueStore *store;
  CueSnapshot *snapshot;
  GPtrArray *refolded; /* CueRefolded */
  GError *store_error;
  GError *worker_error;

  CueDeskOptions options;
  CuePace pace;
  guint n_open; /* parts that are not ready yet */
} Start;

static void
start_free (gpointer data)
{
  Start *start = data;

  g_free (start->store_path);
  g_free (start->pack_dir);
  g_free (start->replay_file);
  g_free (start->tail_file);
  g_free (start->lang);
  g_clear_pointer (&start->refolded, g_ptr_array_unref);
  g_clear_pointer (&start->snapshot, cue_snapshot_free);
  g_clear_pointer (&start->recordings, g_ptr_array_unref);
  g_clear_pointer (&start->problems, g_ptr_array_unref);
  g_clear_pointer (&start->shelf, cue_pack_shelf_free);
  g_clear_pointer (&start->news, cue_pack_news_free);
  g_clear_object (&start->standing);
  g_clear_object (&start->store);
  g_clear_error (&start->store_error);
  g_clear_error (&start->worker_error);
  g_free (start);
}

/* A recording that lies in a pack's folder is played with that pack. (transfer full) (nullable) */
static char *
find_pack_beside (const char *replay_file)
{
  g_autofree char *folder = g_path_get_dirname (replay_file);
  g_autofree char *manifest = g_build_filename (folder, "pack.json", NULL);

  return g_file_test (manifest, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&folder) : NULL;
}

static Start *
start_new (const CueDeskOptions *options)
{
  Start *start = g_new0 (Start, 1);

  start->options = *options;
  start->store_path = g_strdup (options->store_path);
  start->standing
      = options->standing != NULL ? g_object_ref (options->standing) : cue_pack_standing_new ();
  start->pack_dir = g_strdup (options->pack_dir);
  start->replay_file = g_strdup (options->replay_file);
  if (start->pack_dir == NULL && start->replay_file != NULL)
    start->pack_dir = find_pack_beside (start->replay_file);
  start->tail_file = g_strdup (options->tail_file);
  start->lang = g_strdup (options->lang != NULL ? options->lang : "zh");
  start->pace = (CuePace){ options->speed_milli, options->play_both, options->wait_ms };
  start->problems = g_ptr_array_new_with_free_func (g_free);
  return start;
}

/* With nothing to play, what is wrong with each line is all there is to show. */
static gboolean
refuse_recordings (const Start *start, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s: found no conversation to play; expected one on each line",
                          start->replay_file);
  for (guint i = 0; i < start->problems->len; i++)
    g_string_append_printf (text, "\n%s", (char *) g_ptr_array_index (start->problems, i));
  g_set_error_literal (error, CUE_FEED_ERROR, CUE_FEED_ERROR_INVALID, text->str);
  return FALSE;
}

static gboolean
read_recordings (Start *start, GError **error)
{
  char *bytes = NULL;
  gsize length = 0;

  if (!g_file_get_contents (start->replay_file, &bytes, &length, error))
    return FALSE;
  g_autoptr (GBytes) content = g_bytes_new_take (bytes, length);
  g_autofree char *base = g_path_get_basename (start->replay_file);
  start->recordings = cue_recordings_read (content, base, NULL, start->problems);
  return start->recordings->len > 0 || refuse_recordings (start, error);
}

static void
prepare_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Start *start = data;
  GError *error = NULL;

  if (start->pack_dir == NULL)
    start->shelf = cue_pack_shelf_new_embedded ();
  if (start->replay_file == NULL || read_recordings (start, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
refold_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Start *start = data;

  for (guint i = 0; i < start->snapshot->packs->len; i++)
    {
      const CueKeptPack *kept = g_ptr_array_index (start->snapshot->packs, i);
      cue_pack_shelf_keep (start->shelf, kept->digest, kept->files);
    }
  start->refolded = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_refolded_free);
  for (guint i = 0; i < start->snapshot->open->len; i++)
    g_ptr_array_add (start->refolded,
                     cue_refold (g_ptr_array_index (start->snapshot->open, i), start->shelf));
  g_task_return_boolean (task, TRUE);
}

static gboolean
all_closed (CueDesk *self, CueReplayFeed *feed)
{
  g_autoptr (GPtrArray) ids = cue_replay_feed_list (feed);

  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (self->closed, g_ptr_array_index (ids, i)))
      return FALSE;
  return ids->len > 0;
}

/* When everything was played and wrapped up in earlier runs it begins anew, as new conversations.
 */
static void
add_replay (CueDesk *self, const Start *start, const char *name, GPtrArray *recordings)
{
  g_autofree char *memo = g_strconcat ("round:", name, NULL);
  const char *known = cue_desk_get_memo (self, memo);
  guint round = known != NULL ? (guint) g_ascii_strtoull (known, NULL, 10) : 1;
  g_autoptr (CueReplayFeed) feed = cue_replay_feed_new (name, recordings, round, &start->pace);

  if (all_closed (self, feed))
    {
      g_autofree char *next = g_strdup_printf ("%u", round + 1);

      g_object_unref (feed);
      feed = cue_replay_feed_new (name, recordings, round + 1, &start->pace);
      cue_desk_set_memo (self, memo, next);
    }
  cue_desk_add_feed (self, CUE_FEED (feed), start->snapshot);
}

static void
add_live_feeds (CueDesk *self, const Start *start)
{
  if (start->options.feed_stdin)
    {
      g_autoptr (GInputStream) stream = g_unix_input_stream_new (0, FALSE);
      g_autoptr (CueLineFeed) feed = cue_line_feed_new ("stdin", stream, &start->pace);
      cue_desk_add_feed (self, CUE_FEED (feed), start->snapshot);
    }
  if (start->tail_file != NULL)
    {
      g_autoptr (CueTailFeed) feed = cue_tail_feed_new (start->tail_file, &start->pace);
      cue_desk_add_feed (self, CUE_FEED (feed), start->snapshot);
    }
}

static void
add_feeds (CueDesk *self, const Start *start)
{
  gboolean live = start->options.feed_stdin || start->tail_file != NULL;

  if (start->recordings != NULL)
    {
      g_autofree char *base = g_path_get_basename (start->replay_file);
      g_autofree char *name = g_strconcat ("replay:", base, NULL);
      add_replay (self, start, name, start->recordings);
    }
  else if (!live)
    {
      g_autoptr (GPtrArray) demo = cue_demo_gather (start->shelf, start->lang);
      add_replay (self, start, "demo", demo);
    }
  add_live_feeds (self, start);
  g_object_set (self, "link-text",
                live                        ? "live"
                : start->recordings != NULL ? "replay"
                                            : "demo",
                NULL);
  cue_desk_set_playing (self, TRUE);
}

static gboolean
begin_cb (gpointer data)
{
  CueDesk *self = data;

  self->start_source = 0;
  cue_desk_tell_notices (self);
  GHashTableIter iter;
  gpointer session;
  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    cue_desk_watch_clock (session);
  cue_desk_retell_budget (self);
  cue_desk_weigh_load (self);
  cue_desk_watch_load (self);
  cue_desk_start_feeds (self);
  return G_SOURCE_REMOVE;
}

static void
tell_start (CueDesk *self, const Start *start)
{
  const CueSalvage *salvage = cue_store_get_salvage (start->store);

  if (start->store_error != NULL)
    cue_desk_notice (self, "error", "store-unavailable", start->store_error->message);
  if (salvage->path != NULL)
    cue_desk_notice (self, "error", "store-damaged", salvage->path);
  for (guint i = 0; i < start->shelf->problems->len; i++)
    cue_desk_notice (self, "warning", "pack-problem",
                     g_ptr_array_index (start->shelf->problems, i));
  for (guint i = 0; i < start->problems->len; i++)
    cue_desk_notice (self, "warning", "bad-line", g_ptr_array_index (start->problems, i));
}

static CueDesk *
make_desk (Start *start)
{
  CueDesk *self = cue_desk_new ();

  self->start_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, begin_cb, self, NULL);
  self->clock = start->options.now_ms;
  self->clock_data = start->options.clock_data;
  cue_desk_set_store (self, start->store);
  g_free (self->device);
  self->device = g_strdup (start->snapshot->device);
  g_free (self->lang);
  self->lang = g_strdup (start->lang);
  self->last_mid = start->snapshot->last_mid;
  self->last_place = start->snapshot->last_place;
  self->memos = (g_hash_table_unref (self->memos), g_hash_table_ref (start->snapshot->memos));
  self->closed = (g_hash_table_unref (self->closed), g_hash_table_ref (start->snapshot->closed));
  tell_start (self, start);
  for (guint i = 0; i < start->refolded->len; i++)
    cue_desk_restore (self, g_ptr_array_index (start->refolded, i));
  add_feeds (self, start);
  cue_desk_begin_learning (self);
  cue_desk_take_up_tasks (self, start->snapshot->tasks);
  self->shelf = g_steal_pointer (&start->shelf);
  self->standing = g_object_ref (start->standing);
  if (start->news != NULL)
    cue_desk_follow_pack_file (self, start->pack_dir, start->news);
  return self;
}

static void
refolded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_propagate_boolean (G_TASK (result), NULL);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, make_desk (g_task_get_task_data (task)), g_object_unref);
}

static void
refold (GTask *task)
{
  g_autoptr (GTask) worker = g_task_new (NULL, NULL, refolded_cb, g_object_ref (task));

  g_task_set_task_data (worker, g_task_get_task_data (task), NULL); /* @task holds it */
  g_task_run_in_thread (worker, refold_thread);
}

/* Nothing good is left to serve: what is wrong with the pack is all there is to show. A pack whose
 * time is not now is no mistake, so one can work without. */
static gboolean
refuse_pack (const Start *start, GError **error)
{
  const CuePackNews *news = start->news;

  if (news->entry != NULL || news->trouble == CUE_PACK_EARLY || news->trouble == CUE_PACK_OVER)
    return FALSE;
  if (news->trouble == CUE_PACK_STOPPED)
    g_set_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_STOPPED, "%s: the learning was stopped",
                 news->detail);
  else
    g_set_error_literal (error, CUE_PACK_ERROR, CUE_PACK_ERROR_INVALID, news->detail);
  return TRUE;
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Start *start = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  start->news = cue_pack_keeper_look_finish (result, &error);
  if (start->news == NULL || refuse_pack (start, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  start->shelf = cue_pack_shelf_new (g_steal_pointer (&start->news->entry));
  refold (task);
}

static gint64
read_clock (const Start *start)
{
  return start->options.now_ms != NULL ? start->options.now_ms (start->options.clock_data)
                                       : g_get_real_time () / 1000;
}

static gboolean
store_is_needed (const GError *error)
{
  return g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_NEWER)
         || g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_BUSY);
}

static void
part_ready (GTask *task)
{
  Start *start = g_task_get_task_data (task);

  if (--start->n_open > 0)
    return;
  if (start->worker_error != NULL)
    g_task_return_error (task, g_steal_pointer (&start->worker_error));
  else if (start->snapshot == NULL)
    g_task_return_error (task, g_steal_pointer (&start->store_error));
  else if (start->pack_dir != NULL)
    cue_pack_keeper_look_async (start->store, start->pack_dir, NULL, read_clock (start),
                                start->standing, g_task_get_cancellable (task), looked_cb,
                                g_object_ref (task));
  else
    refold (task);
}

static void
prepared_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Start *start = g_task_get_task_data (task);

  g_task_propagate_boolean (G_TASK (result), &start->worker_error);
  part_ready (task);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Start *start = g_task_get_task_data (task);

  start->snapshot = cue_store_load_finish (CUE_STORE (object), result,
                                           start->store_error == NULL ? &start->store_error : NULL);
  part_ready (task);
}

static void
opened_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Start *start = g_task_get_task_data (task);
  gboolean first = start->store_error == NULL;

  start->store = cue_store_open_finish (result, first ? &start->store_error : NULL);
  if (start->store != NULL)
    cue_store_load_async (start->store, NULL, loaded_cb, g_steal_pointer (&task));
  else if (first && !store_is_needed (start->store_error))
    /* nothing can be kept, but one can work: in memory, and the agent is told */
    cue_store_open_async (NULL, NULL, opened_cb, g_steal_pointer (&task));
  else
    part_ready (task);
}

/**
 * cue_desk_start_async:
 * @options: copied
 *
 * Errors: a newer or busy store (%CUE_STORE_ERROR), a pack with mistakes where no other has served
 * (%CUE_PACK_ERROR), learning that was stopped (%CUE_DESK_ERROR_STOPPED), a replay file that is not
 * there or has nothing to play (%CUE_FEED_ERROR, with every line that is wrong). Everything else is
 * told by "notice" and the desk works.
 */
void
cue_desk_start_async (const CueDeskOptions *options,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Start *start = start_new (options);

  g_task_set_source_tag (task, cue_desk_start_async);
  g_task_set_task_data (task, start, start_free);
  start->n_open = 2;
  cue_store_open_async (start->store_path, NULL, opened_cb, g_object_ref (task));
  g_autoptr (GTask) worker = g_task_new (NULL, NULL, prepared_cb, g_object_ref (task));
  g_task_set_task_data (worker, start, NULL); /* @task holds it until prepared_cb */
  g_task_run_in_thread (worker, prepare_thread);
}

CueDesk *
cue_desk_start_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
