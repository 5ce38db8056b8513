/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-clause-private.h"
#include "cue-said-case.h"

static void
keep_better (CueSaidEvidence *best,
             const CueTurn *turn,
             CueGrade grade,
             CueSpan span,
             guint first,
             guint end,
             gboolean negated)
{
  if (grade <= best->grade)
    {
      best->negated |= negated && best->turn == turn;
      return;
    }
  best->negated = (best->turn == turn && best->negated) || negated;
  best->grade = grade;
  best->turn = turn;
  best->span = span;
  best->first = first;
  best->end = end;
}

static CueGrade
grade_words (const CuePointPlan *plan,
             const CueTurn *turn,
             guint first,
             guint end,
             CuePolarity polarity,
             gboolean negatable,
             gboolean in_question)
{
  if (polarity == CUE_POLARITY_QUOTED || (polarity == CUE_POLARITY_NEGATED && !negatable))
    return CUE_GRADE_DENIED;
  if (!plan->frames && turn->framed[first])
    return CUE_GRADE_DENIED;
  return in_question && !plan->asks && cue_said_asks (turn->tokens, first, end) ? CUE_GRADE_ASKED
                                                                                : CUE_GRADE_PLAIN;
}

/* A hit's polarity in what an agent says: 免费的没有 denies behind the words, too. */
static CuePolarity
read_polarity (const CueTurn *turn, guint end, CuePolarity polarity)
{
  return polarity == CUE_POLARITY_PLAIN && cue_said_lacks_behind (turn->tokens, end)
             ? CUE_POLARITY_NEGATED
             : polarity;
}

static gboolean
has_value (const gint64 *values, guint n, CueUnit unit, const CueNumber *number)
{
  CueUnit spoken = number->unit == CUE_UNIT_PLAIN ? unit : number->unit;

  for (guint i = 0; i < n; i++)
    if (cue_said_same_amount (values[i], unit, number->value_micro, spoken))
      return TRUE;
  return FALSE;
}

static void
look_for_number (const CueSaidCase *c,
                 const CueTurn *turn,
                 CueUnit unit,
                 const gint64 *values,
                 guint n_values,
                 CueSaidEvidence *best)
{
  guint n_looks = 0;

  for (guint i = 0; i < turn->numbers->len && n_looks < CUE_SAID_MOST_LOOKS; i++)
    {
      const CueNumber *number = &g_array_index (turn->numbers, CueNumber, i);
      guint first;
      guint end;
      CuePolarity polarity;
      CueGrade grade;

      if ((!cue_said_same_kind (number->unit, unit) && number->unit != CUE_UNIT_PLAIN)
          || !has_value (values, n_values, unit, number) || cue_said_is_withdrawn (turn, i))
        continue;
      first = cue_turn_find_token (turn, number->start);
      end = MAX (first + 1, number->end == 0 ? 0 : cue_turn_find_token (turn, number->end - 1) + 1);
      end = MIN (end, turn->tokens->n_tokens); /* a sign such as % at the end is no token */
      if (first >= end)
        continue;
      n_looks++;
      polarity = read_polarity (turn, end, cue_polarity_at (turn->tokens, first, end));
      grade = grade_words (c->plan, turn, first, end, polarity, FALSE, TRUE);
      if (number->unit == CUE_UNIT_PLAIN && unit != CUE_UNIT_PLAIN)
        grade = MIN (grade, CUE_GRADE_WEAK);
      keep_better (best, turn, grade, number->source, first, end, polarity == CUE_POLARITY_NEGATED);
    }
}

static void
look_for_words (const CueSaidCase *c,
                const CueTurn *turn,
                const CueGroupPlan *group,
                CueSaidEvidence *best)
{
  guint n;
  const CuePhraseHit *hits = cue_said_find_hits (turn, group->set, &n);

  for (guint i = 0; i < MIN (n, CUE_SAID_MOST_LOOKS) && best->grade < CUE_GRADE_PLAIN; i++)
    {
      const CuePhraseHit *hit = &hits[i];
      CuePolarity polarity = read_polarity (turn, hit->end, hit->polarity);
      CueGrade grade = grade_words (c->plan, turn, hit->first, hit->end, polarity, group->negatable,
                                    hit->question);

      keep_better (best, turn, grade, hit->span, hit->first, hit->end,
                   polarity == CUE_POLARITY_NEGATED && grade == CUE_GRADE_DENIED);
    }
}

/* How many tokens of @text stand at @at in order, at most one foreign token between two; @end: one
 * past the last. */
static guint
count_in_order (const CueTokens *tokens, guint at, const CueTokens *text, guint *end)
{
  guint found = 0;

  for (guint k = 0; k < text->n_tokens; k++)
    for (guint skip = 0; skip < 3 && at + skip < tokens->n_tokens; skip++)
      if (tokens->tokens[at + skip].hash == text->tokens[k].hash)
        {
          at += skip + 1;
          *end = at;
          found++;
          break;
        }
  return found;
}

static void
keep_text (const CueSaidCase *c, const CueTurn *turn, guint first, guint end, CueSaidEvidence *best)
{
  CuePolarity polarity = read_polarity (turn, end, cue_polarity_at (turn->tokens, first, end));
  CueGrade grade = grade_words (c->plan, turn, first, end, polarity, FALSE, TRUE);

  keep_better (best, turn, grade, cue_tokens_source (turn->tokens, first, end), first, end,
               polarity == CUE_POLARITY_NEGATED);
}

/* A name or address is heard when nearly all of it was said in its order; of a number that names,
 * all. */
