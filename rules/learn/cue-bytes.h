/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes that are read from the front and never past their end; little-endian on every machine. The
 * first read that fails sets @failed; afterwards everything is 0. */
typedef struct
{
  /* borrowed */
  const guint8 *at;
  gsize left;
  gboolean failed;
} CueBytes;

guint16 cue_bytes_read_16 (CueBytes *self);
guint32 cue_bytes_read_32 (CueBytes *self);
guint64 cue_bytes_read_64 (CueBytes *self);
/* A count of things that take at least @each bytes, and are at most @limit: no more than can still
 * follow, so nothing is reserved for what is not there. */
guint32 cue_bytes_read_count (CueBytes *self, guint each, guint limit);

void cue_bytes_write_16 (GByteArray *out, guint16 value);
void cue_bytes_write_32 (GByteArray *out, guint32 value);
void cue_bytes_write_64 (GByteArray *out, guint64 value);

G_END_DECLS
