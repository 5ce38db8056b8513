/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-find.h"

struct _CueNeedle
{
  gunichar *characters;
  guint length;
};

static inline gunichar
lower (gunichar character)
{
  if (character < 0x80)
    return character >= 'A' && character <= 'Z' ? character + 32 : character;
  return g_unichar_tolower (character);
}

CueNeedle *
cue_needle_new (const char *words)
{
  CueNeedle *self = NULL;
  glong length = 0;

  if (words == NULL || *words == '\0')
    return NULL;
  self = g_new0 (CueNeedle, 1);
  self->characters = g_utf8_to_ucs4_fast (words, -1, &length);
  self->length = (guint) length;
  for (guint i = 0; i < self->length; i++)
    self->characters[i] = lower (self->characters[i]);
  return self;
}

void
cue_needle_free (CueNeedle *self)
{
  g_free (self->characters);
  g_free (self);
}

static gboolean
stands_at (const CueNeedle *self, const char *text)
{
  for (guint i = 0; i < self->length; i++, text = g_utf8_next_char (text))
    if (*text == '\0' || lower (g_utf8_get_char (text)) != self->characters[i])
      return FALSE;
  return TRUE;
}

gboolean
cue_needle_find (const CueNeedle *self, const char *text, guint from, CueSpan *span)
{
  guint at = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), at++)
    if (at >= from && stands_at (self, p))
      {
        *span = (CueSpan){ at, at + self->length };
        return TRUE;
      }
  return FALSE;
}
