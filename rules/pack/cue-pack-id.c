/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-record-reader.h"

gboolean
cue_id_is_valid (const char *id)
{
  gsize i = 0;

  if (!g_ascii_islower (id[0]) && !g_ascii_isdigit (id[0]))
    return FALSE;
  while (g_ascii_islower (id[i]) || g_ascii_isdigit (id[i]) || id[i] == '-')
    i++;
  return id[i] == '\0' && i <= 64;
}

gboolean
cue_fact_id_is_valid (const char *id)
{
  gsize i = 0;
  gboolean word = FALSE;

  for (; id[i] != '\0'; i++)
    if (g_ascii_islower (id[i]) || g_ascii_isdigit (id[i]) || id[i] == '_')
      word = TRUE;
    else if (id[i] == '.' && word)
      word = FALSE;
    else
      return FALSE;
  return word && i <= 128;
}
