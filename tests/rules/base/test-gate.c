/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-gate.h"
#include "cue-json.h"

#include <string.h>

static void
assert_refused (const char *json, gssize length, CueGateError code, const char *message)
{
  g_autoptr (GError) checked = NULL;
  g_autoptr (GError) parsed = NULL;

  g_assert_false (cue_gate_check (json, length, &CUE_GATE_LINE, &checked));
  g_assert_null (cue_gate_parse (json, length, &CUE_GATE_LINE, &parsed));
  g_assert_error (checked, CUE_GATE_ERROR, (int) code);
  g_assert_error (parsed, CUE_GATE_ERROR, (int) code);
  g_assert_cmpstr (checked->message, ==, parsed->message);
  if (message != NULL)
    g_assert_cmpstr (checked->message, ==, message);
}

static void
test_messages (void)
{
  static const struct
  {
    const char *json;
    CueGateError code;
    const char *message;
  } rows[] = {
    { "", CUE_GATE_ERROR_SYNTAX, "byte 0: found the end; a value must stand here" },
    { "[1,]", CUE_GATE_ERROR_SYNTAX,
      "byte 3: found ']'; a value is an object, array, string, number, true, false or null" },
    { "[1 2]", CUE_GATE_ERROR_SYNTAX, "byte 3: found '2'; ',' or ']' must follow" },
    { "[01]", CUE_GATE_ERROR_SYNTAX, "byte 2: found '1'; ',' or ']' must follow" },
    { "{\"a\" 1}", CUE_GATE_ERROR_SYNTAX, "byte 5: found '1'; ':' must follow the key" },
    { "{a:1}", CUE_GATE_ERROR_SYNTAX, "byte 1: found 'a'; a key in quotes goes here" },
    { "{\"a\":1} x", CUE_GATE_ERROR_SYNTAX,
      "byte 8: found 'x'; the document has ended; nothing may follow" },
    { "\"\xef\xbb\xbf", CUE_GATE_ERROR_SYNTAX,
      "byte 4: found the end; the string must end with '\"'" },
    { "\xef\xbb\xbf{}", CUE_GATE_ERROR_SYNTAX,
      "byte 0: found byte 0xEF; a document must not start with a byte order mark" },
    { "\"a\xff\"", CUE_GATE_ERROR_ENCODING, "byte 2: found byte 0xFF; text must be valid UTF-8" },
    { "\"\xed\xa0\x80\"", CUE_GATE_ERROR_ENCODING,
      "byte 1: found byte 0xED; text must be valid UTF-8" },
    { "\"\xc0\xaf\"", CUE_GATE_ERROR_ENCODING,
      "byte 1: found byte 0xC0; text must be valid UTF-8" },
    { "\"\\u0000\"", CUE_GATE_ERROR_ENCODING,
      "byte 1: found '\\'; \\u0000 (NUL) is not allowed in a string" },
    { "\"\\ud800\"", CUE_GATE_ERROR_ENCODING,
      "byte 1: found '\\'; a high surrogate needs a low one after it" },
    { "\"\\ud800\\u0041\"", CUE_GATE_ERROR_ENCODING,
      "byte 1: found '\\'; a high surrogate needs a low one after it" },
    { "\"\\udc00\"", CUE_GATE_ERROR_ENCODING,
      "byte 1: found '\\'; a low surrogate needs a high one before it" },
    { "\"\\x\"", CUE_GATE_ERROR_SYNTAX,
      "byte 2: found 'x'; after a backslash stands one of \" \\ / b f n r t u" },
    { "\"\n\"", CUE_GATE_ERROR_SYNTAX,
      "byte 1: found byte 0x0A; control characters in a string must be escaped" },
    { "{\"a\":1,\"\\u0061\":2}", CUE_GATE_ERROR_DUPLICATE,
      "byte 7: found '\"'; this key stands in the object already; each key may stand once" },
    { "[9007199254740992]", CUE_GATE_ERROR_NUMBER,
      "byte 1: found '9'; integers must lie within ±9007199254740991" },
    { "18446744073709551616", CUE_GATE_ERROR_NUMBER,
      "byte 0: found '1'; integers must lie within ±9007199254740991" },
    { "-9007199254740992", CUE_GATE_ERROR_NUMBER,
      "byte 0: found '-'; integers must lie within ±9007199254740991" },
    { "1e999", CUE_GATE_ERROR_NUMBER, "byte 0: found '1'; the number is too large for a double" },
    { "-1e999", CUE_GATE_ERROR_NUMBER, "byte 0: found '-'; the number is too large for a double" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_refused (rows[i].json, -1, rows[i].code, rows[i].message);
  assert_refused ("[\"a\0\"]", 6, CUE_GATE_ERROR_ENCODING,
                  "byte 3: found byte 0x00; NUL is not allowed in a document");
  assert_refused ("1\0", 2, CUE_GATE_ERROR_ENCODING, NULL);
}

static void
test_values (void)
{
  static const struct
  {
    const char *json;
    const char *canonical;
  } rows[] = {
    { "-0", "0" },
    { "1E22", "1e+22" },
    { "1E2", "100" },
    { "0.5e1", "5" },
    { "1e-999", "0" },
    { "9007199254740991", "9007199254740991" },
    { "-9007199254740991", "-9007199254740991" },
    { "18446744073709551616.0", "1.8446744073709552e+19" },
    { "123.456", "123.456" },
    { "\"\\ud834\\udd1e\"", "\"𝄞\"" },
    { "[[],{},[{}],{\"\":[]}]", "[[],{},[{}],{\"\":[]}]" },
    { "{\"a\":{\"a\":1},\"b\":{\"a\":1}}", "{\"a\":{\"a\":1},\"b\":{\"a\":1}}" },
    { "\r\n\t \"\xef\xbb\xbf\" ", "\"\xef\xbb\xbf\"" },
    { "\"\x7f\xf4\x8f\xbf\xbf\xef\xbf\xbf\"", "\"\x7f\xf4\x8f\xbf\xbf\xef\xbf\xbf\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = cue_gate_parse (rows[i].json, -1, &CUE_GATE_LINE, &error);
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      g_assert_true (json_node_is_immutable (node));
      found = cue_json_to_canonical (node);
      g_assert_cmpstr (found, ==, rows[i].canonical);
    }
}

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  assert_refused (deep->str, deep->len, CUE_GATE_ERROR_TOO_DEEP,
                  "byte 32: found level 33; at most 32 levels of nesting are allowed");

  g_string_truncate (deep, 32);
  for (int i = 0; i < 32; i++)
    g_string_append_c (deep, ']');
  g_assert_true (cue_gate_check (deep->str, deep->len, &CUE_GATE_LINE, &error));
  g_assert_no_error (error);
  g_assert_false (cue_gate_check (deep->str, deep->len, &CUE_GATE_FRAME, NULL));
}

static void
test_size (void)
{
  gsize length = 10 * 1024 * 1024;
  g_autofree char *large = g_malloc (length + 1);
  CueGateLimits limits = { length, 4 };
  g_autoptr (GError) error = NULL;

  memset (large, 'a', length);
  large[0] = large[length - 1] = '"';
  large[length] = '\0';
  assert_refused (large, length, CUE_GATE_ERROR_TOO_LARGE,
                  "byte 4194304: found 10485760 bytes; at most 4194304 are allowed");
  g_assert_true (cue_gate_check (large, length, &limits, &error));
  g_assert_no_error (error);
}

/* Documents of the suite that are JSON but that our own law refuses: duplicate keys and \u0000. */
static const char *const own_law[] = {
  "y_object_duplicated_key.json",
  "y_object_duplicated_key_and_value.json",
  "y_object_escaped_null_in_key.json",
  "y_string_null_escape.json",
};

static char *
suite_folder (void)
{
  const char *data = g_getenv ("CUE_DATA");
  g_autofree char *beside = g_build_filename (g_getenv ("CUE_SOURCE_ROOT"), "..", "shared", NULL);

  return g_build_filename (data != NULL ? data : beside, "badinput", "JSONTestSuite",
                           "test_parsing", NULL);
}

static void
check_suite_file (const char *folder, const char *name, guint *refused, guint *accepted)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  gboolean by_law = FALSE;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  node = cue_gate_parse (bytes, length, &CUE_GATE_LINE, &error);
  g_assert_cmpint (node != NULL, ==, error == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (own_law); i++)
    by_law |= g_str_equal (own_law[i], name);

  if (name[0] == 'n' || by_law)
    {
      g_test_message ("%s: %s", name, error != NULL ? error->message : "accepted");
      g_assert_null (node);
      *refused += name[0] == 'n';
    }
  else if (name[0] == 'y')
    {
      g_test_message ("%s: %s", name, error != NULL ? error->message : "accepted");
      g_assert_nonnull (node);
      ++*accepted;
    }
}

static void
test_suite (void)
{
  g_autofree char *folder = suite_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint refused = 0;
  guint accepted = 0;

  if (dir == NULL)
    {
      g_test_skip ("JSONTestSuite is not beside the sources");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    check_suite_file (folder, name, &refused, &accepted);
  g_assert_cmpuint (refused, ==, 188);
  g_assert_cmpuint (accepted, ==, 95 - G_N_ELEMENTS (own_law));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gate/message-names-byte-found-and-expected", test_messages);
  g_test_add_func ("/gate/values-come-out-right", test_values);
  g_test_add_func ("/gate/limits/depth", test_depth);
  g_test_add_func ("/gate/limits/size", test_size);
  g_test_add_func ("/gate/json-test-suite", test_suite);
  return g_test_run ();
}
