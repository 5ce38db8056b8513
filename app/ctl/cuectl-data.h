/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-known.h"
#include "cuectl.h"

G_BEGIN_DECLS

/* Labelled data in a folder: tables of queries, the conversations they point into, and what the
 * labels name. Which file is which is told by its name's parts (train, val or dev, test, and the
 * task before them) and its columns; the name of the folder tells nothing. */

typedef struct
{
  char *id;
  char *text;
  GStrv labels; /* empty: NONE */
  char *conversation;
  int turn;    /* −1: none */
  GStrv cands; /* NULL: all */
  CueCourseRole speaker;
} CuectlQuery;

void cuectl_query_free (gpointer data);

/* One thing that labels name, or a record beside them. */
typedef struct
{
  char *id;
  JsonObject *record;
} CuectlItem;

typedef struct
{
  /* owned */
  char *dir;
  char *task;
  GPtrArray *train;          /* CuectlQuery */
  GPtrArray *tune;           /* CuectlQuery: val or dev; empty where there is none */
  GPtrArray *test;           /* CuectlQuery; empty when it may not be read */
  GHashTable *conversations; /* id → JsonObject */
  GHashTable *told;          /* conversation → GPtrArray of its CuectlQuery, in turn */
  GPtrArray *items;          /* CuectlItem of cards, tags, scripts, products, faq or docs */
  CueKnown *known;           /* names in records, and what they stand for; NULL: they have none */
} CuectlData;

/**
 * cuectl_data_open:
 * @task: "answer", "tags", "said", "steps", "products" or "knowledge"
 * @train: (nullable): the name of another training table in the folder
 * @tune: (nullable): the name of another tuning table; rows that the training table has too are
 * left out
 * @with_test: FALSE: no file with "test" in its name is opened
 *
 * Errors: #GFileError, and %CUE_GATE_ERROR of a line that is no JSON.
 *
 * Returns: (transfer full) (nullable)
 */
CuectlData *cuectl_data_open (const char *dir,
                              const char *task,
                              const char *train,
                              const char *tune,
                              gboolean with_test,
                              GError **error);
void cuectl_data_free (CuectlData *self);

/* The turns before the one that @query judges: those that a program may use. NULL: none. */
JsonArray *cuectl_data_get_turns (const CuectlData *self, const CuectlQuery *query);
/* Of a conversation that no file has, its rows in the tables: what the customer said, in turn.
 * NULL:
 * @query stands alone. (element-type CuectlQuery) (transfer none) */
GPtrArray *cuectl_data_get_told (const CuectlData *self, const CuectlQuery *query);
JsonObject *cuectl_data_get_conversation (const CuectlData *self, const CuectlQuery *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuectlData, cuectl_data_free)

G_END_DECLS
