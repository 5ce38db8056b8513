/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-line-reader.h"

#include "cue-gate.h"
#include "cue-json.h"
#include "cue-line-splitter.h"

#define BUDGET_US 6000 /* of one turn of the main loop */

typedef struct
{
  gint64 position;
  gboolean agent_spoke_last;
} Resume;

typedef struct
{
  /* owned */
  char *source;
  CueLineSplitter *splitter;
  GHashTable *playbacks; /* conversation → CuePlayback */
  GHashTable *resumes;   /* conversation → Resume */
  GHashTable *skipped;   /* (element-type utf8) */
  GSource *work;
  GCancellable *cancellable;

  CuePace pace;
  gboolean makes_ids;
} CueLineReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CueLineReader, cue_line_reader, CUE_TYPE_FEED)

static CueLineReaderPrivate *
get (gpointer self)
{
  return cue_line_reader_get_instance_private (self);
}

static void
clear_work (CueLineReader *self)
{
  CueLineReaderPrivate *priv = get (self);

  if (priv->work != NULL)
    g_source_destroy (priv->work);
  g_clear_pointer (&priv->work, g_source_unref);
}

static void
cue_line_reader_dispose (GObject *object)
{
  CueLineReaderPrivate *priv = get (object);

  g_cancellable_cancel (priv->cancellable);
  clear_work (CUE_LINE_READER (object));
  g_hash_table_remove_all (priv->playbacks);
  G_OBJECT_CLASS (cue_line_reader_parent_class)->dispose (object);
}

static void
cue_line_reader_finalize (GObject *object)
{
  CueLineReaderPrivate *priv = get (object);

  g_clear_pointer (&priv->source, g_free);
  g_clear_pointer (&priv->splitter, cue_line_splitter_free);
  g_clear_pointer (&priv->playbacks, g_hash_table_unref);
  g_clear_pointer (&priv->resumes, g_hash_table_unref);
  g_clear_pointer (&priv->skipped, g_hash_table_unref);
  g_clear_object (&priv->cancellable);
  G_OBJECT_CLASS (cue_line_reader_parent_class)->finalize (object);
}

static void
cue_line_reader_init (CueLineReader *self)
{
  CueLineReaderPrivate *priv = get (self);

  priv->splitter = cue_line_splitter_new (CUE_GATE_LINE.max_bytes);
  priv->playbacks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  priv->resumes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  priv->skipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  priv->cancellable = g_cancellable_new ();
}

void
cue_line_reader_set_up (CueLineReader *self,
                        const char *source,
                        gboolean makes_ids,
                        const CuePace *pace)
{
  CueLineReaderPrivate *priv = get (self);

  g_return_if_fail (priv->source == NULL);

  priv->source = g_strdup (source);
  priv->makes_ids = makes_ids;
  priv->pace = *pace;
}

GCancellable *
cue_line_reader_get_cancellable (CueLineReader *self)
{
  return get (self)->cancellable;
}

static void
tell_played (CueLineReader *self)
{
  if (CUE_LINE_READER_GET_CLASS (self)->played != NULL)
    CUE_LINE_READER_GET_CLASS (self)->played (self);
}

static void
record_cb (CuePlayback *playback, const CueRecord *record, CueLineReader *self)
{
  cue_feed_emit (CUE_FEED (self), record);
}

static void
finished_cb (CuePlayback *playback, CueLineReader *self)
{
  tell_played (self);
}

/* A whole conversation: played beside the others. One that is there already came again: it is left
 * alone. */
static gboolean
play (CueLineReader *self, JsonNode *node, GError **error)
{
  CueLineReaderPrivate *priv = get (self);
  const char *id = cue_json_get_string (json_node_get_object (node), "id", "");

  if (*id == '\0')
    {
      g_set_error (error, CUE_FEED_ERROR, CUE_FEED_ERROR_INVALID,
                   "/id: found nothing; expected the conversation's id");
      return FALSE;
    }
  if (g_hash_table_contains (priv->playbacks, id) || g_hash_table_contains (priv->skipped, id))
    return TRUE;
  CuePlayback *playback = cue_playback_new (node, NULL, NULL, &priv->pace, error);
  if (playback == NULL)
    return FALSE;
  const Resume *resume = g_hash_table_lookup (priv->resumes, id);
  if (resume != NULL)
    cue_playback_resume (playback, resume->position, resume->agent_spoke_last);
  g_hash_table_insert (priv->playbacks, g_strdup (id), playback);
  g_signal_connect_object (playback, "record", G_CALLBACK (record_cb), self, 0);
  g_signal_connect_object (playback, "finished", G_CALLBACK (finished_cb), self, 0);
  cue_playback_start (playback);
  return TRUE;
}

static gboolean
bring (CueLineReader *self, const CueLine *line, JsonNode *node, GError **error)
{
  CueLineReaderPrivate *priv = get (self);
  g_autoptr (CueRecord) record = cue_record_from_json (node, error);

  if (record == NULL)
    return FALSE;
  if (record->id == NULL && priv->makes_ids && record->kind == CUE_RECORD_EVENT)
    {
      g_autofree char *digest
          = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) line->bytes,
                                         line->length);
      record->id = g_strdup_printf ("%u:%.16s", line->number, digest);
    }
  cue_feed_emit (CUE_FEED (self), record);
  return TRUE;
}

