/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cue-model.h"
#include "cue-seal.h"
#include "cue-store-rows.h"

G_BEGIN_DECLS

/* A pack as it was found on the disk or in the store: read and checked, nothing learnt yet. */
typedef struct
{
  /* owned */
  CuePack *pack;
  GPtrArray *files; /* (element-type CuePackFile): what it was read from, recordings left out */
  GBytes *sessions; /* its recordings, maybe empty */

  CueSealTerms terms; /* a folder is valid always */
} CueFoundPack;

/* A folder or a sealed file. Errors: %CUE_PACK_ERROR_INVALID with @path and all that is wrong, a
 * line each; #GFileError. (transfer full) */
CueFoundPack *cue_found_pack_read (const char *path, GError **error);
/* One that served before. (transfer full) */
CueFoundPack *cue_found_pack_open (const CueKeptPack *kept, GError **error);
void cue_found_pack_free (CueFoundPack *self);

/* Sealed with what was learnt from it, whatever it was found as. (transfer full) */
GBytes *cue_found_pack_seal (const CueFoundPack *self, const CueModel *model);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueFoundPack, cue_found_pack_free)

G_END_DECLS
