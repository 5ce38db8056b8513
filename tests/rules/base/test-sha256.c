/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sha256.h"

/* The examples of FIPS 180-4. */
static void
test_examples (void)
{
  g_autoptr (GBytes) abc = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autofree char *hex = cue_sha256_to_hex (abc);
  g_autofree char *empty = cue_sha256_to_hex (nothing);

  g_assert_cmpstr (hex, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (empty, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* Every way in which the end may fall into a block, and bytes that lie anywhere. */
static void
test_as_glib (void)
{
  g_autofree guint8 *bytes = g_malloc (5000);

  for (guint i = 0; i < 5000; i++)
    bytes[i] = (guint8) g_test_rand_int ();
  for (guint length = 0; length < 400; length++)
    for (guint start = 0; start < 4; start++)
      {
        gsize all = length + (length > 300 ? (gsize) g_test_rand_int_range (0, 4000) : 0);
        g_autoptr (GBytes) part = g_bytes_new_static (bytes + start, all);
        g_autofree char *ours = cue_sha256_to_hex (part);
        g_autofree char *theirs = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, part);

        g_assert_cmpstr (ours, ==, theirs);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sha256/examples", test_examples);
  g_test_add_func ("/sha256/as-glib", test_as_glib);
  return g_test_run ();
}
