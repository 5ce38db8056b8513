/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-playback.h"

#include "cue-json.h"
#include "cue-playback-plan.h"
#include "cue-recording.h"

/*
 * The recording is laid out once as a plan of steps with the time between them; then one timer
 * walks over it. A step is an event, some words of a turn that is still being spoken, or a place
 * where our agent should speak. The position in the plan is the cursor that the store keeps, so a
 * plan must come out the same each time.
 */

#define CALL_WAIT_MS 6000   /* an agent on a call is waited for this long */
#define ANSWER_MS 1800      /* the customer reads what we sent before he goes on */
#define MOST_PAUSE_MS 12000 /* nobody should wait longer for a customer who only waits for us */

struct _CuePlayback
{
  GObject parent_instance;

  /* owned */
  char *conversation;
  char *pack;
  GPtrArray *steps; /* CueStep */
  GSource *timer;

  CuePace pace;
  gboolean voice;
  guint next;
  gboolean started;
  gboolean finished;
  gboolean waiting;
  gboolean agent_spoke; /* since the customer's last turn */
};

enum
{
  SIGNAL_RECORD,
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CuePlayback, cue_playback, G_TYPE_OBJECT)

static void
clear_timer (CuePlayback *self)
{
  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);
}

static void
cue_playback_dispose (GObject *object)
{
  clear_timer (CUE_PLAYBACK (object));
  G_OBJECT_CLASS (cue_playback_parent_class)->dispose (object);
}

static void
cue_playback_finalize (GObject *object)
{
  CuePlayback *self = CUE_PLAYBACK (object);

  g_clear_pointer (&self->conversation, g_free);
  g_clear_pointer (&self->pack, g_free);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  G_OBJECT_CLASS (cue_playback_parent_class)->finalize (object);
}

