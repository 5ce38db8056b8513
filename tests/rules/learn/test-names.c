/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-names.h"

static const char *const names[] = {
  "The Acorn Guest House",
  "Bridge Guest House",
  "Hamilton Lodge",
  "City Hotel",
  "Arbury Hotel",
  "Kirk Hotel",
  "Express Hotel",
  "故宫",
  "故宫餐厅",
  "Arbury",
};

static CueNames *
make_names (void)
{
  CueNames *self = cue_names_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpuint (cue_names_add (self, names[i]), ==, i);
  cue_names_finish (self);
  return self;
}

/* The numbers of the names found, one digit each. */
static void
assert_found (const char *text, const char *numbers)
{
  g_autoptr (CueNames) self = make_names ();
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (GArray) found = cue_names_find (self, tokens);
  g_autoptr (GString) is = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (is, "%u", g_array_index (found, CueNamed, i).name);
  g_assert_cmpstr (is->str, ==, numbers);
}

static void
test_finds (void)
{
  assert_found ("is the acorn guest house near BRIDGE GUEST HOUSE?", "01");
  assert_found ("Acorn Guest House, please", "0");
  assert_found ("故宫餐厅在故宫里面吗", "87");
  assert_found ("a hotel in the city", "");
  assert_found ("", "");
}

static void
test_common_endings_can_be_left_out (void)
{
  assert_found ("does the Express have parking", "6");
  /* only one name ends with Lodge */
  assert_found ("does Hamilton have parking", "");
}

static void
test_longest_wins (void)
{
  assert_found ("the Arbury Hotel and Arbury", "49");
}

static void
test_lookup (void)
{
  g_autoptr (CueNames) self = make_names ();

  g_assert_cmpuint (cue_names_lookup (self, "City Hotel"), ==, 3);
  g_assert_cmpuint (cue_names_lookup (self, "City"), ==, G_MAXUINT);
  g_assert_cmpuint (cue_names_get_size (self), ==, G_N_ELEMENTS (names));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/names/finds", test_finds);
  g_test_add_func ("/names/common-endings", test_common_endings_can_be_left_out);
  g_test_add_func ("/names/longest", test_longest_wins);
  g_test_add_func ("/names/lookup", test_lookup);
  return g_test_run ();
}
