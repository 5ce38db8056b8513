/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-desk-private.h"
#include "cue-learnt.h"

G_BEGIN_DECLS

/* What the desk learns of one pack. */
typedef struct
{
  /* owned */
  CueLearnt *learnt;
  CueLearnt *undo; /* as it was before the agent changed it, NULL he did not */

  guint n; /* choices so far */
} CuePackLearning;

struct _CueDeskLearning
{
  /* owned */
  GHashTable *packs; /* id → CuePackLearning */
  CueRanking *start; /* of packs of which nothing is learnt */
  GCancellable *cancellable;
  GStrv ids; /* packs that are being looked at, NULL none */

  guint at; /* in @ids */
  gboolean on;
  gboolean working;
  gboolean again; /* something came while it was worked */
};

/* cue-desk-learning.c */
CuePackLearning *cue_desk_find_learning (CueDesk *self, const char *pack); /* makes one */
/* Keeps @learnt (taken) from now on, in the store too. */
void cue_desk_keep_learnt (CueDesk *self, const char *pack, CueLearnt *learnt);
void cue_desk_tell_learning (CueDesk *self); /* the signal */

G_END_DECLS
