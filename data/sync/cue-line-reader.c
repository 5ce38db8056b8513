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

struct _CueLineReader
{
  GObject parent_instance;

  /* owned */
  char *source;
  CueLineSplitter *splitter;
  GHashTable *playbacks; /* conversation → CuePlayback */
  GHashTable *resumes;   /* conversation → Resume */
  GHashTable *skipped;   /* (element-type utf8) */
  GSource *work;

  /* borrowed */
  CueFeed *feed;

  CuePace pace;
  gboolean makes_ids;
};

G_DEFINE_FINAL_TYPE (CueLineReader, cue_line_reader, G_TYPE_OBJECT)

enum
{
  SIGNAL_HUNGRY,
  SIGNAL_PLAYED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clear_work (CueLineReader *self)
{
  if (self->work != NULL)
    g_source_destroy (self->work);
  g_clear_pointer (&self->work, g_source_unref);
}

static void
cue_line_reader_dispose (GObject *object)
{
  CueLineReader *self = CUE_LINE_READER (object);

  clear_work (self);
  self->feed = NULL;
  g_hash_table_remove_all (self->playbacks);
  G_OBJECT_CLASS (cue_line_reader_parent_class)->dispose (object);
}

static void
cue_line_reader_finalize (GObject *object)
{
  CueLineReader *self = CUE_LINE_READER (object);

  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->splitter, cue_line_splitter_free);
  g_clear_pointer (&self->playbacks, g_hash_table_unref);
  g_clear_pointer (&self->resumes, g_hash_table_unref);
  g_clear_pointer (&self->skipped, g_hash_table_unref);
  G_OBJECT_CLASS (cue_line_reader_parent_class)->finalize (object);
}

