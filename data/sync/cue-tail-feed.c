/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-tail-feed.h"

#include "cue-line-reader.h"

/*
 * One round of looking: open the file when it is not open, ask size and identity of what the path
 * names now, and read on. Rounds start on a change that the monitor tells and each second besides
 * (monitors are silent on network file systems). Only one round runs at a time.
 */

#define READ_BYTES (64 * 1024)
#define POLL_MS 1000
#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_UNIX_INODE

struct _CueTailFeed
{
  GObject parent_instance;

  /* owned */
  char *name;
  GFile *file;
  GFileMonitor *monitor;
  GFileInputStream *stream;
  CueLineReader *reader;
  GCancellable *cancellable;
  GSource *poll;

  guint64 inode;
  goffset offset;
  gboolean looking;
};

static void cue_tail_feed_iface_init (CueFeedInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueTailFeed,
                               cue_tail_feed,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_FEED, cue_tail_feed_iface_init))

static void
clear_poll (CueTailFeed *self)
{
  if (self->poll != NULL)
    g_source_destroy (self->poll);
  g_clear_pointer (&self->poll, g_source_unref);
}

static void
cue_tail_feed_dispose (GObject *object)
{
  CueTailFeed *self = CUE_TAIL_FEED (object);

  g_cancellable_cancel (self->cancellable);
  clear_poll (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->monitor);
  g_clear_object (&self->stream);
  if (self->reader != NULL)
    g_object_run_dispose (G_OBJECT (self->reader));
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (cue_tail_feed_parent_class)->dispose (object);
}

static void
cue_tail_feed_finalize (GObject *object)
{
  CueTailFeed *self = CUE_TAIL_FEED (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (cue_tail_feed_parent_class)->finalize (object);
}

static void
cue_tail_feed_class_init (CueTailFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_tail_feed_dispose;
  object_class->finalize = cue_tail_feed_finalize;
}

static void
cue_tail_feed_init (CueTailFeed *self)
{
  self->cancellable = g_cancellable_new ();
}

static void read_more (CueTailFeed *self);

static void
begin_anew (CueTailFeed *self)
{
  g_clear_object (&self->stream);
  self->offset = 0;
  cue_line_reader_restart (self->reader);
}

static void
open_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueTailFeed) self = user_data;
  g_autoptr (GError) error = NULL;
  GFileInputStream *stream = g_file_read_finish (G_FILE (object), result, &error);

  if (self->reader == NULL || g_cancellable_is_cancelled (self->cancellable) || stream == NULL)
    {
      g_clear_object (&stream);
      self->looking = FALSE;
      return;
    }
  g_set_object (&self->stream, stream);
  g_object_unref (stream);
  read_more (self);
}

/* What the path names now against what we read: the same file grown, cut, or another one. */
static void
info_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueTailFeed) self = user_data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, NULL);

  if (info == NULL || self->reader == NULL)
    {
      self->looking = FALSE;
      return;
    }
  guint64 inode = g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE);
  if (inode != self->inode || g_file_info_get_size (info) < self->offset)
    begin_anew (self);
  self->inode = inode;
  if (self->stream != NULL)
    read_more (self);
  else
    g_file_read_async (self->file, G_PRIORITY_DEFAULT, self->cancellable, open_cb,
                       g_object_ref (self));
}

static void
look (CueTailFeed *self)
{
  if (self->looking)
    return;
  self->looking = TRUE;
  g_file_query_info_async (self->file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT,
                           self->cancellable, info_cb, g_object_ref (self));
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueTailFeed) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);

  if (self->reader == NULL || bytes == NULL || g_bytes_get_size (bytes) == 0)
    {
      if (bytes == NULL)
        g_clear_object (&self->stream);
      self->looking = FALSE;
      return;
    }
  self->offset += (goffset) g_bytes_get_size (bytes);
  cue_line_reader_push (self->reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
read_more (CueTailFeed *self)
{
  g_input_stream_read_bytes_async (G_INPUT_STREAM (self->stream), READ_BYTES, G_PRIORITY_DEFAULT,
                                   self->cancellable, read_cb, g_object_ref (self));
}

static void
hungry_cb (CueLineReader *reader, CueTailFeed *self)
{
  if (self->looking && self->stream != NULL)
    read_more (self);
}

static void
changed_cb (CueTailFeed *self)
{
  look (self);
}

static gboolean
poll_cb (gpointer data)
{
  look (data);
  return G_SOURCE_CONTINUE;
}

CueTailFeed *
cue_tail_feed_new (const char *path, const CuePace *pace)
{
  CueTailFeed *self = g_object_new (CUE_TYPE_TAIL_FEED, NULL);
  g_autofree char *base = g_path_get_basename (path);

  self->name = g_strconcat ("tail:", base, NULL);
  self->file = g_file_new_for_path (path);
  self->reader = cue_line_reader_new (CUE_FEED (self), base, TRUE, pace);
  g_signal_connect_object (self->reader, "hungry", G_CALLBACK (hungry_cb), self, 0);
  return self;
}

static const char *
get_name (CueFeed *feed)
{
  return CUE_TAIL_FEED (feed)->name;
}

static void
resume (CueFeed *feed, const char *conversation, gint64 position, gboolean agent_spoke_last)
{
  cue_line_reader_resume (CUE_TAIL_FEED (feed)->reader, conversation, position, agent_spoke_last);
}

static void
skip (CueFeed *feed, const char *conversation)
{
  cue_line_reader_skip (CUE_TAIL_FEED (feed)->reader, conversation);
}

static void
start (CueFeed *feed)
{
  CueTailFeed *self = CUE_TAIL_FEED (feed);

  self->monitor = g_file_monitor_file (self->file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    {
      g_file_monitor_set_rate_limit (self->monitor, 50);
      g_signal_connect_object (self->monitor, "changed", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  self->poll = g_timeout_source_new (POLL_MS);
  g_source_set_callback (self->poll, poll_cb, self, NULL);
  g_source_attach (self->poll, g_main_context_get_thread_default ());
  look (self);
}

static void
stop (CueFeed *feed)
{
  CueTailFeed *self = CUE_TAIL_FEED (feed);

  g_cancellable_cancel (self->cancellable);
  clear_poll (self);
  g_clear_object (&self->monitor);
  cue_line_reader_stop (self->reader);
}

static void
agent_spoke (CueFeed *feed, const char *conversation)
{
  cue_line_reader_agent_spoke (CUE_TAIL_FEED (feed)->reader, conversation);
}

static void
cue_tail_feed_iface_init (CueFeedInterface *iface)
{
  iface->get_name = get_name;
  iface->resume = resume;
  iface->skip = skip;
  iface->start = start;
  iface->stop = stop;
  iface->agent_spoke = agent_spoke;
}
