/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-replay-feed.h"

#include "cue-gate.h"
#include "cue-json.h"
#include "cue-line-splitter.h"
#include "cue-recording.h"

struct _CueReplayFeed
{
  CueFeed parent_instance;

  /* owned */
  GPtrArray *playbacks; /* CuePlayback, in order of arrival */
  GHashTable *by_id;    /* borrowed from @playbacks */
  GHashTable *skipped;  /* (element-type utf8) */
  GHashTable *resumed;  /* (element-type utf8): begun in an earlier run */
  GSource *timer;

  CuePace pace;
  guint at_once;
  guint stagger_ms;
  gboolean running;
};

G_DEFINE_FINAL_TYPE (CueReplayFeed, cue_replay_feed, CUE_TYPE_FEED)

CueRecording *
cue_recording_new (JsonNode *recording, const char *pack, const char *place)
{
  CueRecording *self = g_new0 (CueRecording, 1);

  self->recording = json_node_ref (recording);
  self->pack = g_strdup (pack);
  self->place = g_strdup (place);
  return self;
}

void
cue_recording_free (CueRecording *self)
{
  json_node_unref (self->recording);
  g_free (self->pack);
  g_free (self->place);
  g_free (self);
}

typedef struct
{
  const char *file;
  const char *pack;
  GPtrArray *recordings;
  GPtrArray *problems;
  GHashTable *ids; /* (element-type utf8), those of @recordings */
} Reading;

/* @node can be played, and is no conversation that is there already. */
static gboolean
check (const Reading *reading, JsonNode *node, GError **error)
{
  if (!cue_recording_check (node, error))
    return FALSE;
  const char *id = cue_json_get_string (json_node_get_object (node), "id", "");
  if (*id != '\0' && !g_hash_table_contains (reading->ids, id))
    return TRUE;
  g_set_error (error, CUE_FEED_ERROR, CUE_FEED_ERROR_INVALID,
               "/id: found \"%s\"; expected an id of its own for each conversation", id);
  return FALSE;
}

static void
read_line (const Reading *reading, const CueLine *line)
{
  g_autofree char *place = g_strdup_printf ("%s:%u", reading->file, line->number);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (line->length == 0)
    return;
  node = cue_line_parse (line, &error);
  if (node == NULL || !check (reading, node, &error))
    {
      g_ptr_array_add (reading->problems, g_strdup_printf ("%s: %s", place, error->message));
      return;
    }
  g_hash_table_add (reading->ids,
                    (gpointer) json_object_get_string_member (json_node_get_object (node), "id"));
  g_ptr_array_add (reading->recordings, cue_recording_new (node, reading->pack, place));
}

GPtrArray *
cue_recordings_read (GBytes *bytes, const char *file, const char *pack, GPtrArray *problems)
{
  GPtrArray *recordings = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_recording_free);
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const Reading reading = { file, pack, recordings, problems, ids };
  g_autoptr (CueLineSplitter) splitter = cue_line_splitter_new (CUE_GATE_LINE.max_bytes);
  CueLine line;

  cue_line_splitter_push (splitter, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  cue_line_splitter_end (splitter);
  while (cue_line_splitter_pop (splitter, &line))
    read_line (&reading, &line);
  return recordings;
}

static void
clear_timer (CueReplayFeed *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
cue_replay_feed_dispose (GObject *object)
{
  CueReplayFeed *self = CUE_REPLAY_FEED (object);

  clear_timer (self);
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->playbacks, 0);
  G_OBJECT_CLASS (cue_replay_feed_parent_class)->dispose (object);
}

static void
cue_replay_feed_finalize (GObject *object)
{
  CueReplayFeed *self = CUE_REPLAY_FEED (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->skipped, g_hash_table_unref);
  g_clear_pointer (&self->resumed, g_hash_table_unref);
  g_clear_pointer (&self->playbacks, g_ptr_array_unref);
  G_OBJECT_CLASS (cue_replay_feed_parent_class)->finalize (object);
}

