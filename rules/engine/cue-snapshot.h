/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-change.h"
#include "cue-state.h"

G_BEGIN_DECLS

/* Everything that a state shows, as changes on an empty screen. (transfer full) (element-type
 * CueChange) */
GPtrArray *cue_state_snapshot (const CueState *self);

G_END_DECLS
