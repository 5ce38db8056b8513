/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Vectorscan (the portable Hyperscan) over literal wordings, for benches alone. */
typedef struct _PeerVectorscan PeerVectorscan;

/* @wordings: (element-type utf8). NULL when it cannot compile them. */
PeerVectorscan *peer_vectorscan_new (GPtrArray *wordings);
void peer_vectorscan_free (PeerVectorscan *self);
/* How many of the wordings stand in @text. */
guint peer_vectorscan_find (PeerVectorscan *self, const char *text);

G_END_DECLS
