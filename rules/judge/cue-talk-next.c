/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-talk-next.h"

#include "cue-arithmetic.h"

typedef struct
{
  const CueNextPlan *plan; /* borrowed */
  const CueTalk *talk;     /* borrowed */
  guint first;             /* index of the talk's first point in the pack */
  /* owned */
  CueNextWords *now;
  CueNextWords *before;
  CueNextStand *stands;
  /* values */
  guint last; /* the point said last, or CUE_NONE */
} Choice;

static const CuePoint *
point_at (const CueTalk *talk, guint i)
{
  return g_ptr_array_index (talk->points, i);
}

static void
add_texts (GPtrArray *wordings, const CueText *text)
{
  g_ptr_array_add (wordings, (gpointer) cue_text_get (text, "zh"));
  if (!g_str_equal (cue_text_get (text, "zh"), cue_text_get (text, "en")))
    g_ptr_array_add (wordings, (gpointer) cue_text_get (text, "en"));
}

static CueNextPlan *
read_plan (const CueTalk *talk)
{
  g_autofree char *title = g_strdup_printf ("%s\n%s", cue_text_get (talk->title, "zh"),
                                            cue_text_get (talk->title, "en"));
  CueNextPlan *plan = cue_next_plan_new (title);

  for (guint i = 0; i < talk->points->len; i++)
    {
      const CuePoint *point = point_at (talk, i);
      g_autoptr (GPtrArray) wordings = g_ptr_array_new ();

      add_texts (wordings, point->say);
      for (guint k = 0; k < point->examples->len; k++)
        add_texts (wordings, g_ptr_array_index (point->examples, k));
      g_ptr_array_add (wordings, NULL);
      cue_next_plan_add (plan, (const char *const *) wordings->pdata);
    }
  cue_next_plan_finish (plan);
  return plan;
}

/* Read when a talk comes up first. Who is second throws his own away: both are the same. */
static const CueNextPlan *
get_plan (const CueJudge *judge, const CueTalk *talk, guint first)
{
  CueNextPlan **place = &judge->next_plans[first];
  CueNextPlan *plan = g_atomic_pointer_get (place);

  if (plan != NULL)
    return plan;
  plan = read_plan (talk);
  if (g_atomic_pointer_compare_and_exchange (place, NULL, plan))
    return plan;
  cue_next_plan_free (plan);
  return g_atomic_pointer_get (place);
}

static void
join (CueNextWords **all, const CueNextWords *words)
{
  if (*all == NULL)
    *all = cue_next_words_copy (words);
  else
    cue_next_words_add (*all, words);
}

static gboolean
is_over (const CuePointVerdict *verdict)
{
  return verdict != NULL && (verdict->verdict == CUE_VERDICT_SAID || verdict->waived);
}

/* Whether a point of the talk was said on this turn. */
static gboolean
says_a_point (const Choice *self, const CueReading *reading, const CueTurn *turn)
{
  for (guint i = 0; i < self->talk->points->len; i++)
    {
      const CuePointVerdict *verdict = cue_reading_get_verdict (reading, self->first + i);

      if (is_over (verdict) && verdict->turn == turn)
        return TRUE;
    }
  return FALSE;
}

/* The customer's last words, until the agent says a point, and those before. */
static void
listen (Choice *self, const CueReading *reading, GPtrArray *turns)
{
  gboolean is_now = TRUE;
  guint n = 0;

  for (guint i = reading->turns->len; i > 0 && n < CUE_NEXT_WINDOW; i--)
    {
      CueTurn *turn = g_ptr_array_index (reading->turns, i - 1);

      if (turn->role == CUE_ROLE_AGENT)
        is_now = is_now && self->now == NULL && !says_a_point (self, reading, turn);
      if (turn->role != CUE_ROLE_CUSTOMER)
        continue;
      join (is_now ? &self->now : &self->before, cue_turn_get_next_words (turn));
      if (is_now)
        g_ptr_array_insert (turns, 0, turn);
      n++;
    }
}

/* What was said, what waits, and which was said last. */
static void
read_verdicts (Choice *self, const CueReading *reading)
{
  guint n = self->talk->points->len;
  gint64 last_ms = G_MININT64;
  guint over = 0;

  for (guint i = 0; i < n; i++)
    {
      const CuePointVerdict *verdict = cue_reading_get_verdict (reading, self->first + i);

      if (!is_over (verdict))
        continue;
      over |= 1u << i;
      self->stands[i] = CUE_NEXT_SAID;
      if (verdict->at_ms >= last_ms)
        {
          last_ms = verdict->at_ms;
          self->last = i;
        }
    }
  for (guint i = 0; i < n; i++)
    if (self->stands[i] == CUE_NEXT_OPEN && (point_at (self->talk, i)->waits_for & ~over) != 0)
      self->stands[i] = CUE_NEXT_BARRED;
}

