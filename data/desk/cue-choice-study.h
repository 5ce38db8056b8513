/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-event-log.h"
#include "cue-learnt.h"
#include "cue-timeline.h"

G_BEGIN_DECLS

/* Of ten places that are free, at most one goes to another offer than the best, to find out. */
#define CUE_STUDY_TRIES_MILLI 100
/* Choices that must be new before it is learnt again. */
#define CUE_STUDY_EVERY 20
/* Choices that are learnt from, the newest: what customers accept changes. */
#define CUE_STUDY_MOST 2000

/* What is in effect while nothing was learnt: the scores as they are, and others tried now and
 * then. (transfer full) */
CueRanking *cue_study_new_start (void);

/**
 * cue_study_read_choices:
 * @start: knows every generation of @log; folds it
 * @n: (out): choices between two offers and more
 *
 * What was chosen in @log while a ranking was in effect. A log that does not give again what it
 * gave is no witness: nothing is read off it. For a worker thread.
 *
 * Returns: (transfer full): a JSON array of #CueDecision
 */
char *cue_study_read_choices (const CueEventLog *log, CueTimeline *start, guint *n);

/**
 * cue_study_learn:
 * @so_far: what was learnt before
 * @choices: (element-type utf8): as from cue_study_read_choices (), the oldest first
 * @n: choices that there are by now
 * @now_ms: from when on something better is in use
 *
 * Learns, judges learning beside what is in use, and puts what was learnt into use only where the
 * 95 % interval of the gain is above nought. The same choices give the same: neither clock nor dice
 * are asked. For a worker thread: 0.7 s for 2,000 choices of 256 features.
 *
 * Returns: (transfer full)
 */
CueLearnt *cue_study_learn (const CueLearnt *so_far, GPtrArray *choices, guint n, gint64 now_ms);

G_END_DECLS
