/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-event-log.h"
#include "cue-store.h"

G_BEGIN_DECLS

/* A closed conversation as a list shows it. */
typedef struct
{
  char *id;
  char *name; /* of the customer, "" unknown */
  char *channel;
  char *lang;
  char *disposition;
  gint64 opened_ms;
  gint64 last_ms;
  guint n_turns;
  guint n_lit;
  guint n_used; /* taken up or said */
  guint n_said; /* points */
} CueClosedRow;

void cue_closed_row_free (CueClosedRow *self);

/* The newest closed conversations, at most @most, the last one first. (element-type CueClosedRow)
 * (transfer full) */
void cue_store_list_closed_async (CueStore *self,
                                  guint most,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *cue_store_list_closed_finish (CueStore *self, GAsyncResult *result, GError **error);

/* Everything that happened in a conversation, with its digests. Errors: %CUE_STORE_ERROR; one that
 * is not here is %CUE_STORE_ERROR_FAILED. (transfer full) */
void cue_store_read_log_async (CueStore *self,
                               const char *conversation,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
CueEventLog *cue_store_read_log_finish (CueStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
