/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack-shelf.h"
#include "cue-pack-standing.h"
#include "cue-store.h"

G_BEGIN_DECLS

/* What came of a look at the pack of a desk. */
typedef struct
{
  /* owned */
  CueShelfEntry
      *entry;   /* what is to serve from now on; NULL: what serves already, or nothing can */
  char *detail; /* what is wrong, "" when nothing is */

  gint64 when_ms; /* when its time comes or was over; 0 else */
  CuePackTrouble trouble;
} CuePackNews;

void cue_pack_news_free (CuePackNews *self);

/**
 * cue_pack_keeper_look_async:
 * @path: the pack, a folder or a sealed file
 * @now: (nullable): what serves now
 * @now_ms: the time, against which validity is held
 *
 * Reads the pack and makes it ready in a worker, telling @standing how far it is. When it has
 * mistakes, is not valid at @now_ms, or the learning is stopped, the last good one that the store
 * keeps is made ready instead, unless @now can go on. What will serve is kept in the store. Looking
 * again at what serves already, or fails again, costs no learning.
 */
void cue_pack_keeper_look_async (CueStore *store,
                                 const char *path,
                                 const CueShelfEntry *now,
                                 gint64 now_ms,
                                 CuePackStanding *standing,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* Errors: only %G_IO_ERROR_CANCELLED. (transfer full) */
CuePackNews *cue_pack_keeper_look_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuePackNews, cue_pack_news_free)

G_END_DECLS
