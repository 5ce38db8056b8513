/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-network-train.h"

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
add (GPtrArray *vectors, GPtrArray *labels, double x, double y, guint class)
{
  GArray *of = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (of, class);
  g_ptr_array_add (vectors, point (x, y));
  g_ptr_array_add (labels, of);
}

/* One or the other is of class 1, both or none of class 0: no line parts them. */
static CueNetwork *
learn_either (CueTrainProgress progress, gpointer user_data)
{
  g_autoptr (GPtrArray) vectors = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const CueNetworkTask task = { vectors, labels, 2, 2, 2, 300, 0.1, 0, 0, 7 };

  add (vectors, labels, 0, 0, 0);
  add (vectors, labels, 1, 1, 0);
  add (vectors, labels, 1, 0, 1);
  add (vectors, labels, 0, 1, 1);
  return cue_network_train (&task, progress, user_data);
}

static void
says (const CueNetwork *network, double x, double y, guint class)
{
  g_autofree CueVector *vector = point (x, y);

  for (guint net = 0; net < cue_network_get_n_nets (network); net++)
    {
      gint32 scores[2];

      cue_network_score (network, net, vector, scores);
      g_assert_cmpint (scores[class], >, scores[1 - class]);
    }
}

static void
test_parts_what_no_line_parts (void)
{
  g_autoptr (CueNetwork) network = learn_either (NULL, NULL);

  g_assert_cmpuint (cue_network_get_n_nets (network), ==, 2);
  says (network, 0, 0, 0);
  says (network, 1, 1, 0);
  says (network, 1, 0, 1);
  says (network, 0, 1, 1);
}

static GBytes *
to_bytes (const CueNetwork *network)
{
  GByteArray *out = g_byte_array_new ();

  cue_network_write (network, out);
  return g_byte_array_free_to_bytes (out);
}

static void
test_reads_what_it_wrote (void)
{
  g_autoptr (CueNetwork) network = learn_either (NULL, NULL);
  g_autoptr (GBytes) bytes = to_bytes (network);
  CueBytes reader = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FALSE };
  g_autoptr (CueNetwork) again = cue_network_read (&reader, 2);

  g_assert_nonnull (again);
  g_assert_cmpuint (reader.left, ==, 0);
  says (again, 1, 1, 0);
  says (again, 1, 0, 1);
}

/* For another vocabulary the same bytes are too few. */
static void
test_refuses_another_vocabulary (void)
{
  g_autoptr (CueNetwork) network = learn_either (NULL, NULL);
  g_autoptr (GBytes) bytes = to_bytes (network);
  CueBytes reader = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), FALSE };

  g_assert_null (cue_network_read (&reader, 100000));
}

static gboolean
stop_cb (guint done, guint total, gpointer user_data)
{
  guint *calls = user_data;

  g_assert_cmpuint (total, ==, 600);
  g_assert_cmpuint (done, ==, *calls + 1);
  return ++*calls < 301; /* in the second net */
}

static void
test_can_be_stopped (void)
{
  guint calls = 0;

  g_assert_null (learn_either (stop_cb, &calls));
  g_assert_cmpuint (calls, ==, 301);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/parts-what-no-line-parts", test_parts_what_no_line_parts);
  g_test_add_func ("/network/reads-what-it-wrote", test_reads_what_it_wrote);
  g_test_add_func ("/network/refuses-another-vocabulary", test_refuses_another_vocabulary);
  g_test_add_func ("/network/can-be-stopped", test_can_be_stopped);
  return g_test_run ();
}
