/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>

#include "cue-forest.h"
#include "cue-pack-reader.h"
#include "cue-seal.h"

/*
 * Bytes as a block, and as a sealed file. A fuzzer finds no SHA-256, so the block is also read by
 * itself: whatever it is, it is refused or can be read through.
 */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
read_block (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueForest) forest = cue_forest_new (bytes, &error);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;

  g_assert_true ((forest == NULL) == (error != NULL));
  if (forest == NULL)
    return;
  cue_tree_append_canonical (out, cue_forest_get_root (forest));
  g_assert_true (g_utf8_validate (out->str, (gssize) out->len, NULL));
  node = cue_tree_to_json (cue_forest_get_root (forest));
}

static void
read_file (GBytes *bytes)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GPtrArray) problems = NULL;
  CuePack *pack;

  g_ptr_array_add (files, cue_pack_file_new ("x" CUE_SEAL_SUFFIX, bytes));
  pack = cue_pack_read (files, &problems);
  g_assert_true ((pack == NULL) == (problems->len > 0));
  g_clear_pointer (&pack, cue_pack_unref);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  read_block (bytes);
  read_file (bytes);
  return 0;
}
