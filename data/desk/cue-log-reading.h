/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-event-log.h"
#include "cue-pack-shelf.h"
#include "cue-review.h"

G_BEGIN_DECLS

/* What a log gives when it is read once from its start to its end. */
typedef struct
{
  CueTimeline *start; /* before the first event, with every generation that is known */
  GArray *steps;      /* guint: events that are folded when the step is shown */
  GArray *lit_steps;  /* guint: steps at which a lamp was lit, in order */
  CueReviewTruth truth;
  guint differs_at; /* step */
  char *problem;    /* why it ends early, NULL when it does not */
} CueLogReading;

/* Before the first event of @log, with every generation of @shelf made known. (transfer full) */
CueTimeline *cue_log_begin (const CueEventLog *log, const CuePackShelf *shelf);

/* For a worker thread. */
CueLogReading *cue_log_reading_new (const CueEventLog *log, const CuePackShelf *shelf);
void cue_log_reading_free (CueLogReading *self);

G_END_DECLS
