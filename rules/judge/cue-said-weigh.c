/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What was gathered for a point becomes a verdict. First whatever contradicts it, then the keys:
 * all of them heard plainly is said, and nothing learnt is asked. Where one group of words is
 * missing, an honest paraphrase and a sentence that leaves something out differ in what stands in
 * its place: new words, or none.
 */
#include <string.h>

#include "cue-clause-private.h"
#include "cue-said-case.h"
#include "cue-said-check-private.h"

#define RELATED_MILLI 200 /* one common key word is no part of a point */
#define NEAR_TOKENS 24
#define WHOLE_MILLI 850 /* about as long as the point itself */
#define WORD_FOR_WORD_MILLI 750
#define CUE_SAID_WHOLE_MICRO 1000000
#define BARE_MICRO 10000000 /* from ten on a number alone is seldom anything else */

static gboolean
is_near_a_key (const CueSaidCase *c, guint group, guint first, guint end)
{
  for (guint g = 0; g < c->plan->n_groups; g++)
    {
      const CueSaidEvidence *other = &c->now[g];

      if (g == group || other->grade == CUE_GRADE_NONE)
        continue;
      if (first <= other->end + NEAR_TOKENS && other->first <= end + NEAR_TOKENS)
        return TRUE;
    }
  return FALSE;
}

/* Half of the point's keys are heard in the turn, one of them near; those within the words
 * themselves (够 in 不够) do not count. */
static gboolean
stands_in_the_point (const CueSaidCase *c, guint first, guint end)
{
  guint n_heard = 0;

  for (guint g = 0; g < c->plan->n_groups; g++)
    {
      const CueSaidEvidence *other = &c->now[g];

      n_heard += other->grade != CUE_GRADE_NONE && (other->end <= first || other->first >= end);
    }
  return n_heard > 0 && n_heard * 2 >= c->plan->n_groups && is_near_a_key (c, CUE_NONE, first, end);
}

/* A wording of `never`, beside the keys of the point or after it was said: alone it may be of
 * another matter. */
static gboolean
says_never (const CueSaidCase *c, gboolean was_said)
{
  guint n = 0;
  const CuePhraseHit *hits
      = c->plan->never == CUE_NONE ? NULL : cue_said_find_hits (c->turn, c->plan->never, &n);

  for (guint i = 0; i < n; i++)
    if ((hits[i].polarity == CUE_POLARITY_PLAIN
         || (hits[i].polarity == CUE_POLARITY_NEGATED
             && cue_said_holds_negation (c->turn, hits[i].first, hits[i].end)))
        && !(hits[i].question && cue_said_asks (c->turn->tokens, hits[i].first, hits[i].end))
        && (was_said || c->turn->likeness[c->plan->index] >= CUE_SAID_RESTATED_MILLI
            || stands_in_the_point (c, hits[i].first, hits[i].end)))
      return TRUE;
  return FALSE;
}

/* The whole point, said with a "not" in it. One lone word with a "not" is not yet its contrary. */
static gboolean
is_negated (const CueSaidCase *c)
{
  gboolean negated = FALSE;

  for (guint g = 0; g < c->plan->n_groups; g++)
    {
      if (c->now[g].grade == CUE_GRADE_NONE)
        return FALSE;
      negated |= c->now[g].grade == CUE_GRADE_DENIED && c->now[g].negated;
    }
  return negated
         && (c->plan->n_groups >= 2
             || c->turn->likeness[c->plan->index] >= CUE_SAID_RESTATED_MILLI);
}

static gboolean
is_other_number (const CueSaidCase *c, guint group, CueUnit unit, guint likeness)
{
  guint n_looks = 0;

  for (guint i = 0; i < c->turn->numbers->len && n_looks < CUE_SAID_MOST_LOOKS; i++)
    {
      const CueNumber *number = &g_array_index (c->turn->numbers, CueNumber, i);
      guint first;
      guint end;

      if (!cue_said_same_kind (number->unit, unit) || cue_said_is_withdrawn (c->turn, i))
        continue;
      n_looks++;
      first = cue_turn_find_token (c->turn, number->start);
      end = MIN (first + 1, c->turn->tokens->n_tokens);
      if (first >= end || cue_said_is_aside (c->turn->tokens, number)
          || cue_polarity_at (c->turn->tokens, first, end) != CUE_POLARITY_PLAIN
          || cue_said_asks (c->turn->tokens, first, end) || c->turn->framed[first])
        continue;
      if (likeness >= CUE_SAID_ALIKE_MILLI || is_near_a_key (c, group, first, end))
        return TRUE;
    }
  return FALSE;
}

/* Another number than the key's beside all the other keys, in one turn: amounts of another matter
 * do not stand so. */
