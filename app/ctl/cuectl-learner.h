/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-settings.h"
#include "cuectl-data.h"

G_BEGIN_DECLS

/* How tables call what is of nothing. */
#define CUECTL_NOTHING "NONE"

/* What is learnt from a folder: its classes, and the examples of them. */
typedef struct
{
  const CuectlData *data; /* borrowed */
  CueSettings settings;   /* with the plan for data like these */
  /* owned */
  GPtrArray *classes;      /* utf8: ids, sorted */
  GHashTable *class_index; /* id → index + 1 */
  GHashTable *places;      /* "flow id", and every id that belongs to a flow */
  guint64 seed;
  gboolean several; /* a query may have several labels at once */
} CuectlLearner;

void cuectl_learner_init (CuectlLearner *self, const CuectlData *data, const CueSettings *settings);
void cuectl_learner_clear (CuectlLearner *self);

/* A class by its id, counted from 1. 0: there is none. */
guint cuectl_learner_find (const CuectlLearner *self, const char *id);
/* Whether @id can be right at all: a line of another flow never is. */
gboolean
cuectl_learner_allows (const CuectlLearner *self, const CuectlQuery *query, const char *id);

/* The examples of a table, in its order. (transfer full) (element-type CueExample) */
GPtrArray *cuectl_learner_list (const CuectlLearner *self, GPtrArray *queries);

/**
 * cuectl_learner_list_training:
 * @flows: (nullable) (element-type utf8): gets the flow of each example, or NULL
 *
 * The examples of the training table in its order, and behind them what else teaches: titles, and
 * for what was said the wordings of lines and what was sent for what agents wrote.
 *
 * Returns: (transfer full) (element-type CueExample)
 */
GPtrArray *cuectl_learner_list_training (const CuectlLearner *self, GPtrArray *flows);

/* (transfer full) */
CueClassifier *cuectl_learner_train (const CuectlLearner *self, GPtrArray *examples);

G_END_DECLS
