/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The fold. An event is checked whole before anything is touched, so a step that fails leaves the
 * state as it was; after that nothing can fail.
 */
#include "cue-step-private.h"

#include "cue-digest.h"
#include "cue-json.h"

/* More flips than this in one step are a condition gone wrong: time jumps to the event. */
#define MAX_FLIPS 4096

typedef void (*FoldFunc) (CueStep *step);

static void
keep (CueStep *step, CueKeptKind kind, CueTurn *turn)
{
  CueState *state = step->state;

  cue_reading_keep_base (state->reading, 0);
  cue_reading_apply (state->reading, step->engine->judge, state->history,
                     cue_kept_new (kind, step->event->seq, step->now_ms,
                                   turn == NULL ? step->event->body : NULL, turn));
}

static void
fold_opened (CueStep *step)
{
  step->state->closed = FALSE;
  cue_tasks_withdraw (step);
  keep (step, CUE_KEPT_OPENED, NULL);
  cue_announce_reading (step);
  cue_lighting_judge (step);
}

static void
fold_closed (CueStep *step)
{
  if (step->state->closed)
    return;
  step->closing = TRUE;
  cue_lamps_close (step);
  step->state->closed = TRUE;
  step->state->closed_ms = step->now_ms;
  step->state->next_flip_ms = G_MAXINT64;
  cue_tasks_judge (step);
}

static void
fold_turn (CueStep *step)
{
  CueState *state = step->state;
  const char *id = cue_json_get_string (step->body, "turn", "");
  guint rev = (guint) cue_json_get_int (step->body, "rev", 1);
  const CueTurn *before = cue_reading_find_turn (state->reading, id);
  g_autoptr (CueTurn) turn = NULL;

  /* an older or equal revision says nothing new */
  if (before != NULL && rev <= before->rev)
    return;
  turn = cue_judge_listen (step->engine->judge, id, rev,
                           cue_role_from_string (cue_json_get_string (step->body, "role", NULL)),
                           cue_json_get_string (step->body, "text", ""));
  step->turn = turn;
  if (before != NULL)
    {
      step->revised = TRUE;
      cue_reading_revise (state->reading, step->engine->judge, state->history, turn);
    }
  else
    keep (step, CUE_KEPT_TURN, cue_turn_ref (turn));
  cue_announce_turn (step, turn);
  cue_announce_reading (step);
  cue_lighting_judge (step);
  step->turn = NULL;
}

static void
fold_kept (CueStep *step, CueKeptKind kind)
{
  keep (step, kind, NULL);
  cue_announce_reading (step);
  cue_lighting_judge (step);
}

static void
fold_facts (CueStep *step)
{
  fold_kept (step, CUE_KEPT_FACTS);
}

static void
fold_ticked (CueStep *step)
{
  fold_kept (step, CUE_KEPT_TICKED);
}

static void
fold_waived (CueStep *step)
{
  fold_kept (step, CUE_KEPT_WAIVED);
}

static void
fold_confirmed (CueStep *step)
{
  fold_kept (step, CUE_KEPT_CONFIRMED);
}

static void
fold_struck (CueStep *step)
{
  fold_kept (step, CUE_KEPT_STRUCK);
}

static void
fold_speech (CueStep *step)
{
  if (g_strcmp0 (cue_json_get_string (step->body, "role", NULL), "customer") != 0)
    return;
  step->state->speaking = cue_json_get_boolean (step->body, "speaking", FALSE);
  cue_lighting_judge (step);
}

static void
fold_pressure (CueStep *step)
{
  step->state->pressure = (guint) cue_json_get_int (step->body, "level", 0);
  cue_lighting_judge (step);
}

static void
fold_ranking (CueStep *step)
{
  CueState *state = step->state;
  CueDraft *body = cue_draft_new ();
  JsonNode *given = json_object_get_member (step->body, "ranking");
  g_autofree char *digest = NULL;

  g_clear_pointer (&state->ranking, cue_ranking_unref);
  /* checked before anything was touched */
  if (given != NULL && !JSON_NODE_HOLDS_NULL (given))
    state->ranking = cue_ranking_from_json (given, NULL);
  state->ranking_seed = (guint64) cue_json_get_int (step->body, "seed", 0);
  if (state->ranking != NULL)
    digest = cue_ranking_dup_digest (state->ranking);
  if (digest == NULL)
    cue_draft_set_null (body, "ranking");
  else
    cue_draft_set_string (body, "ranking", digest);
  g_ptr_array_add (step->changes, cue_change_new ("ranking", body));
  cue_lighting_judge (step);
}

