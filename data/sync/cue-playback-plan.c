/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-playback-plan.h"

#include "cue-fold.h"
#include "cue-json.h"

#define TYPING_MS_A_CHARACTER 80
#define MOST_TYPING_MS 5000
#define MOST_PARTIALS 24

static void
step_free (CueStep *step)
{
  g_clear_pointer (&step->event, cue_event_unref);
  g_clear_pointer (&step->run, g_ptr_array_unref);
  g_free (step->text);
  g_free (step);
}

static CueStep *
step_new (CueStepKind kind, gint64 at_ms, CueEvent *event)
{
  CueStep *step = g_new0 (CueStep, 1);

  step->kind = kind;
  step->at_ms = at_ms;
  step->event = event != NULL ? cue_event_ref (event) : NULL;
  return step;
}

gboolean
cue_event_is_turn_of (const CueEvent *event, const char *role)
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
add_partials (GPtrArray *steps, CueEvent *turn, gint64 start_ms, gint64 end_ms)
{
  const char *text = text_of (turn);
  g_autoptr (GArray) ends = find_word_ends (text);
  guint n = MIN (ends->len, MOST_PARTIALS);

  for (guint i = 0; i < n; i++)
    {
      gsize end = g_array_index (ends, gsize, (gsize) i * ends->len / n);
      CueStep *step
          = step_new (CUE_STEP_PARTIAL, start_ms + (end_ms - start_ms) * (i + 1) / (n + 1), turn);

      step->text = g_strchomp (g_strndup (text, end));
      g_ptr_array_add (steps, step);
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
add_spoken (GPtrArray *steps, CueEvent *turn)
{
  JsonObject *body = cue_event_get_body (turn);
  gint64 length_ms = 50 * g_utf8_strlen (text_of (turn), -1);
  gint64 start_ms = cue_json_get_int (body, "t0_ms", turn->at_ms - length_ms);
  gint64 end_ms = cue_json_get_int (body, "t1_ms", turn->at_ms);

  if (end_ms <= start_ms)
    end_ms = start_ms + length_ms;
  g_autoptr (CueEvent) starts = make_speech (turn, start_ms, TRUE);
  g_autoptr (CueEvent) stops = make_speech (turn, end_ms, FALSE);
  g_ptr_array_add (steps, step_new (CUE_STEP_EVENT, start_ms, starts));
  add_partials (steps, turn, start_ms, end_ms);
  g_ptr_array_add (steps, step_new (CUE_STEP_EVENT, end_ms, stops));
  g_ptr_array_add (steps, step_new (CUE_STEP_EVENT, end_ms, turn));
}

/* Our agent's place: the recorded turns from @at until somebody else says something, maybe none.
 * Returns the first event behind it. */
static guint
add_run (GPtrArray *steps, GPtrArray *events, guint at, gint64 at_ms)
{
  CueStep *step = step_new (CUE_STEP_AGENT, at_ms, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  step->run = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_event_unref);
  for (; at < events->len; at++)
    {
      CueEvent *event = g_ptr_array_index (events, at);

      if (is_speech (event))
        continue;
      if (!cue_event_is_turn_of (event, "agent"))
        break;
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", text_of (event));
      g_ptr_array_add (step->run, cue_event_ref (event));
      step->at_ms = event->at_ms;
    }
  step->text = g_strdup (text->str);
  g_ptr_array_add (steps, step);
  return at;
}

/* A turn of a chat: he types, then it is there. */
static void
add_typed (GPtrArray *steps, CueEvent *turn, gint64 after_ms)
{
  gint64 length_ms = TYPING_MS_A_CHARACTER * g_utf8_strlen (text_of (turn), -1);
  gint64 start_ms = MAX (turn->at_ms - MIN (length_ms, MOST_TYPING_MS), after_ms);

  if (start_ms < turn->at_ms)
    g_ptr_array_add (steps, step_new (CUE_STEP_TYPING, start_ms, turn));
  g_ptr_array_add (steps, step_new (CUE_STEP_EVENT, turn->at_ms, turn));
}

static gint64
last_ms (GPtrArray *steps)
{
  return steps->len > 0 ? ((CueStep *) g_ptr_array_index (steps, steps->len - 1))->at_ms : 0;
}

/* The customer's turn that no recorded agent answers: ours can. Behind the end when there is none.
 */
static guint
find_last_word (GPtrArray *events)
{
  for (guint i = events->len; i > 0; i--)
    {
      const CueEvent *event = g_ptr_array_index (events, i - 1);

      if (cue_event_is_turn_of (event, "customer"))
        return i - 1;
      if (cue_event_is_turn_of (event, "agent"))
        break;
    }
  return events->len;
}

GPtrArray *
cue_playback_plan (GPtrArray *events, gboolean voice, gboolean play_both)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  guint last_word = play_both ? events->len : find_last_word (events);

  for (guint i = 0; i < events->len;)
    {
      CueEvent *event = g_ptr_array_index (events, i);

      if (!play_both && cue_event_is_turn_of (event, "agent"))
        {
          i = add_run (steps, events, i, event->at_ms);
          continue;
        }
      if (voice && g_str_equal (event->type, "turn") && !cue_event_is_turn_of (event, "system"))
        add_spoken (steps, event);
      else if (!voice && cue_event_is_turn_of (event, "customer"))
        add_typed (steps, event, last_ms (steps));
      else if (!voice || !is_speech (event))
        g_ptr_array_add (steps, step_new (CUE_STEP_EVENT, event->at_ms, event));
      if (i++ == last_word)
        i = add_run (steps, events, i, event->at_ms);
    }
  return steps;
}
