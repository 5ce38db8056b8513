/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-seal.h"
#include "cue-sha256.h"

G_BEGIN_DECLS

#define CUE_SEAL_MAGIC "CUEPACK1"
#define CUE_SEAL_SIGNATURE_BYTES 64
/* Parts begin at a multiple of this, so that a block can be read where it lies. */
#define CUE_SEAL_ALIGNMENT 8
#define CUE_SEAL_MAX_MANIFEST_BYTES 65536

#define CUE_SEAL_BLOCK "block"
#define CUE_SEAL_MODEL "model"
#define CUE_SEAL_SESSIONS "sessions"

/* Little-endian, as all of the file. */
typedef struct
{
  char magic[8];
  guint32 n_manifest_bytes;
  guint32 reserved;                           /* 0 */
  guint8 digest[CUE_SHA256_BYTES];            /* SHA-256 of the manifest */
  guint8 signature[CUE_SEAL_SIGNATURE_BYTES]; /* over the manifest; zeros: none */
} CueSealHead;

static inline gsize
cue_seal_align (gsize size)
{
  return (size + CUE_SEAL_ALIGNMENT - 1) / CUE_SEAL_ALIGNMENT * CUE_SEAL_ALIGNMENT;
}

G_END_DECLS
