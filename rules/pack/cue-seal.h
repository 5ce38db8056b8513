/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-pack-reader.h"

G_BEGIN_DECLS

/* What a sealed pack's file is called after. */
#define CUE_SEAL_SUFFIX ".cuepack"

/* What whoever seals a pack says about it. */
typedef struct
{
  gint64 serial;         /* from 1; a later seal of a pack has a higher one */
  gint64 valid_from_ms;  /* since the Unix epoch; G_MININT64: always */
  gint64 valid_until_ms; /* exclusive; G_MAXINT64: always */
} CueSealTerms;

/**
 * CueSeal: a sealed pack, one file
 *
 * A head with room for a signature over the manifest (zeros: a signed one is refused, for nothing
 * here can tell a good signature), a manifest that names every part by its SHA-256, and the parts:
 * the block of the pack's records, its model, its recordings. Their bytes are slices of the file.
 */
typedef struct
{
  /* owned */
  char *pack;   /* id */
  char *digest; /* of the pack */
  GBytes *block;
  GBytes *model;      /* or NULL */
  GBytes *sessions;   /* or NULL */
  char *model_digest; /* of @model */

  /* plain */
  guint version;
  CueSealTerms terms;
} CueSeal;

/**
 * cue_seal_write:
 * @model: (nullable): as cue_model_to_bytes () gives it
 * @sessions: (nullable): the pack's recordings
 *
 * The same bytes on every machine for the same pack, terms, model and recordings. Not signed.
 *
 * Returns: (transfer full)
 */
GBytes *
cue_seal_write (const CuePack *pack, const CueSealTerms *terms, GBytes *model, GBytes *sessions);

/**
 * cue_seal_open:
 * @bytes: a file; kept while any of its parts is
 *
 * Checks the head, the manifest, and that every part is the one that the manifest names; what is in
 * the parts is for their readers. Errors: %CUE_PACK_ERROR_INVALID with the place, what was found
 * and what would be right.
 *
 * Returns: (transfer full)
 */
CueSeal *cue_seal_open (GBytes *bytes, GError **error);

/**
 * cue_seal_read_terms:
 * @terms: (out)
 *
 * What the manifest says of serial and validity, without a look at the parts. Errors: as
 * cue_seal_open (), those of parts left out.
 */
gboolean cue_seal_read_terms (GBytes *bytes, CueSealTerms *terms, GError **error);
void cue_seal_free (CueSeal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueSeal, cue_seal_free)

G_END_DECLS
