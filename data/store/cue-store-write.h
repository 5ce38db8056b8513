/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-database.h"
#include "cue-store-rows.h"

G_BEGIN_DECLS

/* On the database thread, inside a transaction that the caller opened. */
gboolean cue_store_write_commit (CueDatabase *database, const CueCommit *commit, GError **error);
gboolean cue_store_write_row (CueDatabase *database, const CueConversationRow *row, GError **error);
gboolean cue_store_write_draft (CueDatabase *database,
                                const char *conversation,
                                const char *part,
                                const char *text,
                                gint64 at_ms,
                                GError **error);
gboolean cue_store_write_note (CueDatabase *database,
                               const char *conversation,
                               const char *text,
                               gint64 at_ms,
                               GError **error);
gboolean
cue_store_write_memo (CueDatabase *database, const char *key, const char *value, GError **error);
/* (transfer full) */
CueSnapshot *cue_store_read_snapshot (CueDatabase *database, GError **error);
/* One conversation with its log, open or closed; drafts and note are not read. (transfer full) */
CueStoredConversation *
cue_store_read_conversation (CueDatabase *database, const char *id, GError **error);
/* Makes the device's id when the file is new. */
gboolean cue_store_ensure_device (CueDatabase *database, GError **error);

G_END_DECLS