static gboolean
has_wrong_number (const CueSaidCase *c, guint group, gboolean was_said)
{
  const CueGroupPlan *plan = &c->plan->groups[group];
  guint likeness = c->turn->likeness[c->plan->index];
  guint others = cue_said_count (c->now, c->plan->n_groups, CUE_GRADE_ASKED);
  gboolean all_others = others + 1 >= c->plan->n_groups && others > 0;

  if (c->now[group].grade >= CUE_GRADE_WEAK)
    return FALSE;
  if (was_said ? others + 1 < c->plan->n_groups || likeness < CUE_SAID_RESTATED_MILLI
               : !all_others && likeness < CUE_SAID_ALIKE_MILLI)
    return FALSE;
  if (plan->is_number)
    return c->values[group]->len > 0 && is_other_number (c, group, plan->unit, likeness);
  return plan->n_numbers > 0 && is_other_number (c, group, plan->numbers[0].unit, likeness);
}

static gboolean
has_any_wrong_number (const CueSaidCase *c, gboolean was_said)
{
  for (guint g = 0; g < c->plan->n_groups; g++)
    if (has_wrong_number (c, g, was_said))
      return TRUE;
  return FALSE;
}

/* Every group was heard: half of them as statements, the numbers all? Then a question beside them
 * does no harm. */
static gboolean
is_stated (const CueSaidCase *c)
{
  guint n = c->plan->n_groups;

  for (guint g = 0; g < n; g++)
    if (c->plan->groups[g].is_number && c->best[g].grade < CUE_GRADE_PLAIN)
      return FALSE;
  return cue_said_count (c->best, n, CUE_GRADE_PLAIN) * 2 >= n;
}

/* A number that is seldom anything else, were it said without its unit. */
static gboolean
is_telling (CueUnit unit, gint64 value_micro)
{
  if (unit == CUE_UNIT_PERCENT)
    return value_micro % CUE_SAID_WHOLE_MICRO != 0;
  return (unit == CUE_UNIT_YUAN || unit == CUE_UNIT_USD) && value_micro >= BARE_MICRO;
}

/* Money is often said without its unit (一百二十九一个月, "up to three hundred"), and so is a rate
 * with decimals ("four point seven nine, fixed for five years"): enough where all the rest was
 * heard. */
