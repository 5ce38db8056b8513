/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-shown.h"

#include <string.h>

static void
test_plain_stays (void)
{
  static const char *const texts[]
      = { "", "流量又超了", "<b>bold</b> & \"x\"", "a\nb\tc", "👩‍👩‍👧 ok" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CueShown) shown = cue_shown_new (texts[i], CUE_SHOWN_MOST_GRAPHEMES);

      g_assert_cmpstr (cue_shown_get_text (shown), ==, texts[i]);
      g_assert_cmpuint (cue_shown_get_chips (shown)->len, ==, 0);
      g_assert_false (cue_shown_is_cut (shown));
    }
}

static void
test_invisible_becomes_chip (void)
{
  g_autoptr (CueShown) shown = cue_shown_new ("a\342\200\256bc\342\200\213d\007", 0);
  CueSpan bytes = { 0, 0 };
  g_autofree char *original = NULL;

  g_assert_cmpstr (cue_shown_get_text (shown), ==, "aRLObcZWSPdU+0007");
  g_assert_cmpuint (cue_shown_get_chips (shown)->len, ==, 3);
  g_assert_true (cue_shown_map (shown, (CueSpan){ 2, 4 }, &bytes));
  g_assert_cmpuint (bytes.start, ==, 4);
  g_assert_cmpuint (bytes.end, ==, 6);
  g_assert_cmpuint (cue_shown_original_at (shown, 2), ==, 1);
  original = cue_shown_dup_original (shown, 0, 6);
  g_assert_cmpstr (original, ==, "a\342\200\256bc");
}

static void
test_cut (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  CueSpan bytes;

  for (int i = 0; i < 2500; i++)
    g_string_append (text, "e\314\201 "); /* two graphemes, three code points */
  g_autoptr (CueShown) shown = cue_shown_new (text->str, CUE_SHOWN_MOST_GRAPHEMES);

  g_assert_true (cue_shown_is_cut (shown));
  g_assert_cmpint (g_utf8_strlen (cue_shown_get_text (shown), -1), ==,
                   CUE_SHOWN_MOST_GRAPHEMES / 2 * 3 + 1);
  g_assert_false (cue_shown_map (shown, (CueSpan){ 7000, 7001 }, &bytes));
  g_assert_true (cue_shown_map (shown, (CueSpan){ 5998, 7001 }, &bytes));
}

static void
test_links (void)
{
  static const struct
  {
    const char *text;
    const char *link;
  } rows[] = {
    { "看 https://example.com/a?b=1，谢谢", "https://example.com/a?b=1" },
    { "http://x.org/0123456789012345678901234567890123456789/0123456789",
      "http://x.org/0123456789012345678901234567890123456789/0123456789" },
    { "(http://x.org).", "http://x.org" },
    { "javascript:alert(1)", NULL },
    { "https://", NULL },
    { "http://exаmple.com", "http://ex" }, /* the а is Cyrillic: not part of it */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueShown) shown = cue_shown_new (rows[i].text, 0);
      GArray *links = cue_shown_get_links (shown);

      g_assert_cmpuint (links->len, ==, rows[i].link != NULL ? 1 : 0);
      if (rows[i].link != NULL)
        {
          g_assert_cmpstr (cue_shown_get_address (shown, 0), ==, rows[i].link);
        }
    }
}

/* A word without end may break, and a copy does not show it. */
static void
test_endless_word (void)
{
  g_autofree char *word = g_strnfill (100, 'x');
  g_autoptr (CueShown) shown = cue_shown_new (word, 0);
  const char *text = cue_shown_get_text (shown);
  g_autofree char *back = cue_shown_dup_original (shown, 0, g_utf8_strlen (text, -1));
  CueSpan bytes = { 0, 0 };

  g_assert_cmpint (g_utf8_strlen (text, -1), ==, 102);
  g_assert_cmpstr (back, ==, word);
  g_assert_true (cue_shown_map (shown, (CueSpan){ 99, 100 }, &bytes));
  g_assert_cmpuint (bytes.end, ==, strlen (text));
}

/* Each line of the big list of naughty strings comes out valid, and maps back to itself. */
static void
test_naughty (void)
{
  const char *data = g_getenv ("CUE_DATA");
  g_autofree char *path
      = g_build_filename (data != NULL ? data : "../shared", "badinput", "blns", "blns.txt", NULL);
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &all, NULL, NULL))
    {
      g_test_skip ("there is no blns.txt");
      return;
    }
  lines = g_strsplit (all, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (lines[i], -1);
      g_autoptr (CueShown) shown = cue_shown_new (lines[i], CUE_SHOWN_MOST_GRAPHEMES);
      const char *text = cue_shown_get_text (shown);
      g_autofree char *back = cue_shown_dup_original (shown, 0, g_utf8_strlen (text, -1));

      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_cmpstr (back, ==, valid);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shown/plain-text-and-markup-stay-as-they-are", test_plain_stays);
  g_test_add_func ("/shown/what-cannot-be-seen-becomes-a-chip", test_invisible_becomes_chip);
  g_test_add_func ("/shown/cut-at-whole-graphemes", test_cut);
  g_test_add_func ("/shown/only-ascii-web-addresses-are-links", test_links);
  g_test_add_func ("/shown/an-endless-word-may-break", test_endless_word);
  g_test_add_func ("/shown/naughty-strings-come-back", test_naughty);
  return g_test_run ();
}
