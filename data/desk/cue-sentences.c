/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-sentences.h"

#include <string.h>

#include "cue-fold.h"

static gboolean
ends_sentence (gunichar c, gunichar next)
{
  switch (c)
    {
    case 0x3002: /* 。 */
    case 0xff1f: /* ？ */
    case 0xff01: /* ！ */
    case 0xff1b: /* ； */
    case '\n':
      return TRUE;
    case '.':
    case '?':
    case '!':
    case ';':
      return next == 0 || g_unichar_isspace (next);
    default:
      return FALSE;
    }
}

static gboolean
ends_clause (gunichar c, gunichar next)
{
  return ends_sentence (c, next) || c == 0xff0c || c == 0x3001
         || (c == ',' && g_unichar_isspace (next));
}

GArray *
cue_sentence_starts (const char *text)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  gboolean begins = TRUE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (ends_clause (c, g_utf8_get_char (g_utf8_next_char (at))))
        begins = TRUE;
      else if (begins && !g_unichar_isspace (c))
        {
          gsize start = (gsize) (at - text);
          g_array_append_val (starts, start);
          begins = FALSE;
        }
    }
  return starts;
}

/* A folded prefix is compared code point by code point, so that the way back gives the exact place
 * in the original. */
gboolean
cue_sentence_continue (const char *text, const char *folded, gsize *byte)
{
  gsize reach = strlen (folded) * 4 + 16; /* folding never makes a text four times as short */
  g_autofree char *head = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), (glong) reach));
  g_autoptr (CueFolded) source = cue_folded_new (head);
  guint n = 0;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at), n++)
    if (n >= source->length || source->chars[n] != g_utf8_get_char (at))
      return FALSE;
  if (n == 0 || n >= source->length)
    return FALSE;
  *byte = (gsize) (g_utf8_offset_to_pointer (text, source->sources[n - 1].end) - text);
  return text[*byte] != '\0';
}

char *
cue_sentence_rest (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *next = g_utf8_next_char (at);

      if (ends_sentence (g_utf8_get_char (at), g_utf8_get_char (next)))
        return g_strndup (text, (gsize) ((*at == '\n' ? at : next) - text));
    }
  return g_strdup (text);
}
