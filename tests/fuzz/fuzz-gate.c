/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-event.h"
#include "cue-gate.h"
#include "cue-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What the gate lets in has one canonical text, which it lets in again as the same value. */
static void
check_value (JsonNode *node)
{
  const CueGateLimits limits = { G_MAXSIZE, CUE_GATE_LINE.max_depth };
  g_autofree char *text = cue_json_to_canonical (node);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) again = cue_gate_parse (text, -1, &limits, &error);
  g_autofree char *twice = NULL;

  g_assert_no_error (error);
  g_assert_true (cue_json_equal (node, again));
  twice = cue_json_to_canonical (again);
  g_assert_cmpstr (text, ==, twice);
}

static void
check_event (JsonNode *node)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueEvent) event = cue_event_from_json (node, &error);
  g_autoptr (JsonNode) written = NULL;

  g_assert_true ((event != NULL) == (error == NULL));
  if (event == NULL)
    return;
  written = cue_event_to_json (event);
  check_value (written);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *bytes = g_memdup2 (size > 0 ? (const char *) data : "", MAX (size, 1));
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = cue_gate_parse (bytes, size, &CUE_GATE_LINE, &error);

  g_assert_true ((node != NULL) == (error == NULL));
  g_assert_true ((node != NULL) == cue_gate_check (bytes, size, &CUE_GATE_LINE, NULL));
  if (node == NULL)
    return 0;
  check_value (node);
  check_event (node);
  return 0;
}