static gboolean
read_line (CueLineReader *self, const CueLine *line, GError **error)
{
  g_autoptr (JsonNode) node = cue_line_parse (line, error);

  if (node == NULL)
    return FALSE;
  return cue_record_is_conversation (node) ? play (self, node, error)
                                           : bring (self, line, node, error);
}

static gboolean
work_cb (gpointer data)
{
  g_autoptr (CueLineReader) self = g_object_ref (data);
  CueLineReaderPrivate *priv = get (self);
  gint64 until = g_get_monotonic_time () + BUDGET_US;
  CueLine line;

  while (priv->work != NULL && g_get_monotonic_time () < until)
    {
      g_autoptr (GError) error = NULL;

      if (!cue_line_splitter_pop (priv->splitter, &line))
        {
          clear_work (self);
          CUE_LINE_READER_GET_CLASS (self)->hungry (self);
          return G_SOURCE_REMOVE;
        }
      if (line.length > 0 && !read_line (self, &line, &error))
        {
          g_autofree char *place = g_strdup_printf ("%s:%u", priv->source, line.number);
          cue_feed_emit_error (CUE_FEED (self), NULL, place, error->message);
        }
    }
  return priv->work != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
begin_work (CueLineReader *self)
{
  CueLineReaderPrivate *priv = get (self);

  if (priv->work != NULL)
    return;
  priv->work = g_idle_source_new ();
  g_source_set_callback (priv->work, work_cb, self, NULL);
  g_source_attach (priv->work, g_main_context_get_thread_default ());
}

void
cue_line_reader_push (CueLineReader *self, const char *bytes, gsize length)
{
  CueLineReaderPrivate *priv = get (self);

  g_return_if_fail (CUE_IS_LINE_READER (self));

  cue_line_splitter_push (priv->splitter, bytes, length);
  begin_work (self);
}

void
cue_line_reader_end (CueLineReader *self)
{
  CueLineReaderPrivate *priv = get (self);

  g_return_if_fail (CUE_IS_LINE_READER (self));

  cue_line_splitter_end (priv->splitter);
  begin_work (self);
}

void
cue_line_reader_restart (CueLineReader *self)
{
  CueLineReaderPrivate *priv = get (self);

  g_return_if_fail (CUE_IS_LINE_READER (self));

  cue_line_splitter_restart (priv->splitter);
}

static void
stop (CueFeed *self)
{
  CueLineReaderPrivate *priv = get (self);
  GHashTableIter iter;
  gpointer playback;

  g_cancellable_cancel (priv->cancellable);
  clear_work (CUE_LINE_READER (self));
  g_hash_table_iter_init (&iter, priv->playbacks);
  while (g_hash_table_iter_next (&iter, NULL, &playback))
    cue_playback_stop (playback);
}

static void
agent_spoke (CueFeed *self, const char *conversation)
{
  CueLineReaderPrivate *priv = get (self);
  CuePlayback *playback = g_hash_table_lookup (priv->playbacks, conversation);
  if (playback != NULL)
    cue_playback_agent_spoke (playback);
}

static void
resume (CueFeed *self, const char *conversation, gint64 position, gboolean agent_spoke_last)
{
  CueLineReaderPrivate *priv = get (self);
  Resume *resume = g_new0 (Resume, 1);
  resume->position = position;
  resume->agent_spoke_last = agent_spoke_last;
  g_hash_table_insert (priv->resumes, g_strdup (conversation), resume);
}

static void
skip (CueFeed *self, const char *conversation)
{
  CueLineReaderPrivate *priv = get (self);
  CuePlayback *playback = g_hash_table_lookup (priv->playbacks, conversation);
  g_hash_table_add (priv->skipped, g_strdup (conversation));
  if (playback == NULL || cue_playback_is_finished (playback))
    return;
  cue_playback_stop (playback);
  tell_played (CUE_LINE_READER (self));
}

static void
unskip (CueFeed *self, const char *conversation)
{
  CueLineReaderPrivate *priv = get (self);
  CuePlayback *playback = g_hash_table_lookup (priv->playbacks, conversation);
  g_hash_table_remove (priv->skipped, conversation);
  if (playback != NULL && !cue_playback_is_finished (playback))
    cue_playback_start (playback);
}

gboolean
cue_line_reader_is_quiet (CueLineReader *self)
{
  CueLineReaderPrivate *priv = get (self);
  GHashTableIter iter;
  gpointer id, playback;

  g_return_val_if_fail (CUE_IS_LINE_READER (self), TRUE);

  g_hash_table_iter_init (&iter, priv->playbacks);
  while (g_hash_table_iter_next (&iter, &id, &playback))
    if (!cue_playback_is_finished (playback) && !g_hash_table_contains (priv->skipped, id))
      return FALSE;
  return priv->work == NULL;
}

static void
cue_line_reader_class_init (CueLineReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  CueFeedClass *feed_class = CUE_FEED_CLASS (klass);

  object_class->dispose = cue_line_reader_dispose;
  object_class->finalize = cue_line_reader_finalize;
  feed_class->resume = resume;
  feed_class->skip = skip;
  feed_class->unskip = unskip;
  feed_class->stop = stop;
  feed_class->agent_spoke = agent_spoke;
}
