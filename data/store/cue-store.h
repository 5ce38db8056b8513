/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cue-salvage.h"
#include "cue-store-rows.h"

G_BEGIN_DECLS

/* The desk's one database: SQLite on a thread of its own, where writes wait for each other at most
 * 20 ms and leave in one transaction. */
#define CUE_TYPE_STORE (cue_store_get_type ())
G_DECLARE_FINAL_TYPE (CueStore, cue_store, CUE, STORE, GObject)

/* properties: "busy" (boolean: something is not yet committed), "trouble" (string: why nothing can
 * be written just now, "" when all is well; what waits is tried again each second, in order, and
 * nothing is lost while the program runs). */

/**
 * cue_store_open_async:
 * @path: (nullable): the file; %NULL keeps everything in memory
 *
 * Opens, checks and migrates. A damaged file is kept beside ("<path>.damaged-1") and what can be
 * read of it is brought into a new one: see cue_store_get_salvage (). Errors:
 * %CUE_STORE_ERROR_NEWER, %CUE_STORE_ERROR_BUSY, %CUE_STORE_ERROR_FULL.
 */
void cue_store_open_async (const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
CueStore *cue_store_open_finish (GAsyncResult *result, GError **error); /* (transfer full) */
const CueSalvage *cue_store_get_salvage (CueStore *self);
gboolean cue_store_is_busy (CueStore *self);
const char *cue_store_get_trouble (CueStore *self);

/* What a desk starts from. */
void cue_store_load_async (CueStore *self,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
CueSnapshot *cue_store_load_finish (CueStore *self, GAsyncResult *result, GError **error);

/* Takes @commit. Done when it is on the disk; commits are done in the order of the calls. */
void cue_store_commit_async (CueStore *self,
                             CueCommit *commit,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean cue_store_commit_finish (CueStore *self, GAsyncResult *result, GError **error);

/* Small writes behind which nobody waits; they keep their order with commits. */
void cue_store_put_conversation (CueStore *self, const CueConversationRow *row);
/* @part: %CUE_STORE_REPLY or %CUE_STORE_WRAP_UP; @text "": it is gone */
void cue_store_put_draft (CueStore *self,
                          const char *conversation,
                          const char *part,
                          const char *text,
                          gint64 at_ms);
void cue_store_put_note (CueStore *self, const char *conversation, const char *text, gint64 at_ms);
void cue_store_put_memo (CueStore *self, const char *key, const char *value);

/* Done when everything asked for before is on the disk. */
void cue_store_flush_async (CueStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean cue_store_flush_finish (CueStore *self, GAsyncResult *result, GError **error);

/* Flushes, closes the file and ends the thread. Later calls fail with %CUE_STORE_ERROR_CLOSED. */
void cue_store_close_async (CueStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean cue_store_close_finish (CueStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
