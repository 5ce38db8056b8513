/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-log-reading.h"

G_BEGIN_DECLS

/* Reads the whole log once and compares its digests: for a worker thread. Takes @log. Never NULL;
 * what is wrong is told by the review. @agent: for {{agent.name}}. */
CueReview *cue_review_new (CueEventLog *log, const CuePackShelf *shelf, const char *agent);

G_END_DECLS
