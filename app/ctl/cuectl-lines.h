/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cuectl-learner.h"

G_BEGIN_DECLS

/* Which line of its flow was said, or none: a choice among the lines, by their likeness to what was
 * said and by what a classifier says of them. */

/* Whether the data ask for it: conversations follow flows that have lines, and one of them or none
 * is right. */
gboolean cuectl_lines_fit (const CuectlLearner *learner);

/**
 * cuectl_lines:
 * @tune_only: predict what is held out of the training table
 * @leave_out_flow: nothing is learnt from conversations of the flow that is judged, nor from the
 *   wordings of its lines: these are only looked at
 *
 * Prints what is predicted: of every row the lines, best first. The score is above 0 where a line
 * is more likely than none.
 */
void cuectl_lines (const CuectlLearner *learner, gboolean tune_only, gboolean leave_out_flow);

G_END_DECLS
