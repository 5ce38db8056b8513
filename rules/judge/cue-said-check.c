/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Was it said? A point is said when every one of its key groups was heard, plainly and as a
 * statement, within the agent's last six turns; a number counts only when it is equal. Overlap of
 * words alone is no proof (a negated sentence overlaps as much as an honest paraphrase), so
 * likeness without the keys is at most "unsure".
 */
#include "cue-said-check.h"

#include <string.h>

#include "cue-said-memory.h"
#include "cue-said-signs.h"

#include "cue-reading.h"

/* The words that show the verdict: what contradicts, or else whatever speaks for it. */
static void
keep_words (CuePointHeard *heard, const CueSaidEvidence *evidence, CueGrade at_least)
{
  if (evidence->grade < at_least || evidence->turn == NULL)
    return;
  heard->turn = cue_turn_ref ((CueTurn *) evidence->turn);
  heard->span = evidence->span;
}

static void
keep_heard (CuePointVerdict *verdict, const CueSaidCase *c)
{
  for (guint g = 0; g < c->plan->n_groups; g++)
    {
      CuePointHeard *heard = &verdict->heard[g];

      heard->grade = c->best[g].grade;
      heard->n_values = c->values[g]->len;
      heard->value_micro = heard->n_values == 1 ? g_array_index (c->values[g], gint64, 0) : 0;
      if (verdict->verdict == CUE_VERDICT_CONTRADICTED)
        keep_words (heard, &c->now[g], CUE_GRADE_DENIED);
      else
        keep_words (heard, &c->best[g], CUE_GRADE_WEAK);
    }
}

/* The point as a whole, in other words or none of them: no accident of common words. */
static gboolean
is_sure (const CueSaidCase *c, CueVerdict verdict)
{
  return verdict == CUE_VERDICT_SAID
         && c->turn->likeness[c->plan->index] >= c->turn->restated_milli;
}

/* What common words said before, and the agent's tick is none of these. */
static gboolean
becomes_sure (const CueSaidCase *c, const CuePointVerdict *old, CueVerdict verdict)
{
  return is_sure (c, verdict) && old != NULL && old->verdict == verdict && !old->sure
         && !old->manual;
}

/* Its pack names points that are to be said before it, and one of them was not. */
static gboolean
is_out_of_order (const CueReading *reading, const CuePointPlan *plan)
{
  const GPtrArray *points = plan->talk->points;
  guint place = 0;

  if (!plan->point->ordered)
    return FALSE;
  while (g_ptr_array_index (points, place) != plan->point)
    place++;
  for (guint i = 0; i < place; i++)
    {
      const CuePointVerdict *before = cue_reading_get_verdict (reading, plan->index - place + i);

      if ((plan->point->waits_for & 1u << i) != 0
          && (before == NULL || (before->verdict != CUE_VERDICT_SAID && !before->waived)))
        return TRUE;
    }
  return FALSE;
}

static void
store (CueReading *reading, const CueSaidCase *c, CueVerdict verdict, const char *because)
{
  const CuePointVerdict *old = cue_reading_get_verdict (reading, c->plan->index);
  guint n = c->plan->n_groups;
  CueSaidWeight weight = { 0 };
  CuePointVerdict *new
      = cue_point_verdict_new (cue_said_check_get_pack (c->check), c->plan->point, n, because);

  new->verdict = verdict;
  new->sure = is_sure (c, verdict) || (old != NULL && old->sure);
  new->waived = old != NULL && old->waived &&verdict != CUE_VERDICT_SAID;
  new->out_of_order = verdict == CUE_VERDICT_SAID &&is_out_of_order (reading, c->plan);
  if (verdict == CUE_VERDICT_CONTRADICTED)
    new->after = reading->n_turns[1];
  else
    new->score_milli = cue_said_count (c->best, n, CUE_GRADE_PLAIN) * 1000 / n;
  new->turn = cue_turn_ref ((CueTurn *) c->turn);
  new->at_ms = reading->now_ms;
  new->likeness_milli = c->turn->likeness[c->plan->index];
  if (!reading->quiet)
    cue_said_measure (c, &weight);
  new->n_new = weight.n_new;
  new->length_milli = weight.length_milli;
  keep_heard (new, c);
  cue_reading_put_verdict (reading, c->plan->index, new);
}

