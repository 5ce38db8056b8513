/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What of a text counts for learning, in six blocks.
 *
 * Words: single ones, and single Chinese characters. Runs: neighbours in their order, the edges of
 * the text among them. Characters: stretches inside a word with its edges, which stay the same
 * where a word is misspelt or inflected (after the character n-grams of McNamee & Mayfield 2004).
 * Pairs: two words that mean something, wherever they stand and in whichever order, once as stems
 * and once as their first four letters: what a question is about survives every way of wrapping it.
 * Senses and pairs of senses: the same of what the words mean to a service desk (cue-senses.c).
 */
#include "cue-text-features.h"

#include "cue-senses.h"
#include "cue-units.h"

#define EDGE 0x110000 /* no code point: before the first and after the last */
#define PREFIX 4

static const CueReadUnit *
unit_at (const GArray *units, guint i)
{
  return &g_array_index (units, CueReadUnit, i);
}

static void
add_words (CueFeatures *self, CueBlock block, guint64 salt, const GArray *units, gboolean judged)
{
  for (guint i = 0; i < units->len; i++)
    {
      const CueReadUnit *unit = unit_at (units, i);

      cue_features_add (self, block, cue_hash_mix (salt, unit->hash), judged ? unit->start : 0,
                        judged ? unit->end : 0);
    }
}

/* Runs of two or more that begin with unit @first − 1; 0 is the edge before the text, and one past
 * the last the edge behind. */
static void
add_runs_from (CueFeatures *self,
               CueBlock block,
               guint64 salt,
               const GArray *units,
               guint first,
               const CueTextPlan *plan,
               gboolean judged)
{
  guint64 hash = cue_hash_mix (salt, first == 0 ? EDGE : unit_at (units, first - 1)->hash);
  guint start = unit_at (units, first == 0 ? 0 : first - 1)->start;
  gboolean all_han = first == 0 || unit_at (units, first - 1)->kind != CUE_UNIT_WORD;

  for (guint n = 2; first + n - 1 <= units->len + 1; n++)
    {
      guint at = first + n - 1;
      const CueReadUnit *unit = at > units->len ? NULL : unit_at (units, at - 1);

      all_han = all_han && (unit == NULL || unit->kind != CUE_UNIT_WORD);
      if (n > plan->words && !(all_han && n <= plan->han))
        return;
      hash = cue_hash_mix (hash, unit == NULL ? EDGE : unit->hash);
      cue_features_add (self, block, hash, judged ? start : 0,
                        judged ? unit_at (units, MIN (at, units->len) - 1)->end : 0);
    }
}

static void
add_runs (CueFeatures *self,
          CueBlock block,
          guint64 salt,
          const GArray *units,
          const CueTextPlan *plan,
          gboolean judged)
{
  for (guint i = 0; i <= units->len && units->len > 0; i++)
    add_runs_from (self, block, salt, units, i, plan, judged);
}

/* Stretches of one word, with its edges. */
static void
add_stretches (CueFeatures *self,
               const CueFolded *folded,
               const CueReadUnit *unit,
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

          hash = cue_hash_mix (hash, c);
          if (k + 1 >= plan->characters_min)
            cue_features_add (self, CUE_BLOCK_CHARACTERS, hash, unit->start, unit->end);
        }
    }
}

/* Chinese characters that follow each other without a gap are one word here. */
static void
add_han_stretches (CueFeatures *self,
                   const CueFolded *folded,
                   const GArray *units,
                   const CueTextPlan *plan)
{
  for (guint i = 0; i < units->len; i++)
    {
      CueReadUnit run = *unit_at (units, i);

      if (run.kind != CUE_UNIT_HAN)
        continue;
      while (i + 1 < units->len && unit_at (units, i + 1)->kind == CUE_UNIT_HAN
             && unit_at (units, i + 1)->start == run.end)
        run.end = unit_at (units, ++i)->end;
      add_stretches (self, folded, &run, plan);
    }
}

static guint64
prefix_hash (const CueFolded *folded, const CueReadUnit *unit)
{
  guint64 hash = 5;

  for (guint i = unit->start; i < unit->end && i < unit->start + PREFIX; i++)
    hash = cue_hash_mix (hash, folded->chars[i]);
  return hash;
}

static void
add_pair (CueFeatures *self,
          CueBlock block,
          guint64 a,
          guint64 b,
          const CueReadUnit *first,
          const CueReadUnit *second)
{
  cue_features_add (self, block, cue_hash_mix (MIN (a, b), MAX (a, b)), first->start, second->end);
}

static void
add_pairs (CueFeatures *self, const CueFolded *folded, const GArray *content, guint distance)
{
  for (guint i = 0; i < content->len; i++)
    for (guint k = i + 1; k < content->len && k <= i + distance; k++)
      {
        const CueReadUnit *first = unit_at (content, i);
        const CueReadUnit *second = unit_at (content, k);

        add_pair (self, CUE_BLOCK_PAIRS, first->hash, second->hash, first, second);
        add_pair (self, CUE_BLOCK_PAIRS, prefix_hash (folded, first), prefix_hash (folded, second),
                  first, second);
      }
}

static void
add_senses (CueFeatures *self, const GArray *units, guint distance)
{
  g_autoptr (GArray) senses = cue_senses_read (units);

  add_words (self, CUE_BLOCK_SENSES, 0, senses, TRUE);
  for (guint i = 0; i < senses->len; i++)
    for (guint k = i + 1; k < senses->len && k <= i + distance; k++)
      {
        const CueReadUnit *first = unit_at (senses, i);
        const CueReadUnit *second = unit_at (senses, k);

        add_pair (self, CUE_BLOCK_SENSE_PAIRS, first->hash, second->hash, first, second);
      }
}

static GArray *
list_content (const GArray *units)
{
  GArray *content = g_array_new (FALSE, FALSE, sizeof (CueReadUnit));

  for (guint i = 0; i < units->len; i++)
    if (unit_at (units, i)->kind == CUE_UNIT_WORD && !unit_at (units, i)->is_glue)
      g_array_append_val (content, *unit_at (units, i));
  return content;
}

void
cue_text_features_add (CueFeatures *self, const CueTokens *said, const CueTextPlan *plan)
{
  g_autoptr (GArray) units = cue_units_read (said);
  g_autoptr (GArray) content = list_content (units);

  add_words (self, CUE_BLOCK_WORDS, 0, units, TRUE);
  add_runs (self, CUE_BLOCK_RUNS, 0, units, plan, TRUE);
  for (guint i = 0; i < content->len; i++)
    add_stretches (self, said->folded, unit_at (content, i), plan);
  add_han_stretches (self, said->folded, units, plan);
  add_pairs (self, said->folded, content, plan->pairs);
  add_senses (self, units, plan->pairs);
}

void
cue_text_features_add_beside (CueFeatures *self,
                              CueBlock block,
                              const char *prefix,
                              const CueTokens *said)
{
  const CueTextPlan plan = { 2, 2, 0, 0, 0 };
  g_autoptr (GArray) units = cue_units_read (said);

  cue_text_features_add_units (self, block, prefix, units, &plan);
}

void
cue_text_features_add_units (CueFeatures *self,
                             CueBlock block,
                             const char *prefix,
                             const GArray *units,
                             const CueTextPlan *plan)
{
  add_words (self, block, cue_hash_text (prefix), units, FALSE);
  add_runs (self, block, cue_hash_text (prefix), units, plan, FALSE);
}
