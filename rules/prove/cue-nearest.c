/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Which words of a sentence come nearest to a wording: the edit distance (Levenshtein 1966) of the
 * wording to any stretch of the sentence, after Sellers (1980): the first row is free, so a stretch
 * may begin anywhere. A letter for another costs two, for one that can sound the same one.
 */
#include "cue-why-not-private.h"

#include <string.h>

#include "cue-fold.h"

#define MAX_LENGTH 512

static gboolean
sounds_alike (gunichar a, gunichar b)
{
  const char *one = cue_unichar_pinyin (a);
  const char *other = cue_unichar_pinyin (b);
  g_auto (GStrv) readings = NULL;
  g_auto (GStrv) others = NULL;

  if (one == NULL || other == NULL)
    return FALSE;
  readings = g_strsplit (one, " ", -1);
  others = g_strsplit (other, " ", -1);
  for (guint i = 0; readings[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) others, readings[i]))
      return TRUE;
  return FALSE;
}

static guint
cost_of (gunichar a, gunichar b)
{
  if (a == b)
    return 0;
  return sounds_alike (a, b) ? 1 : 2;
}

typedef struct
{
  guint cost;
  guint start;
} Cell;

static Cell
least (Cell a, Cell b)
{
  return b.cost < a.cost ? b : a;
}

/* A wording with letters stands for whole words. */
static gboolean
cuts_word (const CueFolded *text, guint at)
{
  return at > 0 && at < text->length && g_unichar_isalnum (text->chars[at - 1])
         && g_unichar_isalnum (text->chars[at]) && !cue_unichar_is_cjk (text->chars[at - 1])
         && !cue_unichar_is_cjk (text->chars[at]);
}

static gboolean
find (const CueFolded *text, const CueFolded *wording, guint *start, guint *end, guint *cost)
{
  g_autofree Cell *row = g_new0 (Cell, wording->length + 1);

  *cost = G_MAXUINT;
  for (guint k = 0; k <= wording->length; k++)
    row[k] = (Cell){ 2 * k, 0 };
  for (guint i = 1; i <= text->length; i++)
    {
      Cell diagonal = row[0];

      row[0] = (Cell){ cuts_word (text, i) ? 4 : 0, i };
      for (guint k = 1; k <= wording->length; k++)
        {
          Cell above = row[k];
          Cell best = { diagonal.cost + cost_of (text->chars[i - 1], wording->chars[k - 1]),
                        diagonal.start };

          best = least (best, (Cell){ above.cost + 2, above.start });
          best = least (best, (Cell){ row[k - 1].cost + 2, row[k - 1].start });
          diagonal = above;
          row[k] = best;
        }
      if (row[wording->length].cost < *cost && row[wording->length].start < i
          && !cuts_word (text, i))
        {
          *cost = row[wording->length].cost;
          *start = row[wording->length].start;
          *end = i;
        }
    }
  return *cost < G_MAXUINT;
}

char *
cue_nearest_words (const char *text, const char *wording, guint *distance_milli)
{
  g_autoptr (CueFolded) folded = cue_folded_new (text);
  g_autoptr (CueFolded) wanted = cue_folded_new (wording);
  guint start;
  guint end;
  guint cost;
  CueSpan span;

  if (wanted->length == 0 || wanted->length > MAX_LENGTH
      || !find (folded, wanted, &start, &end, &cost))
    return NULL;
  *distance_milli = cost * 500 / wanted->length;
  if (*distance_milli > 350)
    return NULL;
  span = cue_folded_source (folded, start, end);
  return g_utf8_substring (text, (glong) span.start, (glong) span.end);
}