static void
cue_replay_feed_init (CueReplayFeed *self)
{
  self->playbacks = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->skipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->resumed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->at_once = 5;
  self->stagger_ms = 25000;
}

static gboolean
is_over (CueReplayFeed *self, CuePlayback *playback)
{
  return cue_playback_is_finished (playback)
         || g_hash_table_contains (self->skipped, cue_playback_get_conversation (playback));
}

static guint
count_live (CueReplayFeed *self)
{
  guint n = 0;

  for (guint i = 0; i < self->playbacks->len; i++)
    {
      CuePlayback *playback = g_ptr_array_index (self->playbacks, i);
      n += cue_playback_is_started (playback) && !is_over (self, playback) ? 1 : 0;
    }
  return n;
}

static CuePlayback *
find_next (CueReplayFeed *self)
{
  for (guint i = 0; i < self->playbacks->len; i++)
    {
      CuePlayback *playback = g_ptr_array_index (self->playbacks, i);

      if (!cue_playback_is_started (playback) && !is_over (self, playback))
        return playback;
    }
  return NULL;
}

static gboolean stagger_cb (gpointer data);

static void
arm (CueReplayFeed *self)
{
  guint delay_ms
      = self->pace.speed_milli > 0
            ? (guint) MIN ((guint64) self->stagger_ms * 1000 / self->pace.speed_milli, G_MAXINT)
            : 0;

  if (!self->running || self->timer != NULL || find_next (self) == NULL
      || count_live (self) >= self->at_once)
    return;
  self->timer = delay_ms > 0 ? g_timeout_source_new (delay_ms) : g_idle_source_new ();
  g_source_set_priority (self->timer, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (self->timer, stagger_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

static gboolean
stagger_cb (gpointer data)
{
  g_autoptr (CueReplayFeed) self = g_object_ref (data);
  CuePlayback *playback = find_next (self);

  clear_timer (self);
  if (playback != NULL && count_live (self) < self->at_once)
    cue_playback_start (playback);
  arm (self);
  return G_SOURCE_REMOVE;
}

static void
record_cb (CuePlayback *playback, const CueRecord *record, CueReplayFeed *self)
{
  cue_feed_emit (CUE_FEED (self), record);
}

static void
finished_cb (CuePlayback *playback, CueReplayFeed *self)
{
  if (find_next (self) == NULL && count_live (self) == 0)
    cue_feed_emit_finished (CUE_FEED (self));
  else
    arm (self);
}

/* Packs may have sessions of the same id: the first is played. */
static void
add_recording (CueReplayFeed *self, const CueRecording *recording, guint round)
{
  JsonObject *object = json_node_get_object (recording->recording);
  const char *id = cue_json_get_string (object, "id", "");
  g_autofree char *name = round > 1 ? g_strdup_printf ("%s~%u", id, round) : g_strdup (id);

  if (g_hash_table_contains (self->by_id, name))
    return;
  CuePlayback *playback
      = cue_playback_new (recording->recording, name, recording->pack, &self->pace, NULL);
  g_assert (playback != NULL); /* it was checked when it was read */
  g_signal_connect_object (playback, "record", G_CALLBACK (record_cb), self, 0);
  g_signal_connect_object (playback, "finished", G_CALLBACK (finished_cb), self, 0);
  g_hash_table_insert (self->by_id, (gpointer) cue_playback_get_conversation (playback), playback);
  g_ptr_array_add (self->playbacks, playback);
}

static void
resume (CueFeed *feed, const char *conversation, gint64 position, gboolean agent_spoke_last)
{
  CueReplayFeed *self = CUE_REPLAY_FEED (feed);
  CuePlayback *playback = g_hash_table_lookup (self->by_id, conversation);

  if (playback == NULL)
    return;
  cue_playback_resume (playback, position, agent_spoke_last);
  g_hash_table_add (self->resumed, g_strdup (conversation));
}

static void
skip (CueFeed *feed, const char *conversation)
{
  CueReplayFeed *self = CUE_REPLAY_FEED (feed);
  CuePlayback *playback = g_hash_table_lookup (self->by_id, conversation);

  if (playback == NULL || !g_hash_table_add (self->skipped, g_strdup (conversation)))
    return;
  cue_playback_stop (playback);
  if (self->running)
    finished_cb (playback, self);
}

static void
unskip (CueFeed *feed, const char *conversation)
{
  CueReplayFeed *self = CUE_REPLAY_FEED (feed);
  CuePlayback *playback = g_hash_table_lookup (self->by_id, conversation);

  if (g_hash_table_remove (self->skipped, conversation) && !cue_playback_is_finished (playback))
    cue_playback_start (playback);
}

/* What was on goes on; and one more comes at once when nothing was. */
static void
start (CueFeed *feed)
{
  CueReplayFeed *self = CUE_REPLAY_FEED (feed);

  self->running = TRUE;
  for (guint i = 0; i < self->playbacks->len; i++)
    {
      CuePlayback *playback = g_ptr_array_index (self->playbacks, i);

      if (g_hash_table_contains (self->resumed, cue_playback_get_conversation (playback))
          && !is_over (self, playback))
        cue_playback_start (playback);
    }
  CuePlayback *first = count_live (self) == 0 ? find_next (self) : NULL;
  if (first != NULL)
    cue_playback_start (first);
  else if (count_live (self) == 0)
    cue_feed_emit_finished (feed);
  arm (self);
}

static void
stop (CueFeed *feed)
{
  CueReplayFeed *self = CUE_REPLAY_FEED (feed);

  self->running = FALSE;
  clear_timer (self);
  for (guint i = 0; i < self->playbacks->len; i++)
    cue_playback_stop (g_ptr_array_index (self->playbacks, i));
}

static void
agent_spoke (CueFeed *feed, const char *conversation)
{
  CuePlayback *playback = g_hash_table_lookup (CUE_REPLAY_FEED (feed)->by_id, conversation);

  if (playback != NULL)
    cue_playback_agent_spoke (playback);
}

static void
cue_replay_feed_class_init (CueReplayFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  CueFeedClass *feed_class = CUE_FEED_CLASS (klass);

  object_class->dispose = cue_replay_feed_dispose;
  object_class->finalize = cue_replay_feed_finalize;
  feed_class->resume = resume;
  feed_class->skip = skip;
  feed_class->unskip = unskip;
  feed_class->start = start;
  feed_class->stop = stop;
  feed_class->agent_spoke = agent_spoke;
}

CueReplayFeed *
cue_replay_feed_new (const char *name, GPtrArray *recordings, guint round, const CuePace *pace)
{
  CueReplayFeed *self = g_object_new (CUE_TYPE_REPLAY_FEED, NULL);

  cue_feed_set_name (CUE_FEED (self), name);
  self->pace = *pace;
  for (guint i = 0; i < recordings->len; i++)
    add_recording (self, g_ptr_array_index (recordings, i), round);
  return self;
}

void
cue_replay_feed_set_crowd (CueReplayFeed *self, guint at_once, guint stagger_ms)
{
  g_return_if_fail (CUE_IS_REPLAY_FEED (self));
  g_return_if_fail (at_once > 0);

  self->at_once = at_once;
  self->stagger_ms = stagger_ms;
}

GPtrArray *
cue_replay_feed_list (CueReplayFeed *self)
{
  GPtrArray *ids = g_ptr_array_new ();

  g_return_val_if_fail (CUE_IS_REPLAY_FEED (self), ids);

  for (guint i = 0; i < self->playbacks->len; i++)
    g_ptr_array_add (ids, (gpointer) cue_playback_get_conversation (
                              g_ptr_array_index (self->playbacks, i)));
  return ids;
}
