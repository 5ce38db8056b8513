/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-step-private.h"

/* Single steps in a lamp's life: each is a change with a proof. */

static char *
make_id (const CueStep *step, CueTargetKind kind, const char *rule, const char *of)
{
  char *id = g_strdup_printf ("%" G_GINT64_FORMAT ".%s.%s", step->event->seq, rule, of);

  /* the same rule may light an offer and a talk of one name, and flips may light one twice in a
   * step */
  for (guint n = 1; cue_state_find_lamp (step->state, id) != NULL; n++)
    {
      g_free (id);
      id = n == 1 ? g_strdup_printf ("%" G_GINT64_FORMAT ".%s.%s.%s", step->event->seq, rule, of,
                                     cue_target_kind_to_string (kind))
                  : g_strdup_printf ("%" G_GINT64_FORMAT ".%s.%s.%s.%u", step->event->seq, rule, of,
                                     cue_target_kind_to_string (kind), n);
    }
  return id;
}

CueLampLife *
cue_lamp_new (CueStep *step,
              guint target,
              CueTargetKind kind,
              const char *of,
              const char *rule,
              const char *offer,
              gboolean sells)
{
  CueLampLife *lamp = g_new0 (CueLampLife, 1);

  lamp->id = make_id (step, kind, rule, of);
  lamp->kind = kind;
  lamp->of = g_strdup (of);
  lamp->rule = g_strdup (rule);
  lamp->offer = g_strdup (offer);
  lamp->target = target;
  lamp->sells = sells;
  lamp->created_seq = step->event->seq;
  lamp->expires_ms = G_MAXINT64;
  g_ptr_array_add (step->state->lamps, lamp);
  return lamp;
}

static void
tell (CueStep *step, const CueLampLife *lamp, CueLife from)
{
  g_ptr_array_add (step->changes, cue_change_new ("lamp", cue_lamp_tell (step->state, lamp, from)));
}

/* The lowest free one; where all nine are given, the lamp that is held longest gives up its own:
 * nothing can be done with it by key anyway. */
static guint
take_number (CueStep *step)
{
  CueState *state = step->state;
  CueLampLife *idle = NULL;
  guint taken = 0;
  guint number;

  for (guint i = state->first_open; i < state->lamps->len; i++)
    {
      CueLampLife *lamp = g_ptr_array_index (state->lamps, i);

      if (!cue_life_is_open (lamp->life) || lamp->number == 0)
        continue;
      taken |= 1u << lamp->number;
      if (lamp->life == CUE_LIFE_HELD && (idle == NULL || lamp->moved_seq < idle->moved_seq))
        idle = lamp;
    }
  number = cue_arbiter_free_number (taken);
  if (number > 0 || idle == NULL)
    return number;
  number = idle->number;
  idle->number = 0;
  tell (step, idle, CUE_LIFE_HELD);
  return number;
}

static gint64
ttl_of (const CueStep *step, const CueLampLife *lamp)
{
  const CuePackLimits *limits = cue_pack_get_limits (step->engine->pack);
  gint64 ttl_ms = -1;

  if (lamp->target != CUE_NONE)
    ttl_ms = cue_engine_get_rule (step->engine,
                                  cue_engine_get_target (step->engine, lamp->target)->rule)
                 ->rule->ttl_ms;
  return ttl_ms >= 0 ? ttl_ms : limits->ttl_ms;
}

static void
went_on (CueStep *step, CueLampLife *lamp)
{
  CueMoment moment = cue_step_moment (step);
  gint64 ttl_ms = ttl_of (step, lamp);

  lamp->expires_ms = ttl_ms > 0 ? step->now_ms + ttl_ms : G_MAXINT64;
  if (lamp->number == 0)
    lamp->number = take_number (step);
  if (lamp->n_lit++ > 0)
    return;
  if (lamp->target != CUE_NONE)
    {
      cue_state_edit_run (step->state, lamp->target)->n_lit++;
      cue_reading_touch (step->state->reading, CUE_NEED_LIT);
      cue_history_add_lit (step->state->history, lamp->rule, lamp->offer, &moment);
    }
}

static void
set_proof (CueLampLife *lamp, CueDraft *proof)
{
  cue_draft_unref (lamp->proof);
  lamp->proof = proof;
}

/* From now on what was said of the talk counts, before it too. */
static void
came_up (CueStep *step, const CueLampLife *lamp)
{
  const CueTalk *talk = cue_pack_find_talk (step->engine->pack, lamp->of);
  CueReading *reading = step->state->reading;
  CueMoment moment = cue_step_moment (step);

  cue_history_add_talk (step->state->history, lamp->of, &moment);
  for (guint i = 0; talk != NULL && i < talk->points->len; i++)
    {
      const CuePoint *point = g_ptr_array_index (talk->points, i);
      guint index = cue_judge_find_point (step->engine->judge, point->full_id);

      cue_said_check_follow (step->engine->judge, reading, step->state->history, index);
      cue_reading_touch (reading, cue_needs_point (reading->needs, index));
    }
  cue_announce_points (step);
}

void
cue_lamp_move (CueStep *step, CueLampLife *lamp, CueLife to, const char *reason, CueDraft *proof)
{
  CueLife from = lamp->life;

  if (!cue_life_may_become (from, to))
    {
      cue_draft_unref (proof);
      return;
    }
  lamp->life = to;
  lamp->moved_seq = step->event->seq;
  if (to != CUE_LIFE_HELD)
    g_clear_pointer (&lamp->reasons, g_ptr_array_unref);
  if (reason != lamp->reason)
    {
      g_free (lamp->reason);
      lamp->reason = g_strdup (reason);
    }
  set_proof (lamp, proof);
  if (to == CUE_LIFE_LIT)
    went_on (step, lamp);
  if (cue_life_is_open (from) && !cue_life_is_open (to) && lamp->target != CUE_NONE
      && lamp->n_lit > 0)
    {
      CueTargetRun *run = cue_state_edit_run (step->state, lamp->target);

      run->ended = TRUE;
      run->ended_ms = step->now_ms;
    }
  tell (step, lamp, from);
  if (from == CUE_LIFE_DARK && lamp->kind == CUE_TARGET_TALK)
    came_up (step, lamp);
  if (!cue_life_is_open (to))
    lamp->pinned = FALSE;
}

void
cue_lamp_hold (CueStep *step, CueLampLife *lamp, GPtrArray *reasons, CueDraft *proof)
{
  const CueHoldReason *main_reason = g_ptr_array_index (reasons, 0);

  g_clear_pointer (&lamp->reasons, g_ptr_array_unref);
  lamp->reasons = g_ptr_array_ref (reasons);
  cue_lamp_move (step, lamp, CUE_LIFE_HELD, main_reason->hold, proof);
}

void
cue_lamp_keep_reasons (CueLampLife *lamp, GPtrArray *reasons, CueDraft *proof)
{
  g_clear_pointer (&lamp->reasons, g_ptr_array_unref);
  lamp->reasons = g_ptr_array_ref (reasons);
  set_proof (lamp, proof);
}

void
cue_lamp_pin (CueStep *step, CueLampLife *lamp, gboolean pinned)
{
  CueDraft *body;

  if (lamp->pinned == pinned || !cue_life_is_open (lamp->life))
    return;
  lamp->pinned = pinned;
  body = cue_lamp_tell (step->state, lamp, lamp->life);
  cue_draft_set_boolean (body, "pinned", pinned);
  g_ptr_array_add (step->changes, cue_change_new ("lamp", body));
}
