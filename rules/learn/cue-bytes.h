/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes that are read from the front and never past their end; little-endian on every machine. The
 * first read that fails sets @failed; afterwards everything is 0. Long rows of numbers are not
 * copied: cue_bytes_row () tells where they lie. */
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

/**
 * cue_bytes_row:
 * @n: how many numbers
 * @each: bytes of one: 1, 2, 4 or 8
 *
 * For what cue_bytes_readable () gave. On a machine that is not little-endian the numbers are
 * turned round where they lie.
 *
 * Returns: (transfer none): the numbers, where they lie; NULL when there are not so many
 */
gconstpointer cue_bytes_row (CueBytes *self, gsize n, guint each);

/* The same bytes, so placed that rows can be read in them. (transfer full) */
GBytes *cue_bytes_readable (GBytes *bytes);

void cue_bytes_write_16 (GByteArray *out, guint16 value);
void cue_bytes_write_32 (GByteArray *out, guint32 value);
void cue_bytes_write_64 (GByteArray *out, guint64 value);
/* Zeros up to a multiple of eight from the start of @out, then the numbers. */
void cue_bytes_write_row (GByteArray *out, gconstpointer numbers, gsize n, guint each);

G_END_DECLS
