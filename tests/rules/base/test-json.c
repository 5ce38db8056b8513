/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-gate.h"
#include "cue-json.h"

#include <locale.h>
#include <string.h>

static JsonNode *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = cue_gate_parse (json, -1, &CUE_GATE_LINE, &error);

  g_assert_no_error (error);
  return node;
}

static void
test_numbers (void)
{
  static const struct
  {
    double value;
    const char *expected;
  } rows[] = {
    { 0, "0" },
    { -0.0, "0" },
    { 1, "1" },
    { -1, "-1" },
    { 1.5, "1.5" },
    { 0.1, "0.1" },
    { 0.1 + 0.2, "0.30000000000000004" },
    { 1.0 / 3, "0.3333333333333333" },
    { 123456.789, "123456.789" },
    { -99.95, "-99.95" },
    { 0.000001, "0.000001" },
    { 0.0000001, "1e-7" },
    { 1.25e-7, "1.25e-7" },
    { 9007199254740991.0, "9007199254740991" },
    { -9007199254740991.0, "-9007199254740991" },
    { 9007199254740992.0, "9.007199254740992e+15" },
    { 1e20, "1e+20" },
    { 1e22, "1e+22" },
    { 1.7976931348623157e308, "1.7976931348623157e+308" },
    { 2.2250738585072014e-308, "2.2250738585072014e-308" },
    { 5e-324, "5e-324" },
    { -5e-324, "-5e-324" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = cue_json_print_number (rows[i].value);

      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

static void
test_numbers_read_back (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 50000; i++)
    {
      guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
      double value;
      g_autofree char *text = NULL;
      g_autoptr (JsonNode) node = NULL;

      memcpy (&value, &bits, sizeof value);
      if (value - value != 0)
        continue;
      text = cue_json_print_number (value);
      node = parse (text);
      g_assert_true (json_node_get_double (node) == value);
    }
}

static void
test_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *found = NULL;

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("the locale de_DE.UTF-8 is not installed");
      return;
    }
  found = cue_json_print_number (1.5);
  setlocale (LC_ALL, before);
  g_assert_cmpstr (found, ==, "1.5");
}

static void
test_canonical (void)
{
  static const struct
  {
    const char *json;
    const char *expected;
  } rows[] = {
    { " { \"b\" : 1 , \"a\" : [ true , false , null ] } ", "{\"a\":[true,false,null],\"b\":1}" },
    { "{}", "{}" },
    { "[]", "[]" },
    { "[1.0,-0,-0.0,1E2,1e-2]", "[1,0,0,100,0.01]" },
    { "\"\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\\\/\"",
      "\"\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f\\\"\\\\/\"" },
    { "\"\\u4f60\\uD83D\\uDE00\\u007f\"", "\"你😀\x7f\"" },
    { "{\"aa\":1,\"a\":2,\"\":3,\"B\":4}", "{\"\":3,\"B\":4,\"a\":2,\"aa\":1}" },
    /* by code point: U+FB33 before U+1F600, though its UTF-16 sorts behind */
    { "{\"\\ud83d\\ude00\":1,\"\\ufb33\":2}", "{\"\xef\xac\xb3\":2,\"😀\":1}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) node = parse (rows[i].json);
      g_autofree char *found = cue_json_to_canonical (node);
      g_autoptr (JsonNode) again = parse (found);
      g_autofree char *twice = cue_json_to_canonical (again);

      g_assert_cmpstr (found, ==, rows[i].expected);
      g_assert_cmpstr (twice, ==, found);
      g_assert_true (cue_json_equal (node, again));
    }
}

static void
test_digest (void)
{
  g_autoptr (JsonNode) a = parse ("{\"b\":2,\"a\":1.0}");
  g_autoptr (JsonNode) b = parse ("{\"a\":1,\"b\":2}");
  g_autofree char *digest_a = cue_json_digest (a);
  g_autofree char *digest_b = cue_json_digest (b);

  g_assert_cmpstr (digest_a, ==, digest_b);
  g_assert_cmpstr (digest_a, ==,
                   "43258cff783fe7036d8a43033f830adfc60ec037382473548ac742b888292777");
}

static void
test_equal (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean equal;
  } rows[] = {
    { "{\"a\":1,\"b\":[2]}", "{\"b\":[2.0],\"a\":1}", TRUE },
    { "{\"a\":1}", "{\"a\":1,\"b\":1}", FALSE },
    { "{\"a\":1}", "{\"b\":1}", FALSE },
    { "[1,2]", "[2,1]", FALSE },
    { "[1]", "[1,1]", FALSE },
    { "\"1\"", "1", FALSE },
    { "true", "1", FALSE },
    { "null", "false", FALSE },
    { "null", "null", TRUE },
    { "9007199254740991", "9007199254740990", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonNode) a = parse (rows[i].a);
      g_autoptr (JsonNode) b = parse (rows[i].b);

      g_assert_cmpint (cue_json_equal (a, b), ==, rows[i].equal);
      g_assert_cmpint (cue_json_equal (b, a), ==, rows[i].equal);
    }
}

static void
test_getters (void)
{
  g_autoptr (JsonNode) node = parse ("{\"s\":\"x\",\"i\":5,\"w\":6.0,\"f\":1.5,\"b\":true,"
                                     "\"o\":{},\"a\":[],\"n\":null}");
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpstr (cue_json_get_string (object, "s", "d"), ==, "x");
  g_assert_cmpstr (cue_json_get_string (object, "i", "d"), ==, "d");
  g_assert_cmpstr (cue_json_get_string (object, "none", NULL), ==, NULL);
  g_assert_cmpstr (cue_json_get_string (NULL, "s", "d"), ==, "d");
  g_assert_cmpint (cue_json_get_int (object, "i", -1), ==, 5);
  g_assert_cmpint (cue_json_get_int (object, "w", -1), ==, 6);
  g_assert_cmpint (cue_json_get_int (object, "f", -1), ==, -1);
  g_assert_cmpint (cue_json_get_int (object, "b", -1), ==, -1);
  g_assert_true (cue_json_get_boolean (object, "b", FALSE));
  g_assert_true (cue_json_get_boolean (object, "i", TRUE));
  g_assert_nonnull (cue_json_get_object (object, "o"));
  g_assert_null (cue_json_get_object (object, "a"));
  g_assert_nonnull (cue_json_get_array (object, "a"));
  g_assert_null (cue_json_get_array (object, "n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/prints-shortest-numbers", test_numbers);
  g_test_add_func ("/json/printed-numbers-read-back", test_numbers_read_back);
  g_test_add_func ("/json/numbers-ignore-the-locale", test_locale);
  g_test_add_func ("/json/one-canonical-text", test_canonical);
  g_test_add_func ("/json/equal-values-have-one-digest", test_digest);
  g_test_add_func ("/json/equal", test_equal);
  g_test_add_func ("/json/getters-never-warn", test_getters);
  return g_test_run ();
}
