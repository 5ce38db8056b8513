/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers need no rule: what the customer asks is searched among the cards. */
#include "cue-lighting-private.h"

static gboolean
is_found (const CueLighting *self, const char *of)
{
  GPtrArray *answers = cue_pack_get_answers (self->step->engine->pack);

  for (guint i = 0; self->hits != NULL && i < self->hits->len; i++)
    {
      guint index = g_array_index (self->hits, CueAnswerHit, i).answer;

      if (g_str_equal (((CueAnswer *) g_ptr_array_index (answers, index))->id, of))
        return TRUE;
    }
  return FALSE;
}

/* A question that was itself answered takes the place of the one before it. */
static void
expire_older (CueLighting *self)
{
  for (guint i = self->step->state->first_open; i < self->step->state->lamps->len; i++)
    {
      CueLampLife *lamp = g_ptr_array_index (self->step->state->lamps, i);
      gboolean waits = lamp->life == CUE_LIFE_LIT || lamp->life == CUE_LIFE_SEEN;

      if (lamp->target != CUE_NONE || lamp->pinned || !cue_life_is_open (lamp->life)
          || is_found (self, lamp->of))
        continue;
      if (lamp->life == CUE_LIFE_HELD || (waits && self->hits->len > 0))
        cue_lamp_move (self->step, lamp, CUE_LIFE_EXPIRED, CUE_REASON_ANSWERED,
                       cue_lamp_proof_act (self->step, lamp));
    }
}

/* The last that the customer said before turn @at; NULL: nothing. */
static const CueTurn *
find_customer_turn (GPtrArray *turns, guint at)
{
  while (at > 0)
    {
      const CueTurn *turn = g_ptr_array_index (turns, --at);

      if (turn->role == CUE_ROLE_CUSTOMER)
        return turn;
    }
  return NULL;
}

void
cue_lighting_find_answers (CueLighting *self)
{
  CueStep *step = self->step;
  const CuePackLimits *limits = cue_pack_get_limits (step->engine->pack);
  GPtrArray *turns = step->state->reading->turns;
  guint at = turns->len;
  g_autoptr (CueFeatures) features = cue_reading_take_features (step->state->reading);
  const CueTurn *before;
  CueAsked asked;

  if (step->turn == NULL || step->turn->role != CUE_ROLE_CUSTOMER)
    return;
  /* a revision of what was said long ago asks nothing now */
  while (at > 0 && g_ptr_array_index (turns, at - 1) != step->turn)
    if (((CueTurn *) g_ptr_array_index (turns, --at))->role == CUE_ROLE_CUSTOMER)
      return;
  before = find_customer_turn (turns, at == 0 ? 0 : at - 1);
  asked = (CueAsked){ step->turn->tokens, step->turn->content, before ? before->tokens : NULL,
                      features };
  self->hits
      = cue_answer_search_find (step->engine->judge->answers, &asked, limits->answer_floor_milli);
  expire_older (self);
}

static CueLampLife *
find_open (const CueState *state, const char *of)
{
  for (guint i = state->lamps->len; i > state->first_open; i--)
    {
      CueLampLife *lamp = g_ptr_array_index (state->lamps, i - 1);

      if (lamp->kind == CUE_TARGET_ANSWER && cue_life_is_open (lamp->life)
          && g_str_equal (lamp->of, of))
        return lamp;
    }
  return NULL;
}

static void
add (CueLighting *self,
     const CueAnswer *answer,
     CueLampLife *lamp,
     guint likeness_milli,
     guint order)
{
  gboolean is_on = lamp != NULL && cue_life_is_on (lamp->life);
  guint milli = likeness_milli > 0 ? likeness_milli : (guint) lamp->score_milli;
  guint n_tags = cue_lighting_count_tags (self, answer->tags);
  Candidate candidate = { 0 };

  candidate.kind = CUE_TARGET_ANSWER;
  candidate.of = answer->id;
  candidate.target = CUE_NONE;
  candidate.order = CUE_ORDER_FOUND + order;
  candidate.lamp = lamp;
  candidate.likeness_milli = likeness_milli;
  candidate.reasons = cue_hold_reasons_new ();
  cue_score_init (&candidate.score, (gint64) milli * 100, n_tags, likeness_milli > 0);
  cue_holds_collect (&self->holds, &self->scope, NULL, FALSE, FALSE, !is_on, candidate.reasons,
                     &self->flip_ms);
  g_array_append_val (self->candidates, candidate);
}

/* Those of earlier turns that are still open, then those of this one. */
void
cue_lighting_add_answers (CueLighting *self)
{
  CueState *state = self->step->state;
  GPtrArray *answers = cue_pack_get_answers (self->step->engine->pack);

  for (guint i = state->first_open; i < state->lamps->len; i++)
    {
      CueLampLife *lamp = g_ptr_array_index (state->lamps, i);
      const CueAnswer *answer
          = lamp->target == CUE_NONE && cue_life_is_open (lamp->life) && !is_found (self, lamp->of)
                ? cue_pack_find_answer (self->step->engine->pack, lamp->of)
                : NULL;

      if (answer != NULL)
        add (self, answer, lamp, 0, i);
    }
  for (guint i = 0; self->hits != NULL && i < self->hits->len; i++)
    {
      const CueAnswerHit *hit = &g_array_index (self->hits, CueAnswerHit, i);
      const CueAnswer *answer = g_ptr_array_index (answers, hit->answer);
      CueLampLife *lamp = find_open (state, answer->id);

      /* a rule lit it, or the agent does not want it */
      if ((lamp != NULL && lamp->target != CUE_NONE)
          || cue_lighting_was_declined (state, CUE_TARGET_ANSWER, answer->id))
        continue;
      add (self, answer, lamp, hit->score_milli, state->lamps->len + i);
    }
}
