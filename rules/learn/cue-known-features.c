/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-known.h"

#define UNKNOWN "-"
#define MOST_SHOWN 2 /* things of one turn, so that one of them is talked about */
#define MOST_COUNTED 4

typedef struct
{
  CueFeatures *features;           /* borrowed */
  const CueKnown *known;           /* borrowed */
  const CueCourse *course;         /* borrowed, nullable */
  GPtrArray *readings;             /* owned: of each turn */
  const CueKnownReading *customer; /* nullable: of his last turn */
  CueKnownReading *judged;         /* owned */
} View;

static guint
count_turns (const View *self)
{
  return self->course == NULL ? 0 : self->course->turns->len;
}

static void
read_turns (View *self, const char *judged)
{
  const CueKnownReading *last = NULL;

  for (guint i = 0; i < count_turns (self); i++)
    {
      CueKnownReading *reading
          = cue_known_read (self->known, cue_course_get_turn (self->course, i)->text);

      g_ptr_array_add (self->readings, reading);
      if (cue_course_get_turn (self->course, i)->role == CUE_COURSE_CUSTOMER
          && !g_str_equal (cue_course_get_turn (self->course, i)->text, judged))
        last = reading;
    }
  self->customer = last;
}

/* The group that is talked about: of the last thing that stood alone or nearly so, or the only one
 * that the customer has spoken of since. */
static const char *
find_current (const View *self)
{
  const char *current = UNKNOWN;

  for (guint i = 0; i < self->readings->len; i++)
    {
      const CueKnownReading *reading = g_ptr_array_index (self->readings, i);
      gboolean agent = cue_course_get_turn (self->course, i)->role == CUE_COURSE_AGENT;

      if (reading->things->len > 0 && reading->things->len <= (agent ? MOST_SHOWN : 1))
        current = g_ptr_array_index (reading->things, 0);
      else if (reading->things->len == 0 && !agent && reading->groups->len == 1)
        current = g_ptr_array_index (reading->groups, 0);
    }
  return current;
}

static void
mark_all (const View *self, const char *prefix, const GPtrArray *kinds)
{
  for (guint i = 0; i < kinds->len; i++)
    cue_features_add_mark (self->features, CUE_BLOCK_THINGS, "%s\t%s", prefix,
                           (const char *) g_ptr_array_index (kinds, i));
}

/* The groups of the last two turns that named a thing; of those that named one alone. */
static void
mark_latest (const View *self, const char *prefix, gboolean alone)
{
  const char *last = UNKNOWN;
  const char *second = UNKNOWN;

  for (guint i = 0; i < self->readings->len; i++)
    {
      const GPtrArray *things = ((CueKnownReading *) g_ptr_array_index (self->readings, i))->things;

      if (things->len == 0
          || (alone
              && (things->len > 1
                  || cue_course_get_turn (self->course, i)->role != CUE_COURSE_AGENT)))
        continue;
      second = last;
      last = g_ptr_array_index (things, 0);
    }
  cue_features_add_mark (self->features, CUE_BLOCK_THINGS, "%s1\t%s", prefix, last);
  cue_features_add_mark (self->features, CUE_BLOCK_THINGS, "%s2\t%s\t%s", prefix, second, last);
}

static void
mark_things (const View *self, const char *current)
{
  mark_all (self, "x", self->judged->things);
  mark_all (self, "w", self->judged->groups);
  cue_features_add_mark (self->features, CUE_BLOCK_THINGS, "n\t%u",
                         MIN (self->judged->things->len, MOST_COUNTED));
  cue_features_add_mark (self->features, CUE_BLOCK_THINGS, "c\t%s", current);
  if (self->customer != NULL)
    {
      mark_all (self, "cx", self->customer->things);
      mark_all (self, "cw", self->customer->groups);
    }
  mark_latest (self, "l", FALSE);
  mark_latest (self, "s", TRUE);
}

void
cue_known_features_add (CueFeatures *features,
                        const CueKnown *known,
                        const CueCourse *course,
                        const char *judged,
                        const CueTextPlan *plan)
{
  View self = { features, known, course, NULL, NULL, cue_known_read (known, judged) };
  const char *current;

  self.readings = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_known_reading_free);
  read_turns (&self, judged);
  current = find_current (&self);
  mark_things (&self, current);
  cue_text_features_add_units (features, CUE_BLOCK_MASKED, "", self.judged->units, plan);
  cue_text_features_add_units (features, CUE_BLOCK_THING_MASKED, current, self.judged->units, plan);
  if (self.customer != NULL)
    {
      cue_text_features_add_units (features, CUE_BLOCK_MASKED_BEFORE, "", self.customer->units,
                                   plan);
      cue_text_features_add_units (features, CUE_BLOCK_THING_BEFORE, current, self.customer->units,
                                   plan);
    }
  g_ptr_array_unref (self.readings);
  cue_known_reading_free (self.judged);
}
