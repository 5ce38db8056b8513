/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CUE_SHA256_BYTES 32

/* SHA-256 (FIPS 180-4) of bytes that are all there, as fast as the processor can. What comes in
 * pieces is for GChecksum. */
void cue_sha256 (guint8 digest[CUE_SHA256_BYTES], gconstpointer bytes, gsize length);
/* In lower-case hex, with a NUL at the end. */
void cue_sha256_print (const guint8 digest[CUE_SHA256_BYTES], char hex[2 * CUE_SHA256_BYTES + 1]);
/* Of @bytes, in hex. (transfer full) */
char *cue_sha256_to_hex (GBytes *bytes);

G_END_DECLS
