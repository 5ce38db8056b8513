/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-find.h"

static const struct
{
  const char *words;
  const char *text;
  guint from;
  int start; /* -1: not found */
} rows[] = {
  { "香港", "经常去香港。", 0, 3 }, { "gb", "每月 60GB", 0, 5 }, { "ÄRGER", "viel ärger", 0, 5 },
  { "a", "banana", 2, 3 },          { "aa", "aaa", 1, 1 },       { "z", "banana", 0, -1 },
  { "anan", "ana", 0, -1 },         { "x", "", 0, -1 },          { ".*", "a.*b", 0, 1 },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueNeedle) needle = cue_needle_new (rows[i].words);
      CueSpan span = { 0, 0 };
      gboolean found = cue_needle_find (needle, rows[i].text, rows[i].from, &span);

      g_assert_cmpint (found, ==, rows[i].start >= 0);
      if (found)
        {
          g_assert_cmpint (span.start, ==, rows[i].start);
          g_assert_cmpint (span.end - span.start, ==, g_utf8_strlen (rows[i].words, -1));
        }
    }
}

static void
test_nothing (void)
{
  g_assert_null (cue_needle_new (NULL));
  g_assert_null (cue_needle_new (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find/first-hit-without-regard-to-case", test_rows);
  g_test_add_func ("/find/no-words-no-needle", test_nothing);
  return g_test_run ();
}
