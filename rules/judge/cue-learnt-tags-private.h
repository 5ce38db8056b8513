/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-learnt-tags.h"
#include "cue-settings.h"

G_BEGIN_DECLS

/* A text of an example: one of both languages. */
typedef struct
{
  const CueTagExample *example; /* borrowed from the pack */
  CueVector *vector;
} CueTagText;

struct _CueLearntTags
{
  gatomicrefcount refs;
  /* owned */
  CuePack *pack;
  CueTagLesson *lessons;     /* by tag */
  guint *classes;            /* by tag: its class, G_MAXUINT where it has none */
  guint *tags;               /* by class */
  CueClassifier *classifier; /* NULL: there are no classes */
  GArray *texts;             /* CueTagText: those of the examples of some tag that lights */
  /* values */
  CueTextPlan plan;
  guint n_tags;
  guint n_classes;
  gboolean hears_before; /* some example has a turn before */
};

CueLearntTags *cue_learnt_tags_new (const CuePack *pack);
/* The classifier and the lessons are there. */
void cue_learnt_tags_finish (CueLearntTags *self);

/* Calls @func for each text of an example: once, or once in each language. */
typedef void (*CueTagTextFunc) (const CueTagExample *example,
                                guint i,
                                CueFeatures *features,
                                gpointer user_data);
void cue_learnt_tags_foreach_text (const CuePack *pack,
                                   const CueTextPlan *plan,
                                   CueTagTextFunc func,
                                   gpointer user_data);

gboolean cue_tag_example_carries (const CueTagExample *self, const char *tag);

G_END_DECLS