static void
cue_playback_class_init (CuePlaybackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cue_playback_dispose;
  object_class->finalize = cue_playback_finalize;
  signals[SIGNAL_RECORD] = g_signal_new ("record", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_playback_init (CuePlayback *self)
{
}

CuePlayback *
cue_playback_new (JsonNode *recording,
                  const char *id,
                  const char *pack,
                  const CuePace *pace,
                  GError **error)
{
  g_autoptr (GPtrArray) events = cue_recording_to_events (recording, 0, error);

  if (events == NULL)
    return NULL;
  CuePlayback *self = g_object_new (CUE_TYPE_PLAYBACK, NULL);
  JsonObject *object = json_node_get_object (recording);
  self->conversation = g_strdup (id != NULL ? id : cue_json_get_string (object, "id", ""));
  self->pack = g_strdup (pack);
  self->pace = *pace;
  self->voice = g_str_equal (cue_json_get_string (object, "channel", "chat"), "voice");
  self->steps = cue_playback_plan (events, self->voice, self->pace.play_both);
  return self;
}

const char *
cue_playback_get_conversation (CuePlayback *self)
{
  g_return_val_if_fail (CUE_IS_PLAYBACK (self), NULL);
  return self->conversation;
}

gboolean
cue_playback_is_started (CuePlayback *self)
{
  g_return_val_if_fail (CUE_IS_PLAYBACK (self), FALSE);
  return self->started;
}

gboolean
cue_playback_is_finished (CuePlayback *self)
{
  g_return_val_if_fail (CUE_IS_PLAYBACK (self), FALSE);
  return self->finished;
}

void
cue_playback_resume (CuePlayback *self, gint64 position, gboolean agent_spoke_last)
{
  g_return_if_fail (CUE_IS_PLAYBACK (self));
  g_return_if_fail (!self->started);

  self->next = (guint) CLAMP (position, 0, (gint64) self->steps->len);
  self->agent_spoke = agent_spoke_last;
}

/* @n of @of tells the events of one step apart; only the last one moves the cursor past the step.
 */
static void
emit_event (CuePlayback *self, const CueEvent *event, guint n, guint of, gboolean recorded_agent)
{
  g_autofree char *id = g_strdup_printf ("%s/%u.%u", self->conversation, self->next, n);
  g_autoptr (CueRecord) record
      = cue_record_new_event (self->conversation, id, event->type,
                              cue_json_copy_object (cue_event_get_body (event)));

  if (recorded_agent)
    json_object_set_boolean_member (json_node_get_object (record->body), "recorded", TRUE);
  if (cue_event_is_turn_of (event, "customer"))
    self->agent_spoke = FALSE;
  record->pack = g_strdup (self->pack);
  record->position = n + 1 == of ? self->next : self->next - 1;
  g_signal_emit (self, signals[SIGNAL_RECORD], 0, record);
}

static void
emit_partial (CuePlayback *self, const CueStep *step)
{
  g_autoptr (CueRecord) record = cue_record_new (CUE_RECORD_PARTIAL, self->conversation);
  JsonObject *body = json_object_new ();
  JsonObject *turn = cue_event_get_body (step->event);

  json_object_set_string_member (body, "turn", cue_json_get_string (turn, "turn", ""));
  json_object_set_string_member (body, "role", cue_json_get_string (turn, "role", ""));
  json_object_set_string_member (body, "text", step->text);
  record->body = cue_json_new_object (body);
  g_signal_emit (self, signals[SIGNAL_RECORD], 0, record);
}

static void
emit_typing (CuePlayback *self)
{
  g_autoptr (CueRecord) record = cue_record_new (CUE_RECORD_TYPING, self->conversation);
  JsonObject *body = json_object_new ();

  json_object_set_boolean_member (body, "typing", TRUE);
  record->body = cue_json_new_object (body);
  g_signal_emit (self, signals[SIGNAL_RECORD], 0, record);
}

/* @text: what the recorded agent said; NULL when nobody is waited for any longer */
static void
emit_hint (CuePlayback *self, const char *text)
{
  g_autoptr (CueRecord) record = cue_record_new (CUE_RECORD_HINT, self->conversation);

  record->text = g_strdup (text);
  g_signal_emit (self, signals[SIGNAL_RECORD], 0, record);
}

static void walk_on (CuePlayback *self, gint64 at_ms, gint64 least_ms);

static gboolean
timer_cb (gpointer data)
{
  g_autoptr (CuePlayback) self = g_object_ref (data);
  CueStep *step = g_ptr_array_index (self->steps, self->next);
  gint64 at_ms = step->at_ms;

  clear_timer (self);
  self->next++;
  if (self->waiting) /* in vain */
    {
      self->waiting = FALSE;
      emit_hint (self, NULL);
      for (guint i = 0; self->voice && i < step->run->len; i++)
        emit_event (self, g_ptr_array_index (step->run, i), i, step->run->len, TRUE);
    }
  else if (step->kind == CUE_STEP_EVENT)
    emit_event (self, step->event, 0, 1, cue_event_is_turn_of (step->event, "agent"));
  else if (step->kind == CUE_STEP_PARTIAL)
    emit_partial (self, step);
  else if (step->kind == CUE_STEP_TYPING)
    emit_typing (self);
  if (self->started && self->timer == NULL)
    walk_on (self, at_ms, 0);
  return G_SOURCE_REMOVE;
}

static void
set_timer (CuePlayback *self, gint64 delay_ms)
{
  gint64 scaled = self->pace.speed_milli > 0 ? delay_ms * 1000 / self->pace.speed_milli : 0;

  clear_timer (self);
  self->timer
      = scaled > 0 ? g_timeout_source_new ((guint) MIN (scaled, G_MAXINT)) : g_idle_source_new ();
  g_source_set_priority (self->timer, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (self->timer, timer_cb, self, NULL);
  g_source_attach (self->timer, g_main_context_get_thread_default ());
}

/* At our agent's place: go by when he has spoken already, else wait for him. */
static void
wait_for_agent (CuePlayback *self, const CueStep *step)
{
  gint64 wait_ms = self->pace.wait_ms > 0 ? self->pace.wait_ms : self->voice ? CALL_WAIT_MS : 0;

  if (self->agent_spoke)
    {
      self->next++;
      walk_on (self, step->at_ms, ANSWER_MS);
      return;
    }
  self->waiting = TRUE;
  emit_hint (self, step->text);
  if (self->waiting && wait_ms > 0)
    set_timer (self, wait_ms);
}

/* Sets the timer for the next step, coming from @at_ms in the recording; not before @least_ms. */
static void
walk_on (CuePlayback *self, gint64 at_ms, gint64 least_ms)
{
  if (self->next >= self->steps->len)
    {
      self->finished = TRUE;
      g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
      return;
    }
  const CueStep *step = g_ptr_array_index (self->steps, self->next);
  if (step->kind == CUE_STEP_AGENT)
    wait_for_agent (self, step);
  else
    set_timer (self, CLAMP (step->at_ms - at_ms, least_ms,
                            self->pace.play_both ? G_MAXINT : MOST_PAUSE_MS));
}

void
cue_playback_start (CuePlayback *self)
{
  g_return_if_fail (CUE_IS_PLAYBACK (self));

  if (self->started)
    return;
  self->started = TRUE;
  const CueStep *before = self->next > 0 ? g_ptr_array_index (self->steps, self->next - 1) : NULL;
  const CueStep *first
      = self->next < self->steps->len ? g_ptr_array_index (self->steps, self->next) : NULL;
  walk_on (self, before != NULL ? before->at_ms : first != NULL ? first->at_ms : 0, 0);
}

void
cue_playback_stop (CuePlayback *self)
{
  g_return_if_fail (CUE_IS_PLAYBACK (self));

  self->started = FALSE;
  self->waiting = FALSE;
  clear_timer (self);
}

void
cue_playback_agent_spoke (CuePlayback *self)
{
  g_return_if_fail (CUE_IS_PLAYBACK (self));

  self->agent_spoke = TRUE;
  if (!self->waiting)
    return;
  const CueStep *step = g_ptr_array_index (self->steps, self->next);
  self->waiting = FALSE;
  self->next++;
  clear_timer (self);
  emit_hint (self, NULL);
  walk_on (self, step->at_ms, ANSWER_MS);
}
