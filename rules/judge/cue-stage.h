/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-reading-scope.h"

G_BEGIN_DECLS

/* After a turn: the last stage whose condition became true on it is the current one. */
void cue_stage_judge (CueReading *reading,
                      const CueJudge *judge,
                      const CueHistory *history,
                      const CueMoment *moment);

G_END_DECLS
