/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be counted of a turn and a point without knowing what they are about: the trees of
 * cue-said-trees.c tell by it honest other words from a sentence that only sounds alike. */
#include "cue-said-signs.h"

#include <string.h>

#include "cue-clause-private.h"

#define MOST_TERMS 256

static gint32
share (guint part, guint whole)
{
  return whole == 0 ? 0 : (gint32) (part * 1000 / whole);
}

static gboolean
has_number (const CueGroupPlan *group)
{
  return group->is_number || group->n_numbers > 0 || group->n_templates > 0;
}

static void
read_groups (const CueSaidCase *c, gint32 *signs)
{
  guint n = c->plan->n_groups;
  guint n_asked = 0;

  for (guint g = 0; g < n; g++)
    {
      CueGrade grade = c->best[g].grade;

      n_asked += grade == CUE_GRADE_ASKED;
      signs[CUE_SIGN_MISSING] += grade == CUE_GRADE_NONE;
      signs[CUE_SIGN_DENIED] += grade == CUE_GRADE_DENIED;
      signs[CUE_SIGN_MISSING_NUMBER]
          += grade <= CUE_GRADE_DENIED && has_number (&c->plan->groups[g]);
    }
  signs[CUE_SIGN_GROUPS] = (gint32) n;
  signs[CUE_SIGN_PLAIN] = share (cue_said_count (c->best, n, CUE_GRADE_PLAIN), n);
  signs[CUE_SIGN_ASKED] = share (n_asked, n);
}

/* What is new is counted in the stretch of the turn that may say the point: an agent says several
 * in one breath. With all keys the clauses that have them, otherwise the whole turn, for what is
 * missing may stand anywhere. What the turn has of the point is counted in all of it. */
typedef struct
{
  guint first;
  guint end;
  guint n_keys; /* tokens of keys that were heard; they are noted in CueSaidCase.of_keys */
} Stretch;

/* How many tokens were not noted before. */
static guint
note_key (const CueSaidCase *c, guint first, guint end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    {
      n += !c->of_keys[i];
      c->of_keys[i] = 1;
    }
  return n;
}

static void
find_stretch (const CueSaidCase *c, CueVerdict found, Stretch *stretch)
{
  const CueTokens *tokens = c->turn->tokens;
  guint first = tokens->n_tokens;
  guint end = 0;

  memset (c->of_keys, 0, tokens->n_tokens);
  *stretch = (Stretch){ 0, tokens->n_tokens, 0 };
  for (guint g = 0; g < c->plan->n_groups; g++)
    if (c->now[g].grade >= CUE_GRADE_DENIED)
      {
        stretch->n_keys += note_key (c, c->now[g].first, c->now[g].end);
        first = MIN (first, c->now[g].first);
        end = MAX (end, c->now[g].end);
      }
  if (found != CUE_VERDICT_SAID || end <= first)
    return;
  stretch->first = cue_clause_start (tokens, first);
  stretch->end = cue_clause_end (tokens, end);
}

/* Notes the point's words in the turn. Returns: how many of the point's are there */
static guint
note_own (const CueSaidCase *c, const CueSayPlan *say)
{
  guint n_found = 0;

  memset (c->own, 0, c->words.n);
  for (guint i = 0; i < say->n_words; i++)
    n_found += cue_said_note_own (c, say->words[i]) && i < MOST_TERMS;
  return n_found;
}

static void
read_words (const CueSaidCase *c, const CueSayPlan *say, const Stretch *stretch, gint32 *signs)
{
  const CueContentWord *words = (const CueContentWord *) (gpointer) c->turn->content_words->data;
  guint n_found = note_own (c, say);
  guint n_words = 0;
  guint n_new = 0;
  gint32 row = 0;

  for (guint i = 0; i < c->words.n; i++)
    {
      if (words[i].token < stretch->first || words[i].token >= stretch->end)
        continue;
      n_words++;
      row = c->own[i] || c->of_keys[words[i].token] ? 0 : row + 1;
      n_new += row > 0;
      signs[CUE_SIGN_NEW_RUN] = MAX (signs[CUE_SIGN_NEW_RUN], row);
    }
  signs[CUE_SIGN_COVERED] = share (n_found, MIN (say->n_words, MOST_TERMS));
  signs[CUE_SIGN_NEW] = (gint32) n_new;
  signs[CUE_SIGN_NEW_SHARE] = share (n_new, n_words);
  signs[CUE_SIGN_LENGTH] = share (n_words, MAX (1, say->n_content));
  signs[CUE_SIGN_WORDS] = (gint32) say->n_content;
}

