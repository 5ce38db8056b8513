/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-hashes.h"

int
cue_hashes_compare (gconstpointer a, gconstpointer b)
{
  guint64 x = *(const guint64 *) a;
  guint64 y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

void
cue_hashes_sort_once (GArray *hashes)
{
  guint64 *all = (guint64 *) (gpointer) hashes->data;
  guint n = 0;

  g_array_sort (hashes, cue_hashes_compare);
  for (guint i = 0; i < hashes->len; i++)
    if (n == 0 || all[n - 1] != all[i])
      all[n++] = all[i];
  g_array_set_size (hashes, n);
}
