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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sha256/examples", test_examples);
  return g_test_run ();
}
