/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-store.h"

G_BEGIN_DECLS

/* The last packs that served on this desk, sealed: one of them serves on when a newer one has a
 * mistake or is not valid today. */

/* A pack serves from @at_ms on. @sealed is %NULL when it is kept with the same bytes already. The
 * two that served last stay. */
void cue_store_put_good_pack (CueStore *self, const char *digest, GBytes *sealed, gint64 at_ms);

/* (element-type CueKeptPack) (transfer full): each of one sealed file, the last one first. */
void cue_store_load_good_packs_async (CueStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *cue_store_load_good_packs_finish (CueStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