static gboolean
is_better (const CuePointVerdict *old, CueVerdict verdict, guint score_milli)
{
  if (old == NULL)
    return verdict != CUE_VERDICT_OPEN;
  if (old->manual)
    return FALSE;
  switch (old->verdict)
    {
    case CUE_VERDICT_SAID:
      return verdict == CUE_VERDICT_CONTRADICTED;
    case CUE_VERDICT_CONTRADICTED:
      return verdict == CUE_VERDICT_SAID || verdict == CUE_VERDICT_CONTRADICTED;
    case CUE_VERDICT_OPEN:
    case CUE_VERDICT_UNSURE:
    case CUE_VERDICT_PARTLY:
    default:
      return verdict > old->verdict || (verdict == old->verdict && score_milli > old->score_milli);
    }
}

/* What is said already can only be contradicted, or restated as a whole: both by this turn alone.
 */
static gboolean
is_settled (const CueSaidCase *c, const CuePointVerdict *old)
{
  return old != NULL && old->verdict == CUE_VERDICT_SAID
         && (old->sure || c->turn->likeness[c->plan->index] < c->turn->restated_milli);
}

/* Its own words are filled with one, or the turn names some. */
static gboolean
asks_for_offers (const CueSaidCase *c)
{
  return c->plan->say[0].varies || c->plan->say[1].varies
         || (c->turn->titles != NULL && c->turn->titles->len > 0);
}

/* What the keys of the point mean now, and what was heard of them. */
static void
look_up (CueSaidCase *c,
         const CueJudge *judge,
         const CueReading *reading,
         const CueHistory *history,
         const CueMoment *moment)
{
  g_ptr_array_set_size (c->texts, 0);
  g_ptr_array_set_size (c->offers, 0);
  if (c->plan->varies)
    cue_said_list_offers (c->plan, judge, history, moment, c->offers);
  for (guint g = 0; g < c->plan->n_groups; g++)
    {
      c->now[g] = (CueSaidEvidence){ 0 };
      c->best[g] = (CueSaidEvidence){ 0 };
      g_array_set_size (c->values[g], 0);
      if (c->plan->groups[g].is_number)
        cue_said_resolve (c->plan, g, judge, reading, history, moment, c->values[g]);
      c->first_text[g] = c->texts->len;
      if (c->plan->groups[g].n_templates > 0)
        cue_said_resolve_texts (c->plan, g, judge, reading, c->offers, c->texts);
      c->first_text[g + 1] = c->texts->len;
    }
  cue_said_gather (c);
  if (!c->plan->varies && asks_for_offers (c) && cue_said_is_mostly_heard (c))
    cue_said_list_offers (c->plan, judge, history, moment, c->offers);
}

/* Only for a turn that is looked at twice. */
static void
prepare_look (CueSaidCase *c)
{
  if (c->senses != NULL)
    return;
  c->senses = cue_said_list_senses (c->turn->tokens);
  c->asked = cue_said_asked_new ();
}

static void
judge_point (const CueJudge *judge,
             CueReading *reading,
             const CueHistory *history,
             const CueMoment *moment,
             CueSaidCase *c)
{
  const CuePointVerdict *old = cue_reading_get_verdict (reading, c->plan->index);
  guint whole_window = c->n_window;
  guint since = MIN (whole_window, reading->n_turns[1] - (old == NULL ? 0 : old->after));
  gboolean was_said = old != NULL && old->verdict == CUE_VERDICT_SAID;
  const char *because;
  CueVerdict verdict;

  c->n_window = is_settled (c, old) ? 1 : since;
  look_up (c, judge, reading, history, moment);
  verdict = cue_said_weigh (c, was_said, &because);
  if ((!is_settled (c, old) || verdict == CUE_VERDICT_CONTRADICTED)
      && cue_said_may_look (c, verdict))
    {
      prepare_look (c);
      verdict = cue_said_look_twice (c, verdict, &because);
    }
  if (is_settled (c, old) && verdict == CUE_VERDICT_CONTRADICTED)
    {
      /* the proof tells what was heard before, too */
      c->n_window = since;
      cue_said_gather (c);
    }
  if (is_better (old, verdict,
                 cue_said_count (c->best, c->plan->n_groups, CUE_GRADE_PLAIN) * 1000
                     / c->plan->n_groups)
      || becomes_sure (c, old, verdict))
    store (reading, c, verdict, because);
  c->n_window = whole_window;
}

