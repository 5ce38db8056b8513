/* SPDX-License-Identifier: GPL-3.0-or-later */

/* cuectl for scripts: exit status, where a mistake is named, and that the rest goes on. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *out;
  char *complaints;
  int status;
} Result;

static void
result_clear (Result *self)
{
  g_free (self->out);
  g_free (self->complaints);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, result_clear)

/* @arguments: blank separated; PACK is the small pack */
static Result
run (const char *arguments, const char *input)
{
  g_auto (GStrv) words = g_strsplit (arguments, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autofree char *pack
      = g_build_filename (g_getenv ("CUE_SOURCE_ROOT"), "tests", "golden", "pack", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Result result = { NULL, NULL, 0 };

  g_ptr_array_add (argv, (gpointer) g_getenv ("CUE_CTL"));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, g_str_equal (words[i], "PACK") ? pack : words[i]);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, input, NULL, &result.out,
                                                &result.complaints, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  result.status = g_subprocess_get_exit_status (process);
  return result;
}

static const struct
{
  const char *arguments;
  int status;
} rows[] = {
  { "--version", 0 },
  { "--help", 0 },
  { "replay --help", 0 },
  { "check --help", 0 },
  { "why --help", 0 },
  { "said --help", 0 },
  { "answer --help", 0 },
  { "pack --help", 0 },
  { "operators", 0 },
  { "operators --json", 0 },
  { "check PACK", 0 },
  { "frobnicate", 2 },
  { "replay", 2 },
  { "replay --pack PACK", 2 },
  { "replay --pack PACK --json --timeline x", 2 },
  { "replay --nonsense", 2 },
  { "check", 2 },
  { "pack", 2 },
  { "pack seal PACK /tmp/no-suffix", 2 },
  { "pack seal --serial=0 PACK /tmp/x.cuepack", 2 },
  { "pack unseal /no/such.cuepack PACK", 2 },
  { "why --pack PACK", 2 },
  { "conformance", 2 },
  { "check /no/such/folder", 3 },
  { "check /no/such.cuepack", 3 },
  { "pack seal PACK /no/such/folder/x.cuepack", 3 },
  { "replay --pack /no/such/folder x", 3 },
  { "replay --pack PACK /no/such/file", 3 },
  { "what-if --from PACK --to PACK /no/such/file", 3 },
  { "conformance jsonlogic /no/such/folder", 3 },
};

static void
test_status (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (Result) result = run (rows[i].arguments, NULL);

  g_test_message ("%s", rows[i].arguments);
  g_assert_cmpint (result.status, ==, rows[i].status);
  if (rows[i].status == 0)
    g_assert_cmpstr (result.complaints, ==, "");
  else
    {
      g_assert_true (g_str_has_prefix (result.complaints, "cuectl: "));
      g_assert_cmpstr (result.out, ==, "");
    }
}

static void
test_bad_lines_are_named (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *huge = g_strnfill (10 * 1024 * 1024, 'a');
  g_autofree char *long_text = g_strnfill (70000, 'a');
  g_autofree char *input
      = g_strdup_printf ("{\"id\":\"one\",\"turns\":[{\"role\":\"customer\",\"text\":\"hi\"}]}\n"
                         "not json\n%s\n{\"id\":\"x\"}\n"
                         "{\"id\":\"y\",\"turns\":[{\"role\":\"king\\u001b[2J\",\"text\":\"z\"}]}\n"
                         "{\"id\":\"big\",\"turns\":[{\"role\":\"customer\",\"text\":\"%s\"}]}\n"
                         "{\"id\":\"long\",\"turns\":[{\"role\":\"customer\",\"text\":\"%s\"}]}\n\n"
                         "{\"id\":\"two\",\"turns\":[{\"role\":\"agent\",\"text\":\"hello\"}]}\n{"
                         "\"type\":\"turn\"}",
                         deep, huge, long_text);
  g_auto (Result) result = run ("replay --digest --pack PACK -", input);
  g_auto (GStrv) lines = g_strsplit (result.out, "\n", -1);
  static const char *const places[]
      = { "stdin:2: ", "stdin:3: ",       "stdin:4: /turns: ",  "stdin:5: /turns/0/role: ",
          "stdin:6: ", "stdin:7: long: ", "stdin:10: /stream: " };

  g_assert_cmpint (result.status, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_nonnull (strstr (result.complaints, places[i]));
  /* nothing in a file steers the terminal */
  g_assert_null (strchr (result.complaints, '\033'));
  g_assert_true (g_str_has_prefix (lines[0], "one\t"));
  g_assert_true (g_str_has_prefix (lines[1], "two\t"));
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
}

static void
test_digest_changes_with_a_word (void)
{
  g_auto (Result) a = run ("replay --digest --pack PACK -",
                           "{\"id\":\"c\",\"turns\":[{\"role\":\"customer\",\"text\":\"超套\"}]}");
  g_auto (Result) b
      = run ("replay --digest --pack PACK -",
             "{\"id\":\"c\",\"turns\":[{\"role\":\"customer\",\"text\":\"够用了\"}]}");
  g_auto (Result) again
      = run ("replay --digest --pack PACK -",
             "{\"id\":\"c\",\"turns\":[{\"role\":\"customer\",\"text\":\"超套\"}]}");

  g_assert_cmpstr (a.out, !=, b.out);
  g_assert_cmpstr (a.out, ==, again.out);
}

/* @name in @folder */
static char *
inside (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = inside (folder, name);

      remove_all (path);
      g_remove (path);
    }
}

/* A sealed pack is taken wherever a folder is, and gives the folder back. */
static void
test_sealed (void)
{
  static const char input[]
      = "{\"id\":\"c\",\"turns\":[{\"role\":\"customer\",\"text\":\"超套\"}]}";
  g_autofree char *folder = g_dir_make_tmp ("cuectl-XXXXXX", NULL);
  g_autofree char *seal = g_strdup_printf ("pack seal --serial=3 PACK %s/a.cuepack", folder);
  g_autofree char *unseal = g_strdup_printf ("pack unseal %s/a.cuepack %s/a", folder, folder);
  g_autofree char *again
      = g_strdup_printf ("pack seal --serial=3 %s/a %s/b.cuepack", folder, folder);
  g_autofree char *replay = g_strdup_printf ("replay --digest --pack %s/a.cuepack -", folder);
  g_autofree char *check = g_strdup_printf ("check --no-coverage %s/a.cuepack", folder);
  g_autofree char *first = inside (folder, "a.cuepack");
  g_autofree char *second = inside (folder, "b.cuepack");
  g_auto (Result) sealed = run (seal, NULL);
  g_auto (Result) unsealed = run (unseal, NULL);
  g_auto (Result) twice = run (again, NULL);
  g_auto (Result) one = run (replay, input);
  g_auto (Result) other = run ("replay --digest --pack PACK -", input);
  g_auto (Result) checked = run (check, NULL);
  g_auto (Result) mixed = run (unseal, NULL);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  gsize n_a, n_b;

  g_assert_cmpint (sealed.status, ==, 0);
  g_assert_nonnull (strstr (sealed.out, "serial 3"));
  g_assert_cmpint (unsealed.status, ==, 0);
  g_assert_cmpint (twice.status, ==, 0);
  g_assert_true (g_file_get_contents (first, &a, &n_a, NULL));
  g_assert_true (g_file_get_contents (second, &b, &n_b, NULL));
  g_assert_cmpmem (a, n_a, b, n_b);
  g_assert_cmpstr (one.out, ==, other.out);
  g_assert_cmpint (checked.status, ==, 0);
  g_assert_cmpint (mixed.status, ==, 2); /* a folder that holds something is not written into */
  a[n_a / 2] ^= 1;
  g_assert_true (g_file_set_contents (first, a, (gssize) n_a, NULL));
  g_auto (Result) spoilt = run (check, NULL);
  g_assert_cmpint (spoilt.status, ==, 1);
  g_assert_nonnull (strstr (spoilt.out, "a.cuepack: found a part \""));
  remove_all (folder);
  g_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cuectl/status/%02u-is-%d", i, rows[i].status);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_status);
    }
  g_test_add_func ("/cuectl/bad-lines-are-named-and-the-rest-goes-on", test_bad_lines_are_named);
  g_test_add_func ("/cuectl/a-sealed-pack-is-the-pack", test_sealed);
  g_test_add_func ("/cuectl/one-word-changes-the-digest", test_digest_changes_with_a_word);
  return g_test_run ();
}
