/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-class-weights.h"

#define N_FEATURES 200000
#define N_CLASSES 40

static GRand *
new_rand (void)
{
  guint32 seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  return g_rand_new_with_seed (seed);
}

/* Some classes have neighbours among their features, some stretches that no number of 16 bits
 * crosses, some nothing. */
static CueLinear *
make_linear (GRand *rand)
{
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (CueLinearWeight));
  double biases[N_CLASSES];

  for (guint class = 0; class < N_CLASSES; class ++)
    {
      guint32 feature = (guint32) g_rand_int_range (rand, 0, 3);
      guint widest = class % 3 == 0 ? 4 : N_FEATURES;

      biases[class] = g_rand_double_range (rand, -2, 1);
      while (class % 7 != 6 && feature < N_FEATURES)
        {
          CueLinearWeight weight
              = { feature, class, (float) g_rand_double_range (rand, -1.5, 1.5) };

          g_array_append_val (weights, weight);
          feature += 1 + (guint32) g_rand_int_range (rand, 0, (gint32) widest);
          widest = class % 3 == 1 ? 1 + widest / 2 : widest;
          if (weights->len % 500 == 0)
            break;
        }
    }
  return cue_linear_new (N_FEATURES, N_CLASSES, weights, biases);
}

static CueVector *
make_vector (GRand *rand, guint n)
{
  CueVector *vector = g_malloc (sizeof (CueVector) + n * sizeof (CueCoordinate));
  guint32 feature = 0;

  vector->n = 0;
  for (guint i = 0; i < n && feature < N_FEATURES; i++)
    {
      vector->at[vector->n++]
          = (CueCoordinate){ feature, g_rand_int_range (rand, 1, CUE_VECTOR_ONE) };
      feature += 1 + (guint32) g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 3 : 9000);
    }
  return vector;
}

static GBytes *
write_weights (const CueLinear *linear)
{
  GByteArray *out = g_byte_array_new ();

  cue_class_weights_write_for (linear, out);
  return g_byte_array_free_to_bytes (out);
}

static CueClassWeights *
read_weights (GBytes *bytes)
{
  g_autoptr (GBytes) source = cue_bytes_readable (bytes);
  CueBytes reader = { g_bytes_get_data (source, NULL), g_bytes_get_size (source), FALSE };

  return cue_class_weights_read (&reader, source);
}

/* Whichever way the weights stand, a text is as near to a class. */
static void
test_scores_as_the_others (void)
{
  g_autoptr (GRand) rand = new_rand ();

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (CueLinear) linear = make_linear (rand);
      g_autoptr (GBytes) bytes = write_weights (linear);
      g_autoptr (CueClassWeights) weights = read_weights (bytes);

      g_assert_nonnull (weights);
      g_assert_cmpuint (cue_class_weights_get_n_classes (weights), ==, N_CLASSES);
      for (guint i = 0; i < 20; i++)
        {
          g_autofree CueVector *x = make_vector (rand, (guint) g_rand_int_range (rand, 0, 300));
          guint some[] = { (guint) g_rand_int_range (rand, 0, N_CLASSES), 6, 0, N_CLASSES - 1 };
          gint32 all[N_CLASSES];
          gint32 out[G_N_ELEMENTS (some)];

          cue_linear_score (linear, x, all);
          cue_class_weights_score (weights, x, some, G_N_ELEMENTS (some), out);
          for (guint k = 0; k < G_N_ELEMENTS (some); k++)
            g_assert_cmpint (out[k], ==, all[some[k]]);
        }
    }
}

/* Bytes that begin anywhere in memory are read as well. */
static void
test_reads_where_it_may_not_lie (void)
{
  g_autoptr (GRand) rand = new_rand ();
  g_autoptr (CueLinear) linear = make_linear (rand);
  g_autoptr (GBytes) bytes = write_weights (linear);
  gsize size = g_bytes_get_size (bytes);
  g_autofree guint8 *moved = g_malloc (size + 3);
  g_autoptr (GBytes) odd = NULL;
  g_autoptr (CueClassWeights) weights = NULL;
  g_autofree CueVector *x = make_vector (rand, 200);
  const guint class = 1;
  gint32 all[N_CLASSES];
  gint32 out;

  memcpy (moved + 3, g_bytes_get_data (bytes, NULL), size);
  odd = g_bytes_new_static (moved + 3, size);
  weights = read_weights (odd);
  g_assert_nonnull (weights);
  cue_linear_score (linear, x, all);
  cue_class_weights_score (weights, x, &class, 1, &out);
  g_assert_cmpint (out, ==, all[class]);
}

/* Cut anywhere, or with any bit changed, they are refused or judge without a fault. */
static void
test_refuses_broken_bytes (void)
{
  g_autoptr (GRand) rand = new_rand ();
  g_autoptr (CueLinear) linear = make_linear (rand);
  g_autoptr (GBytes) bytes = write_weights (linear);
  g_autofree CueVector *x = make_vector (rand, 200);
  gsize size = g_bytes_get_size (bytes);

  for (guint round = 0; round < 2000; round++)
    {
      g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (bytes, NULL), size);
      gboolean is_cut = round % 2 == 0;
      /* the head oftener than the long rows */
      gsize at = (gsize) g_rand_int_range (rand, 0, round % 4 < 2 ? (gint32) size : 600);
      g_autoptr (GBytes) broken = NULL;
      g_autoptr (CueClassWeights) weights = NULL;
      const guint class = 0;
      gint32 out;

      data[at] ^= (guint8) (1u << g_rand_int_range (rand, 0, 8));
      broken = g_bytes_new (data, is_cut ? at : size);
      weights = read_weights (broken);
      g_assert_false (is_cut && weights != NULL);
      if (weights != NULL && cue_class_weights_get_n_classes (weights) > class)
        cue_class_weights_score (weights, x, &class, 1, &out);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/class-weights/scores-as-the-others", test_scores_as_the_others);
  g_test_add_func ("/class-weights/reads-where-it-may-not-lie", test_reads_where_it_may_not_lie);
  g_test_add_func ("/class-weights/refuses-broken-bytes", test_refuses_broken_bytes);
  return g_test_run ();
}