/* An optional point that was left out: a later one was said. */
static gboolean
is_passed (const Choice *self, guint place)
{
  if (point_at (self->talk, place)->must)
    return FALSE;
  for (guint i = place + 1; i < self->talk->points->len; i++)
    if (self->stands[i] == CUE_NEXT_SAID)
      return TRUE;
  return FALSE;
}

/* The first in the written order that the talk has not passed by, if there is one. */
static guint
find_first (const Choice *self)
{
  guint first = CUE_NONE;

  for (guint i = 0; i < self->talk->points->len; i++)
    {
      if (self->stands[i] != CUE_NEXT_OPEN)
        continue;
      if (!is_passed (self, i))
        return i;
      first = MIN (first, i);
    }
  return first;
}

/* What the agent left out when he went on does not hold up what follows. */
static void
put_aside_passed (Choice *self)
{
  guint passed = 0;
  gboolean any_left = FALSE;

  for (guint i = 0; i < self->talk->points->len; i++)
    {
      if (self->stands[i] != CUE_NEXT_OPEN)
        continue;
      if (!is_passed (self, i))
        any_left = TRUE;
      else if (self->now == NULL || !cue_next_is_asked (self->plan, i, self->now))
        passed |= 1u << i;
    }
  for (guint i = 0; i < self->talk->points->len && any_left; i++)
    if ((passed & 1u << i) != 0)
      self->stands[i] = CUE_NEXT_BARRED;
}

static guint
share_milli (guint32 part, guint64 all)
{
  return all == 0 ? 0 : (guint) (((guint64) part * 1000 + all / 2) / all);
}

static void
decide (CueTalkNext *next, const Choice *self)
{
  CueNextMoment moment = { self->now, self->before, self->last, self->stands };
  g_autoptr (GArray) look = cue_next_look (self->plan, &moment);
  const gint32 *x = (const gint32 *) (gpointer) look->data;
  guint n = cue_next_n_properties ();
  gint32 best = 0;
  guint64 sum = 0;

  for (guint i = 0; i < self->talk->points->len; i++)
    {
      CueNextShare share = { i, 0 };

      if (self->stands[i] != CUE_NEXT_OPEN)
        continue;
      if (next->point == CUE_NONE || cue_next_score (x + i * n) > best)
        {
          next->point = i;
          best = cue_next_score (x + i * n);
        }
      g_array_append_val (next->among, share);
    }
  if (next->point == CUE_NONE)
    return;
  for (guint i = 0; i < next->among->len; i++)
    sum += cue_exp_q30 (
        (guint64) (best
                   - cue_next_score (x + g_array_index (next->among, CueNextShare, i).point * n)));
  for (guint i = 0; i < next->among->len; i++)
    {
      CueNextShare *share = &g_array_index (next->among, CueNextShare, i);

      share->share_milli
          = share_milli (cue_exp_q30 ((guint64) (best - cue_next_score (x + share->point * n))),
                         sum);
    }
  next->because = cue_next_explain (x + next->point * n, x + find_first (self) * n);
}

void
cue_talk_next_choose (CueTalkNext *self,
                      const CueJudge *judge,
                      const CueReading *reading,
                      const CueTalk *talk)
{
  guint first = cue_judge_find_point (judge, point_at (talk, 0)->full_id);
  Choice choice = { get_plan (judge, talk, first), talk, first };

  *self = (CueTalkNext){ CUE_NONE, CUE_NEXT_IN_ORDER };
  self->among = g_array_new (FALSE, FALSE, sizeof (CueNextShare));
  self->turns = g_ptr_array_new ();
  choice.stands = g_new0 (CueNextStand, talk->points->len);
  choice.last = CUE_NONE;
  listen (&choice, reading, self->turns);
  read_verdicts (&choice, reading);
  put_aside_passed (&choice);
  decide (self, &choice);
  cue_next_words_free (choice.now);
  cue_next_words_free (choice.before);
  g_free (choice.stands);
}

void
cue_talk_next_clear (CueTalkNext *self)
{
  g_clear_pointer (&self->among, g_array_unref);
  g_clear_pointer (&self->turns, g_ptr_array_unref);
}

GArray *
cue_talk_next_find_words (const CueJudge *judge,
                          const CueTalk *talk,
                          guint point,
                          const CueTurn *turn)
{
  guint first = cue_judge_find_point (judge, point_at (talk, 0)->full_id);

  return cue_next_find_words (get_plan (judge, talk, first), point, turn->tokens);
}
