/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-arbiter.h"
#include "cue-change.h"
#include "cue-eligibility.h"
#include "cue-state-private.h"

G_BEGIN_DECLS

/* One event on its way through the fold. */
typedef struct
{
  /* borrowed */
  CueEngine *engine;
  CueState *state;
  const CueEvent *event;
  JsonObject *body;
  GPtrArray *changes;
  const CueTurn *turn; /* that just came in, or NULL */
  /* values */
  gint64 now_ms;
  gboolean by_time; /* in a flip before the event */
  gboolean revised; /* the turn replaces an earlier one */
  gboolean closing;
} CueStep;

static inline CueMoment
cue_step_moment (const CueStep *step)
{
  return (CueMoment){ step->event->seq, step->now_ms, step->by_time };
}

/* What must be said costs the agent no attention. @target may be CUE_NONE. */
static inline gboolean
cue_step_is_free (const CueStep *step, guint target)
{
  return target != CUE_NONE && cue_engine_get_target (step->engine, target)->must;
}

/* cue-step-check.c: has the body the shape of its type? */
gboolean cue_step_check (const CueEvent *event, GError **error);

/* cue-announce.c: tells what is new in the reading */
void cue_announce_turn (CueStep *step, const CueTurn *turn);
void cue_announce_reading (CueStep *step);
void cue_announce_points (CueStep *step);
void cue_announce_gone (CueStep *step, const CueGone *gone);
/* What stops selling now: each of the pack's holds that began or ended. */
void cue_announce_holds (CueStep *step, const CueHoldsNow *now);

/* cue-lighting-rules.c: whether the rule speaks now, an error being told from false */
CueTruth cue_rule_get_truth (const CueStep *step, guint rule, CueReadingScope *scope);

/* cue-lighting.c: judges rules and answers and moves lamps */
void cue_lighting_judge (CueStep *step);

/* cue-lamp-moves.c: single steps in a lamp's life; each is a change with a proof */
CueLampLife *cue_lamp_new (CueStep *step,
                           guint target,
                           CueTargetKind kind,
                           const char *of,
                           const char *rule,
                           const char *offer,
                           gboolean sells);
/* Takes @proof. @reason may be NULL. Does nothing when the table does not allow it. */
void
cue_lamp_move (CueStep *step, CueLampLife *lamp, CueLife to, const char *reason, CueDraft *proof);
void cue_lamp_hold (CueStep *step, CueLampLife *lamp, GPtrArray *reasons, CueDraft *proof);
/* The same without a change: the main reason is the one that was told. Takes @proof. */
void cue_lamp_keep_reasons (CueLampLife *lamp, GPtrArray *reasons, CueDraft *proof);
void cue_lamp_pin (CueStep *step, CueLampLife *lamp, gboolean pinned);

/* cue-lamp-ends.c: what follows from the words: said, and at the end partly, missed, expired */
void cue_lamps_check_said (CueStep *step);
void cue_lamps_close (CueStep *step);
void cue_lamps_expire (CueStep *step, CueReadingScope *scope);
gint64 cue_lamps_next_expiry (const CueState *state);

/* cue-lamp-next.c: what comes next in each talk that is on */
void cue_lamps_judge_next (CueStep *step);

/* cue-tasks.c: what is to be done afterwards */

/* At the end of a conversation, and behind it when an outcome is known. */
void cue_tasks_judge (CueStep *step);
/* It goes on: nothing is proposed any more. */
void cue_tasks_withdraw (CueStep *step);
/* The event makes its task, or dismisses it. */
void cue_tasks_answer (CueStep *step, CueTaskLife to);
/* The event takes back how its task was answered: it is proposed again, where it still is to be. */
void cue_tasks_reconsider (CueStep *step);
/* Body of a change. */
CueDraft *cue_task_tell (const CueState *state, guint task, CueTaskLife from);

/* cue-lamp-proof.c */
/* Proofs: (transfer full); NULL where nobody asks for any. */
CueDraft *cue_lamp_proof_act (CueStep *step, const CueLampLife *lamp);
/* @reasons: (nullable): that hold it */
CueDraft *cue_lamp_proof_judged (CueStep *step,
                                 const CueLampLife *lamp,
                                 CueReadingScope *scope,
                                 const CueScore *score,
                                 GPtrArray *reasons);
CueDraft *cue_lamp_tell (const CueState *state, const CueLampLife *lamp, CueLife from);

/* cue-announce.c: bodies of changes, for the snapshot too */
CueDraft *cue_turn_tell (const CueState *state, const CueTurn *turn);
CueDraft *cue_known_tell (const char *id, const CueKnown *fact);
CueDraft *cue_hold_tell (const char *hold, gboolean on);
CueDraft *cue_tag_tell (const CueState *state, guint tag, const char *reason);
CueDraft *cue_stage_tell (const CueState *state, guint stage, guint from);
CueChange *cue_point_to_change (const CueState *state, guint point);

G_END_DECLS