/* With less than half of its groups heard in the window nothing can be said of a point, unless its
 * contrary is a wording or the turn is alike. */
static gboolean
may_matter (const CueSaidCase *c, const CueReading *reading)
{
  const CuePointVerdict *old = cue_reading_get_verdict (reading, c->plan->index);
  guint n_window = is_settled (c, old) ? 1 : c->n_window;
  guint heard = 0;
  guint n_heard = 0;
  guint n;

  for (guint i = 0; i < n_window; i++)
    heard |= c->window[i]->heard[c->plan->index];
  for (; heard != 0; heard &= heard - 1)
    n_heard++;
  if (n_heard * 2 >= c->plan->n_groups
      || c->turn->likeness[c->plan->index] >= CUE_SAID_LOOKED_AT_MILLI)
    return TRUE;
  if (c->plan->never == CUE_NONE)
    return FALSE;
  cue_said_find_hits (c->turn, c->plan->never, &n);
  return n > 0;
}

static void
fill_window (CueSaidCase *c, const CueReading *reading)
{
  for (guint i = reading->current + 1; i > 0 && c->n_window < CUE_SAID_WINDOW; i--)
    {
      const CueTurn *turn = g_ptr_array_index (reading->turns, i - 1);

      if (turn->role == CUE_ROLE_AGENT)
        c->window[c->n_window++] = turn;
    }
}

static gboolean
is_english (const CueTokens *tokens)
{
  for (guint i = 0; i < tokens->n_tokens; i++)
    if (cue_unichar_is_cjk (tokens->folded->chars[tokens->tokens[i].start]))
      return FALSE;
  return TRUE;
}

/* What every point asks of the newest turn, once. */
static void
read_turn (CueSaidCase *c)
{
  const GArray *words = c->turn->content_words;
  const GArray *pairs = c->turn->pairs;

  if (c->own != NULL)
    return;
  c->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_tokens_unref);
  c->offers = g_ptr_array_new ();
  for (guint g = 0; g < CUE_MAX_GROUPS; g++)
    c->values[g] = g_array_new (FALSE, FALSE, sizeof (gint64));
  c->is_english = is_english (c->turn->tokens);
  cue_said_terms_init (&c->words, words->len);
  for (guint i = 0; i < words->len; i++)
    cue_said_terms_add (&c->words, g_array_index (words, CueContentWord, i).hash);
  cue_said_terms_init (&c->pairs, pairs->len);
  for (guint i = 0; i < pairs->len; i++)
    cue_said_terms_add (&c->pairs, g_array_index (pairs, guint64, i));
  c->nots = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < c->turn->tokens->n_tokens; i++)
    if (c->turn->nots[i])
      g_array_append_val (c->nots, i);
  c->own = g_new0 (guint8, words->len + 1);
  c->of_keys = g_new0 (guint8, c->turn->tokens->n_tokens + 1);
}

static void
case_init (CueSaidCase *c, const CueSaidCheck *self, const CueReading *reading)
{
  *c = (CueSaidCase){ 0 };
  c->check = self;
  c->reading = reading;
  c->turn = g_ptr_array_index (reading->turns, reading->current);
  fill_window (c, reading);
}

static void
case_clear (CueSaidCase *c)
{
  if (c->own == NULL)
    return;
  for (guint g = 0; g < CUE_MAX_GROUPS; g++)
    g_array_unref (c->values[g]);
  g_ptr_array_unref (c->texts);
  g_ptr_array_unref (c->offers);
  cue_said_terms_clear (&c->words);
  cue_said_terms_clear (&c->pairs);
  g_array_unref (c->nots);
  g_clear_pointer (&c->senses, g_array_unref);
  g_clear_pointer (&c->asked, cue_said_asked_free);
  g_free (c->own);
  g_free (c->of_keys);
}

