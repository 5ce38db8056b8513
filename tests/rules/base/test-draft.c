/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-draft.h"
#include "cue-gate.h"
#include "cue-json.h"

static void
assert_text (const CueDraft *draft, const char *type, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  cue_draft_append_canonical (draft, type, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_members_by_name (void)
{
  g_autoptr (CueDraft) draft = cue_draft_new ();
  CueDraft *list = cue_draft_set_array (draft, "list");

  cue_draft_set_string (draft, "to", "lit \"now\"");
  cue_draft_set_int (draft, "at", -5);
  cue_draft_set_boolean (draft, "on", TRUE);
  cue_draft_set_null (draft, "a");
  cue_draft_add_string (list, "z");
  cue_draft_set_int (cue_draft_add_object (list), "n", 1);
  cue_draft_set_boolean (cue_draft_set_object (draft, "zz"), "off", FALSE);
  assert_text (draft, NULL,
               "{\"a\":null,\"at\":-5,\"list\":[\"z\",{\"n\":1}],\"on\":true,"
               "\"to\":\"lit \\\"now\\\"\",\"zz\":{\"off\":false}}");
}

static void
test_type_has_its_place (void)
{
  g_autoptr (CueDraft) draft = cue_draft_new ();

  assert_text (draft, "none", "{\"type\":\"none\"}");
  cue_draft_set_int (draft, "value", 1);
  assert_text (draft, "fact", "{\"type\":\"fact\",\"value\":1}");
  cue_draft_set_int (draft, "fact", 2);
  assert_text (draft, "fact", "{\"fact\":2,\"type\":\"fact\",\"value\":1}");
}

static void
test_last_word_counts (void)
{
  g_autoptr (CueDraft) draft = cue_draft_new ();

  cue_draft_set_string (draft, "because", "keys");
  cue_draft_set_int (draft, "at", 1);
  cue_draft_set_string (draft, "because", "alike");
  assert_text (draft, NULL, "{\"at\":1,\"because\":\"alike\"}");
  g_assert_cmpuint (cue_draft_get_length (draft), ==, 2);
}

/* As it may leave: no floats, whatever was known. */
static void
test_json_without_floats (void)
{
  g_autoptr (CueDraft) draft = cue_draft_new ();
  g_autoptr (JsonNode) value
      = cue_gate_parse ("{\"b\":[38.5,2.0,-1,true,null,\"x\"],\"a\":{\"é\":\"\\n\"}}", -1,
                        &CUE_GATE_LINE, NULL);

  cue_draft_set_json (draft, "v", value);
  assert_text (draft, NULL,
               "{\"v\":{\"a\":{\"é\":\"\\n\"},\"b\":[\"38.5\",2,-1,true,null,\"x\"]}}");
}

/* A proof stands in what is told of it, and outlives it. */
static void
test_whole_in_another (void)
{
  g_autoptr (CueDraft) outer = cue_draft_new ();
  CueDraft *proof = cue_draft_new ();

  cue_draft_set_string (proof, "rule", "r");
  cue_draft_set_draft (outer, "proof", proof);
  cue_draft_set_draft (outer, "again", proof);
  cue_draft_unref (proof);
  assert_text (outer, NULL, "{\"again\":{\"rule\":\"r\"},\"proof\":{\"rule\":\"r\"}}");
  g_assert_cmpstr (cue_draft_get_string (cue_draft_get (outer, "proof"), "rule", ""), ==, "r");
}

static void
test_read_back (void)
{
  g_autoptr (CueDraft) draft = cue_draft_new ();
  CueDraft *made = cue_draft_make_array (draft);
  const CueDraft *first;

  g_assert_null (cue_draft_get (draft, "words"));
  g_assert_cmpint (cue_draft_get_int (draft, "at", 7), ==, 7);
  cue_draft_add_string (made, "one");
  cue_draft_add_string (made, "two");
  cue_draft_place (draft, "words", made);
  first = cue_draft_get_first (cue_draft_get (draft, "words"));
  g_assert_cmpstr (cue_draft_get_text (first), ==, "one");
  g_assert_cmpstr (cue_draft_get_text (cue_draft_get_next (first)), ==, "two");
  g_assert_null (cue_draft_get_next (cue_draft_get_next (first)));
  g_assert_cmpstr (cue_draft_get_string (draft, "words", "no text"), ==, "no text");
}

/* More than one piece of memory holds; nodes say the same as the text. */
static void
test_long (void)
{
  g_autoptr (CueDraft) draft = cue_draft_new ();
  CueDraft *list = cue_draft_set_array (draft, "list");
  g_autofree char *huge = g_strnfill (100000, 'x');
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *of_node = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      CueDraft *one = cue_draft_add_object (list);

      cue_draft_set_int (one, "n", i);
      cue_draft_set_string (one, "half", i % 2 == 0 ? "even" : "odd");
    }
  cue_draft_set_string (draft, "huge", huge);
  cue_draft_append_canonical (draft, NULL, text);
  node = cue_draft_to_json (draft);
  of_node = cue_json_to_canonical (node);
  g_assert_cmpstr (text->str, ==, of_node);
  g_assert_true (json_node_is_immutable (node));
  g_assert_cmpuint (cue_draft_get_length (list), ==, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draft/members-by-name", test_members_by_name);
  g_test_add_func ("/draft/type", test_type_has_its_place);
  g_test_add_func ("/draft/replaced", test_last_word_counts);
  g_test_add_func ("/draft/json", test_json_without_floats);
  g_test_add_func ("/draft/whole", test_whole_in_another);
  g_test_add_func ("/draft/read-back", test_read_back);
  g_test_add_func ("/draft/long", test_long);
  return g_test_run ();
}
