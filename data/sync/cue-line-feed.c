/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-line-feed.h"

#include "cue-line-reader.h"

#define READ_BYTES (64 * 1024)

struct _CueLineFeed
{
  GObject parent_instance;

  /* owned */
  char *name;
  GInputStream *stream;
  CueLineReader *reader;
  GCancellable *cancellable;

  gboolean ended;
  gboolean finished;
};

static void cue_line_feed_iface_init (CueFeedInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CueLineFeed,
                               cue_line_feed,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (CUE_TYPE_FEED, cue_line_feed_iface_init))

static void
cue_line_feed_dispose (GObject *object)
{
  CueLineFeed *self = CUE_LINE_FEED (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->stream);
  if (self->reader != NULL)
    g_object_run_dispose (G_OBJECT (self->reader));
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (cue_line_feed_parent_class)->dispose (object);
}

static void
cue_line_feed_finalize (GObject *object)
{
  g_clear_pointer (&CUE_LINE_FEED (object)->name, g_free);
  G_OBJECT_CLASS (cue_line_feed_parent_class)->finalize (object);
}

static void
cue_line_feed_class_init (CueLineFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_line_feed_dispose;
  object_class->finalize = cue_line_feed_finalize;
}

static void
cue_line_feed_init (CueLineFeed *self)
{
  self->cancellable = g_cancellable_new ();
}

static void read_more (CueLineFeed *self);

static void
finish_when_quiet (CueLineFeed *self)
{
  if (!self->ended || self->finished || !cue_line_reader_is_quiet (self->reader))
    return;
  self->finished = TRUE;
  cue_feed_emit_finished (CUE_FEED (self));
}

static void
hungry_cb (CueLineReader *reader, CueLineFeed *self)
{
  if (!self->ended)
    read_more (self);
  else
    finish_when_quiet (self);
}

static void
played_cb (CueLineReader *reader, CueLineFeed *self)
{
  finish_when_quiet (self);
}

CueLineFeed *
cue_line_feed_new (const char *name, GInputStream *stream, const CuePace *pace)
{
  CueLineFeed *self = g_object_new (CUE_TYPE_LINE_FEED, NULL);

  self->name = g_strdup (name);
  self->stream = g_object_ref (stream);
  self->reader = cue_line_reader_new (CUE_FEED (self), name, FALSE, pace);
  g_signal_connect_object (self->reader, "hungry", G_CALLBACK (hungry_cb), self, 0);
  g_signal_connect_object (self->reader, "played", G_CALLBACK (played_cb), self, 0);
  return self;
}

static void
end (CueLineFeed *self, const GError *error)
{
  self->ended = TRUE;
  if (error != NULL)
    cue_feed_emit_error (CUE_FEED (self), NULL, self->name, error->message);
  cue_line_reader_end (self->reader);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueLineFeed) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reader == NULL)
    return;
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    end (self, error);
  else
    cue_line_reader_push (self->reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
read_more (CueLineFeed *self)
{
  g_input_stream_read_bytes_async (self->stream, READ_BYTES, G_PRIORITY_DEFAULT, self->cancellable,
                                   read_cb, g_object_ref (self));
}

static const char *
get_name (CueFeed *feed)
{
  return CUE_LINE_FEED (feed)->name;
}

static void
resume (CueFeed *feed, const char *conversation, gint64 position, gboolean agent_spoke_last)
{
  cue_line_reader_resume (CUE_LINE_FEED (feed)->reader, conversation, position, agent_spoke_last);
}

static void
skip (CueFeed *feed, const char *conversation)
{
  cue_line_reader_skip (CUE_LINE_FEED (feed)->reader, conversation);
}

static void
unskip (CueFeed *feed, const char *conversation)
{
  cue_line_reader_unskip (CUE_LINE_FEED (feed)->reader, conversation);
}

static void
start (CueFeed *feed)
{
  read_more (CUE_LINE_FEED (feed));
}

static void
stop (CueFeed *feed)
{
  CueLineFeed *self = CUE_LINE_FEED (feed);

  g_cancellable_cancel (self->cancellable);
  cue_line_reader_stop (self->reader);
}

static void
agent_spoke (CueFeed *feed, const char *conversation)
{
  cue_line_reader_agent_spoke (CUE_LINE_FEED (feed)->reader, conversation);
}

static void
cue_line_feed_iface_init (CueFeedInterface *iface)
{
  iface->get_name = get_name;
  iface->resume = resume;
  iface->skip = skip;
  iface->unskip = unskip;
  iface->start = start;
  iface->stop = stop;
  iface->agent_spoke = agent_spoke;
}
