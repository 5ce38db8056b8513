/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-database.h"
#include "cue-store.h"

G_BEGIN_DECLS

/* A database that was opened and read whole; @salvage tells what was saved from a damaged one. */
typedef struct
{
  CueDatabase *database;
  CueSalvage salvage;
  CueSnapshot *snapshot;
} CueOpened;

/* Blocks. Damage is set aside and what can be read of it is taken over. @path NULL: in memory.
 * Errors: %CUE_STORE_ERROR. (transfer full) */
CueOpened *cue_opened_new (const char *path, GError **error);
void cue_opened_free (CueOpened *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueOpened, cue_opened_free)

G_END_DECLS
