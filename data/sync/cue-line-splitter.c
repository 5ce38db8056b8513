/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-line-splitter.h"

#include <string.h>

#include "cue-gate.h"
#include "cue-record.h"

struct _CueLineSplitter
{
  /* owned */
  GByteArray *bytes;

  gsize most_bytes;
  gsize at;      /* first byte not yet given out */
  gsize seen;    /* no line end before this one */
  gsize skipped; /* bytes of a line too long that were thrown away */
  guint number;
  gboolean ended;
};

CueLineSplitter *
cue_line_splitter_new (gsize most_bytes)
{
  CueLineSplitter *self = g_new0 (CueLineSplitter, 1);

  self->bytes = g_byte_array_new ();
  self->most_bytes = most_bytes;
  return self;
}

void
cue_line_splitter_free (CueLineSplitter *self)
{
  g_byte_array_unref (self->bytes);
  g_free (self);
}

static void
drop_given (CueLineSplitter *self)
{
  if (self->at == 0)
    return;
  g_byte_array_remove_range (self->bytes, 0, (guint) self->at);
  self->seen -= self->at;
  self->at = 0;
}

void
cue_line_splitter_push (CueLineSplitter *self, const char *bytes, gsize length)
{
  g_return_if_fail (!self->ended);

  drop_given (self);
  g_byte_array_append (self->bytes, (const guint8 *) bytes, (guint) length);
}

void
cue_line_splitter_end (CueLineSplitter *self)
{
  self->ended = TRUE;
}

void
cue_line_splitter_restart (CueLineSplitter *self)
{
  g_byte_array_set_size (self->bytes, 0);
  self->at = self->seen = self->skipped = 0;
  self->number = 0;
  self->ended = FALSE;
}

static gboolean
give (CueLineSplitter *self, gsize end, gsize next, CueLine *line)
{
  gsize length = end - self->at;
  const char *bytes = (const char *) self->bytes->data + self->at;

  line->number = ++self->number;
  line->length = length + self->skipped;
  line->bytes = line->length <= self->most_bytes ? bytes : NULL;
  if (line->bytes != NULL && length > 0 && bytes[length - 1] == '\r')
    line->length--;
  self->skipped = 0;
  self->at = self->seen = next;
  return TRUE;
}

gboolean
cue_line_splitter_pop (CueLineSplitter *self, CueLine *line)
{
  gsize length = self->bytes->len;
  const guint8 *found = self->seen < length
                            ? memchr (self->bytes->data + self->seen, '\n', length - self->seen)
                            : NULL;

  if (found != NULL)
    {
      gsize end = (gsize) (found - self->bytes->data);
      return give (self, end, end + 1, line);
    }
  self->seen = length;
  if (self->ended && (length > self->at || self->skipped > 0))
    return give (self, length, length, line);
  if (length - self->at + self->skipped > self->most_bytes)
    {
      self->skipped += length - self->at;
      self->at = length;
    }
  return FALSE;
}

JsonNode *
cue_line_parse (const CueLine *line, GError **error)
{
  if (line->bytes != NULL)
    return cue_gate_parse (line->bytes, (gssize) line->length, &CUE_GATE_LINE, error);
  g_set_error (error, CUE_FEED_ERROR, CUE_FEED_ERROR_INVALID,
               "found a line of %" G_GSIZE_FORMAT " bytes; expected at most %" G_GSIZE_FORMAT,
               line->length, CUE_GATE_LINE.max_bytes);
  return NULL;
}
