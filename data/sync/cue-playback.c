/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-playback.h"

#include "cue-event.h"
#include "cue-fold.h"
#include "cue-json.h"
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
#define TYPING_MS_A_CHARACTER 80
#define MOST_TYPING_MS 5000
#define MOST_PARTIALS 24

typedef enum
{
  STEP_EVENT,
  STEP_PARTIAL,
  STEP_TYPING,
  STEP_AGENT, /* a run of the recorded agent's turns */
} StepKind;

typedef struct
{
  StepKind kind;
  gint64 at_ms; /* since the start */
  CueEvent *event;
  char *text;     /* of a partial; of a hint */
  GPtrArray *run; /* the agent's own events */
} Step;

struct _CuePlayback
{
  GObject parent_instance;

  /* owned */
  char *conversation;
  char *pack;
  GPtrArray *steps; /* Step */
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
step_free (Step *step)
{
  g_clear_pointer (&step->event, cue_event_unref);
  g_clear_pointer (&step->run, g_ptr_array_unref);
  g_free (step->text);
  g_free (step);
}

static Step *
step_new (StepKind kind, gint64 at_ms, CueEvent *event)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;
  step->at_ms = at_ms;
  step->event = event != NULL ? cue_event_ref (event) : NULL;
  return step;
}

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
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
}

static gboolean
is_turn_of (const CueEvent *event, const char *role)
{
  return g_str_equal (event->type, "turn")
         && g_str_equal (cue_json_get_string (cue_event_get_body (event), "role", ""), role);
}

/* Speech is shown while it lasts; of the agent nobody needs to hear that he speaks when he is us.
 */
static gboolean
is_speech (const CueEvent *event)
{
  return g_str_equal (event->type, "speech");
}

static const char *
text_of (const CueEvent *event)
{
  return cue_json_get_string (cue_event_get_body (event), "text", "");
}

/* Where the words of @text end: after each blank, after every second Chinese character.
 * (element-type gsize) */
static GArray *
find_word_ends (const char *text)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint wide = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gsize end = (gsize) (g_utf8_next_char (at) - text);

      wide += cue_unichar_is_cjk (c) ? 1 : 0;
      if (text[end] != '\0' && (g_unichar_isspace (c) || (cue_unichar_is_cjk (c) && wide % 2 == 0)))
        g_array_append_val (ends, end);
    }
  return ends;
}

/* The words of a turn that lasts from @start_ms to @end_ms, growing. */
static void
add_partials (CuePlayback *self, CueEvent *turn, gint64 start_ms, gint64 end_ms)
{
  const char *text = text_of (turn);
  g_autoptr (GArray) ends = find_word_ends (text);
  guint n = MIN (ends->len, MOST_PARTIALS);

  for (guint i = 0; i < n; i++)
    {
      gsize end = g_array_index (ends, gsize, (gsize) i * ends->len / n);
      Step *step
          = step_new (STEP_PARTIAL, start_ms + (end_ms - start_ms) * (i + 1) / (n + 1), turn);

      step->text = g_strchomp (g_strndup (text, end));
      g_ptr_array_add (self->steps, step);
    }
}

static CueEvent *
make_speech (const CueEvent *turn, gint64 at_ms, gboolean speaking)
{
  JsonObject *body = json_object_new ();
  const char *role = cue_json_get_string (cue_event_get_body (turn), "role", "customer");

  json_object_set_string_member (body, "role", role);
  json_object_set_boolean_member (body, "speaking", speaking);
  return cue_event_new (turn->stream, 0, "speech", at_ms, turn->device, 0,
                        cue_json_new_object (body));
}

/* A turn of a call: speech starts, words grow, speech stops, and the turn is final. */
static void
add_spoken (CuePlayback *self, CueEvent *turn)
{
  JsonObject *body = cue_event_get_body (turn);
  gint64 length_ms = 50 * g_utf8_strlen (text_of (turn), -1);
  gint64 start_ms = cue_json_get_int (body, "t0_ms", turn->at_ms - length_ms);
  gint64 end_ms = cue_json_get_int (body, "t1_ms", turn->at_ms);

  if (end_ms <= start_ms)
    end_ms = start_ms + length_ms;
  g_autoptr (CueEvent) starts = make_speech (turn, start_ms, TRUE);
  g_autoptr (CueEvent) stops = make_speech (turn, end_ms, FALSE);
  g_ptr_array_add (self->steps, step_new (STEP_EVENT, start_ms, starts));
  add_partials (self, turn, start_ms, end_ms);
  g_ptr_array_add (self->steps, step_new (STEP_EVENT, end_ms, stops));
  g_ptr_array_add (self->steps, step_new (STEP_EVENT, end_ms, turn));
}

