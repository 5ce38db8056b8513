/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-classifier.h"
#include "cue-text-features.h"

G_BEGIN_DECLS

/* The one set of settings of everything that learns. Chosen by bench/tune on data for learning and
 * tuning alone; the same for every pack and every set of data. */
typedef struct
{
  CueTextPlan text;
  CueClassifierPlan classifier;
  /* of moments of a conversation, which have many more features and are labelled less surely */
  guint moment_cost_milli;
  guint moment_trees_milli;
  guint moment_at_least;
  guint folds;
} CueSettings;

/* As they stand in cue-settings.c. */
void cue_settings_init (CueSettings *self);
/* Another value for a trial. FALSE: no such name, or not a value for it. */
gboolean cue_settings_set (CueSettings *self, const char *name, guint value);
/* Every name once; NULL at the end. Static. */
const char *cue_settings_get_name (guint i);
guint cue_settings_get (const CueSettings *self, const char *name);

G_END_DECLS