/* Before time passes: what flips at this very moment already knows of it, so that two conversations
 * never take the same card of a minute. */
static void
take_budget (CueStep *step)
{
  JsonArray *elsewhere = cue_json_get_array (step->body, "elsewhere");
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; elsewhere != NULL && i < json_array_get_length (elsewhere); i++)
    {
      gint64 at_ms = json_array_get_int_element (elsewhere, i);

      g_array_append_val (times, at_ms);
    }
  cue_budget_set (&step->state->budget, json_object_has_member (step->body, "per_min"),
                  (guint) cue_json_get_int (step->body, "per_min", 0), times);
}

static void
fold_budget (CueStep *step)
{
  cue_lighting_judge (step);
}

static void
move_lamp (CueStep *step, CueLife to)
{
  CueLampLife *lamp
      = cue_state_find_lamp (step->state, cue_json_get_string (step->body, "lamp", ""));
  const char *reason
      = to == CUE_LIFE_DECLINED ? cue_json_get_string (step->body, "reason", "not-relevant") : NULL;
  g_autofree char *own = g_strdup (reason);

  /* an act on a lamp that is gone comes too late; it stays in the log */
  if (lamp == NULL || !cue_life_may_become (lamp->life, to))
    return;
  cue_lamp_move (step, lamp, to, own, cue_lamp_proof_act (step, lamp));
  cue_lighting_judge (step);
}

static void
fold_seen (CueStep *step)
{
  move_lamp (step, CUE_LIFE_SEEN);
}

static void
fold_taken (CueStep *step)
{
  move_lamp (step, CUE_LIFE_TAKEN);
}

static void
fold_declined (CueStep *step)
{
  move_lamp (step, CUE_LIFE_DECLINED);
}

static void
fold_pinned (CueStep *step)
{
  CueLampLife *lamp
      = cue_state_find_lamp (step->state, cue_json_get_string (step->body, "lamp", ""));

  if (lamp == NULL)
    return;
  cue_lamp_pin (step, lamp, cue_json_get_boolean (step->body, "pinned", TRUE));
  cue_lighting_judge (step);
}

static void
fold_disputed (CueStep *step)
{
  static const char *const members[] = { "lamp", "point", "note" };
  CueDraft *body = cue_draft_new ();

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *value = cue_json_get_string (step->body, members[i], NULL);

      if (value != NULL)
        cue_draft_set_string (body, members[i], value);
    }
  g_ptr_array_add (step->changes, cue_change_new ("dispute", body));
}

static CueLife
life_of_result (const char *result)
{
  if (g_str_equal (result, "accepted"))
    return CUE_LIFE_ACCEPTED;
  return g_str_equal (result, "refused") ? CUE_LIFE_REFUSED : CUE_LIFE_UNDECIDED;
}

/* The newest lamp of the offer that was on; else the newest at all, or NULL. */
static CueLampLife *
find_offered (const CueState *state, const char *offer)
{
  CueLampLife *dark = NULL;

  for (guint i = state->lamps->len; i > 0; i--)
    {
      CueLampLife *lamp = g_ptr_array_index (state->lamps, i - 1);

      if (lamp->kind != CUE_TARGET_OFFER || !g_str_equal (lamp->of, offer))
        continue;
      if (lamp->n_lit > 0)
        return lamp;
      if (dark == NULL)
        dark = lamp;
    }
  return dark;
}

static void
fold_outcome (CueStep *step)
{
  CueState *state = step->state;
  const char *offer = cue_json_get_string (step->body, "offer", "");
  const char *result = cue_json_get_string (step->body, "result", "");
  CueMoment moment = cue_step_moment (step);
  CueLampLife *lamp;

  cue_history_add_outcome (state->history, offer, result, &moment);
  keep (step, CUE_KEPT_OTHER, NULL);
  cue_announce_reading (step);
  lamp = find_offered (state, offer);
  if (lamp != NULL)
    cue_lamp_move (step, lamp, life_of_result (result),
                   cue_json_get_string (step->body, "reason", NULL),
                   cue_lamp_proof_act (step, lamp));
  cue_lighting_judge (step);
  cue_tasks_judge (step);
}

static void
fold_task_made (CueStep *step)
{
  cue_tasks_answer (step, CUE_TASK_MADE);
}