static gboolean
is_money_said (const CueSaidCase *c)
{
  guint n = c->plan->n_groups;

  for (guint g = 0; g < n; g++)
    {
      const CueGroupPlan *group = &c->plan->groups[g];
      gint64 value = c->values[g]->len > 0 ? g_array_index (c->values[g], gint64, 0) : 0;

      if (c->best[g].grade >= CUE_GRADE_PLAIN)
        continue;
      if (c->best[g].grade != CUE_GRADE_WEAK || !group->is_number
          || !is_telling (group->unit, value))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_in_evidence (const CueSaidCase *c, guint token)
{
  for (guint g = 0; g < c->plan->n_groups; g++)
    if (c->now[g].grade >= CUE_GRADE_DENIED && token >= c->now[g].first && token < c->now[g].end)
      return TRUE;
  return FALSE;
}

void
cue_said_measure (const CueSaidCase *c, CueSaidWeight *weight)
{
  const GArray *words = c->turn->content_words;

  memset (c->own, 0, words->len);
  for (guint l = 0; l < G_N_ELEMENTS (c->plan->say); l++)
    for (guint i = 0; i < c->plan->say[l].n_words; i++)
      cue_said_note_own (c, c->plan->say[l].words[i]);
  weight->n_new = 0;
  weight->n_content = words->len;
  for (guint i = 0; i < words->len; i++)
    weight->n_new
        += !c->own[i] && !is_in_evidence (c, g_array_index (words, CueContentWord, i).token);
  weight->length_milli = weight->n_content * 1000 / MAX (1, c->plan->n_own);
}

gboolean
cue_said_is_mostly_heard (const CueSaidCase *c)
{
  return cue_said_count (c->now, c->plan->n_groups, CUE_GRADE_WEAK) * 3 >= c->plan->n_groups * 2;
}

/* The clauses that have the keys name another product; where they name none, their sentences, and
 * then the whole turn. */
static gboolean
names_other_product (const CueSaidCase *c)
{
  const CueTokens *tokens = c->turn->tokens;
  guint first = tokens->n_tokens;
  guint end = 0;
  CueSaidNamed named = CUE_SAID_NAMED_NONE;

  for (guint g = 0; g < c->plan->n_groups; g++)
    if (c->now[g].grade > CUE_GRADE_NONE)
      {
        first = MIN (first, c->now[g].first);
        end = MAX (end, c->now[g].end);
      }
  if (c->offers->len == 0)
    return FALSE;
  if (end > first)
    named = cue_said_titles_find_named (c->check->titles, c->turn, c->plan->talk, c->offers,
                                        cue_clause_start (tokens, first),
                                        cue_clause_end (tokens, end));
  if (named == CUE_SAID_NAMED_NONE && end > first)
    named = cue_said_titles_find_named (c->check->titles, c->turn, c->plan->talk, c->offers,
                                        cue_sentence_start (tokens, first),
                                        cue_sentence_end (tokens, end));
  if (named == CUE_SAID_NAMED_NONE)
    named = cue_said_titles_find_named (c->check->titles, c->turn, c->plan->talk, c->offers, 0,
                                        tokens->n_tokens);
  return named == CUE_SAID_NAMED_OTHER;
}

static CueVerdict
weigh_contrary (const CueSaidCase *c, gboolean was_said, const char **because)
{
  if (says_never (c, was_said))
    return *because = "never", CUE_VERDICT_CONTRADICTED;
  if (is_negated (c))
    return *because = "negated", CUE_VERDICT_CONTRADICTED;
  if (has_any_wrong_number (c, was_said))
    return *because = "wrong-number", CUE_VERDICT_CONTRADICTED;
  if (cue_said_is_mostly_heard (c) && names_other_product (c))
    return *because = "wrong-product", CUE_VERDICT_CONTRADICTED;
  return CUE_VERDICT_OPEN;
}

static gboolean
is_hedged (const CueSaidCase *c)
{
  /* who asks may offer this or maybe that */
  for (guint g = 0; g < c->plan->n_groups && !c->plan->hedges && !c->plan->only_asks; g++)
    if (c->now[g].grade >= CUE_GRADE_ASKED
        && cue_hedged_at (c->turn->tokens, c->now[g].first, c->now[g].end))
      return TRUE;
  return FALSE;
}

/* Another reference or telephone number than the point's. */
static gboolean
names_other_number (const CueSaidCase *c)
{
  for (guint i = 0; i < c->texts->len; i++)
    if (cue_said_misspells (c->turn->tokens, g_ptr_array_index (c->texts, i)))
      return TRUE;
  return FALSE;
}

/* All keys were heard as statements. */
static CueVerdict
weigh_doubts (const CueSaidCase *c, gboolean was_said, const char **because)
{
  guint likeness = c->turn->likeness[c->plan->index];

  if ((!was_said || likeness >= CUE_SAID_RESTATED_MILLI)
      && (cue_said_swaps_number (c) || names_other_number (c)))
    return *because = "wrong-number", CUE_VERDICT_CONTRADICTED;
  if (cue_said_is_of_another (c))
    return *because = "wrong-product", CUE_VERDICT_CONTRADICTED;
  return *because = "keys", CUE_VERDICT_SAID;
}

static CueVerdict
weigh_keys (const CueSaidCase *c, gboolean was_said, const char **because)
{
  guint n = c->plan->n_groups;

  if (cue_said_count (c->best, n, CUE_GRADE_ASKED) == n)
    {
      if (c->plan->only_asks && !cue_said_has_question (c->turn->tokens))
        return *because = "not-asked", CUE_VERDICT_UNSURE;
      if (is_hedged (c))
        return *because = "hedged", CUE_VERDICT_UNSURE;
      if (is_stated (c))
        return weigh_doubts (c, was_said, because);
      return *because = "question", CUE_VERDICT_UNSURE;
    }
  if (cue_said_count (c->best, n, CUE_GRADE_WEAK) == n)
    {
      if (is_money_said (c))
        return *because = "keys", CUE_VERDICT_SAID;
      return *because = "bare-number", CUE_VERDICT_UNSURE;
    }
  return CUE_VERDICT_OPEN;
}

/* The point word for word but for one group, in the place of which stands something else. */
static gboolean
is_swapped (const CueSaidCase *c)
{
  guint n = c->plan->n_groups;
  CueSaidWeight weight;

  if (n < 2 || cue_said_count (c->now, n, CUE_GRADE_WEAK) + 1 != n
      || c->turn->likeness[c->plan->index] < WORD_FOR_WORD_MILLI)
    return FALSE;
  for (guint g = 0; g < n; g++)
    if (c->best[g].grade == CUE_GRADE_NONE && c->plan->groups[g].n_templates == 0)
      return FALSE;
  cue_said_measure (c, &weight);
  return weight.n_new > 0 && weight.length_milli >= WHOLE_MILLI;
}

CueVerdict
cue_said_weigh (const CueSaidCase *c, gboolean was_said, const char **because)
{
  guint n = c->plan->n_groups;
  guint plain = cue_said_count (c->best, n, CUE_GRADE_PLAIN);
  guint likeness = c->turn->likeness[c->plan->index];
  CueVerdict verdict = weigh_contrary (c, was_said, because);

  if (verdict == CUE_VERDICT_OPEN)
    verdict = weigh_keys (c, was_said, because);
  if (verdict != CUE_VERDICT_OPEN)
    return verdict;
  if (is_swapped (c))
    return *because = "wrong-product", CUE_VERDICT_CONTRADICTED;
  if (plain > 0 && plain * 2 >= n && likeness >= RELATED_MILLI)
    return *because = "keys", CUE_VERDICT_PARTLY;
  if (likeness >= CUE_SAID_ALIKE_MILLI
      && cue_said_count (c->now, n, CUE_GRADE_WEAK) >= cue_said_count (c->now, n, CUE_GRADE_DENIED))
    return *because = "alike", CUE_VERDICT_UNSURE;
  return *because = "keys", CUE_VERDICT_OPEN;
}
