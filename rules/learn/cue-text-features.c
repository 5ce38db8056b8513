/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What of a text counts for learning.
 *
 * The units are words, numbers, single Chinese characters and marks of punctuation. Features are
 * runs of units (of up to two words, or up to some Chinese characters), and stretches of characters
 * inside a word with its edges, which stay the same where a word is misspelt, inflected or glued to
 * another (after the word and character n-grams of Joachims 1998 and McNamee & Mayfield 2004).
 */
#include "cue-text-features.h"

#include <string.h>

#define EDGE 0x110000 /* no code point: before the first and after the last */

typedef struct
{
  guint64 hash;
  guint start; /* folded code points */
  guint end;
  gboolean is_han;
  gboolean is_mark;
  gboolean is_number;
} Unit;

static const char *const fillers[]
    = { "ah", "eh", "em", "er", "erm", "ha", "hm", "hmm", "huh", "mm", "oh", "uh", "uhm", "um" };
static const char han_fillers[] = "嗯呃额唔哎诶啊呀哦噢";

static gboolean
is_filler (const CueFolded *folded, const Unit *unit)
{
  guint n = unit->end - unit->start;

  if (unit->is_han)
    return g_utf8_strchr (han_fillers, -1, folded->chars[unit->start]) != NULL;
  if (n > 3 || unit->is_mark || unit->is_number)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    {
      guint k = 0;

      while (k < n && folded->chars[unit->start + k] == (gunichar) fillers[i][k])
        k++;
      if (k == n && fillers[i][k] == '\0')
        return TRUE;
    }
  return FALSE;
}

static void
add_unit (GArray *units, const CueFolded *folded, const Unit *unit)
{
  const Unit *last = units->len == 0 ? NULL : &g_array_index (units, Unit, units->len - 1);

  if (is_filler (folded, unit))
    return;
  /* a word said again at once; Chinese doubles characters by grammar */
  if (last != NULL && last->hash == unit->hash && !unit->is_han && !unit->is_number)
    return;
  g_array_append_val (units, *unit);
}

/* Marks of punctuation between two tokens. */
static void
add_marks (GArray *units, const CueFolded *folded, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    {
      gunichar c = folded->chars[i];
      Unit unit = { cue_hash_mix (1, c), i, i + 1, FALSE, TRUE, FALSE };

      if (c != ' ')
        add_unit (units, folded, &unit);
    }
}

static GArray *
list_units (const CueTokens *said)
{
  const CueFolded *folded = said->folded;
  GArray *units = g_array_new (FALSE, FALSE, sizeof (Unit));
  guint at = 0;

  for (guint i = 0; i < said->n_tokens; i++)
    {
      const CueToken *token = &said->tokens[i];
      gunichar first = folded->chars[token->start];
      Unit unit = { token->hash, token->start, token->end, FALSE, FALSE, FALSE };

      add_marks (units, folded, at, token->start);
      unit.is_han = cue_unichar_is_cjk (first);
      unit.is_number = g_unichar_isdigit (first);
      add_unit (units, folded, &unit);
      at = token->end;
    }
  add_marks (units, folded, at, folded->length);
  return units;
}

/* A number stands for those of its length: amounts and codes differ, their shape tells what they
 * are. */
static guint64
unit_hash (const Unit *unit)
{
  return unit->is_number ? cue_hash_mix (2, unit->end - unit->start) : unit->hash;
}

/* Runs of @units, the edges of the text among them. */
static void
add_runs (CueFeatures *self,
          CueBlock block,
          guint64 salt,
          const GArray *units,
          guint words,
          guint han,
          gboolean judged)
{
  for (guint i = 0; i <= units->len; i++)
    {
      guint64 hash = i == 0 ? cue_hash_mix (salt, EDGE) : salt;
      guint start = i == 0 ? 0 : g_array_index (units, Unit, i - 1).start;
      gboolean has_han = FALSE;

      for (guint n = 0; n < MAX (words, han); n++)
        {
          guint at = i + n; /* unit @at − 1; 0 is the edge before, len + 1 the one behind */
          const Unit *unit
              = at == 0 || at > units->len ? NULL : &g_array_index (units, Unit, at - 1);
          guint end = at == 0 ? 0 : g_array_index (units, Unit, MIN (at, units->len) - 1).end;

          if (at > units->len + 1 || units->len == 0)
            break;
          if (at > 0)
            hash = cue_hash_mix (hash, unit != NULL ? unit_hash (unit) : EDGE);
          has_han = has_han || (unit != NULL && unit->is_han);
          if (at == 0 || (n + 1 > words && !has_han) || (n + 1 > han && has_han))
            continue;
          if (unit == NULL && n == 0)
            continue;
          cue_features_add (self, block, hash, judged ? start : 0, judged ? end : 0);
          if (unit != NULL && unit->is_number && n == 0)
            cue_features_add (self, block, cue_hash_mix (salt, unit->hash), judged ? start : 0,
                              judged ? end : 0);
        }
    }
}

/* Stretches of one word, with its edges. */
static void
add_stretches (CueFeatures *self,
               const CueFolded *folded,
               const Unit *unit,
               const CueTextPlan *plan)
{
  guint n = unit->end - unit->start + 2;

  for (guint i = 0; i < n; i++)
    {
      guint64 hash = 3;

      for (guint k = 0; k < plan->characters_max && i + k < n; k++)
        {
          guint at = i + k;
          gunichar c = at == 0 || at == n - 1 ? EDGE : folded->chars[unit->start + at - 1];

          if (unit->is_number && c != EDGE && g_unichar_isdigit (c))
            c = '0';
          hash = cue_hash_mix (hash, c);
          if (k + 1 >= plan->characters_min)
            cue_features_add (self, CUE_BLOCK_CHARACTERS, hash, unit->start, unit->end);
        }
    }
}

void
cue_text_features_add (CueFeatures *self, const CueTokens *said, const CueTextPlan *plan)
{
  g_autoptr (GArray) units = list_units (said);

  add_runs (self, CUE_BLOCK_WORDS, 0, units, plan->words, plan->han, TRUE);
  for (guint i = 0; i < units->len; i++)
    {
      const Unit *unit = &g_array_index (units, Unit, i);

      if (!unit->is_han && !unit->is_mark)
        add_stretches (self, said->folded, unit, plan);
    }
}

void
cue_text_features_add_beside (CueFeatures *self,
                              CueBlock block,
                              const char *prefix,
                              const CueTokens *said,
                              guint words)
{
  g_autoptr (GArray) units = list_units (said);

  add_runs (self, block, cue_hash_text (prefix), units, words, words, FALSE);
}
