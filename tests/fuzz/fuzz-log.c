/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stddef.h>
#include <stdint.h>

#include "cue-event-log.h"

/*
 * Bytes of an exported log. What is read of it can be written, and what is written reads back as
 * itself: the same events and digests, and not a line that counts as changed.
 */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static GPtrArray *
read_all (GBytes *bytes, GPtrArray *problems)
{
  return cue_event_logs_read (bytes, "log", problems);
}

static void
check_log (const CueEventLog *log)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) bytes = cue_event_log_to_bytes (log);
  g_autoptr (GPtrArray) again = read_all (bytes, problems);
  g_autoptr (GBytes) twice = NULL;
  const CueEventLog *same;

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (again->len, ==, 1);
  same = g_ptr_array_index (again, 0);
  g_assert_cmpuint (same->events->len, ==, log->events->len);
  g_assert_cmpuint (same->changed_at, ==, 0);
  twice = cue_event_log_to_bytes (same);
  g_assert_true (g_bytes_equal (bytes, twice));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) logs = read_all (bytes, problems);

  for (guint i = 0; i < logs->len; i++)
    check_log (g_ptr_array_index (logs, i));
  return 0;
}