/* Puts back what the same turns made of the point before. FALSE: nobody knows; nor of a point whose
 * order is told, for that depends on other points. */
static gboolean
recall (CueReading *reading, const CueSaidMemory *known, const CuePointPlan *plan)
{
  CuePointVerdict *found;

  if (known == NULL || plan->point->ordered || !cue_said_memory_find (known, plan, reading, &found))
    return FALSE;
  if (found != NULL)
    cue_reading_put_verdict (reading, plan->index, cue_point_verdict_ref (found));
  return TRUE;
}

/* @fresh: (nullable): takes what comes of it */
static void
judge_anew (const CueJudge *judge,
            CueReading *reading,
            const CueHistory *history,
            const CueMoment *moment,
            CueSaidCase *c,
            CueSaidMemory *fresh)
{
  CuePointVerdict *old = (CuePointVerdict *) cue_reading_get_verdict (reading, c->plan->index);
  CuePointVerdict *new;

  if (old != NULL)
    cue_point_verdict_ref (old);
  read_turn (c);
  judge_point (judge, reading, history, moment, c);
  new = (CuePointVerdict *) cue_reading_get_verdict (reading, c->plan->index);
  if (fresh != NULL)
    cue_said_memory_add (fresh, c->plan, reading, old, new == old ? NULL : new);
  cue_point_verdict_unref (old);
}

void
cue_said_check_judge (const CueSaidCheck *self,
                      const CueJudge *judge,
                      CueReading *reading,
                      const CueHistory *history,
                      const CueMoment *moment,
                      CueSaidMemory **memory)
{
  const CueSaidMemory *known = g_atomic_pointer_get (memory);
  guint n_lit = cue_marks_count_before (history->lit, moment);
  const GArray *touched;
  CueSaidCase c;
  g_autoptr (CueSaidMemory) fresh = NULL;

  case_init (&c, self, reading);
  if (known == NULL)
    fresh = cue_said_memory_new (&c, n_lit);
  else if (!cue_said_memory_fits (known, &c, n_lit))
    known = NULL;
  touched = c.turn->touched;
  for (guint i = 0; i < touched->len; i++)
    {
      guint point = g_array_index (touched, guint, i);

      if (cue_said_check_keeps_waiting (judge, reading, history, point))
        continue;
      c.plan = cue_said_check_get_plan (self, point);
      if (!recall (reading, known, c.plan) && may_matter (&c, reading))
        judge_anew (judge, reading, history, moment, &c, fresh);
    }
  if (fresh != NULL && g_atomic_pointer_compare_and_exchange (memory, NULL, fresh))
    fresh = NULL;
  case_clear (&c);
}

void
cue_said_check_judge_point (const CueJudge *judge,
                            CueReading *reading,
                            const CueHistory *history,
                            const CueMoment *moment,
                            guint point)
{
  CueSaidCase c;

  case_init (&c, judge->said, reading);
  c.plan = cue_said_check_get_plan (judge->said, point);
  if (may_matter (&c, reading))
    judge_anew (judge, reading, history, moment, &c, NULL);
  case_clear (&c);
}

CueVerdict
cue_said_check_read_signs (const CueJudge *judge,
                           const CueReading *reading,
                           const CueHistory *history,
                           const CueMoment *moment,
                           guint point,
                           gint32 signs[CUE_SIGN_N])
{
  CueSayPlan filled = { 0 };
  CueSaidCase c;
  const char *because;
  CueVerdict found;

  case_init (&c, judge->said, reading);
  read_turn (&c);
  c.plan = cue_said_check_get_plan (judge->said, point);
  look_up (&c, judge, reading, history, moment);
  found = cue_said_weigh (&c, FALSE, &because);
  prepare_look (&c);
  cue_said_read_signs (&c, cue_said_find_say (&c, &filled), found, signs);
  cue_said_read_senses (&c, signs);
  if (!cue_said_may_weigh (&c, found, because))
    signs[CUE_SIGN_FOUND] = CUE_SIGN_FOUND_NEVER_ASKED;
  cue_say_plan_clear (&filled);
  case_clear (&c);
  return found;
}
