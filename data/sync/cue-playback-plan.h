/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-event.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_STEP_EVENT,
  CUE_STEP_PARTIAL,
  CUE_STEP_TYPING,
  CUE_STEP_AGENT, /* a run of the recorded agent's turns */
} CueStepKind;

typedef struct
{
  CueStepKind kind;
  gint64 at_ms; /* since the start */
  CueEvent *event;
  char *text;     /* of a partial; of a hint */
  GPtrArray *run; /* the agent's own events; none when he did not answer */
} CueStep;

/* The steps of a recording, the same each time. @play_both: the agent's turns are played too, else
 * each run of them is one place where ours should speak, and so is the end when the customer has
 * the last word. (element-type CueStep) (transfer full) */
GPtrArray *cue_playback_plan (GPtrArray *events, gboolean voice, gboolean play_both);

/* @event is a turn that @role said. */
gboolean cue_event_is_turn_of (const CueEvent *event, const char *role);

G_END_DECLS