static void
fold_task_dismissed (CueStep *step)
{
  cue_tasks_answer (step, CUE_TASK_DISMISSED);
}

static void
fold_pack (CueStep *step)
{
  CueDraft *body = cue_draft_new ();

  cue_draft_set_string (body, "pack", cue_json_get_string (step->body, "pack", ""));
  cue_draft_set_string (body, "model", cue_json_get_string (step->body, "model", ""));
  g_ptr_array_add (step->changes, cue_change_new ("pack", body));
  cue_announce_reading (step);
  cue_lighting_judge (step);
}

static FoldFunc
find_fold (const char *type)
{
  static const struct
  {
    const char *type;
    FoldFunc fold;
  } folds[] = {
    { "turn", fold_turn },
    { "conversation.opened", fold_opened },
    { "conversation.closed", fold_closed },
    { "customer.facts", fold_facts },
    { "speech", fold_speech },
    { "lamp.seen", fold_seen },
    { "lamp.taken", fold_taken },
    { "lamp.declined", fold_declined },
    { "lamp.pinned", fold_pinned },
    { "lamp.disputed", fold_disputed },
    { "point.ticked", fold_ticked },
    { "point.waived", fold_waived },
    { "tag.confirmed", fold_confirmed },
    { "tag.struck", fold_struck },
    { "outcome", fold_outcome },
    { "task.made", fold_task_made },
    { "task.dismissed", fold_task_dismissed },
    { "task.reconsidered", cue_tasks_reconsider },
    { "pressure", fold_pressure },
    { "budget", fold_budget },
    { "ranking", fold_ranking },
    { "pack.activated", fold_pack },
  };

  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    if (g_str_equal (type, folds[i].type))
      return folds[i].fold;
  return NULL;
}

/* Everything that time alone changes up to the event, each as of its own time. */
static void
let_time_pass (CueStep *step, gint64 to_ms)
{
  CueState *state = step->state;

  step->by_time = TRUE;
  for (guint n = 0; n < MAX_FLIPS; n++)
    {
      gint64 next_ms = cue_state_get_next_flip_ms (state);

      if (next_ms > to_ms)
        break;
      step->now_ms = next_ms;
      cue_reading_advance (state->reading, step->engine->judge, state->history, next_ms);
      cue_announce_reading (step);
      cue_lighting_judge (step);
    }
  step->by_time = FALSE;
  step->now_ms = to_ms;
  cue_reading_advance (state->reading, step->engine->judge, state->history, to_ms);
}

static gboolean
check_order (const CueState *state, const CueEvent *event, GError **error)
{
  if (event->seq != state->seq + 1)
    {
      g_set_error (error, CUE_ENGINE_ERROR, CUE_ENGINE_ERROR_GAP,
                   "/seq: found %" G_GINT64_FORMAT "; the next event is %" G_GINT64_FORMAT,
                   event->seq, state->seq + 1);
      return FALSE;
    }
  if (event->at_ms < state->at_ms)
    {
      g_set_error (error, CUE_ENGINE_ERROR, CUE_ENGINE_ERROR_TIME,
                   "/at_ms: found %" G_GINT64_FORMAT "; event %" G_GINT64_FORMAT
                   " stands at %" G_GINT64_FORMAT,
                   event->at_ms, state->seq, state->at_ms);
      return FALSE;
    }
  return TRUE;
}

static void
adopt (CueStep *step)
{
  g_auto (CueGone) gone = { 0 };

  if (step->state->engine == step->engine)
    return;
  cue_gone_init (&gone);
  cue_state_adopt (step->state, step->engine, &gone);
  cue_announce_gone (step, &gone);
}

GPtrArray *
cue_engine_step (CueEngine *self, CueState *state, const CueEvent *event, GError **error)
{
  FoldFunc fold = find_fold (event->type);
  CueStep step = { 0 };

  if (!check_order (state, event, error) || !cue_step_check (event, error))
    return NULL;
  step.engine = self;
  step.state = state;
  step.event = event;
  step.body = cue_event_get_body (event);
  step.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_change_unref);
  step.now_ms = state->at_ms;
  adopt (&step);
  if (fold == fold_budget)
    take_budget (&step);
  let_time_pass (&step, event->at_ms);
  if (fold != NULL)
    fold (&step);
  cue_lamps_judge_next (&step);
  state->seq = event->seq;
  state->at_ms = event->at_ms;
  cue_digest_add (state, step.changes);
  return step.changes;
}
