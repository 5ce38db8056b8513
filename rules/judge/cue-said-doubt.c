/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Every key was heard: is the point said? Keys are few words of it, and who leaves out a clause or
 * swaps a number may still have them all. So the words of the point itself are asked, in the
 * language of the turn: another number where it has one, or nothing but its own words and clearly
 * fewer of them. An honest paraphrase has other words in the place of those that are missing.
 */
#include "cue-clause-private.h"
#include "cue-said-case.h"

/* All chosen on the dev half, with the keys of docs/said-check.md that were written blind. */
#define LEFT_OUT_MILLI 700   /* of the point's content words */
#define LEFT_OUT_WORDS 3     /* so many are missing at least */
#define TURNED_WORDS 2       /* beside the point's own: more may stand for a "not" */
#define SAME_WORDS_MILLI 700 /* so alike that even a number without a unit is of the point */

/* "No, it is …", "well no you do": answers the customer and denies nothing of its own sentence. */
static gboolean
is_answer (const CueTokens *tokens, guint i)
{
  static const char *const NEXT_LIST[]
      = { "i",      "you",   "we",   "it",  "its",  "he",  "they", "thats",    "that",
          "theres", "there", "this", "the", "your", "our", "no",   "honestly", NULL };
  CUE_WORDS (NEXT);

  return cue_word_at (tokens, i, i + 1, "no") > 0 && i + 1 < tokens->n_tokens
         && (cue_break_before (tokens, i + 1) != CUE_BREAK_NONE
             || cue_words_at (tokens, i + 1, tokens->n_tokens, &NEXT) > 0);
}

gboolean
cue_said_denies_at (const CueTokens *tokens, guint i)
{
  static const char *const NOT_LIST[]
      = { "不",     "没",      "无",      "未",       "别",     "免",      "no",      "not",
          "never",  "without", "none",    "free",     "cannot", "neither", "nor",     "nobody",
          "unable", "dont",    "doesnt",  "didnt",    "isnt",   "arent",   "wasnt",   "wont",
          "cant",   "couldnt", "wouldnt", "shouldnt", "havent", "hasnt",   "nothing", NULL };
  static const char *const MERELY_LIST[]
      = { "是不是",     "有没有",     "能不能",    "要不要",  "会不会",   "可不可以", "好不好",
          "对不对",     "行不行",     "需不需要",  "够不够",  "不好意思", "对不起",   "不过",
          "不错",       "不论",       "不管",      "没问题",  "没关系",   "没事",     "不客气",
          "差不多",     "不仅",       "不光",      "不但",    "要不",     "不对",     "没错",
          "的不",       "无论",       "别的",      "别人",    "分别",     "特别",     "区别",
          "级别",       "识别",       "个别",      "避免",    "不便",     "不同",     "不久",
          "不少",       "不断",       "no sorry",  "no wait", "or not",   "not sure", "not only",
          "no problem", "no worries", "feel free", NULL };
  CUE_WORDS (NOT);
  CUE_WORDS (MERELY);

  return cue_words_at (tokens, i, tokens->n_tokens, &NOT) > 0
         && !cue_words_cover (tokens, i, 0, tokens->n_tokens, &MERELY) && !is_answer (tokens, i);
}

guint
cue_said_count_nots (const CueTokens *tokens)
{
  guint n = 0;

  for (guint i = 0; i < tokens->n_tokens; i++)
    n += cue_said_denies_at (tokens, i);
  return n;
}

gboolean
cue_said_has_number (const CueSayPlan *say, const CueNumber *number)
{
  for (guint i = 0; i < say->n_numbers; i++)
    {
      const CueNumberWording *own = &say->numbers[i];

      if (cue_said_same_amount (own->value_micro, own->unit, number->value_micro, number->unit))
        return TRUE;
    }
  return FALSE;
}

gboolean
cue_said_hears_number (const CueTurn *turn, const CueNumberWording *wanted)
{
  for (guint i = 0; i < turn->numbers->len; i++)
    {
      const CueNumber *number = &g_array_index (turn->numbers, CueNumber, i);
      CueUnit unit = number->unit == CUE_UNIT_PLAIN ? wanted->unit : number->unit;

      if (cue_said_same_amount (wanted->value_micro, wanted->unit, number->value_micro, unit))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_key_number (const CueSaidCase *c, const CueNumber *number)
{
  guint token = cue_turn_find_token (c->turn, number->start);

  for (guint g = 0; g < c->plan->n_groups; g++)
    if (c->now[g].grade != CUE_GRADE_NONE && token >= c->now[g].first && token < c->now[g].end)
      return TRUE;
  return FALSE;
}

/* Of the same kind, and neither the point's nor taken back, put aside or of a key. */
static gboolean
is_swapped (const CueSaidCase *c, const CueSayPlan *say, CueUnit unit, guint i)
{
  const CueNumber *number = &g_array_index (c->turn->numbers, CueNumber, i);

  return cue_said_same_kind (number->unit, unit) && !cue_said_has_number (say, number)
         && !is_key_number (c, number) && !cue_said_is_withdrawn (c->turn, i)
         && !cue_said_is_aside (c->turn->tokens, number);
}

gboolean
cue_said_swaps_number (const CueSaidCase *c)
{
  CueSayPlan filled = { 0 };
  const CueSayPlan *say = cue_said_find_say (c, &filled);
  gboolean alike = c->turn->likeness[c->plan->index] >= SAME_WORDS_MILLI;
  gboolean swaps = FALSE;

  for (guint i = 0; i < say->n_numbers && !swaps; i++)
    {
      const CueNumberWording *wanted = &say->numbers[i];

      if ((wanted->unit == CUE_UNIT_PLAIN && !alike) || cue_said_hears_number (c->turn, wanted))
        continue;
      for (guint k = 0; k < MIN (c->turn->numbers->len, CUE_SAID_MOST_LOOKS); k++)
        swaps |= is_swapped (c, say, wanted->unit, k);
    }
  cue_say_plan_clear (&filled);
  return swaps;
}

/* A group of words is heard in the newest turn, but not in the folded code points @from to @to. */
static gboolean
is_elsewhere (const CueSaidCase *c, guint group, guint from, guint to)
{
  const CueSaidEvidence *now = &c->now[group];
  guint at = now->turn == c->turn ? c->turn->tokens->tokens[now->first].start : 0;

  return now->grade >= CUE_GRADE_WEAK && now->turn == c->turn && !c->plan->groups[group].is_number
         && (at < from || at >= to);
}

gboolean
cue_said_is_of_another (const CueSaidCase *c)
{
  for (guint g = 0; g < c->plan->n_groups; g++)
    {
      const CueSaidEvidence *now = &c->now[g];
      guint from;
      guint to;

      if ((!c->plan->groups[g].is_number && c->plan->groups[g].n_numbers == 0)
          || now->turn != c->turn || now->grade < CUE_GRADE_WEAK
          || !cue_said_gives_away (c->turn->tokens, now->first, now->end, &from, &to))
        continue;
      for (guint k = 0; k < c->plan->n_groups; k++)
        if (is_elsewhere (c, k, from, to))
          return TRUE;
    }
  return FALSE;
}
