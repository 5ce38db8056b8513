/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cue-template.h"

static char *
lookup (const char *name, gpointer user_data)
{
  if (g_str_equal (name, "offer.delta"))
    return g_strdup ("20");
  if (g_str_equal (name, "customer.name"))
    return g_strdup ("王女士");
  if (g_str_equal (name, "evil"))
    return g_strdup ("{{offer.delta}}");
  if (g_str_equal (name, "half"))
    return g_strdup ("{");
  return NULL;
}

typedef struct
{
  const char *source;
  const char *text; /* NULL: a hole */
  const char *hole;
} RenderRow;

static void
test_render (void)
{
  static const RenderRow ROWS[] = {
    { "", "", NULL },
    { "no variable", "no variable", NULL },
    { "每月多付 {{offer.delta}} 元", "每月多付 20 元", NULL },
    { "{{customer.name}}，{{offer.delta}}", "王女士，20", NULL },
    { "{{ customer.name }}", "王女士", NULL },
    { "{{unknown|您}}好", "您好", NULL },
    { "{{unknown|}}好", "好", NULL },
    { "{{customer.name|您}}好", "王女士好", NULL },
    { "好 {{unknown}} 好 {{other}}", NULL, "unknown" },
    { "one { brace } is text", "one { brace } is text", NULL },
    { "{{Broken}}", NULL, "{{" },
    { "{{open", NULL, "{{" },
    { "{{{offer.delta}}}", "{20}", NULL },
    { "{{evil}}", NULL, "evil" },
    { "{{half}}{{half}}", NULL, "{{" },
    { "{{a{{offer.delta}}", NULL, "{{" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autofree char *hole = NULL;
      g_autofree char *text = cue_template_render (ROWS[i].source, lookup, NULL, &hole);

      g_test_message ("row %u: %s", i, ROWS[i].source);
      g_assert_cmpstr (text, ==, ROWS[i].text);
      g_assert_cmpstr (hole, ==, ROWS[i].hole);
    }
}

static void
test_pieces (void)
{
  g_autoptr (GPtrArray) pieces
      = cue_template_expand ("a {{customer.name}} b {{unknown}}", lookup, NULL);
  const CuePiece *value = g_ptr_array_index (pieces, 1);
  const CuePiece *hole = g_ptr_array_index (pieces, 3);

  g_assert_cmpuint (pieces->len, ==, 4);
  g_assert_cmpint (value->kind, ==, CUE_PIECE_VALUE);
  g_assert_cmpstr (value->text, ==, "王女士");
  g_assert_cmpstr (value->name, ==, "customer.name");
  g_assert_cmpint (hole->kind, ==, CUE_PIECE_HOLE);
  g_assert_cmpstr (hole->text, ==, "{{unknown}}");
  g_assert_cmpstr (hole->name, ==, "unknown");
}

static void
test_variables (void)
{
  g_auto (GStrv) names
      = cue_template_list_variables ("{{b}} {{a|x}} {{b}} {{Bad}} {{offer.price}}");

  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_cmpstr (names[0], ==, "b");
  g_assert_cmpstr (names[1], ==, "a");
  g_assert_cmpstr (names[2], ==, "offer.price");
}

static void
test_check (void)
{
  static const char *const GOOD[] = { "", "x", "{{a}}", "{{a.b_1}} {x}", "{{a|b c}}", "{{ a }}" };
  static const char *const BAD[] = { "{{",     "}}",     "{{a",      "a}}",  "{{A}}",  "{{a b}}",
                                     "{{.a}}", "{{a.}}", "{{a..b}}", "{{}}", "{{|x}}", "{{a}} {{" };

  for (guint i = 0; i < G_N_ELEMENTS (GOOD); i++)
    g_assert_true (cue_template_check (GOOD[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", BAD[i]);
      g_assert_false (cue_template_check (BAD[i], &error));
      g_assert_nonnull (error);
    }
}

static void
test_check_says_where (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cue_template_check ("您好，{{Name}}", &error));
  g_assert_cmpstr (error->message, ==,
                   "found “{{Name}}” at character 4; a variable is {{name}} or "
                   "{{name|default}}, its name of a-z, 0-9, _ and dots");
}

static char *
random_template (GRand *rand)
{
  static const char *const BITS[]
      = { "{",    "{{", "}",    "}}",   "offer.delta", "customer.name", "evil",
          "half", "|",  " ",    "元",   "{{half}}",    "{{evil|x}}",    "{{offer.delta}}",
          "a",    ".",  "{{a|", "\xff", "{{half}}{",   "{{unknown|{" };
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = g_rand_int_range (rand, 0, 14);

  for (guint i = 0; i < n; i++)
    g_string_append (out, BITS[g_rand_int_range (rand, 0, G_N_ELEMENTS (BITS))]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_random (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint rendered = 0;

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *source = random_template (rand);
      g_autofree char *hole = NULL;
      g_autofree char *text = cue_template_render (source, lookup, NULL, &hole);

      g_assert_true ((text == NULL) == (hole != NULL));
      if (text == NULL)
        continue;
      rendered++;
      g_assert_null (strstr (text, "{{"));
    }
  g_assert_cmpuint (rendered, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/template/render/fills-or-names-the-hole", test_render);
  g_test_add_func ("/template/expand/tells-values-from-holes", test_pieces);
  g_test_add_func ("/template/variables/in-order-once", test_variables);
  g_test_add_func ("/template/check/takes-good-refuses-bad", test_check);
  g_test_add_func ("/template/check/says-where", test_check_says_where);
  g_test_add_func ("/template/random/never-leaves-braces", test_random);
  return g_test_run ();
}