static void
read_pairs (const CueSaidCase *c, const CueSayPlan *say, const Stretch *stretch, gint32 *signs)
{
  guint n_found = 0;
  guint n_own = 0;

  for (guint k = 0; k < say->n_pairs; k++)
    {
      guint first = cue_said_terms_find (&c->pairs, say->pairs[k]);

      n_found += first != CUE_NONE && k < MOST_TERMS;
      for (guint i = first; i != CUE_NONE; i = c->pairs.later[i])
        n_own += i >= stretch->first && i + 1 < stretch->end;
    }
  signs[CUE_SIGN_PAIRS_KEPT] = share (n_found, MIN (say->n_pairs, MOST_TERMS));
  signs[CUE_SIGN_PAIRS_OWN]
      = share (n_own, MAX (stretch->end, stretch->first + 1) - stretch->first - 1);
}

static void
read_manner (const CueSaidCase *c, const CueSayPlan *say, const Stretch *stretch, gint32 *signs)
{
  for (guint k = 0; k < c->nots->len; k++)
    {
      guint i = g_array_index (c->nots, guint, k);

      if (i < stretch->first || i >= stretch->end)
        continue;
      signs[CUE_SIGN_TURN_DENIES] = 1;
      signs[CUE_SIGN_NOTS] += !c->of_keys[i];
    }
  signs[CUE_SIGN_DENSITY] = share (stretch->n_keys, stretch->end - stretch->first);
  signs[CUE_SIGN_POINT_DENIES] = say->n_nots > 0;
  signs[CUE_SIGN_POINT_ASKS] = c->plan->asks;
  signs[CUE_SIGN_ENDS_ASKING] = cue_break_asks (c->turn->tokens, stretch->end);
  signs[CUE_SIGN_NOT_ASKED] = c->plan->asks && !cue_said_has_question (c->turn->tokens);
}

gboolean
cue_said_denies_more (const CueSaidCase *c, const CueSayPlan *say, CueVerdict found)
{
  Stretch stretch;
  guint n = 0;

  find_stretch (c, found, &stretch);
  for (guint k = 0; k < c->nots->len; k++)
    {
      guint i = g_array_index (c->nots, guint, k);

      n += i >= stretch.first && i < stretch.end;
    }
  return n > say->n_nots;
}

static gboolean
is_key_value (const CueSaidCase *c, const CueNumber *number)
{
  for (guint g = 0; g < c->plan->n_groups; g++)
    {
      const CueGroupPlan *group = &c->plan->groups[g];

      for (guint i = 0; i < c->values[g]->len; i++)
        if (g_array_index (c->values[g], gint64, i) == number->value_micro)
          return TRUE;
      for (guint i = 0; i < group->n_numbers; i++)
        if (group->numbers[i].value_micro == number->value_micro)
          return TRUE;
    }
  return FALSE;
}

static void
read_numbers (const CueSaidCase *c, const CueSayPlan *say, gint32 *signs)
{
  for (guint i = 0; i < say->n_numbers; i++)
    signs[CUE_SIGN_NUMBERS_MISSING] += !cue_said_hears_number (c->turn, &say->numbers[i]);
  for (guint i = 0; i < MIN (c->turn->numbers->len, CUE_SAID_MOST_LOOKS); i++)
    {
      const CueNumber *number = &g_array_index (c->turn->numbers, CueNumber, i);

      signs[CUE_SIGN_OTHER_NUMBERS] += !cue_said_has_number (say, number)
                                       && !is_key_value (c, number)
                                       && !cue_said_is_withdrawn (c->turn, i);
    }
}

gboolean
cue_said_has_all_terms (const CueSaidCase *c, const CueSayPlan *say)
{
  for (guint i = 0; i < MIN (say->n_pairs, MOST_TERMS); i++)
    if (cue_said_terms_find (&c->pairs, say->pairs[i]) == CUE_NONE)
      return FALSE;
  for (guint i = 0; i < MIN (say->n_words, MOST_TERMS); i++)
    if (cue_said_terms_find (&c->words, say->words[i]) == CUE_NONE)
      return FALSE;
  return say->n_pairs > 0;
}

static gint32
get_found (CueVerdict found)
{
  switch (found)
    {
    case CUE_VERDICT_SAID:
      return 2;
    case CUE_VERDICT_UNSURE:
      return 1;
    case CUE_VERDICT_OPEN:
      return -1;
    case CUE_VERDICT_CONTRADICTED:
      return -2;
    case CUE_VERDICT_PARTLY:
    default:
      return 0;
    }
}

void
cue_said_read_signs (const CueSaidCase *c,
                     const CueSayPlan *say,
                     CueVerdict found,
                     gint32 signs[CUE_SIGN_N])
{
  Stretch stretch;

  find_stretch (c, found, &stretch);
  for (guint i = 0; i < CUE_SIGN_N; i++)
    signs[i] = 0;
  signs[CUE_SIGN_FOUND] = get_found (found);
  signs[CUE_SIGN_LIKENESS] = c->turn->likeness[c->plan->index];
  read_groups (c, signs);
  read_words (c, say, &stretch, signs);
  read_pairs (c, say, &stretch, signs);
  read_manner (c, say, &stretch, signs);
  read_numbers (c, say, signs);
}
