/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-trees.h"

#define COPIES 4

/* A text that has the always present feature 2, and feature 0, 1, both or none. */
static CueVector *
text (gboolean first, gboolean second)
{
  CueVector *vector = g_malloc (sizeof (CueVector) + 3 * sizeof (CueCoordinate));

  vector->n = 0;
  if (first)
    vector->at[vector->n++] = (CueCoordinate){ 0, CUE_VECTOR_ONE };
  if (second)
    vector->at[vector->n++] = (CueCoordinate){ 1, CUE_VECTOR_ONE };
  vector->at[vector->n++] = (CueCoordinate){ 2, CUE_VECTOR_ONE };
  return vector;
}

static void
add (GPtrArray *vectors, GPtrArray *labels, gboolean first, gboolean second, guint class)
{
  GArray *of = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (of, class);
  g_ptr_array_add (vectors, text (first, second));
  g_ptr_array_add (labels, of);
}

/* One or the other is of class 1, none of class 0; of both, one in four is of class 2. */
static CueTrees *
learn (CueTrainProgress progress, gpointer user_data)
{
  g_autoptr (GPtrArray) vectors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const CueTreesTask task = { vectors, labels, 3, 10, 40, 7 };

  for (guint i = 0; i < COPIES; i++)
    {
      add (vectors, labels, FALSE, FALSE, 0);
      add (vectors, labels, TRUE, TRUE, i == 0 ? 2 : 0);
      add (vectors, labels, TRUE, FALSE, 1);
      add (vectors, labels, FALSE, TRUE, 1);
    }
  return cue_trees_train (&task, progress, user_data);
}

static void
says (const CueTrees *trees, gboolean first, gboolean second, gint32 none, gint32 one, gint32 two)
{
  g_autofree CueVector *vector = text (first, second);
  gint32 share[3];

  cue_trees_score (trees, vector, share);
  g_assert_cmpint (share[0], ==, none);
  g_assert_cmpint (share[1], ==, one);
  g_assert_cmpint (share[2], ==, two);
}

static void
test_parts_what_no_line_parts (void)
{
  g_autoptr (CueTrees) trees = learn (NULL, NULL);

  says (trees, FALSE, FALSE, 1000000, 0, 0);
  says (trees, TRUE, FALSE, 0, 1000000, 0);
  says (trees, FALSE, TRUE, 0, 1000000, 0);
}

/* What no feature tells apart has the shares that its examples had. */
static void
test_tells_how_often_each_is_right (void)
{
  g_autoptr (CueTrees) trees = learn (NULL, NULL);

  says (trees, TRUE, TRUE, 750000, 0, 250000);
}

static gboolean
end_cb (guint done, guint of, gpointer user_data)
{
  guint *n = user_data;

  g_assert_cmpuint (of, ==, 10);
  (*n)++;
  return done < 3;
}

static void
test_is_ended (void)
{
  guint n = 0;

  g_assert_null (learn (end_cb, &n));
  g_assert_cmpuint (n, ==, 3);
}

/* No class has a share of nothing. */
static void
test_learns_from_nothing (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const CueTreesTask task = { none, none, 3, 2, 40, 7 };
  g_autoptr (CueTrees) trees = cue_trees_train (&task, NULL, NULL);

  says (trees, TRUE, TRUE, 0, 0, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trees/parts-what-no-line-parts", test_parts_what_no_line_parts);
  g_test_add_func ("/trees/tells-how-often-each-is-right", test_tells_how_often_each_is_right);
  g_test_add_func ("/trees/is-ended", test_is_ended);
  g_test_add_func ("/trees/learns-from-nothing", test_learns_from_nothing);
  return g_test_run ();
}
