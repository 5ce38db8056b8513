/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-course.h"

CueCourse *
cue_course_new (const char *flow)
{
  CueCourse *self = g_new0 (CueCourse, 1);

  self->flow = flow;
  self->turns = g_array_new (FALSE, FALSE, sizeof (CueCourseTurn));
  return self;
}

void
cue_course_free (CueCourse *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->turns);
  g_free (self);
}

void
cue_course_add (CueCourse *self, const CueCourseTurn *turn)
{
  g_array_append_vals (self->turns, turn, 1);
}

const CueCourseTurn *
cue_course_get_turn (const CueCourse *self, guint index)
{
  return &g_array_index (self->turns, CueCourseTurn, index);
}

const CueCourseTurn *
cue_course_last (const CueCourse *self, CueCourseRole role, guint back)
{
  for (guint i = self->turns->len; i > 0; i--)
    {
      const CueCourseTurn *turn = cue_course_get_turn (self, i - 1);

      if (turn->role == role && back-- == 0)
        return turn;
    }
  return NULL;
}
