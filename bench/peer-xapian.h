/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Xapian behind a handful of calls, for benches alone. Documents are numbered from 0. */
typedef struct _PeerXapian PeerXapian;

PeerXapian *peer_xapian_new (const char *folder);
void peer_xapian_free (PeerXapian *self);
void peer_xapian_add (PeerXapian *self, char **terms);
void peer_xapian_seal (PeerXapian *self);
/* BM25 with the constants that ours has. Returns: how many of @most were found */
guint peer_xapian_find (PeerXapian *self, char **terms, guint most, guint *out);

G_END_DECLS
