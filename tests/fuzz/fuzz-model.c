/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>

#include "cue-test-pack.h"

/*
 * A model from a file. It is refused with a reason, or written and read again it is the same, and
 * an engine judges by it.
 */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static CuePack *pack;

static void
check_same (const CueModel *model)
{
  g_autoptr (JsonNode) node = cue_model_to_json (model);
  g_autoptr (GError) error = NULL;
  g_autoptr (CueModel) again = cue_model_from_json (node, pack, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cue_model_get_digest (model), ==, cue_model_get_digest (again));
}

static void
check_judges (CueModel *model)
{
  g_autoptr (CueEngine) engine = cue_engine_new (pack, model);
  g_autoptr (CueState) state = cue_engine_begin (engine, "f");
  g_autoptr (CueEvent) event
      = cue_test_turn (1, CUE_TEST_START_MS, "t1", 1, "customer", "can I use my phone abroad");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = cue_engine_step (engine, state, event, &error);

  g_assert_no_error (error);
  g_assert_nonnull (changes);
}

/* Models name their pack, which the fuzzer cannot guess. */
static JsonNode *
name_pack (JsonNode *node)
{
  JsonObject *idf = JSON_NODE_HOLDS_OBJECT (node)
                        ? cue_json_get_object (json_node_get_object (node), "idf")
                        : NULL;
  JsonObject *named = json_object_new ();

  json_object_set_string_member (named, "pack", cue_pack_get_digest (pack));
  if (idf != NULL)
    json_object_set_object_member (named, "idf", json_object_ref (idf));
  return cue_json_new_object (named);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (JsonNode) node
      = cue_gate_parse (size > 0 ? (const char *) data : "", (gssize) size, &CUE_GATE_LINE, NULL);
  g_autoptr (JsonNode) named = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueModel) model = NULL;

  if (node == NULL)
    return 0;
  if (pack == NULL)
    pack = cue_test_read_pack ("tests/golden/pack");
  named = name_pack (node);
  model = cue_model_from_json (named, pack, &error);
  g_assert_true ((model == NULL) == (error != NULL));
  if (model == NULL)
    return 0;
  check_same (model);
  check_judges (model);
  return 0;
}
