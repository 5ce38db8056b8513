/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack-files.h"

#define N_LINES 100000
#define MANIFEST "{\"pack\":\"x\",\"title\":\"X\",\"lang\":\"en\"}"

static GPtrArray *
files_with (const char *name, const char *text)
{
  GPtrArray *files = new_files ();

  if (!g_str_equal (name, "pack.json"))
    add_file (files, "pack.json", MANIFEST);
  add_file (files, name, text);
  return files;
}

static void
test_many_phrases (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (CuePack) pack = NULL;

  for (guint i = 0; i < N_LINES; i++)
    g_string_append_printf (text,
                            "{\"phrase\":\"p%u\",\"title\":\"P\",\"any\":[\"word%u is said\"]}\n",
                            i, i);
  files = files_with ("phrases.jsonl", text->str);
  pack = read_good (files);
  g_assert_cmpuint (cue_pack_get_phrases (pack)->len, ==, N_LINES);
  g_assert_nonnull (cue_pack_find_phrase (pack, "p99999"));
}

/* Each tag asks for the next: a walk that goes down call by call would die. */
static void
test_long_chain (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (CuePack) pack = NULL;
  const CueTagDef *first;

  for (guint i = 0; i + 1 < N_LINES; i++)
    g_string_append_printf (text,
                            "{\"tag\":\"t%u\",\"title\":\"T\",\"kind\":\"need\",\"when\":{\"tag\":"
                            "\"t%u\"}}\n",
                            i, i + 1);
  g_string_append_printf (text,
                          "{\"tag\":\"t%u\",\"title\":\"T\",\"kind\":\"need\",\"when\":{\"stage\":["
                          "]}}\n",
                          N_LINES - 1);
  files = files_with ("tags.jsonl", text->str);
  pack = read_good (files);
  first = g_ptr_array_index (cue_pack_get_tags (pack), 0);
  g_assert_cmpstr (first->id, ==, "t99999");
}

static void
test_many_problems (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  const CuePackProblem *last;

  for (guint i = 0; i < N_LINES; i++)
    g_string_append (text, "{\n");
  files = files_with ("rules.jsonl", text->str);
  g_assert_null (cue_pack_read (files, &problems));
  g_assert_cmpuint (problems->len, ==, 10001);
  last = g_ptr_array_index (problems, 10000);
  g_assert_cmpstr (last->found, ==, "more problems than are listed");
}

static void
test_deep_line (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GPtrArray) files = files_with ("rules.jsonl", deep);
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_null (cue_pack_read (files, &problems));
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_long_line (void)
{
  g_autofree char *body = g_strnfill (10 * 1024 * 1024, 'x');
  g_autofree char *line = g_strdup_printf ("{\"note\":\"%s\"}", body);
  g_autoptr (GPtrArray) files = files_with ("rules.jsonl", line);
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_null (cue_pack_read (files, &problems));
  g_assert_cmpuint (problems->len, ==, 1);
}

static guint
read_bad_file (const char *path)
{
  static const char *const NAMES[]
      = { "pack.json", "phrases.jsonl", "answers.jsonl", "rules.jsonl", "sessions.jsonl" };
  g_autofree char *data = NULL;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, NULL))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (data, length);
      g_autoptr (GPtrArray) files = new_files ();
      g_autoptr (GPtrArray) problems = NULL;
      CuePack *pack;

      if (i > 0)
        add_file (files, "pack.json", MANIFEST);
      g_ptr_array_add (files, cue_pack_file_new (NAMES[i], bytes));
      pack = cue_pack_read (files, &problems);
      g_assert_true ((pack == NULL) == (problems->len > 0));
      g_clear_pointer (&pack, cue_pack_unref);
    }
  return 1;
}

static guint
read_bad_directory (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *full = g_build_filename (path, name, NULL);

      n += g_file_test (full, G_FILE_TEST_IS_DIR) ? read_bad_directory (full)
                                                  : read_bad_file (full);
    }
  return n;
}

static void
test_bad_input (void)
{
  const char *root = g_getenv ("CUE_SOURCE_ROOT");
  const char *data = g_getenv ("CUE_DATA");
  g_autofree char *path = data != NULL ? g_build_filename (data, "badinput", NULL)
                                       : g_build_filename (root != NULL ? root : ".", "..",
                                                           "shared", "badinput", NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no public bad input beside the project");
      return;
    }
  g_assert_cmpuint (read_bad_directory (path), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack-limits/a-hundred-thousand-phrases", test_many_phrases);
  g_test_add_func ("/pack-limits/a-chain-of-a-hundred-thousand-tags", test_long_chain);
  g_test_add_func ("/pack-limits/problems-are-counted-not-hoarded", test_many_problems);
  g_test_add_func ("/pack-limits/deep-line-is-refused", test_deep_line);
  g_test_add_func ("/pack-limits/ten-megabyte-line-is-refused", test_long_line);
  g_test_add_func ("/pack-limits/bad-input-never-crashes", test_bad_input);
  return g_test_run ();
}
