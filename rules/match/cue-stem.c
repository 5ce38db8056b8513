/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-stem.h"

#include <string.h>

static gboolean
has_vowel (const char *word, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (strchr ("aeiouy", word[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
chop (char *word, gsize *length, gsize by)
{
  *length -= by;
  word[*length] = '\0';
}

void
cue_stem (char *word)
{
  gsize n = strlen (word);

  if (n > 4 && g_str_has_suffix (word, "ies"))
    {
      chop (word, &n, 2);
      word[n - 1] = 'y';
    }
  else if (n > 4
           && (g_str_has_suffix (word, "sses") || g_str_has_suffix (word, "xes")
               || g_str_has_suffix (word, "ches") || g_str_has_suffix (word, "shes")))
    chop (word, &n, 2);
  else if (n > 3 && word[n - 1] == 's' && word[n - 2] != 's' && word[n - 2] != 'u'
           && word[n - 2] != 'i')
    chop (word, &n, 1);
  if (n > 5 && g_str_has_suffix (word, "ing") && has_vowel (word, n - 3))
    chop (word, &n, 3);
  else if (n > 4 && g_str_has_suffix (word, "ed") && has_vowel (word, n - 2))
    chop (word, &n, 2);
  if (n > 3 && word[n - 1] == word[n - 2] && strchr ("bdgmnprt", word[n - 1]) != NULL)
    chop (word, &n, 1);
  if (n > 4 && word[n - 1] == 'e')
    chop (word, &n, 1);
}
