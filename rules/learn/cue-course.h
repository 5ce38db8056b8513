/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-features.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_COURSE_CUSTOMER,
  CUE_COURSE_AGENT,
  CUE_COURSE_SYSTEM, /* a look-up, or what it found */
} CueCourseRole;

/**
 * CueCourseTurn: one thing that was said or done
 * @text: what the customer saw or said
 * @typed: (nullable): what the agent wrote where another text was sent for it
 * @act: (nullable): which line or action it was, when that was logged
 */
typedef struct
{
  CueCourseRole role;
  const char *text;
  const char *typed;
  const char *act;
} CueCourseTurn;

/* What went before a moment, in its order. The texts are borrowed. */
typedef struct
{
  const char *flow;      /* nullable: the flow that the conversation follows */
  CueCourseRole speaker; /* of the judged words; the customer unless set */
  GArray *turns;         /* owned: CueCourseTurn */
} CueCourse;

CueCourse *cue_course_new (const char *flow);
void cue_course_free (CueCourse *self);
void cue_course_add (CueCourse *self, const CueCourseTurn *turn);
const CueCourseTurn *cue_course_get_turn (const CueCourse *self, guint index);
/* The last turn of @role, @back of them skipped. NULL: there is none. */
const CueCourseTurn *cue_course_last (const CueCourse *self, CueCourseRole role, guint back);

/**
 * cue_course_features_add:
 * @judged: the words of the moment itself
 *
 * Adds what the course tells of the moment: the last actions in their order, which were done at
 * all, how far it is, what look-ups found, the words of the customer so far, which kinds of values
 * came, how the agent is used to write; and the crossings of the judged words with the flow and
 * with the last action. Only actions that were logged count.
 */
void cue_course_features_add (CueFeatures *features, const CueCourse *self, const char *judged);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueCourse, cue_course_free)

G_END_DECLS