static void
look_for_text (const CueSaidCase *c,
               const CueTurn *turn,
               const CueTokens *text,
               CueSaidEvidence *best)
{
  guint first;
  guint end;

  if (cue_said_names_number (text))
    {
      if (cue_said_spells (turn->tokens, text, &first, &end))
        keep_text (c, turn, first, end, best);
      return;
    }
  for (first = 0; first < turn->tokens->n_tokens && text->n_tokens > 0; first++)
    if (turn->tokens->tokens[first].hash == text->tokens[0].hash
        && count_in_order (turn->tokens, first, text, &end) * 4 >= text->n_tokens * 3)
      keep_text (c, turn, first, end, best);
}

/* What the turn may speak of was found when it was listened to; only there it is looked closer. */
static void
look_in (const CueSaidCase *c, const CueTurn *turn, guint group, CueSaidEvidence *best)
{
  const CueGroupPlan *plan = &c->plan->groups[group];

  if ((turn->heard[c->plan->index] & 1u << group) == 0)
    return;
  if (plan->is_number)
    {
      look_for_number (c, turn, plan->unit, (const gint64 *) (gpointer) c->values[group]->data,
                       c->values[group]->len, best);
      return;
    }
  look_for_words (c, turn, plan, best);
  for (guint i = c->first_text[group]; i < c->first_text[group + 1]; i++)
    look_for_text (c, turn, g_ptr_array_index (c->texts, i), best);
  for (guint i = 0; i < plan->n_numbers; i++)
    {
      const CueNumberWording *wording = &plan->numbers[i];
      CueSaidEvidence found = { 0 };

      look_for_number (c, turn, wording->unit, &wording->value_micro, 1, &found);
      if (found.grade == CUE_GRADE_PLAIN || found.grade == CUE_GRADE_ASKED)
        keep_better (best, turn, found.grade, found.span, found.first, found.end, found.negated);
    }
}

static gboolean
lies_inside (const CueSaidEvidence *inner, const CueSaidEvidence *outer)
{
  return inner->turn == outer->turn && inner->first >= outer->first && inner->end <= outer->end
         && inner->end - inner->first < outer->end - outer->first;
}

/* A word inside a longer wording of another group says nothing of its own: the "fixed" of "Fixed
 * Saver". Looked for again, behind and before it. */
static void
part_evidence (const CueSaidCase *c, CueSaidEvidence *evidence, guint group)
{
  for (guint h = 0; h < c->plan->n_groups; h++)
    if (h != group && evidence[group].grade > CUE_GRADE_NONE && evidence[h].grade > CUE_GRADE_NONE
        && (c->plan->groups[group].within & 1u << h) == 0
        && lies_inside (&evidence[group], &evidence[h]))
      {
        guint n = 0;
        const CueSaidEvidence taken = evidence[h];
        const CuePhraseHit *hits
            = c->plan->groups[group].is_number
                  ? NULL
                  : cue_said_find_hits (taken.turn, c->plan->groups[group].set, &n);

        if (hits == NULL)
          return;
        evidence[group] = (CueSaidEvidence){ 0 };
        for (guint i = 0; i < n; i++)
          if (hits[i].first >= taken.end || hits[i].end <= taken.first)
            keep_better (&evidence[group], taken.turn,
                         grade_words (c->plan, taken.turn, hits[i].first, hits[i].end,
                                      hits[i].polarity, c->plan->groups[group].negatable,
                                      hits[i].question),
                         hits[i].span, hits[i].first, hits[i].end,
                         hits[i].polarity == CUE_POLARITY_NEGATED);
        return;
      }
}

gboolean
cue_said_holds_negation (const CueTurn *turn, guint first, guint end)
{
  static const char *const NOT_LIST[]
      = { "不",   "没",      "无",    "免",     "no",   "not",  "dont",
          "wont", "without", "never", "doesnt", "isnt", "cant", NULL };
  CUE_WORDS (NOT);

  for (guint i = first; i < end; i++)
    if (cue_words_at (turn->tokens, i, end, &NOT) > 0)
      return TRUE;
  return FALSE;
}

/* 我们不要钱给您换: the "not" belongs to what another group says, so it denies nothing behind it.
 */
static void
release_negation (const CueSaidCase *c, CueSaidEvidence *evidence, guint group)
{
  CueSaidEvidence *mine = &evidence[group];

  if (mine->grade != CUE_GRADE_DENIED || !mine->negated)
    return;
  for (guint h = 0; h < c->plan->n_groups; h++)
    if (evidence[h].grade >= CUE_GRADE_PLAIN && evidence[h].turn == mine->turn
        && evidence[h].end <= mine->first && mine->first - evidence[h].end <= 4
        && cue_said_holds_negation (evidence[h].turn, evidence[h].first, evidence[h].end))
      {
        mine->grade = CUE_GRADE_PLAIN;
        mine->negated = FALSE;
        return;
      }
}

static void
settle (const CueSaidCase *c, CueSaidEvidence *evidence)
{
  for (guint g = 0; g < c->plan->n_groups; g++)
    part_evidence (c, evidence, g);
  for (guint g = 0; g < c->plan->n_groups; g++)
    release_negation (c, evidence, g);
}

void
cue_said_gather (CueSaidCase *c)
{
  for (guint g = 0; g < c->plan->n_groups; g++)
    {
      look_in (c, c->turn, g, &c->now[g]);
    }
  settle (c, c->now);
  for (guint g = 0; g < c->plan->n_groups; g++)
    {
      c->best[g] = c->now[g];
      for (guint i = 1; i < c->n_window && c->best[g].grade < CUE_GRADE_PLAIN; i++)
        {
          CueSaidEvidence older = { 0 };

          look_in (c, c->window[i], g, &older);
          if (older.grade > c->best[g].grade)
            c->best[g] = older;
        }
    }
}

guint
cue_said_count (const CueSaidEvidence *evidence, guint n, CueGrade at_least)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += evidence[i].grade >= at_least;
  return count;
}
