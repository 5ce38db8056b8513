/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-gate.h"
#include "pack-files.h"

/* data/schema/ and the parser must know the same keys; the parser tells its own when it meets a
 * stranger. */

static const char *const FAMILIES[][2] = {
  { "phrase", "phrases.jsonl" },   { "fact", "facts.jsonl" },   { "tag", "tags.jsonl" },
  { "hold", "holds.jsonl" },       { "offer", "offers.jsonl" }, { "talk", "talks.jsonl" },
  { "answer", "answers.jsonl" },   { "rule", "rules.jsonl" },   { "snippet", "snippets.jsonl" },
  { "example", "examples.jsonl" }, { "test", "tests.jsonl" },   { "task", "tasks.jsonl" },
};

static JsonNode *
read_schema (const char *name)
{
  const char *root = g_getenv ("CUE_SOURCE_ROOT");
  g_autofree char *file = g_strconcat (name, ".schema.json", NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_assert_nonnull (root);
  path = g_build_filename (root, "data", "schema", file, NULL);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  node = cue_gate_parse (text, -1, &CUE_GATE_LINE, &error);
  g_assert_no_error (error);
  return node;
}

static char *
join_sorted (GPtrArray *names)
{
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}

static char *
keys_of_schema (const char *name)
{
  g_autoptr (JsonNode) schema = read_schema (name);
  JsonObject *object = json_node_get_object (schema);
  JsonObject *properties = json_object_get_object_member (object, "properties");
  g_autoptr (GList) members = json_object_get_members (properties);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_assert_cmpstr (json_object_get_string_member (object, "$schema"), ==,
                   "https://json-schema.org/draft/2020-12/schema");
  for (GList *l = members; l != NULL; l = l->next)
    g_ptr_array_add (names, l->data);
  return join_sorted (names);
}

/* "one of a, b, note" of the problem that /stranger makes */
static char *
keys_of_parser (const char *file, const char *text)
{
  g_autoptr (GPtrArray) files = new_files ();
  g_autoptr (GPtrArray) problems = NULL;

  if (!g_str_equal (file, "pack.json"))
    add_file (files, "pack.json", "{\"pack\":\"x\",\"title\":\"X\",\"lang\":\"en\"}");
  add_file (files, file, text);
  g_assert_null (cue_pack_read (files, &problems));
  for (guint i = 0; i < problems->len; i++)
    {
      const CuePackProblem *problem = g_ptr_array_index (problems, i);
      g_auto (GStrv) keys = NULL;
      g_autoptr (GPtrArray) names = g_ptr_array_new ();

      if (!g_str_equal (problem->path, "/stranger"))
        continue;
      keys = g_strsplit (problem->expected + strlen ("one of "), ", ", -1);
      for (guint k = 0; keys[k] != NULL; k++)
        g_ptr_array_add (names, keys[k]);
      return join_sorted (names);
    }
  g_assert_not_reached ();
}

static void
test_families (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (FAMILIES); i++)
    {
      g_autofree char *line = g_strdup_printf ("{\"%s\":\"x\",\"stranger\":1}", FAMILIES[i][0]);
      g_autofree char *schema = keys_of_schema (FAMILIES[i][0]);
      g_autofree char *parser = keys_of_parser (FAMILIES[i][1], line);

      g_test_message ("%s", FAMILIES[i][0]);
      g_assert_cmpstr (schema, ==, parser);
    }
}

static void
test_manifest (void)
{
  g_autofree char *schema = keys_of_schema ("pack");
  g_autofree char *parser = keys_of_parser ("pack.json", "{\"stranger\":1}");

  g_assert_cmpstr (schema, ==, parser);
}

static void
test_session (void)
{
  g_autofree char *keys = keys_of_schema ("session");

  g_assert_cmpstr (keys, ==, "channel customer id lang title turns");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pack-schemas/families-know-the-parsers-keys", test_families);
  g_test_add_func ("/pack-schemas/manifest-knows-the-parsers-keys", test_manifest);
  g_test_add_func ("/pack-schemas/session-is-a-schema", test_session);
  return g_test_run ();
}
