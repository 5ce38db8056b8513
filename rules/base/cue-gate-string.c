/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-gate-private.h"

#include <string.h>

static gboolean
read_hex4 (CueScanner *self, guint *out)
{
  *out = 0;
  for (int i = 0; i < 4; i++, self->at++)
    {
      if (self->at >= self->end || !g_ascii_isxdigit (*self->at))
        return cue_scanner_refuse (self, CUE_GATE_ERROR_SYNTAX, self->at,
                                   "\\u needs four hexadecimal digits");
      *out = *out * 16 + g_ascii_xdigit_value (*self->at);
    }
  return TRUE;
}

/* After "\u": one code point, maybe from a surrogate pair. */
static gboolean
read_unicode_escape (CueScanner *self)
{
  const guchar *escape = self->at - 2;
  guint code;
  guint low;

  if (!read_hex4 (self, &code))
    return FALSE;
  if (code == 0)
    return cue_scanner_refuse (self, CUE_GATE_ERROR_ENCODING, escape,
                               "\\u0000 (NUL) is not allowed in a string");
  if (code >= 0xdc00 && code <= 0xdfff)
    return cue_scanner_refuse (self, CUE_GATE_ERROR_ENCODING, escape,
                               "a low surrogate needs a high one before it");
  if (code >= 0xd800 && code <= 0xdbff)
    {
      if (self->end - self->at < 2 || self->at[0] != '\\' || self->at[1] != 'u')
        return cue_scanner_refuse (self, CUE_GATE_ERROR_ENCODING, escape,
                                   "a high surrogate needs a low one after it");
      self->at += 2;
      if (!read_hex4 (self, &low))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return cue_scanner_refuse (self, CUE_GATE_ERROR_ENCODING, escape,
                                   "a high surrogate needs a low one after it");
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
  g_string_append_unichar (self->text, code);
  return TRUE;
}

/* After a backslash. */
static gboolean
read_escape (CueScanner *self)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *name = self->at < self->end && *self->at != '\0' ? strchr (names, *self->at) : NULL;

  if (name != NULL)
    {
      g_string_append_c (self->text, values[name - names]);
      self->at++;
      return TRUE;
    }
  if (self->at < self->end && *self->at == 'u')
    {
      self->at++;
      return read_unicode_escape (self);
    }
  return cue_scanner_refuse (self, CUE_GATE_ERROR_SYNTAX, self->at,
                             "after a backslash stands one of \" \\ / b f n r t u");
}

/* Bytes that stand for themselves, up to a quote, a backslash or something wrong. */
static gboolean
read_plain (CueScanner *self)
{
  const guchar *from = self->at;
  const char *bad;
  gboolean has_high = FALSE;

  while (self->at < self->end && *self->at >= 0x20 && *self->at != '"' && *self->at != '\\')
    has_high |= *self->at++ >= 0x80;
  if (has_high && !g_utf8_validate ((const char *) from, self->at - from, &bad))
    return cue_scanner_refuse (self, CUE_GATE_ERROR_ENCODING, (const guchar *) bad,
                               "text must be valid UTF-8");
  g_string_append_len (self->text, (const char *) from, self->at - from);
  return TRUE;
}

gboolean
cue_scanner_read_string (CueScanner *self)
{
  g_string_truncate (self->text, 0);
  self->at++;
  for (;;)
    {
      if (!read_plain (self))
        return FALSE;
      if (self->at >= self->end)
        return cue_scanner_refuse (self, CUE_GATE_ERROR_SYNTAX, self->at,
                                   "the string must end with '\"'");
      if (*self->at == '"')
        {
          self->at++;
          return TRUE;
        }
      if (*self->at == '\0')
        return cue_scanner_refuse (self, CUE_GATE_ERROR_ENCODING, self->at,
                                   "NUL is not allowed in a document");
      if (*self->at != '\\')
        return cue_scanner_refuse (self, CUE_GATE_ERROR_SYNTAX, self->at,
                                   "control characters in a string must be escaped");
      self->at++;
      if (!read_escape (self))
        return FALSE;
    }
}
