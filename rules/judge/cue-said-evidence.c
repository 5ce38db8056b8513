/* SPDX-License-Identifier: GPL-3.0-or-later */
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
  return in_question && !plan->asks && cue_said_asks (turn->tokens, first, end) ? CUE_GRADE_ASKED
                                                                                : CUE_GRADE_PLAIN;
}

static gboolean
has_value (GArray *values, gint64 micro)
{
  for (guint i = 0; i < values->len; i++)
    if (g_array_index (values, gint64, i) == micro)
      return TRUE;
  return FALSE;
}

static void
look_for_number (const CueSaidCase *c,
                 const CueTurn *turn,
                 CueUnit unit,
                 GArray *values,
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

      if ((number->unit != unit && number->unit != CUE_UNIT_PLAIN)
          || !has_value (values, number->value_micro))
        continue;
      first = cue_turn_find_token (turn, number->start);
      end = MAX (first + 1, number->end == 0 ? 0 : cue_turn_find_token (turn, number->end - 1) + 1);
      end = MIN (end, turn->tokens->n_tokens); /* a sign such as % at the end is no token */
      if (first >= end)
        continue;
      n_looks++;
      polarity = cue_polarity_at (turn->tokens, first, end);
      grade = grade_words (c->plan, turn, first, end, polarity, FALSE, TRUE);
      if (number->unit != unit)
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
  guint n_looks = 0;

  for (guint i = 0; i < turn->keys->len && n_looks < CUE_SAID_MOST_LOOKS; i++)
    {
      const CuePhraseHit *hit = &g_array_index (turn->keys, CuePhraseHit, i);
      CueGrade grade;

      if (hit->phrase != group->set)
        continue;
      n_looks++;
      grade = grade_words (c->plan, turn, hit->first, hit->end, hit->polarity, group->negatable,
                           hit->question);
      keep_better (best, turn, grade, hit->span, hit->first, hit->end,
                   hit->polarity == CUE_POLARITY_NEGATED && grade == CUE_GRADE_DENIED);
    }
}

static void
look_in (const CueSaidCase *c, const CueTurn *turn, guint group, CueSaidEvidence *best)
{
  const CueGroupPlan *plan = &c->plan->groups[group];

  if (plan->is_number)
    {
      look_for_number (c, turn, plan->unit, c->values[group], best);
      return;
    }
  look_for_words (c, turn, plan, best);
  for (guint i = 0; i < plan->numbers->len; i++)
    {
      const CueNumberWording *wording = &g_array_index (plan->numbers, CueNumberWording, i);
      g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
      CueSaidEvidence found = { 0 };

      g_array_append_val (values, wording->value_micro);
      look_for_number (c, turn, wording->unit, values, &found);
      if (found.grade == CUE_GRADE_PLAIN || found.grade == CUE_GRADE_ASKED)
        keep_better (best, turn, found.grade, found.span, found.first, found.end, found.negated);
    }
}

void
cue_said_gather (CueSaidCase *c)
{
  for (guint g = 0; g < c->plan->n_groups; g++)
    {
      look_in (c, c->turn, g, &c->now[g]);
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
