/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>

#include "cue-recording.h"
#include "cue-test-pack.h"

/*
 * A recorded conversation in one line. It is refused with a reason, or becomes events that stand on
 * the wire as they are, and their replay ends the same twice.
 */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static CueEngine *engine;

/* Numbered from 1, never back in time, and the same after the wire. */
static void
check_events (GPtrArray *events)
{
  gint64 at_ms = CUE_TEST_START_MS;

  for (guint i = 0; i < events->len; i++)
    {
      const CueEvent *event = g_ptr_array_index (events, i);
      g_autoptr (JsonNode) written = cue_event_to_json (event);
      g_autoptr (GError) error = NULL;
      g_autoptr (CueEvent) again = cue_event_from_json (written, &error);
      g_autoptr (JsonNode) twice = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (event->seq, ==, i + 1);
      g_assert_cmpint (event->at_ms, >=, at_ms);
      at_ms = event->at_ms;
      twice = cue_event_to_json (again);
      g_assert_true (cue_json_equal (written, twice));
    }
}

static void
step_cb (const CueEvent *event, GPtrArray *changes, const CueState *state, gpointer user_data)
{
  for (guint i = 0; i < changes->len; i++)
    {
      g_autoptr (JsonNode) node = cue_change_to_json (g_ptr_array_index (changes, i));
      g_autofree char *text = cue_json_to_canonical (node);

      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
  ++*(guint *) user_data;
}

static char *
replay (GPtrArray *events)
{
  g_autoptr (GError) error = NULL;
  guint n_steps = 0;
  g_autoptr (CueState) state = cue_replay (engine, "f", events, step_cb, &n_steps, &error);

  g_assert_true ((state == NULL) == (error != NULL));
  if (state == NULL)
    return g_strdup (error->message);
  g_assert_cmpuint (n_steps, ==, events->len);
  return g_strdup (cue_state_get_digest (state));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (JsonNode) node
      = cue_gate_parse (size > 0 ? (const char *) data : "", (gssize) size, &CUE_GATE_LINE, NULL);
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (node == NULL)
    return 0;
  if (engine == NULL)
    engine = cue_test_engine_new ();
  events = cue_recording_to_events (node, CUE_TEST_START_MS, &error);
  g_assert_true ((events == NULL) == (error != NULL));
  if (events == NULL)
    return 0;
  check_events (events);
  first = replay (events);
  second = replay (events);
  g_assert_cmpstr (first, ==, second);
  return 0;
}
