/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "cue-snapshot.h"
#include "cue-test-pack.h"

/*
 * A log, one event a line: JSON as it comes from a wire, or one byte that names a kind and the text
 * of it, so that the fuzzer need not guess JSON. Whatever comes, an event is folded or refused with
 * the state as it was; the same log gives the same digest again; a clone goes its own way.
 */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static CueEngine *engine;

static JsonNode *
make_body (const char *first, const char *second, const char *text)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, first, text);
  if (second != NULL)
    json_object_set_string_member (body, second, "refused");
  return cue_json_new_object (body);
}

static JsonNode *
make_turn (const char *text, gboolean agent, guint n)
{
  JsonObject *body = json_object_new ();
  g_autofree char *id = g_strdup_printf ("t%u", n % 7);

  json_object_set_string_member (body, "turn", id);
  json_object_set_int_member (body, "rev", n);
  json_object_set_string_member (body, "role", agent ? "agent" : "customer");
  json_object_set_string_member (body, "text", text);
  return cue_json_new_object (body);
}

static CueEvent *
make_event (const CueState *state, const char *line, size_t size, guint n)
{
  static const char *const kinds[][3] = { { "turn", NULL, NULL },
                                          { "turn", NULL, NULL },
                                          { "turn", NULL, NULL },
                                          { "lamp.taken", "lamp", NULL },
                                          { "lamp.declined", "lamp", NULL },
                                          { "tag.struck", "tag", NULL },
                                          { "tag.confirmed", "tag", NULL },
                                          { "point.ticked", "point", NULL },
                                          { "point.waived", "point", NULL },
                                          { "outcome", "offer", "result" },
                                          { "tick", "x", NULL },
                                          { "conversation.closed", "x", NULL },
                                          { "lamp.pinned", "lamp", NULL } };
  guint kind = (guint8) line[0] % G_N_ELEMENTS (kinds);
  g_autofree char *raw = g_strndup (line + 1, size - 1);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  gint64 at_ms = MAX (cue_state_get_at_ms (state), CUE_TEST_START_MS) + (guint8) line[0] * 997;
  JsonNode *body = kind < 3 ? make_turn (text, kind == 2, n)
                            : make_body (kinds[kind][1], kinds[kind][2], text);

  return cue_event_new ("conversation:f", cue_state_get_seq (state) + 1, kinds[kind][0], at_ms,
                        "fuzz", n, body);
}

static CueEvent *
read_event (const CueState *state, const char *line, size_t size, guint n)
{
  g_autoptr (JsonNode) node = NULL;

  if (size == 0)
    return NULL;
  if (line[0] != '{')
    return make_event (state, line, size, n);
  node = cue_gate_parse (line, (gssize) size, &CUE_GATE_FRAME, NULL);
  return node == NULL ? NULL : cue_event_from_json (node, NULL);
}

static void
step (CueState *state, const CueEvent *event)
{
  g_autofree char *before = g_strdup (cue_state_get_digest (state));
  gint64 seq = cue_state_get_seq (state);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = cue_engine_step (engine, state, event, &error);

  g_assert_true ((changes == NULL) == (error != NULL));
  if (changes != NULL)
    {
      g_assert_cmpint (cue_state_get_seq (state), ==, seq + 1);
      g_assert_cmpint (cue_state_get_next_flip_ms (state), >, cue_state_get_at_ms (state));
      return;
    }
  g_assert_cmpstr (cue_state_get_digest (state), ==, before);
  g_assert_cmpint (cue_state_get_seq (state), ==, seq);
}

static CueState *
fold (const uint8_t *data, size_t size)
{
  CueState *state = cue_engine_begin (engine, "f");

  for (guint n = 1; size > 0 && n < 200; n++)
    {
      const uint8_t *newline = memchr (data, '\n', size);
      size_t length = newline != NULL ? (size_t) (newline - data) : size;
      g_autoptr (CueEvent) event = read_event (state, (const char *) data, length, n);

      if (event != NULL)
        step (state, event);
      if (n % 5 == 0)
        {
          CueState *copy = cue_state_copy (state);

          cue_state_free (state);
          state = copy;
        }
      if (newline == NULL)
        break;
      data += length + 1;
      size -= length + 1;
    }
  return state;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (CueState) first = NULL;
  g_autoptr (CueState) second = NULL;
  g_autoptr (GPtrArray) snapshot = NULL;

  if (engine == NULL)
    engine = cue_test_engine_new ();
  first = fold (data, size);
  second = fold (data, size);
  g_assert_cmpstr (cue_state_get_digest (first), ==, cue_state_get_digest (second));
  snapshot = cue_state_snapshot (first);
  g_assert_nonnull (snapshot);
  return 0;
}
