/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack.h"

G_BEGIN_DECLS

/* What a lamp can suggest, by the name it has in packs, changes, the database and on screen. */

/* "offer", "talk", "answer" */
const char *cue_target_kind_to_string (CueTargetKind kind);
gboolean cue_target_kind_from_string (const char *name, CueTargetKind *kind);
/* All names, by kind; %NULL at the end. (transfer none) */
const char *const *cue_target_kinds_list (void);

G_END_DECLS
