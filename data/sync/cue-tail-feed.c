/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-tail-feed.h"

#include <string.h>

/*
 * One round of looking: read the open file to its end, then ask what the path names now. When that
 * is another file, the open one is read to its end once more (whoever wrote it may have done so
 * until the moment it was renamed), what is left is its last line, and the other one is opened.
 *
 * Each read begins with the last bytes of the one before. When they are not there any more, the
 * file was cut, and maybe written anew and longer since: it is read from its beginning.
 *
 * Rounds start on a change that the monitor tells and each second besides (monitors are silent on
 * network file systems). Only one round runs at a time.
 */

#define READ_BYTES (64 * 1024)
#define OVERLAP_BYTES 256
#define POLL_MS 1000

struct _CueTailFeed
{
  CueLineReader parent_instance;

  /* owned */
  GFile *file;
  GFileMonitor *monitor;
  GFileInputStream *stream;
  GSource *poll;
  GByteArray *overlap; /* the last bytes that were read */

  guint64 inode;
  goffset offset;
  gboolean looking;
  gboolean leaving; /* the path names another file */
};

G_DEFINE_FINAL_TYPE (CueTailFeed, cue_tail_feed, CUE_TYPE_LINE_READER)

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

  clear_poll (self);
  g_clear_object (&self->monitor);
  g_clear_object (&self->stream);
  G_OBJECT_CLASS (cue_tail_feed_parent_class)->dispose (object);
}

static void
cue_tail_feed_finalize (GObject *object)
{
  CueTailFeed *self = CUE_TAIL_FEED (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->overlap, g_byte_array_unref);
  G_OBJECT_CLASS (cue_tail_feed_parent_class)->finalize (object);
}

static void
cue_tail_feed_init (CueTailFeed *self)
{
  self->overlap = g_byte_array_new ();
}

static void read_more (CueTailFeed *self);

static void
begin_anew (CueTailFeed *self)
{
  self->offset = 0;
  self->leaving = FALSE;
  g_byte_array_set_size (self->overlap, 0);
  cue_line_reader_restart (CUE_LINE_READER (self));
}

static guint64
get_inode (GFileInfo *info)
{
  return g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE);
}

static void
opened_info_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueTailFeed) self = user_data;
  g_autoptr (GFileInfo) info
      = g_file_input_stream_query_info_finish (G_FILE_INPUT_STREAM (object), result, NULL);

  if (info == NULL)
    {
      self->looking = FALSE;
      return;
    }
  self->inode = get_inode (info);
  g_set_object (&self->stream, G_FILE_INPUT_STREAM (object));
  read_more (self);
}

static void
open_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueTailFeed) self = user_data;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (object), result, NULL);

  if (stream == NULL)
    {
      self->looking = FALSE;
      return;
    }
  g_file_input_stream_query_info_async (stream, G_FILE_ATTRIBUTE_UNIX_INODE, G_PRIORITY_DEFAULT,
                                        cue_line_reader_get_cancellable (CUE_LINE_READER (self)),
                                        opened_info_cb, g_object_ref (self));
}

static void
open_file (CueTailFeed *self)
{
  begin_anew (self);
  g_file_read_async (self->file, G_PRIORITY_DEFAULT,
                     cue_line_reader_get_cancellable (CUE_LINE_READER (self)), open_cb,
                     g_object_ref (self));
}

static void
look (CueTailFeed *self)
{
  if (self->looking)
    return;
  self->looking = TRUE;
  if (self->stream != NULL)
    read_more (self);
  else
    open_file (self);
}

/* One that is deleted is read on: its writer may not know yet. */
static void
info_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueTailFeed) self = user_data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (object), result, NULL);

  if (info == NULL || get_inode (info) == self->inode)
    {
      self->looking = FALSE;
      return;
    }
  self->leaving = TRUE;
  read_more (self);
}

static void
at_end (CueTailFeed *self)
{
  if (!self->leaving)
    {
      g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_UNIX_INODE, G_FILE_QUERY_INFO_NONE,
                               G_PRIORITY_DEFAULT,
                               cue_line_reader_get_cancellable (CUE_LINE_READER (self)), info_cb,
                               g_object_ref (self));
      return;
    }
  g_clear_object (&self->stream);
  cue_line_reader_end (CUE_LINE_READER (self));
}

static void
take_bytes (CueTailFeed *self, const guint8 *bytes, gsize length)
{
  gsize kept = MIN (length, OVERLAP_BYTES);

  if (self->overlap->len + kept > OVERLAP_BYTES)
    g_byte_array_remove_range (self->overlap, 0,
                               (guint) (self->overlap->len + kept - OVERLAP_BYTES));
  g_byte_array_append (self->overlap, bytes + length - kept, (guint) kept);
  self->offset += (goffset) length;
  cue_line_reader_push (CUE_LINE_READER (self), (const char *) bytes, length);
}

/* The bytes that were read last are still where they were. */
static gboolean
follows (CueTailFeed *self, const guint8 *bytes, gsize length)
{
  return self->overlap->len == 0
         || (length >= self->overlap->len
             && memcmp (bytes, self->overlap->data, self->overlap->len) == 0);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueTailFeed) self = user_data;
  g_autoptr (GBytes) bytes
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, NULL);
  gsize length = 0;
  const guint8 *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  if (bytes == NULL)
    {
      g_clear_object (&self->stream);
      self->looking = FALSE;
    }
  else if (!follows (self, data, length))
    {
      begin_anew (self);
      read_more (self);
    }
  else if (length == self->overlap->len)
    at_end (self);
  else
    take_bytes (self, data + self->overlap->len, length - self->overlap->len);
}

static void
read_more (CueTailFeed *self)
{
  if (!g_seekable_seek (G_SEEKABLE (self->stream), self->offset - (goffset) self->overlap->len,
                        G_SEEK_SET, NULL, NULL))
    {
      g_clear_object (&self->stream);
      self->looking = FALSE;
      return;
    }
  g_input_stream_read_bytes_async (G_INPUT_STREAM (self->stream), READ_BYTES, G_PRIORITY_DEFAULT,
                                   cue_line_reader_get_cancellable (CUE_LINE_READER (self)),
                                   read_cb, g_object_ref (self));
}

static void
hungry (CueLineReader *reader)
{
  CueTailFeed *self = CUE_TAIL_FEED (reader);

  if (!self->looking)
    return;
  if (self->stream != NULL)
    read_more (self);
  else
    open_file (self);
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

  clear_poll (self);
  g_clear_object (&self->monitor);
  CUE_FEED_CLASS (cue_tail_feed_parent_class)->stop (feed);
}

static void
cue_tail_feed_class_init (CueTailFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_tail_feed_dispose;
  object_class->finalize = cue_tail_feed_finalize;
  CUE_FEED_CLASS (klass)->start = start;
  CUE_FEED_CLASS (klass)->stop = stop;
  CUE_LINE_READER_CLASS (klass)->hungry = hungry;
}

CueTailFeed *
cue_tail_feed_new (const char *path, const CuePace *pace)
{
  CueTailFeed *self = g_object_new (CUE_TYPE_TAIL_FEED, NULL);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_strconcat ("tail:", base, NULL);

  self->file = g_file_new_for_path (path);
  cue_feed_set_name (CUE_FEED (self), name);
  cue_line_reader_set_up (CUE_LINE_READER (self), base, TRUE, pace);
  return self;
}