static void
cue_line_reader_class_init (CueLineReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_line_reader_dispose;
  object_class->finalize = cue_line_reader_finalize;
  signals[SIGNAL_HUNGRY] = g_signal_new ("hungry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PLAYED] = g_signal_new ("played", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_line_reader_init (CueLineReader *self)
{
  self->splitter = cue_line_splitter_new (CUE_GATE_LINE.max_bytes);
  self->playbacks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->resumes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->skipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

CueLineReader *
cue_line_reader_new (CueFeed *feed, const char *source, gboolean makes_ids, const CuePace *pace)
{
  CueLineReader *self = g_object_new (CUE_TYPE_LINE_READER, NULL);

  self->feed = feed;
  self->source = g_strdup (source);
  self->makes_ids = makes_ids;
  self->pace = *pace;
  return self;
}

static void
record_cb (CuePlayback *playback, const CueRecord *record, CueLineReader *self)
{
  if (self->feed != NULL)
    cue_feed_emit (self->feed, record);
}

static void
finished_cb (CuePlayback *playback, CueLineReader *self)
{
  g_signal_emit (self, signals[SIGNAL_PLAYED], 0);
}

/* A whole conversation: played beside the others. One that is there already came again: it is left
 * alone. */
static gboolean
play (CueLineReader *self, JsonNode *node, GError **error)
{
  const char *id = cue_json_get_string (json_node_get_object (node), "id", "");

  if (*id == '\0')
    {
      g_set_error (error, CUE_FEED_ERROR, CUE_FEED_ERROR_INVALID,
                   "/id: found nothing; expected the conversation's id");
      return FALSE;
    }
  if (g_hash_table_contains (self->playbacks, id) || g_hash_table_contains (self->skipped, id))
    return TRUE;
  CuePlayback *playback = cue_playback_new (node, NULL, NULL, &self->pace, error);
  if (playback == NULL)
    return FALSE;
  const Resume *resume = g_hash_table_lookup (self->resumes, id);
  if (resume != NULL)
    cue_playback_resume (playback, resume->position, resume->agent_spoke_last);
  g_hash_table_insert (self->playbacks, g_strdup (id), playback);
  g_signal_connect_object (playback, "record", G_CALLBACK (record_cb), self, 0);
  g_signal_connect_object (playback, "finished", G_CALLBACK (finished_cb), self, 0);
  cue_playback_start (playback);
  return TRUE;
}

static gboolean
bring (CueLineReader *self, const CueLine *line, JsonNode *node, GError **error)
{
  g_autoptr (CueRecord) record = cue_record_from_json (node, error);

  if (record == NULL)
    return FALSE;
  if (record->id == NULL && self->makes_ids && record->kind == CUE_RECORD_EVENT)
    {
      g_autofree char *digest
          = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) line->bytes,
                                         line->length);
      record->id = g_strdup_printf ("%u:%.16s", line->number, digest);
    }
  cue_feed_emit (self->feed, record);
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
  gint64 until = g_get_monotonic_time () + BUDGET_US;
  CueLine line;

  while (self->work != NULL && g_get_monotonic_time () < until)
    {
      g_autoptr (GError) error = NULL;

      if (!cue_line_splitter_pop (self->splitter, &line))
        {
          clear_work (self);
          g_signal_emit (self, signals[SIGNAL_HUNGRY], 0);
          return G_SOURCE_REMOVE;
        }
      if (line.length > 0 && !read_line (self, &line, &error) && self->feed != NULL)
        {
          g_autofree char *place = g_strdup_printf ("%s:%u", self->source, line.number);
          cue_feed_emit_error (self->feed, NULL, place, error->message);
        }
    }
  return self->work != NULL ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
begin_work (CueLineReader *self)
{
  if (self->work != NULL)
    return;
  self->work = g_idle_source_new ();
  g_source_set_callback (self->work, work_cb, self, NULL);
  g_source_attach (self->work, g_main_context_get_thread_default ());
}

void
cue_line_reader_push (CueLineReader *self, const char *bytes, gsize length)
{
  g_return_if_fail (CUE_IS_LINE_READER (self));

  cue_line_splitter_push (self->splitter, bytes, length);
  begin_work (self);
}

void
cue_line_reader_end (CueLineReader *self)
{
  g_return_if_fail (CUE_IS_LINE_READER (self));

  cue_line_splitter_end (self->splitter);
  begin_work (self);
}

void
cue_line_reader_restart (CueLineReader *self)
{
  g_return_if_fail (CUE_IS_LINE_READER (self));

  cue_line_splitter_restart (self->splitter);
}

void
cue_line_reader_stop (CueLineReader *self)
{
  GHashTableIter iter;
  gpointer playback;

  g_return_if_fail (CUE_IS_LINE_READER (self));

  clear_work (self);
  g_hash_table_iter_init (&iter, self->playbacks);
  while (g_hash_table_iter_next (&iter, NULL, &playback))
    cue_playback_stop (playback);
}

void
cue_line_reader_agent_spoke (CueLineReader *self, const char *conversation)
{
  g_return_if_fail (CUE_IS_LINE_READER (self));

  CuePlayback *playback = g_hash_table_lookup (self->playbacks, conversation);
  if (playback != NULL)
    cue_playback_agent_spoke (playback);
}

void
cue_line_reader_resume (CueLineReader *self,
                        const char *conversation,
                        gint64 position,
                        gboolean agent_spoke_last)
{
  g_return_if_fail (CUE_IS_LINE_READER (self));

  Resume *resume = g_new0 (Resume, 1);
  resume->position = position;
  resume->agent_spoke_last = agent_spoke_last;
  g_hash_table_insert (self->resumes, g_strdup (conversation), resume);
}

void
cue_line_reader_skip (CueLineReader *self, const char *conversation)
{
  g_return_if_fail (CUE_IS_LINE_READER (self));

  CuePlayback *playback = g_hash_table_lookup (self->playbacks, conversation);
  g_hash_table_add (self->skipped, g_strdup (conversation));
  if (playback == NULL || cue_playback_is_finished (playback))
    return;
  cue_playback_stop (playback);
  g_signal_emit (self, signals[SIGNAL_PLAYED], 0);
}

void
cue_line_reader_unskip (CueLineReader *self, const char *conversation)
{
  g_return_if_fail (CUE_IS_LINE_READER (self));

  CuePlayback *playback = g_hash_table_lookup (self->playbacks, conversation);
  g_hash_table_remove (self->skipped, conversation);
  if (playback != NULL && !cue_playback_is_finished (playback))
    cue_playback_start (playback);
}

gboolean
cue_line_reader_is_quiet (CueLineReader *self)
{
  GHashTableIter iter;
  gpointer id, playback;

  g_return_val_if_fail (CUE_IS_LINE_READER (self), TRUE);

  g_hash_table_iter_init (&iter, self->playbacks);
  while (g_hash_table_iter_next (&iter, &id, &playback))
    if (!cue_playback_is_finished (playback) && !g_hash_table_contains (self->skipped, id))
      return FALSE;
  return self->work == NULL;
}
