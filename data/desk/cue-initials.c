/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-initials.h"

#include <string.h>

#include "cue-fold.h"

/* A bit for each letter that one of @readings ("hang xing") begins with. */
static guint32
read_letters (const char *readings)
{
  guint32 letters = 0;

  for (const char *at = readings; at != NULL && *at != '\0'; at++)
    if ((at == readings || at[-1] == ' ') && g_ascii_islower (*at))
      letters |= 1u << (*at - 'a');
  return letters;
}

static gboolean
is_typed (gunichar c)
{
  return cue_unichar_pinyin (c) != NULL || (c < 0x80 && g_ascii_isalnum ((char) c));
}

GArray *
cue_initials_read (const char *text)
{
  g_autofree char *folded = cue_fold_string (text);
  GArray *initials = g_array_new (FALSE, FALSE, sizeof (CueInitial));
  gboolean any = FALSE;

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      CueInitial initial = { c, read_letters (cue_unichar_pinyin (c)) };

      if (!is_typed (c))
        continue;
      any = any || initial.letters != 0;
      g_array_append_val (initials, initial);
    }
  if (!any)
    g_array_set_size (initials, 0);
  return initials;
}

gunichar *
cue_initials_query (const char *folded, guint *n)
{
  gunichar *query = g_new (gunichar, strlen (folded) + 1);

  *n = 0;
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (is_typed (g_utf8_get_char (at)))
      query[(*n)++] = g_utf8_get_char (at);
  return query;
}

gboolean
cue_initials_begin (const CueInitial *initials, guint n, const gunichar *query, guint n_query)
{
  if (n_query == 0 || n_query > n)
    return FALSE;
  for (guint i = 0; i < n_query; i++)
    {
      gboolean letter = query[i] >= 'a' && query[i] <= 'z';

      if (initials[i].c != query[i]
          && !(letter && (initials[i].letters >> (query[i] - 'a') & 1) != 0))
        return FALSE;
    }
  return TRUE;
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
