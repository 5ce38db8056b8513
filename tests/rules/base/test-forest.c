/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-forest.h"
#include "cue-json.h"

#define TEXT                                                                                       \
  "{\"b\":[1,-7,134217728,-134217729,9007199254740991,0.5,-1e300,true,false,null,\"\","            \
  "\"a \\\"quote\\\"\\n\\u0001\",\"流量\",\"流量\",[],{},[[[]]]],\"a\":{\"c\":\"b\",\"b\":{}}}"

static CueForest *
read_text (const char *text)
{
  g_autoptr (CueForestBuilder) builder = cue_forest_builder_new ();
  g_autoptr (GError) error = NULL;

  if (!cue_forest_builder_add_document (builder, text, -1, &CUE_GATE_LINE, &error))
    return NULL;
  return cue_forest_builder_end (g_steal_pointer (&builder), NULL);
}

static void
assert_same (const CueForest *forest, const char *text)
{
  g_autoptr (JsonNode) node = cue_gate_parse (text, -1, &CUE_GATE_LINE, NULL);
  g_autoptr (JsonNode) back = cue_tree_to_json (cue_forest_get_root (forest));
  g_autofree char *wanted = cue_json_to_canonical (node);
  g_autoptr (GString) found = g_string_new (NULL);

  cue_tree_append_canonical (found, cue_forest_get_root (forest));
  g_assert_cmpstr (found->str, ==, wanted);
  g_assert_true (cue_json_equal (node, back));
}

static void
test_round_trip (void)
{
  static const char *const TEXTS[] = { TEXT, "0", "\"\"", "[]", "{}", "null", "[1.0]", "-0.0" };

  for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    {
      g_autoptr (CueForest) forest = read_text (TEXTS[i]);
      g_autoptr (JsonNode) node = cue_gate_parse (TEXTS[i], -1, &CUE_GATE_LINE, NULL);
      g_autoptr (CueForest) from_node = cue_forest_new_from_json (node);
      g_autoptr (GError) error = NULL;
      g_autoptr (CueForest) again = cue_forest_new (cue_forest_get_bytes (forest), &error);

      g_assert_no_error (error);
      assert_same (forest, TEXTS[i]);
      assert_same (again, TEXTS[i]);
      g_assert_true (
          g_bytes_equal (cue_forest_get_bytes (forest), cue_forest_get_bytes (from_node)));
    }
}

static void
test_members (void)
{
  g_autoptr (CueForest) forest = read_text (TEXT);
  const CueTree *root = cue_forest_get_root (forest);
  const CueTree *list = cue_tree_get_member (root, "b");
  const CueTree *inner = cue_tree_get_member (root, "a");

  g_assert_true (cue_tree_is_object (root) && cue_tree_is_array (list));
  g_assert_cmpuint (cue_tree_get_length (list), ==, 17);
  g_assert_cmpint (cue_tree_get_integer (cue_tree_get_element (list, 1)), ==, -7);
  g_assert_cmpint (cue_tree_get_integer (cue_tree_get_element (list, 3)), ==, -134217729);
  g_assert_true (cue_tree_is_integer (cue_tree_get_element (list, 4)));
  g_assert_false (cue_tree_is_integer (cue_tree_get_element (list, 5)));
  g_assert_cmpfloat (cue_tree_get_double (cue_tree_get_element (list, 6)), ==, -1e300);
  g_assert_true (cue_tree_get_boolean (cue_tree_get_element (list, 7)));
  g_assert_true (cue_tree_is_null (cue_tree_get_element (list, 9)));
  g_assert_null (cue_tree_get_element (list, 17));
  g_assert_null (cue_tree_get_member (inner, "流量"));
  /* one string is kept once */
  g_assert_true (cue_tree_get_string (cue_tree_get_element (list, 12))
                 == cue_tree_get_string (cue_tree_get_element (list, 13)));
  g_assert_cmpstr (cue_tree_get_string (cue_tree_get_member (inner, "c")), ==, "b");
}

