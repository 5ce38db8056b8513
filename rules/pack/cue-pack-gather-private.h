/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack-private.h"

G_BEGIN_DECLS

/* What the files hold: the block, and on which line each record of each family stood. */
typedef struct
{
  CueForest *forest;
  GArray *lines[CUE_FAMILY_N]; /* guint; NULL: records stand on lines from 1 on */
} CueGathered;

void cue_gathered_clear (CueGathered *self);
/* FALSE when there is no block to go on with. Notes all that is no JSON, no file of a pack or no
 * recording. */
gboolean cue_pack_gather (CueGathered *self, GPtrArray *files, GPtrArray *problems);
/* "byte 7: found X; Y" as found "X at byte 7", expected "Y". */
void cue_page_note_gate_error (const CuePage *page, const GError *error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CueGathered, cue_gathered_clear)

G_END_DECLS
