/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How lamps end by themselves: what they ask for was said, their time is over, the conversation
 * closes. */
#include "cue-step-private.h"

#include "cue-json.h"

#define SAME_REPLY_MILLI 500

static void
move_by_words (CueStep *step, CueLampLife *lamp, CueLife to, const char *reason)
{
  cue_lamp_move (step, lamp, to, reason, cue_lamp_proof_act (step, lamp));
}

/* How many of a talk's points count, and how many of them are said. */
static void
count_points (const CueStep *step, const char *talk_id, guint *n, guint *n_said)
{
  const CueTalk *talk = cue_pack_find_talk (step->engine->pack, talk_id);
  const CueReading *reading = step->state->reading;
  gboolean any_must = FALSE;

  *n = 0;
  *n_said = 0;
  for (guint i = 0; talk != NULL && i < talk->points->len; i++)
    any_must |= ((CuePoint *) g_ptr_array_index (talk->points, i))->must;
  for (guint i = 0; talk != NULL && i < talk->points->len; i++)
    {
      const CuePoint *point = g_ptr_array_index (talk->points, i);
      guint index = cue_judge_find_point (step->engine->judge, point->full_id);

      if (any_must && !point->must)
        continue;
      (*n)++;
      *n_said += cue_reading_is_said (reading, index);
    }
}

static gboolean
talk_is_said (const CueStep *step, const CueLampLife *lamp)
{
  guint n;
  guint n_said;

  count_points (step, lamp->of, &n, &n_said);
  return n > 0 && n == n_said;
}

static gboolean
offer_is_said (const CueStep *step, const CueLampLife *lamp)
{
  const CueTargetPlan *plan;

  for (guint i = 0; i < step->state->lamps->len; i++)
    {
      const CueLampLife *other = g_ptr_array_index (step->state->lamps, i);

      if (other->kind == CUE_TARGET_TALK && other->sells && other->life == CUE_LIFE_SAID
          && g_str_equal (other->rule, lamp->rule) && g_strcmp0 (other->offer, lamp->of) == 0)
        return TRUE;
    }
  if (step->turn == NULL || step->turn->role != CUE_ROLE_AGENT || lamp->target == CUE_NONE)
    return FALSE;
  plan = cue_engine_get_target (step->engine, lamp->target);
  return cue_said_check_names_offer (step->engine->judge->said, step->turn, plan->offer->place);
}

static gboolean
answer_is_said (const CueStep *step, const CueLampLife *lamp)
{
  const CueAnswer *answer = cue_pack_find_answer (step->engine->pack, lamp->of);

  if (step->turn == NULL || step->turn->role != CUE_ROLE_AGENT || answer == NULL)
    return FALSE;
  return cue_answer_search_reply_milli (step->engine->judge->answers, answer->place,
                                        step->turn->words)
         >= SAME_REPLY_MILLI;
}

static gboolean
is_said (const CueStep *step, const CueLampLife *lamp)
{
  switch (lamp->kind)
    {
    case CUE_TARGET_TALK:
      return talk_is_said (step, lamp);
    case CUE_TARGET_OFFER:
      return offer_is_said (step, lamp);
    case CUE_TARGET_ANSWER:
    default:
      return answer_is_said (step, lamp);
    }
}

void
cue_lamps_check_said (CueStep *step)
{
  static const CueTargetKind order[] = { CUE_TARGET_TALK, CUE_TARGET_OFFER, CUE_TARGET_ANSWER };

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = step->state->first_open; i < step->state->lamps->len; i++)
      {
        CueLampLife *lamp = g_ptr_array_index (step->state->lamps, i);

        if (lamp->kind == order[k] && cue_life_is_on (lamp->life) && is_said (step, lamp))
          move_by_words (step, lamp, CUE_LIFE_SAID, NULL);
      }
}

/* How the points of the selling talks of an offer's rule stand. */
static void
count_offer_points (const CueStep *step, const CueLampLife *lamp, guint *n, guint *n_said)
{
  *n = 0;
  *n_said = 0;
  for (guint i = 0; i < step->state->lamps->len; i++)
    {
      const CueLampLife *other = g_ptr_array_index (step->state->lamps, i);
      guint points;
      guint said;

      if (other->kind != CUE_TARGET_TALK || !other->sells || other->n_lit == 0
          || !g_str_equal (other->rule, lamp->rule))
        continue;
      count_points (step, other->of, &points, &said);
      *n += points;
      *n_said += said;
    }
}

