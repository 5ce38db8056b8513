/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-initials.h"

#include <string.h>

#include "cue-fold.h"

#define MOST_READINGS 8

/* Letters that @readings ("hang xing") begin with, each once. */
static guint
list_initials (const char *readings, char *letters)
{
  guint n = 0;

  for (const char *at = readings; *at != '\0'; at++)
    if ((at == readings || at[-1] == ' ') && memchr (letters, *at, n) == NULL && n < MOST_READINGS)
      letters[n++] = *at;
  return n;
}

static void
extend (GPtrArray *rows, const char *letters, guint n)
{
  guint before = rows->len;

  for (guint r = 0; r < before; r++)
    for (guint i = 1; i < n && rows->len < MOST_READINGS; i++)
      {
        const GString *row = g_ptr_array_index (rows, r);
        GString *copy = g_string_new_len (row->str, (gssize) row->len);
        g_string_append_c (copy, letters[i]);
        g_ptr_array_add (rows, copy);
      }
  for (guint r = 0; r < before; r++)
    g_string_append_c (g_ptr_array_index (rows, r), letters[0]);
}

GStrv
cue_pinyin_initials (const char *text)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autofree char *folded = cue_fold_string (text);
  gboolean any = FALSE;

  g_ptr_array_add (rows, g_string_new (NULL));
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const char *readings = cue_unichar_pinyin (c);
      char letters[MOST_READINGS] = { 0 };
      guint n = readings != NULL ? list_initials (readings, letters) : 0;

      any = any || n > 0;
      if (n == 0 && c < 0x80 && g_ascii_isalnum ((char) c))
        letters[n++] = (char) c;
      if (n > 0)
        extend (rows, letters, n);
    }

  GPtrArray *texts = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      char *row = g_string_free (g_ptr_array_index (rows, i), FALSE);
      if (any)
        g_ptr_array_add (texts, row);
      else
        g_free (row);
    }
  g_ptr_array_add (texts, NULL);
  return (GStrv) g_ptr_array_free (texts, FALSE);
}

/* One character by one of its @readings, then the rest. */
static gboolean
begins_with_reading (const char *readings, const char *rest, const char *query)
{
  for (const char *at = readings; *at != '\0'; at += strspn (at, " "))
    {
      gsize length = strcspn (at, " ");
      gsize same = 0;

      while (same < length && query[same] != '\0' && query[same] == at[same])
        same++;
      if (same > 0 && query[same] == '\0')
        return TRUE;
      if (same == length && cue_pinyin_begins (rest, query + length))
        return TRUE;
      if (same > 0 && length > 1 && cue_pinyin_begins (rest, query + 1))
        return TRUE;
      at += length;
    }
  return FALSE;
}

gboolean
cue_pinyin_begins (const char *folded, const char *query)
{
  g_return_val_if_fail (folded != NULL && query != NULL, FALSE);

  if (*query == '\0')
    return TRUE;
  if (*folded == '\0')
    return FALSE;

  const char *rest = g_utf8_next_char (folded);
  const char *readings = cue_unichar_pinyin (g_utf8_get_char (folded));
  if (readings != NULL)
    return begins_with_reading (readings, rest, query);
  if (!g_ascii_isalnum (*folded)) /* marks are not typed */
    return cue_pinyin_begins (rest, query);
  return *folded == *query && cue_pinyin_begins (rest, query + 1);
}
