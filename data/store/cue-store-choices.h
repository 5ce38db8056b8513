/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-event-log.h"
#include "cue-store.h"

G_BEGIN_DECLS

/* What was chosen in closed conversations, read off their logs once. */

/**
 * cue_store_read_unlearnt_async:
 * @generations: "PACK MODEL" by digest: only logs that were made with one of them
 *
 * Logs of at most @most closed conversations in which a ranking was in effect and whose choices are
 * not kept yet, the oldest first.
 */
void cue_store_read_unlearnt_async (CueStore *self,
                                    const char *const *generations,
                                    guint most,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* (transfer full) (element-type CueEventLog) */
GPtrArray *cue_store_read_unlearnt_finish (CueStore *self, GAsyncResult *result, GError **error);

/* The choices of @log, all of which was read: @n between two offers and more. @decisions: a JSON
 * array. */
void cue_store_put_choices (CueStore *self, const CueEventLog *log, guint n, const char *decisions);

typedef struct
{
  /* owned */
  GPtrArray *decisions; /* (element-type utf8): JSON arrays, a conversation each, the oldest first;
                           empty when there are too few to be read */

  guint n; /* choices between two offers and more */
} CueStoredChoices;

void cue_stored_choices_free (CueStoredChoices *self);

/**
 * cue_store_load_choices_async:
 * @pack: id
 * @after_place: only of conversations that came later
 * @least: with fewer choices none are read, they are only counted
 * @most: conversations, the newest
 */
void cue_store_load_choices_async (CueStore *self,
                                   const char *pack,
                                   gint64 after_place,
                                   guint least,
                                   guint most,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* (transfer full) */
CueStoredChoices *
cue_store_load_choices_finish (CueStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueStoredChoices, cue_stored_choices_free)

G_END_DECLS
