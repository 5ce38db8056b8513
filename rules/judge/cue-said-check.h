/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-blocks.h"
#include "cue-history.h"
#include "cue-judge.h"
#include "cue-point-verdict.h"

G_BEGIN_DECLS

typedef struct _CueReading CueReading;
typedef struct _CueSaidMemory CueSaidMemory;

CueSaidCheck *cue_said_check_new (const CueJudge *judge);
void cue_said_check_free (CueSaidCheck *self);
/* Finds the wordings of all points, and of offers' titles, in an agent's turn; part of listening.
 */
void cue_said_check_listen (const CueSaidCheck *self, CueTurn *turn);
/* Judges the reading's current turn (the agent's) against every point that it touches. @memory:
 * (inout): of that turn, atomic; NULL until it is judged for the first time */
void cue_said_check_judge (const CueSaidCheck *self,
                           const CueJudge *judge,
                           CueReading *reading,
                           const CueHistory *history,
                           const CueMoment *moment,
                           CueSaidMemory **memory);
/* Judges every turn for a point that waits, as if it had never waited, and from now on those that
 * come. */
void cue_said_check_follow (const CueJudge *judge,
                            CueReading *reading,
                            const CueHistory *history,
                            guint point);
/* The same for all of @followed (guint8, by point); FALSE when none of them waited. */
gboolean cue_said_check_follow_all (const CueJudge *judge,
                                    CueReading *reading,
                                    const CueHistory *history,
                                    const CueBlocks *followed);
/* The same for all points of the talks that came up: part of reading a conversation with another
 * pack. */
void
cue_said_check_follow_talks (const CueJudge *judge, CueReading *reading, const CueHistory *history);
/* The agent ticks a point by hand. */
void cue_said_check_tick (const CueJudge *judge,
                          CueReading *reading,
                          const CueHistory *history,
                          const char *point);
/* The agent says that the point was not needed: its verdict stays, what was said stays said. */
void cue_said_check_waive (const CueJudge *judge,
                           CueReading *reading,
                           const CueHistory *history,
                           const char *point);
/* Whether the verdict counts: that of a talk of the conversation (or that no rule lights), of a
 * talk that came up, of a point that a condition asks for, or one that is sure by itself. What
 * common words alone show of another talk waits until it comes up. @verdict may be NULL. */
gboolean cue_said_check_counts (const CueJudge *judge,
                                const CueHistory *history,
                                const CueMoment *moment,
                                const CuePointVerdict *verdict,
                                guint point);
/* Whether the agent named the offer (its index in the pack) in @turn. */
gboolean cue_said_check_names_offer (const CueSaidCheck *self, const CueTurn *turn, guint offer);

G_END_DECLS
