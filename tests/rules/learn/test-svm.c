/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-svm.h"

static CueVector *
point (double x, double y)
{
  CueVector *vector = g_malloc (sizeof (CueVector) + 2 * sizeof (CueCoordinate));

  vector->n = 2;
  vector->at[0] = (CueCoordinate){ 0, (gint32) (x * CUE_VECTOR_ONE) };
  vector->at[1] = (CueCoordinate){ 1, (gint32) (y * CUE_VECTOR_ONE) };
  return vector;
}

static void
near (double found, double expected)
{
  g_assert_cmpfloat (found, >, expected - 0.01);
  g_assert_cmpfloat (found, <, expected + 0.01);
}

/* Two points: the best line can be worked out by hand. With x = ±1 on one axis, w = (2C/(1/2 + 2C
 * …)) follows from setting the derivative to zero: w + b·0, 2 points, each with margin w. */
static void
test_two_points (void)
{
  g_autoptr (GPtrArray) vectors = g_ptr_array_new_with_free_func (g_free);
  CueSvm svm = { vectors, NULL, 1.0, 1.0, 0.0001, 1000, 2 };
  g_autoptr (CueSvmDesk) desk = NULL;
  const guint members[] = { 0, 1 };
  const guint8 positive[] = { 1, 0 };
  const double *w;

  g_ptr_array_add (vectors, point (1, 0));
  g_ptr_array_add (vectors, point (-1, 0));
  desk = cue_svm_desk_new (&svm);
  w = cue_svm_train (desk, members, 2, positive, 1);
  /* ½w² + 2·(1 − w)² is least at w = 4/5 */
  near (w[0], 0.8);
  near (w[1], 0);
  near (w[2], 0);
}

static void
test_a_weight_is_like_saying_it_twice (void)
{
  g_autoptr (GPtrArray) vectors = g_ptr_array_new_with_free_func (g_free);
  const double weights[] = { 2.0, 1.0 };
  CueSvm svm = { vectors, weights, 1.0, 1.0, 0.0001, 1000, 2 };
  CueSvm twice = { vectors, NULL, 1.0, 1.0, 0.0001, 1000, 2 };
  g_autoptr (CueSvmDesk) desk = NULL;
  g_autoptr (CueSvmDesk) other = NULL;
  const guint members[] = { 0, 1, 2 };
  const guint8 positive[] = { 1, 0, 1 };
  double first;

  g_ptr_array_add (vectors, point (1, 0.5));
  g_ptr_array_add (vectors, point (-1, 0.25));
  desk = cue_svm_desk_new (&svm);
  first = cue_svm_train (desk, members, 2, positive, 1)[0];
  g_ptr_array_add (vectors, point (1, 0.5));
  other = cue_svm_desk_new (&twice);
  near (cue_svm_train (other, members, 3, positive, 1)[0], first);
}

static void
test_the_order_hardly_matters (void)
{
  g_autoptr (GPtrArray) vectors = g_ptr_array_new_with_free_func (g_free);
  CueSvm svm = { vectors, NULL, 1.0, 1.0, 0.0001, 1000, 2 };
  g_autoptr (CueSvmDesk) desk = NULL;
  guint members[40];
  guint8 positive[40];
  double first;

  for (guint i = 0; i < 40; i++)
    {
      members[i] = i;
      positive[i] = i % 3 == 0;
      g_ptr_array_add (vectors,
                       point ((i * 7 % 11) / 11.0 + (positive[i] ? 0.4 : 0), (i % 5) / 5.0));
    }
  desk = cue_svm_desk_new (&svm);
  first = cue_svm_train (desk, members, 40, positive, 1)[0];
  near (cue_svm_train (desk, members, 40, positive, 2)[0], first);
  /* and the same seed gives the same to the last bit */
  first = cue_svm_train (desk, members, 40, positive, 1)[0];
  g_assert_true (cue_svm_train (desk, members, 40, positive, 1)[0] == first);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/svm/two-points", test_two_points);
  g_test_add_func ("/svm/a-weight-is-like-saying-it-twice", test_a_weight_is_like_saying_it_twice);
  g_test_add_func ("/svm/the-order-hardly-matters", test_the_order_hardly_matters);
  return g_test_run ();
}
