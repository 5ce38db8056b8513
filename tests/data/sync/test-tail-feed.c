/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Real files that grow, are cut, renamed, deleted and made anew, as programs that write logs do it.
 */
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "cue-data-help.h"
#include "cue-json.h"
#include "cue-tail-feed.h"

typedef struct
{
  char *folder;
  char *path;
  char *old;
  CueTailFeed *feed;
  GString *heard; /* "one two ! " with ! for a line that was set aside */
  const char *wanted;
} Tail;

static void
record_cb (CueFeed *feed, const CueRecord *record, Tail *tail)
{
  if (record->kind == CUE_RECORD_ERROR)
    g_string_append (tail->heard, "! ");
  else
    g_string_append_printf (tail->heard, "%s ",
                            cue_json_get_string (json_node_get_object (record->body), "text", ""));
}

static void
set_up (Tail *tail, gconstpointer data)
{
  const CuePace pace = { 0, TRUE, 0 };

  tail->folder = cue_help_make_folder ();
  tail->path = g_build_filename (tail->folder, "grow.jsonl", NULL);
  tail->old = g_build_filename (tail->folder, "grow.jsonl.1", NULL);
  tail->heard = g_string_new (NULL);
  tail->feed = cue_tail_feed_new (tail->path, &pace);
  g_signal_connect (tail->feed, "record", G_CALLBACK (record_cb), tail);
  cue_feed_start (CUE_FEED (tail->feed)); /* the file is not there yet */
}

static gboolean
is_alone (gpointer feed)
{
  return ((GObject *) feed)->ref_count == 1;
}

static void
tear_down (Tail *tail, gconstpointer data)
{
  cue_feed_stop (CUE_FEED (tail->feed));
  g_assert_true (cue_help_wait_until (is_alone, tail->feed, 5000)); /* a cancelled read lets go */
  g_assert_finalize_object (tail->feed);
  g_string_free (tail->heard, TRUE);
  g_free (tail->path);
  g_free (tail->old);
  cue_help_remove_folder (tail->folder);
}

static gboolean
is_heard (gpointer data)
{
  const Tail *tail = data;

  return g_str_equal (tail->heard->str, tail->wanted);
}

