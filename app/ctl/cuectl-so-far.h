/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

#include "cuectl-learner.h"

G_BEGIN_DECLS

/**
 * cuectl_so_far_write:
 * @queries: (element-type CuectlQuery): rows of a table; those of a conversation in its order
 * @scores: what a classifier says of each
 *
 * Writes for every row what its conversation is of by then: 1 − Π (1 − p) over the rows so far, p
 * being how likely each is of the class by itself; the score is −1000 ln Π (1 − p). What was half
 * heard twice was said more likely than what was half heard once.
 */
void cuectl_so_far_write (const CuectlLearner *self,
                          GPtrArray *queries,
                          const CueScores *scores,
                          FILE *out);

G_END_DECLS
