/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-reading.h"

G_BEGIN_DECLS

/**
 * CueTalkNext: which point of a talk comes next, and why
 * @point: its place in the talk; %CUE_NONE: nothing is left to say
 * @because: why it comes before what stands before it
 * @among: (element-type CueNextShare): the points that it was chosen from, in their order
 * @turns: (element-type CueTurn): what the customer said last, borrowed from the reading
 */
typedef struct
{
  guint point;
  CueNextBecause because;
  GArray *among;
  GPtrArray *turns;
} CueTalkNext;

typedef struct
{
  guint point;       /* place in the talk */
  guint share_milli; /* how probable it was to be the one */
} CueNextShare;

/**
 * cue_talk_next_choose:
 *
 * A function of the reading alone. What was said or is not needed does not come again; a point
 * waits for those that must be said before it (CuePoint.waits_for); an optional one that the talk
 * has passed by comes only when the customer asks for it, or nothing else is left. Among the others
 * decides cue-next.h.
 */
void cue_talk_next_choose (CueTalkNext *self,
                           const CueJudge *judge,
                           const CueReading *reading,
                           const CueTalk *talk);
void cue_talk_next_clear (CueTalkNext *self);
/* The words of @turn that the point at place @point of @talk has too. (transfer full) (element-type
 * CueSpan) */
GArray *cue_talk_next_find_words (const CueJudge *judge,
                                  const CueTalk *talk,
                                  guint point,
                                  const CueTurn *turn);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CueTalkNext, cue_talk_next_clear)

G_END_DECLS