/* Just these words, in this order, since the feed was started. */
static void
hear (Tail *tail, const char *wanted)
{
  tail->wanted = wanted;
  if (!cue_help_wait_until (is_heard, tail, 5000))
    g_assert_cmpstr (tail->heard->str, ==, wanted);
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

/* Nothing more than that comes, though there is time for it. */
static void
hear_no_more (Tail *tail, const char *wanted)
{
  cue_help_wait_until (never, NULL, 1200);
  g_assert_cmpstr (tail->heard->str, ==, wanted);
}

#define LINE(word)                                                                                 \
  "{\"conversation\":\"a\",\"type\":\"turn\",\"body\":{\"role\":\"customer\",\"text\":\"" word     \
  "\"}}\n"

static void
put (FILE *file, const char *text)
{
  g_assert_cmpint (fputs (text, file), >=, 0);
  g_assert_cmpint (fflush (file), ==, 0);
}

static void
write_file (const char *path, const char *mode, const char *text)
{
  FILE *file = g_fopen (path, mode);

  g_assert_nonnull (file);
  put (file, text);
  fclose (file);
}

static void
test_grows (Tail *tail, gconstpointer data)
{
  write_file (tail->path, "w", LINE ("one"));
  hear (tail, "one ");
  write_file (tail->path, "a", LINE ("two") LINE ("three"));
  hear (tail, "one two three ");
}

static void
test_half_lines (Tail *tail, gconstpointer data)
{
  write_file (tail->path, "w", "{\"conversation\":\"a\",\"type\":\"turn\",\"body\":{\"ro");
  hear_no_more (tail, "");
  write_file (tail->path, "a", "le\":\"customer\",\"text\":\"one\"}}");
  hear_no_more (tail, ""); /* not before its new line */
  write_file (tail->path, "a", "\n" LINE ("two"));
  hear (tail, "one two ");
}

static void
test_line_ends (Tail *tail, gconstpointer data)
{
  g_autofree char *line = g_strdup (LINE ("one"));

  line[strlen (line) - 1] = '\0';
  write_file (tail->path, "w", line);
  write_file (tail->path, "a", "\r");
  hear_no_more (tail, "");
  write_file (tail->path, "a", "\n\r\n\n");
  write_file (tail->path, "a", LINE ("two"));
  hear (tail, "one two ");
}

/* It is told as a bad line and hides nothing. */
static void
test_zero_bytes (Tail *tail, gconstpointer data)
{
  FILE *file = g_fopen (tail->path, "w");

  put (file, LINE ("one") "{\"conversation\":\"a");
  fputc ('\0', file);
  put (file, "\"}\n" LINE ("two"));
  fclose (file);
  hear (tail, "one ! two ");
}

/* The writer goes on in the renamed file until it opens the new one: no line of either is lost. */
static void
test_rotated (Tail *tail, gconstpointer data)
{
  FILE *writer = g_fopen (tail->path, "w");

  put (writer, LINE ("one"));
  hear (tail, "one ");
  put (writer, LINE ("two"));
  g_rename (tail->path, tail->old);
  put (writer, LINE ("three"));
  hear (tail, "one two three ");
  put (writer, LINE ("four"));
  fclose (writer);
  write_file (tail->path, "w", LINE ("five"));
  hear (tail, "one two three four five ");
  write_file (tail->path, "a", LINE ("six"));
  hear (tail, "one two three four five six ");
}

/* All at once, and more than one read holds. */
static void
test_rotated_at_once (Tail *tail, gconstpointer data)
{
  FILE *writer = g_fopen (tail->path, "w");
  g_autoptr (GString) wanted = g_string_new ("one ");

  put (writer, LINE ("one"));
  hear (tail, "one ");
  for (guint i = 0; i < 3000; i++)
    {
      put (writer, LINE ("x"));
      g_string_append (wanted, "x ");
    }
  fclose (writer);
  g_rename (tail->path, tail->old);
  write_file (tail->path, "w", LINE ("two"));
  g_string_append (wanted, "two ");
  hear (tail, wanted->str);
}

/* The last line of a file that is not written any more needs no new line. */
static void
test_rotated_without_end (Tail *tail, gconstpointer data)
{
  g_autofree char *line = g_strdup (LINE ("two"));

  line[strlen (line) - 1] = '\0';
  write_file (tail->path, "w", LINE ("one"));
  write_file (tail->path, "a", line);
  hear (tail, "one ");
  g_rename (tail->path, tail->old);
  write_file (tail->path, "w", LINE ("three"));
  hear (tail, "one two three ");
}

static void
test_cut (Tail *tail, gconstpointer data)
{
  write_file (tail->path, "w", LINE ("one") LINE ("two") "{\"conver");
  hear (tail, "one two ");
  write_file (tail->path, "w", ""); /* the half line is gone, and no error */
  hear_no_more (tail, "one two ");
  write_file (tail->path, "a", LINE ("three"));
  hear (tail, "one two three ");
  write_file (tail->path, "w", LINE ("four"));
  hear (tail, "one two three four ");
}

/* Before anybody could see that it was short. */
static void
test_cut_and_grown (Tail *tail, gconstpointer data)
{
  write_file (tail->path, "w", LINE ("one") LINE ("two"));
  hear (tail, "one two ");
  write_file (tail->path, "w", LINE ("three") LINE ("four") LINE ("five") LINE ("six"));
  hear (tail, "one two three four five six ");
}

static void
test_deleted (Tail *tail, gconstpointer data)
{
  FILE *writer = g_fopen (tail->path, "w");

  put (writer, LINE ("one"));
  hear (tail, "one ");
  g_unlink (tail->path);
  hear_no_more (tail, "one ");
  put (writer, LINE ("two")); /* into the file that has no name */
  hear (tail, "one two ");
  fclose (writer);
  write_file (tail->path, "w", LINE ("three"));
  hear (tail, "one two three ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Tail, NULL, set_up, function, tear_down)
  ADD ("/tail-feed/what-is-added", test_grows);
  ADD ("/tail-feed/half-a-line-is-waited-for", test_half_lines);
  ADD ("/tail-feed/carriage-returns-and-empty-lines", test_line_ends);
  ADD ("/tail-feed/zero-bytes", test_zero_bytes);
  ADD ("/tail-feed/rotated", test_rotated);
  ADD ("/tail-feed/rotated-at-once", test_rotated_at_once);
  ADD ("/tail-feed/rotated-without-a-new-line", test_rotated_without_end);
  ADD ("/tail-feed/cut", test_cut);
  ADD ("/tail-feed/cut-and-grown", test_cut_and_grown);
  ADD ("/tail-feed/deleted-and-made-anew", test_deleted);
  return g_test_run ();
}
