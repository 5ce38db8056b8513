/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "cue-pack-reader.h"
#include "cue-pack-writer.h"

/*
 * A whole pack in one input: files divided by a zero byte, each its name, a newline and its bytes.
 * Whatever comes, there is either a pack or a problem, and a pack that is written and read again
 * has the same digest.
 */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static const char *const NAMES[]
    = { "pack.json",    "phrases.jsonl",  "facts.jsonl",   "tags.jsonl",  "holds.jsonl",
        "offers.jsonl", "talks.jsonl",    "answers.jsonl", "rules.jsonl", "snippets.jsonl",
        "tests.jsonl",  "sessions.jsonl", "examples.jsonl" };

static void
add_file (GPtrArray *files, const uint8_t *data, size_t size)
{
  const uint8_t *newline = memchr (data, '\n', size);
  size_t head = newline != NULL ? (size_t) (newline - data) : size;
  g_autofree char *raw = g_strndup ((const char *) data, head);
  g_autofree char *name = g_utf8_make_valid (raw, -1);
  g_autoptr (GBytes) bytes = NULL;

  /* One byte is enough to name a family, so that the fuzzer need not guess names. */
  if (head == 1)
    {
      g_free (name);
      name = g_strdup (NAMES[data[0] % G_N_ELEMENTS (NAMES)]);
    }
  bytes = newline != NULL ? g_bytes_new (newline + 1, size - head - 1) : g_bytes_new (NULL, 0);
  g_ptr_array_add (files, cue_pack_file_new (name, bytes));
}

static GPtrArray *
split_files (const uint8_t *data, size_t size)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);

  while (size > 0)
    {
      const uint8_t *zero = memchr (data, 0, size);
      size_t length = zero != NULL ? (size_t) (zero - data) : size;

      add_file (files, data, length);
      if (zero == NULL)
        break;
      data += length + 1;
      size -= length + 1;
    }
  return files;
}

static void
check_round_trip (const CuePack *pack)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (CuePack) again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      char *text = cue_pack_write_file (pack, NAMES[i]);

      if (text != NULL)
        {
          g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

          g_ptr_array_add (files, cue_pack_file_new (NAMES[i], bytes));
        }
    }
  again = cue_pack_read (files, &problems);
  g_assert_nonnull (again);
  g_assert_cmpstr (cue_pack_get_digest (pack), ==, cue_pack_get_digest (again));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GPtrArray) files = split_files (data, size);
  g_autoptr (GPtrArray) problems = NULL;
  CuePack *pack = cue_pack_read (files, &problems);

  g_assert_true ((pack == NULL) == (problems->len > 0));
  for (guint i = 0; i < problems->len; i++)
    g_free (cue_pack_problem_to_string (g_ptr_array_index (problems, i)));
  if (pack != NULL)
    {
      check_round_trip (pack);
      cue_pack_unref (pack);
    }
  return 0;
}
