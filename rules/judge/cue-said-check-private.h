/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-bag-index.h"
#include "cue-said-plan.h"
#include "cue-said-titles.h"

G_BEGIN_DECLS

struct _CueSaidCheck
{
  /* owned */
  CuePhraseBook *book; /* of the points' wordings */
  GArray *owners;      /* guint point of each set */
  GArray *plans;       /* CuePointPlan */
  GArray *unspelt;     /* guint: points that more than wordings may touch: numbers, variables */
  GArray *alike_of;    /* guint: point of each bag of @alike */
  CueBagIndex *alike;  /* every known wording of every point */
  CueSaidTitles *titles;
  /* borrowed of the judge */
  CuePack *pack;
};

/* Reads the sentences of the points that are planned: part of cue_said_check_new (). */
void cue_said_learn_points (CueSaidCheck *self);

G_END_DECLS
