/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-line-feed.h"

#define READ_BYTES (64 * 1024)

struct _CueLineFeed
{
  CueLineReader parent_instance;

  /* owned */
  GInputStream *stream;

  gboolean ended;
  gboolean finished;
};

G_DEFINE_FINAL_TYPE (CueLineFeed, cue_line_feed, CUE_TYPE_LINE_READER)

static void
cue_line_feed_dispose (GObject *object)
{
  g_clear_object (&CUE_LINE_FEED (object)->stream);
  G_OBJECT_CLASS (cue_line_feed_parent_class)->dispose (object);
}

static void
cue_line_feed_init (CueLineFeed *self)
{
}

static void
finish_when_quiet (CueLineReader *reader)
{
  CueLineFeed *self = CUE_LINE_FEED (reader);

  if (!self->ended || self->finished || !cue_line_reader_is_quiet (reader))
    return;
  self->finished = TRUE;
  cue_feed_emit_finished (CUE_FEED (self));
}

static void
end (CueLineFeed *self, const GError *error)
{
  self->ended = TRUE;
  if (error != NULL)
    cue_feed_emit_error (CUE_FEED (self), NULL, cue_feed_get_name (CUE_FEED (self)),
                         error->message);
  cue_line_reader_end (CUE_LINE_READER (self));
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueLineFeed) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (bytes == NULL || g_bytes_get_size (bytes) == 0)
    end (self, error);
  else
    cue_line_reader_push (CUE_LINE_READER (self), g_bytes_get_data (bytes, NULL),
                          g_bytes_get_size (bytes));
}

static void
start (CueFeed *feed)
{
  g_input_stream_read_bytes_async (CUE_LINE_FEED (feed)->stream, READ_BYTES, G_PRIORITY_DEFAULT,
                                   cue_line_reader_get_cancellable (CUE_LINE_READER (feed)),
                                   read_cb, g_object_ref (feed));
}

static void
hungry (CueLineReader *reader)
{
  if (CUE_LINE_FEED (reader)->ended)
    finish_when_quiet (reader);
  else
    start (CUE_FEED (reader));
}

static void
cue_line_feed_class_init (CueLineFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cue_line_feed_dispose;
  CUE_FEED_CLASS (klass)->start = start;
  CUE_LINE_READER_CLASS (klass)->hungry = hungry;
  CUE_LINE_READER_CLASS (klass)->played = finish_when_quiet;
}

CueLineFeed *
cue_line_feed_new (const char *name, GInputStream *stream, const CuePace *pace)
{
  CueLineFeed *self = g_object_new (CUE_TYPE_LINE_FEED, NULL);

  self->stream = g_object_ref (stream);
  cue_feed_set_name (CUE_FEED (self), name);
  cue_line_reader_set_up (CUE_LINE_READER (self), name, FALSE, pace);
  return self;
}
