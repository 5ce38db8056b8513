/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-gate-private.h"

#include <string.h>

#define MOST_SAFE G_GINT64_CONSTANT (9007199254740991) /* 2^53 − 1 */
#define NUMBER_BYTES 1100 /* longer than any double needs to be told exactly */

static gboolean
skip_digits (CueScanner *self)
{
  const guchar *from = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > from;
}

/* The grammar of RFC 8259 §6. */
static gboolean
skip_number (CueScanner *self, gboolean *is_integer)
{
  *is_integer = TRUE;
  if (*self->at == '-')
    self->at++;
  if (self->at < self->end && *self->at == '0')
    self->at++;
  else if (!skip_digits (self))
    return cue_scanner_refuse (self, CUE_GATE_ERROR_SYNTAX, self->at,
                               "a number goes on with a digit");
  if (self->at < self->end && *self->at == '.')
    {
      *is_integer = FALSE;
      self->at++;
      if (!skip_digits (self))
        return cue_scanner_refuse (self, CUE_GATE_ERROR_SYNTAX, self->at,
                                   "a digit must follow the point");
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      *is_integer = FALSE;
      self->at++;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      if (!skip_digits (self))
        return cue_scanner_refuse (self, CUE_GATE_ERROR_SYNTAX, self->at,
                                   "a digit must stand in the exponent");
    }
  return TRUE;
}

gboolean
cue_scanner_read_number (CueScanner *self)
{
  const guchar *from = self->at;
  char text[NUMBER_BYTES + 1];
  gboolean is_integer;
  gsize length;

  if (!skip_number (self, &is_integer))
    return FALSE;
  length = self->at - from;
  if (length > NUMBER_BYTES)
    return cue_scanner_refuse (self, CUE_GATE_ERROR_NUMBER, from,
                               "a number may have at most 1100 characters");
  memcpy (text, from, length);
  text[length] = '\0';

  if (is_integer)
    {
      gint64 value = g_ascii_strtoll (text, NULL, 10); /* saturates, which is outside too */

      if (value > MOST_SAFE || value < -MOST_SAFE)
        return cue_scanner_refuse (self, CUE_GATE_ERROR_NUMBER, from,
                                   "integers must lie within ±9007199254740991");
      cue_scanner_place_integer (self, value);
    }
  else
    {
      double value = g_ascii_strtod (text, NULL);

      if (value - value != 0)
        return cue_scanner_refuse (self, CUE_GATE_ERROR_NUMBER, from,
                                   "the number is too large for a double");
      cue_scanner_place_double (self, value);
    }
  return TRUE;
}
