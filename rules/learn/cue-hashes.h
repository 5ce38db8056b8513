/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of two guint64, by size: for sorting and searching. */
int cue_hashes_compare (gconstpointer a, gconstpointer b);
/* Sorts @hashes (guint64) and leaves each once. */
void cue_hashes_sort_once (GArray *hashes);

G_END_DECLS
