/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-condition.h"
#include "cue-gate.h"
#include "cue-json.h"

/*
 * The public suite of JsonLogic. Case by case: {"rule", "data"?, "result" | "error": {"type"}}.
 * What the suite calls "Invalid Arguments" we refuse already when compiling, where the shape shows
 * it.
 */

/* Cases that passed when this was written; there are no others. */
#define EXPECTED 1138

typedef struct
{
  guint passed;
  guint total;
} Score;

static char *
get_suites_folder (void)
{
  const char *data = g_getenv ("CUE_DATA");
  const char *root = g_getenv ("CUE_SOURCE_ROOT");

  if (data != NULL)
    return g_build_filename (data, "conformance", "jsonlogic", "suites", NULL);
  return g_build_filename (root != NULL ? root : ".", "..", "shared", "conformance", "jsonlogic",
                           "suites", NULL);
}

static JsonNode *
read_json (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  node = cue_gate_parse (text, (gssize) length, &CUE_GATE_LINE, &error);
  g_assert_no_error (error);
  return node;
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node)
         && (json_node_get_value_type (node) == G_TYPE_INT64
             || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

/* 1 and 1.0 are one number, also inside. */
static gboolean
is_same (JsonNode *a, JsonNode *b)
{
  if (is_number (a) && is_number (b))
    return json_node_get_double (a) == json_node_get_double (b);
  if (!JSON_NODE_HOLDS_ARRAY (a) || !JSON_NODE_HOLDS_ARRAY (b))
    return cue_json_equal (a, b);

  JsonArray *x = json_node_get_array (a);
  JsonArray *y = json_node_get_array (b);
  if (json_array_get_length (x) != json_array_get_length (y))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (x); i++)
    if (!is_same (json_array_get_element (x, i), json_array_get_element (y, i)))
      return FALSE;
  return TRUE;
}

static gboolean
is_expected_error (JsonObject *row, const GError *error)
{
  JsonObject *expected = cue_json_get_object (row, "error");
  const char *type = expected != NULL ? cue_json_get_string (expected, "type", "") : NULL;

  if (type == NULL)
    return FALSE;
  if (g_error_matches (error, CUE_CONDITION_ERROR, CUE_CONDITION_ERROR_INVALID))
    return g_str_equal (type, "Invalid Arguments");
  return g_str_equal (type, error->message);
}

static gboolean
passes (JsonObject *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueCondition) condition
      = cue_condition_new (json_object_get_member (row, "rule"), &error);
  g_autoptr (JsonNode) value = NULL;

  if (condition != NULL)
    value = cue_condition_apply (condition, json_object_get_member (row, "data"), NULL, &error);
  if (value == NULL)
    return is_expected_error (row, error);
  return json_object_has_member (row, "result")
         && is_same (value, json_object_get_member (row, "result"));
}

static void
run_suite (JsonArray *suite, const char *name, Score *score)
{
  for (guint i = 0; i < json_array_get_length (suite); i++)
    {
      JsonNode *row = json_array_get_element (suite, i);

      if (!JSON_NODE_HOLDS_OBJECT (row))
        continue;
      score->total++;
      if (passes (json_node_get_object (row)))
        score->passed++;
      else
        {
          g_autofree char *text = cue_json_to_canonical (row);
          g_test_message ("%s: %s", name, text);
        }
    }
}

static void
test_suites (void)
{
  g_autofree char *folder = get_suites_folder ();
  g_autoptr (JsonNode) index = read_json (folder, "index.json");
  Score score = { 0, 0 };

  if (index == NULL)
    {
      g_test_skip ("no public data: set CUE_DATA");
      return;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (index)); i++)
    {
      const char *name = json_array_get_string_element (json_node_get_array (index), i);
      g_autoptr (JsonNode) suite = read_json (folder, name);

      g_assert_nonnull (suite);
      run_suite (json_node_get_array (suite), name, &score);
    }
  g_test_message ("%u of %u pass", score.passed, score.total);
  g_assert_cmpuint (score.passed, >=, EXPECTED);
  g_assert_cmpuint (score.passed, ==, score.total);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jsonlogic/passes-the-public-suite", test_suites);
  return g_test_run ();
}
