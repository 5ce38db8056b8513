/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-reading-scope.h"

G_BEGIN_DECLS

/* Looks at every tag once, in dependency order, as of @moment; lowers the reading's next flip. */
void cue_tagger_judge (CueReading *reading,
                       const CueJudge *judge,
                       const CueHistory *history,
                       const CueMoment *moment);
void cue_tagger_confirm (CueReading *reading, const CueJudge *judge, const char *tag);
void cue_tagger_strike (CueReading *reading, const CueJudge *judge, const char *tag);

G_END_DECLS
