/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "cue-condition.h"
#include "cue-gate.h"
#include "cue-json.h"
#include "cuectl.h"

typedef struct
{
  guint passed;
  guint total;
} Score;

static JsonNode *
read_json (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  return cue_gate_parse (text, (gssize) length, &CUE_GATE_LINE, error);
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node)
         && (json_node_get_value_type (node) == G_TYPE_INT64
             || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

/* 1 and 1.0 are one number, also inside lists. */
static gboolean
is_same (JsonNode *a, JsonNode *b)
{
  JsonArray *x;
  JsonArray *y;

  if (is_number (a) && is_number (b))
    return json_node_get_double (a) == json_node_get_double (b);
  if (!JSON_NODE_HOLDS_ARRAY (a) || !JSON_NODE_HOLDS_ARRAY (b))
    return cue_json_equal (a, b);
  x = json_node_get_array (a);
  y = json_node_get_array (b);
  if (json_array_get_length (x) != json_array_get_length (y))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (x); i++)
    if (!is_same (json_array_get_element (x, i), json_array_get_element (y, i)))
      return FALSE;
  return TRUE;
}

/* NULL when the case passes, else what came instead. */
static char *
find_other_outcome (JsonObject *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueCondition) condition
      = cue_condition_new (json_object_get_member (row, "rule"), &error);
  g_autoptr (JsonNode) value = NULL;
  JsonObject *expected = cue_json_get_object (row, "error");
  const char *type;

  if (condition != NULL)
    value = cue_condition_apply (condition, json_object_get_member (row, "data"), NULL, &error);
  if (value != NULL && json_object_has_member (row, "result")
      && is_same (value, json_object_get_member (row, "result")))
    return NULL;
  if (value != NULL)
    return cue_json_to_canonical (value);
  /* what the suite calls invalid arguments is refused already when compiling */
  type = g_error_matches (error, CUE_CONDITION_ERROR, CUE_CONDITION_ERROR_INVALID)
             ? "Invalid Arguments"
             : error->message;
  if (expected != NULL && g_str_equal (cue_json_get_string (expected, "type", ""), type))
    return NULL;
  return g_strdup_printf ("error %s", type);
}

static void
run_suite (JsonArray *suite, const char *name, Score *score)
{
  for (guint i = 0; i < json_array_get_length (suite); i++)
    {
      JsonNode *row = json_array_get_element (suite, i);
      g_autofree char *found = NULL;
      g_autofree char *text = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (row))
        continue;
      score->total++;
      found = find_other_outcome (json_node_get_object (row));
      if (found == NULL)
        {
          score->passed++;
          continue;
        }
      text = cue_json_to_canonical (row);
      printf ("%s: found %s for %s\n", name, found, text);
    }
}

static int
run_jsonlogic (const char *dir)
{
  g_autofree char *suites = g_build_filename (dir, "suites", NULL);
  const char *folder = g_file_test (suites, G_FILE_TEST_IS_DIR) ? suites : dir;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) index = read_json (folder, "index.json", &error);
  Score score = { 0, 0 };
  JsonArray *names;

  if (index == NULL || !JSON_NODE_HOLDS_ARRAY (index))
    {
      cuectl_complain ("%s: %s", folder, error == NULL ? "index.json is no list" : error->message);
      return CUECTL_CANNOT_READ;
    }
  names = json_node_get_array (index);
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      const char *name = json_array_get_string_element (names, i);
      g_autoptr (JsonNode) suite = read_json (folder, name, &error);

      if (suite == NULL || !JSON_NODE_HOLDS_ARRAY (suite))
        {
          cuectl_complain ("%s: %s", name, error == NULL ? "is no list" : error->message);
          return CUECTL_CANNOT_READ;
        }
      run_suite (json_node_get_array (suite), name, &score);
    }
  printf ("passed %u of %u\n", score.passed, score.total);
  return score.passed == score.total ? CUECTL_OK : CUECTL_PROBLEMS;
}

int
cuectl_conformance (int argc, char **argv)
{
  const GOptionEntry entries[] = { { NULL } };

  if (!cuectl_parse (&argc, &argv, "jsonlogic DIR — run a public suite",
                     "Runs the JsonLogic suite in DIR (its index.json, or suites/index.json), and "
                     "prints "
                     "the cases that fail and, last, how many passed.",
                     entries))
    return CUECTL_USAGE;
  if (argc != 3 || !g_str_equal (argv[1], "jsonlogic"))
    {
      cuectl_complain ("jsonlogic DIR is needed; see cuectl conformance --help");
      return CUECTL_USAGE;
    }
  return run_jsonlogic (argv[2]);
}
