/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-bytes.h"

#define ALIGNMENT 8

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

/* From little-endian to this machine's order, or back. */
static void
turn_round (gpointer numbers, gsize n, guint each)
{
  if (G_BYTE_ORDER == G_LITTLE_ENDIAN)
    return;
  for (gsize i = 0; i < n; i++)
    switch (each)
      {
      case 2:
        ((guint16 *) numbers)[i] = GUINT16_SWAP_LE_BE (((guint16 *) numbers)[i]);
        break;
      case 4:
        ((guint32 *) numbers)[i] = GUINT32_SWAP_LE_BE (((guint32 *) numbers)[i]);
        break;
      case 8:
        ((guint64 *) numbers)[i] = GUINT64_SWAP_LE_BE (((guint64 *) numbers)[i]);
        break;
      default:
        break;
      }
}

gconstpointer
cue_bytes_row (CueBytes *self, gsize n, guint each)
{
  gsize padding = (ALIGNMENT - (guintptr) self->at % ALIGNMENT) % ALIGNMENT;
  const guint8 *row = self->at + padding;

  if (self->failed || self->left < padding || (self->left - padding) / each < n)
    {
      self->failed = TRUE;
      return NULL;
    }
  self->at = row + n * each;
  self->left -= padding + n * each;
  turn_round ((gpointer) row, n, each);
  return row;
}

GBytes *
cue_bytes_readable (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (G_BYTE_ORDER == G_LITTLE_ENDIAN && (guintptr) data % ALIGNMENT == 0)
    return g_bytes_ref (bytes);
  return g_bytes_new (data, size);
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

void
cue_bytes_write_row (GByteArray *out, gconstpointer numbers, gsize n, guint each)
{
  static const guint8 zeros[ALIGNMENT];
  guint from;

  g_byte_array_append (out, zeros, (ALIGNMENT - out->len % ALIGNMENT) % ALIGNMENT);
  from = out->len;
  if (n > 0)
    g_byte_array_append (out, numbers, (guint) (n * each));
  turn_round (out->data + from, n, each);
}
