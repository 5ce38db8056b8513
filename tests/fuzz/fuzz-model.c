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
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cue_model_to_bytes (model);
  g_autoptr (CueModel) again = cue_model_from_bytes (bytes, pack, &error);

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
static GBytes *
name_pack (const uint8_t *data, size_t size)
{
  GByteArray *out = g_byte_array_new ();

  g_byte_array_append (out, (const guint8 *) "cuemodl2", 8);
  g_byte_array_append (out, (const guint8 *) cue_pack_get_digest (pack), 64);
  g_byte_array_append (out, data, (guint) size);
  return g_byte_array_free_to_bytes (out);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) named = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CueModel) model = NULL;

  if (pack == NULL)
    pack = cue_test_read_pack ("tests/golden/pack");
  named = name_pack (data, size);
  model = cue_model_from_bytes (named, pack, &error);
  g_assert_true ((model == NULL) == (error != NULL));
  if (model == NULL)
    return 0;
  check_same (model);
  check_judges (model);
  return 0;
}
