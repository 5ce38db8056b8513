/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-state.h"

G_BEGIN_DECLS

/* A task that the end of a conversation proposed, and that nobody has answered yet. */
typedef struct
{
  const char *task;  /* of the pack */
  const char *offer; /* what it is about: spoken of last and not accepted; NULL none */
  gint64 since_ms;   /* when the conversation ended: the task is due `due_in_ms` later */
} CueProposedTask;

/* In the order of the pack; good until the next step. (transfer full) (element-type
 * CueProposedTask) */
GArray *cue_state_list_tasks (const CueState *self);

G_END_DECLS
