/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-bytes.h"

static guint64
read_bytes (CueBytes *self, guint n)
{
  guint64 value = 0;

  if (self->failed || self->left < n)
    {
      self->failed = TRUE;
      return 0;
    }
  for (guint i = 0; i < n; i++)
    value |= (guint64) self->at[i] << (8 * i);
  self->at += n;
  self->left -= n;
  return value;
}

guint16
cue_bytes_read_16 (CueBytes *self)
{
  return (guint16) read_bytes (self, 2);
}

guint32
cue_bytes_read_32 (CueBytes *self)
{
  return (guint32) read_bytes (self, 4);
}

guint64
cue_bytes_read_64 (CueBytes *self)
{
  return read_bytes (self, 8);
}

guint32
cue_bytes_read_count (CueBytes *self, guint each, guint limit)
{
  guint32 count = cue_bytes_read_32 (self);

  if (count > limit || (gsize) count * each > self->left)
    self->failed = TRUE;
  return self->failed ? 0 : count;
}

static void
write_bytes (GByteArray *out, guint64 value, guint n)
{
  guint8 bytes[8];

  for (guint i = 0; i < n; i++)
    bytes[i] = (guint8) (value >> (8 * i));
  g_byte_array_append (out, bytes, n);
}

void
cue_bytes_write_16 (GByteArray *out, guint16 value)
{
  write_bytes (out, value, 2);
}

void
cue_bytes_write_32 (GByteArray *out, guint32 value)
{
  write_bytes (out, value, 4);
}

void
cue_bytes_write_64 (GByteArray *out, guint64 value)
{
  write_bytes (out, value, 8);
}
