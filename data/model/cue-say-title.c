/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-checklist-private.h"

#include "cue-fold.h"
#include "cue-template.h"

static char *
say_without_variables (const char *say)
{
  g_autoptr (GPtrArray) pieces = cue_template_expand (say, NULL, NULL);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const CuePiece *piece = g_ptr_array_index (pieces, i);
      g_string_append (out, piece->kind == CUE_PIECE_HOLE ? "…" : piece->text);
    }
  return g_strstrip (g_string_free (out, FALSE));
}

static gboolean
ends_clause (gunichar c, gunichar next)
{
  switch (c)
    {
    case 0x3002: /* 。 */
    case 0xff0c: /* ， */
    case 0xff1b: /* ； */
    case 0xff1f: /* ？ */
    case 0xff01: /* ！ */
    case '\n':
      return TRUE;
    case '.':
    case ',':
    case ';':
    case '?':
    case '!':
      return next == 0 || g_unichar_isspace (next);
    default:
      return FALSE;
    }
}

char *
cue_say_to_title (const char *say)
{
  const guint most_characters = 24, most_words = 10, few_characters = 5, few_words = 3;
  g_autofree char *text = say_without_variables (say);
  guint cjk = 0, words = 0;
  gboolean in_word = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      gboolean wide = cue_unichar_is_cjk (c);

      if (ends_clause (c, g_utf8_get_char (g_utf8_next_char (at)))
          && (cjk >= few_characters || words >= few_words))
        return g_strndup (text, (gsize) (at - text));
      cjk += wide ? 1 : 0;
      words += !wide && !in_word && g_unichar_isalnum (c) ? 1 : 0;
      in_word = !wide && (in_word ? !g_unichar_isspace (c) : g_unichar_isalnum (c));
      if (cjk > most_characters || words > most_words)
        {
          g_autofree char *cut = g_strchomp (g_strndup (text, (gsize) (at - text)));
          return g_strconcat (cut, "…", NULL);
        }
    }
  return g_steal_pointer (&text);
}