/* A document that the gate refuses leaves no trace in the block. */
static void
test_refused_documents (void)
{
  static const char *const BAD[]
      = { "{\"a\":1,\"a\":2}", "[1,2", "{\"x\":[{\"y\":\"z\"}", "[1]]", "{\"k\":tru}" };
  g_autoptr (CueForestBuilder) builder = cue_forest_builder_new ();
  g_autoptr (CueForest) forest = NULL;

  cue_forest_builder_open (builder, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (
          cue_forest_builder_add_document (builder, "{\"n\":[1]}", -1, &CUE_GATE_LINE, NULL));
      g_assert_false (
          cue_forest_builder_add_document (builder, BAD[i], -1, &CUE_GATE_LINE, &error));
      g_assert_nonnull (error);
    }
  cue_forest_builder_close (builder);
  forest = cue_forest_builder_end (g_steal_pointer (&builder), NULL);
  assert_same (forest, "[{\"n\":[1]},{\"n\":[1]},{\"n\":[1]},{\"n\":[1]},{\"n\":[1]}]");
}

/* More members than are looked through one by one, one of them twice. */
static void
test_many_keys (void)
{
  g_autoptr (GString) text = g_string_new ("{");
  g_autoptr (CueForest) good = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%s\"k%u\":{\"k\":%u}", i > 0 ? "," : "", i, i);
  g_string_append (text, "}");
  good = read_text (text->str);
  assert_same (good, text->str);
  g_string_truncate (text, text->len - 1);
  g_string_append (text, ",\"k990\":0}");
  g_assert_null (read_text (text->str));
}

/* Whatever bytes are changed, cut or put in: a block is refused, with a place, or can be read. */
static void
test_damage (void)
{
  g_autoptr (CueForest) forest = read_text (TEXT);
  gsize size;
  const guint8 *bytes = g_bytes_get_data (cue_forest_get_bytes (forest), &size);
  guint n_refused = 0;

  for (gsize i = 0; i < 8 * size; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes, size);
      gsize length = i % 3 == 0 ? i / 8 : size;
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (CueForest) read = NULL;

      copy[i / 8] ^= (guint8) (1u << i % 8);
      changed = g_bytes_new (copy, length);
      read = cue_forest_new (changed, &error);
      g_assert_true ((read == NULL) == (error != NULL));
      if (read == NULL)
        {
          g_assert_true (g_str_has_prefix (error->message, "byte "));
          n_refused++;
          continue;
        }
      g_autoptr (GString) out = g_string_new (NULL);
      cue_tree_append_canonical (out, cue_forest_get_root (read));
    }
  g_assert_cmpuint (n_refused, >, size);
}

/* A string of a block may be any UTF-8 and nothing else: every first byte with tails that are
 * right, wrong or cut off. */
static void
test_strings_are_utf8 (void)
{
  static const char *const TAILS[] = { "",         "a",        "\x80",  "\x9f\xbf",    "\xa0\x80",
                                       "\x80\x80", "\xbf\xbf", "\x80x", "\x90\x80\x80" };
  g_autoptr (CueForest) forest = read_text ("\"流量xyz\"");
  gsize size;
  const char *bytes = g_bytes_get_data (cue_forest_get_bytes (forest), &size);
  gsize at = (gsize) (cue_tree_get_string (cue_forest_get_root (forest)) - bytes);

  for (guint first = 1; first < 256; first++)
    for (guint i = 0; i < G_N_ELEMENTS (TAILS); i++)
      {
        g_autofree char *copy = g_memdup2 (bytes, size);
        char *text = copy + at;
        g_autoptr (GBytes) changed = NULL;
        g_autoptr (CueForest) read = NULL;

        text[3] = (char) first;
        memcpy (text + 4, TAILS[i], strlen (TAILS[i]));
        changed = g_bytes_new (copy, size);
        read = cue_forest_new (changed, NULL);
        g_assert_cmpint (read != NULL, ==, g_utf8_validate (text, -1, NULL));
      }
}

static void
test_unaligned (void)
{
  g_autoptr (CueForest) forest = read_text (TEXT);
  GBytes *bytes = cue_forest_get_bytes (forest);
  gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *room = g_malloc (size + 1);
  g_autoptr (GBytes) moved = NULL;
  g_autoptr (CueForest) read = NULL;

  memcpy (room + 1, g_bytes_get_data (bytes, NULL), size);
  moved = g_bytes_new_static (room + 1, size);
  read = cue_forest_new (moved, NULL);
  assert_same (read, TEXT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forest/round-trip", test_round_trip);
  g_test_add_func ("/forest/members", test_members);
  g_test_add_func ("/forest/refused-documents", test_refused_documents);
  g_test_add_func ("/forest/many-keys", test_many_keys);
  g_test_add_func ("/forest/damage", test_damage);
  g_test_add_func ("/forest/strings-are-utf8", test_strings_are_utf8);
  g_test_add_func ("/forest/unaligned", test_unaligned);
  return g_test_run ();
}