static void
close_lamp (CueStep *step, CueLampLife *lamp)
{
  guint n = 0;
  guint n_said = 0;

  if (lamp->life == CUE_LIFE_HELD)
    {
      move_by_words (step, lamp, CUE_LIFE_EXPIRED, CUE_REASON_CLOSED);
      return;
    }
  if (lamp->kind == CUE_TARGET_TALK)
    count_points (step, lamp->of, &n, &n_said);
  else if (lamp->kind == CUE_TARGET_OFFER)
    count_offer_points (step, lamp, &n, &n_said);
  if (n_said > 0)
    move_by_words (step, lamp, CUE_LIFE_PARTLY, NULL);
  else if (lamp->life == CUE_LIFE_TAKEN || n > 0)
    move_by_words (step, lamp, CUE_LIFE_MISSED, NULL);
  else
    move_by_words (step, lamp, CUE_LIFE_EXPIRED, CUE_REASON_CLOSED);
}

void
cue_lamps_close (CueStep *step)
{
  for (guint i = step->state->first_open; i < step->state->lamps->len; i++)
    {
      CueLampLife *lamp = g_ptr_array_index (step->state->lamps, i);

      if (cue_life_is_open (lamp->life))
        close_lamp (step, lamp);
    }
}

/* A suggestion does not grow old while the customer waits for the answer it is meant for. */
static gboolean
customer_waits (const CueState *state)
{
  return state->reading->last_ms[0] > state->reading->last_ms[1];
}

/* Why this lamp's time is over, or NULL. */
static const char *
why_over (const CueStep *step, const CueLampLife *lamp, CueReadingScope *scope)
{
  gboolean waits = lamp->life == CUE_LIFE_LIT || lamp->life == CUE_LIFE_SEEN;
  gboolean new_turn = step->turn != NULL && !step->revised && step->turn->role != CUE_ROLE_SYSTEM;
  CueTruth truth;

  if (lamp->target == CUE_NONE && !g_str_equal (lamp->rule, "answer"))
    return CUE_REASON_PACK;
  if (lamp->target == CUE_NONE && cue_pack_find_answer (step->engine->pack, lamp->of) == NULL)
    return CUE_REASON_PACK;
  if (waits && !lamp->pinned && step->now_ms >= lamp->expires_ms && !customer_waits (step->state))
    return CUE_REASON_TTL;
  if (lamp->target == CUE_NONE || lamp->life == CUE_LIFE_TAKEN || lamp->pinned)
    return NULL;
  truth
      = cue_rule_get_truth (step, cue_engine_get_target (step->engine, lamp->target)->rule, scope);
  if (truth == CUE_TRUTH_TRUE)
    return NULL;
  /* what cannot be read lights nothing, and darkens nothing that is lit */
  return lamp->life == CUE_LIFE_HELD || (truth == CUE_TRUTH_FALSE && new_turn)
             ? CUE_REASON_NO_LONGER
             : NULL;
}

void
cue_lamps_expire (CueStep *step, CueReadingScope *scope)
{
  for (guint i = step->state->first_open; i < step->state->lamps->len; i++)
    {
      CueLampLife *lamp = g_ptr_array_index (step->state->lamps, i);
      const char *why = cue_life_is_open (lamp->life) ? why_over (step, lamp, scope) : NULL;

      if (why != NULL)
        cue_lamp_move (step, lamp, CUE_LIFE_EXPIRED, why, cue_lamp_proof_act (step, lamp));
    }
}

gint64
cue_lamps_next_expiry (const CueState *state)
{
  gint64 next_ms = G_MAXINT64;

  if (customer_waits (state))
    return next_ms;
  for (guint i = state->first_open; i < state->lamps->len; i++)
    {
      const CueLampLife *lamp = g_ptr_array_index (state->lamps, i);

      if ((lamp->life == CUE_LIFE_LIT || lamp->life == CUE_LIFE_SEEN) && !lamp->pinned)
        next_ms = MIN (next_ms, lamp->expires_ms);
    }
  return next_ms;
}