/* Our agent's place: the recorded turns until somebody else says something. Returns the first event
 * behind it. */
static guint
add_run (CuePlayback *self, GPtrArray *events, guint at)
{
  CueEvent *first = g_ptr_array_index (events, at);
  Step *step = step_new (STEP_AGENT, first->at_ms, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  step->run = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
  for (; at < events->len; at++)
    {
      CueEvent *event = g_ptr_array_index (events, at);

      if (is_speech (event))
        continue;
      if (!is_turn_of (event, "agent"))
        break;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", text_of (event));
      g_ptr_array_add (step->run, cue_event_ref (event));
      step->at_ms = event->at_ms;
    }
  step->text = g_strdup (text->str);
  g_ptr_array_add (self->steps, step);
  return at;
}

/* A turn of a chat: he types, then it is there. */
static void
add_typed (CuePlayback *self, CueEvent *turn, gint64 after_ms)
{
  gint64 length_ms = TYPING_MS_A_CHARACTER * g_utf8_strlen (text_of (turn), -1);
  gint64 start_ms = MAX (turn->at_ms - MIN (length_ms, MOST_TYPING_MS), after_ms);

  if (start_ms < turn->at_ms)
    g_ptr_array_add (self->steps, step_new (STEP_TYPING, start_ms, turn));
  g_ptr_array_add (self->steps, step_new (STEP_EVENT, turn->at_ms, turn));
}

static gint64
last_ms (CuePlayback *self)
{
  return self->steps->len > 0
             ? ((Step *) g_ptr_array_index (self->steps, self->steps->len - 1))->at_ms
             : 0;
}

static void
lay_out (CuePlayback *self, GPtrArray *events)
{
  for (guint i = 0; i < events->len;)
    {
      CueEvent *event = g_ptr_array_index (events, i);

      if (!self->pace.play_both && is_turn_of (event, "agent"))
        {
          i = add_run (self, events, i);
          continue;
        }
      if (self->voice && g_str_equal (event->type, "turn") && !is_turn_of (event, "system"))
        add_spoken (self, event);
      else if (!self->voice && is_turn_of (event, "customer"))
        add_typed (self, event, last_ms (self));
      else if (!self->voice || !is_speech (event))
        g_ptr_array_add (self->steps, step_new (STEP_EVENT, event->at_ms, event));
      i++;
    }
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
  lay_out (self, events);
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

static JsonNode *
copy_body (const CueEvent *event)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init (&iter, cue_event_get_body (event));
  while (json_object_iter_next (&iter, &name, &member))
    json_object_set_member (copy, name, json_node_copy (member));
  return cue_json_new_object (copy);
}

/* @n of @of tells the events of one step apart; only the last one moves the cursor past the step.
 */
static void
emit_event (CuePlayback *self, const CueEvent *event, guint n, guint of, gboolean recorded_agent)
{
  g_autofree char *id = g_strdup_printf ("%s/%u.%u", self->conversation, self->next, n);
  g_autoptr (CueRecord) record
      = cue_record_new_event (self->conversation, id, event->type, copy_body (event));

  if (recorded_agent)
    json_object_set_boolean_member (json_node_get_object (record->body), "recorded", TRUE);
  if (is_turn_of (event, "customer"))
    self->agent_spoke = FALSE;
  record->pack = g_strdup (self->pack);
  record->position = n + 1 == of ? self->next : self->next - 1;
  g_signal_emit (self, signals[SIGNAL_RECORD], 0, record);
}

static void
emit_partial (CuePlayback *self, const Step *step)
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
  Step *step = g_ptr_array_index (self->steps, self->next);
  gint64 at_ms = step->at_ms;

  clear_timer (self);
  self->next++;
  if (self->waiting) /* in vain */
    {
      self->waiting = FALSE;
      emit_hint (self, "");
      for (guint i = 0; self->voice && i < step->run->len; i++)
        emit_event (self, g_ptr_array_index (step->run, i), i, step->run->len, TRUE);
    }
  else if (step->kind == STEP_EVENT)
    emit_event (self, step->event, 0, 1, is_turn_of (step->event, "agent"));
  else if (step->kind == STEP_PARTIAL)
    emit_partial (self, step);
  else if (step->kind == STEP_TYPING)
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
wait_for_agent (CuePlayback *self, const Step *step)
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
  const Step *step = g_ptr_array_index (self->steps, self->next);
  if (step->kind == STEP_AGENT)
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
  const Step *before = self->next > 0 ? g_ptr_array_index (self->steps, self->next - 1) : NULL;
  const Step *first
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
  const Step *step = g_ptr_array_index (self->steps, self->next);
  self->waiting = FALSE;
  self->next++;
  clear_timer (self);
  emit_hint (self, "");
  walk_on (self, step->at_ms, ANSWER_MS);
}
