/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-event.h"
#include "cue-gate.h"
#include "cue-json.h"

static CueEvent *
event_from (const char *json, GError **error)
{
  g_autoptr (JsonNode) node = cue_gate_parse (json, -1, &CUE_GATE_LINE, NULL);

  g_assert_nonnull (node);
  return cue_event_from_json (node, error);
}

static void
test_finalized (void)
{
  CueEvent *event = cue_event_new ("conversation:1", 1, "tick", 5, "desk", 1, NULL);
  CueEvent *again = cue_event_ref (event);

  cue_event_unref (event);
  g_assert_cmpint (json_object_get_size (cue_event_get_body (again)), ==, 0);
  g_assert_true (json_node_is_immutable (again->body));
  cue_event_unref (again);
}

static void
test_round_trip (void)
{
  const char *json
      = "{\"at_ms\":1700000000000,\"body\":{\"role\":\"customer\",\"text\":\"太贵了\"},"
        "\"device\":\"d1\",\"mid\":7,\"seq\":3,\"stream\":\"conversation:42\","
        "\"type\":\"turn\",\"v\":2}";
  g_autoptr (GError) error = NULL;
  g_autoptr (CueEvent) event = event_from (json, &error);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (event->v, ==, 2);
  node = cue_event_to_json (event);
  found = cue_json_to_canonical (node);
  g_assert_cmpstr (found, ==, json);
}

static void
test_stamp (void)
{
  g_autoptr (CueEvent) event = event_from ("{\"stream\":\"agent:a\",\"type\":\"note\",\"v\":3,"
                                           "\"at_ms\":1,\"mid\":9,\"body\":{\"text\":\"x\"}}",
                                           NULL);
  g_autoptr (CueEvent) stamped = cue_event_stamp (event, 12, 34);

  g_assert_cmpint (stamped->seq, ==, 12);
  g_assert_cmpint (stamped->at_ms, ==, 34);
  g_assert_cmpint (stamped->mid, ==, 9);
  g_assert_cmpint (stamped->v, ==, 3);
  g_assert_true (cue_json_equal (stamped->body, event->body));
  g_assert_cmpint (event->seq, ==, 0);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *json;
    const char *message;
  } rows[] = {
    { "[]", "/: found an array; an event must be an object" },
    { "null", "/: found null; an event must be an object" },
    { "{}", "/stream: found nothing; it must be a non-empty string" },
    { "{\"stream\":\"\"}", "/stream: found an empty string; it must be a non-empty string" },
    { "{\"stream\":\"x\"}", "/stream: found \"x\"; it must read kind:id, as in conversation:42" },
    { "{\"stream\":\"c:1\",\"type\":5,\"at_ms\":0}",
      "/type: found a number; it must be a non-empty string" },
    { "{\"stream\":\"c:1\",\"type\":\"t\"}",
      "/at_ms: found nothing; it must be a whole number from 0 to 9007199254740991" },
    { "{\"stream\":\"c:1\",\"type\":\"t\",\"at_ms\":-1}",
      "/at_ms: found -1; it must be a whole number from 0 to 9007199254740991" },
    { "{\"stream\":\"c:1\",\"type\":\"t\",\"at_ms\":1.5}",
      "/at_ms: found a number; it must be a whole number from 0 to 9007199254740991" },
    { "{\"stream\":\"c:1\",\"type\":\"t\",\"at_ms\":1,\"v\":0}",
      "/v: found 0; it must be a whole number from 1 to 2147483647" },
    { "{\"stream\":\"c:1\",\"type\":\"t\",\"at_ms\":1,\"device\":null}",
      "/device: found null; it must be a string" },
    { "{\"stream\":\"c:1\",\"type\":\"t\",\"at_ms\":1,\"body\":[]}",
      "/body: found an array; it must be an object" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CueEvent) event = event_from (rows[i].json, &error);

      g_assert_null (event);
      g_assert_error (error, CUE_EVENT_ERROR, CUE_EVENT_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, rows[i].message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event/finalized", test_finalized);
  g_test_add_func ("/event/round-trip", test_round_trip);
  g_test_add_func ("/event/stamp-keeps-the-rest", test_stamp);
  g_test_add_func ("/event/errors-name-place-found-and-expected", test_errors);
  return g_test_run ();
}
