/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-course.h"
#include "cue-text-features.h"

G_BEGIN_DECLS

/* What the names in a text stand for: things (the Acorn: a hotel), values that things have (a
 * dish), and the words for groups of things and for what they have. What people say of one thing is
 * what they say of all things of its kind. */
typedef struct _CueKnown CueKnown;

typedef enum
{
  CUE_KNOWN_THING,  /* its kind is its group */
  CUE_KNOWN_VALUE,  /* its kind is the column it stands in */
  CUE_KNOWN_COLUMN, /* what a column is called */
  CUE_KNOWN_GROUP,  /* what a group is called */
} CueKnownRole;

CueKnown *cue_known_new (void);
void cue_known_free (CueKnown *self);
/* A name that is there already keeps its meaning. */
void cue_known_add (CueKnown *self, CueKnownRole role, const char *name, const char *kind);
/* Afterwards nothing is added. */
void cue_known_finish (CueKnown *self);

/**
 * CueKnownReading:
 * @units: CueReadUnit: those of the text, and one in place of each thing and each value, which
 *   stands for its kind
 * @things: borrowed utf8: the groups of the things in it, each thing once
 * @groups: borrowed utf8: the groups whose words stand in it, each once
 */
typedef struct
{
  /* owned */
  GArray *units;
  GPtrArray *things;
  GPtrArray *groups;
} CueKnownReading;

CueKnownReading *cue_known_read (const CueKnown *self, const char *text);
void cue_known_reading_free (CueKnownReading *self);

/**
 * cue_known_features_add:
 * @course: (nullable): what went before
 * @judged: the words of the moment
 *
 * Adds the text and the last words of the customer as they are read with their names replaced, by
 * themselves and together with the group that is being talked about; and which groups were named.
 */
void cue_known_features_add (CueFeatures *features,
                             const CueKnown *self,
                             const CueCourse *course,
                             const char *judged,
                             const CueTextPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueKnown, cue_known_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueKnownReading, cue_known_reading_free)

G_END_DECLS
