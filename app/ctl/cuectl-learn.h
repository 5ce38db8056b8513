/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-settings.h"
#include "cuectl-data.h"

G_BEGIN_DECLS

/* --data DIR of answer, tags, said, steps, products and knowledge: learns from the folder's
 * training table, finds thresholds on its tuning table (or by trials within the training table) and
 * prints what it predicts for the test table: id, label, score. */

/* The options that these verbs share. */
typedef struct
{
  /* owned */
  char *data;
  char *train;
  char *held_out; /* with tune: another table to predict */
  GStrv set;
  gboolean leave_out_flow;
  gboolean tune; /* score the tuning data itself and open no file with "test" in its name */
} CuectlLearnOptions;

/* clang-format off */
#define CUECTL_LEARN_OPTIONS(options)                                                              \
  { "data", 'd', 0, G_OPTION_ARG_FILENAME, &(options).data,                                        \
    "Learn from a folder of labelled data and predict its test table", "DIR" },                    \
  { "train", 0, 0, G_OPTION_ARG_FILENAME, &(options).train,                                        \
    "Another training table in the folder", "NAME" },                                              \
  { "held-out", 0, 0, G_OPTION_ARG_FILENAME, &(options).held_out,                                  \
    "With --tune: predict this table of the folder", "NAME" },                                     \
  { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &(options).set, "Another setting for a trial",         \
    "NAME=VALUE" },                                                                                \
  { "tune", 0, 0, G_OPTION_ARG_NONE, &(options).tune,                                              \
    "Predict what is held out of the training data; opens no test file", NULL }
/* clang-format on */

void cuectl_learn_options_clear (CuectlLearnOptions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CuectlLearnOptions, cuectl_learn_options_clear)

int cuectl_learn (const char *task, CuectlLearnOptions *options);

/* Products and knowledge: which record of the catalogue; with @tune_only, for every fifth
 * conversation of the training table, from the others. */
void cuectl_choose (const CuectlData *data, const CueSettings *settings, gboolean tune_only);

G_END_DECLS
