/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-number.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_sources (const CueFolded *folded)
{
  for (guint i = 0; i < folded->length; i++)
    {
      CueSpan span = folded->sources[i];

      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, folded->source_length);
      g_assert_true (i == 0 || span.start >= folded->sources[i - 1].start);
      g_assert_true (i == 0 || span.end >= folded->sources[i - 1].end);
    }
}

static void
check_numbers (const CueFolded *folded)
{
  g_autoptr (GArray) numbers = cue_numbers_read (folded);
  guint last = 0;

  for (guint i = 0; i < numbers->len; i++)
    {
      const CueNumber *number = &g_array_index (numbers, CueNumber, i);

      g_assert_cmpuint (number->start, >=, last);
      g_assert_cmpuint (number->start, <, number->end);
      g_assert_cmpuint (number->end, <=, folded->length);
      g_assert_cmpuint (number->unit, <, CUE_UNIT_N);
      last = number->end;
    }
}

/* Any bytes fold; folding twice changes nothing; sources lead back in order; numbers do not
 * overlap. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (CueFolded) folded = cue_folded_new (text);
  g_autofree char *once = cue_folded_to_string (folded);
  g_autofree char *twice = cue_fold_string (once);

  g_assert_true (g_utf8_validate (once, -1, NULL));
  g_assert_cmpstr (once, ==, twice);
  check_sources (folded);
  check_numbers (folded);
  for (guint i = 0; i < folded->length; i++)
    {
      cue_unichar_is_cjk (folded->chars[i]);
      cue_unichar_pinyin (folded->chars[i]);
    }
  return 0;
}
