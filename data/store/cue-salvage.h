/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-database.h"

G_BEGIN_DECLS

/* What became of a damaged file. */
typedef struct
{
  char *path;     /* where the damaged file is kept; NULL when none was */
  guint n_events; /* read from it */
  guint n_drafts;
  guint n_strays; /* events behind a hole in their stream: kept aside */
} CueSalvage;

void cue_salvage_clear (CueSalvage *self);

/* Renames @path (and its log) to "<path>.damaged-<n>". (transfer full): the new name */
char *cue_salvage_set_aside (const char *path, GError **error);

/* Copies every row of @damaged that can be read into the new, empty @to, in one transaction. An
 * unreadable file gives no rows and is no error. */
gboolean cue_salvage_run (const char *damaged, CueDatabase *to, CueSalvage *result, GError **error);

G_END_DECLS
