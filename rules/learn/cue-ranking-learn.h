/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-ranking.h"

G_BEGIN_DECLS

/* Features that one ranking learns at most; the most frequent stay. */
#define CUE_RANKING_MOST 256

/**
 * cue_ranking_learn:
 * @decisions: (element-type CueDecision)
 * @most_milli: how much of a place the ranking shall give to what is not sure yet: 0 nothing, 1000
 *   as much as the draws give
 *
 * Bayesian linear regression of what was accepted on the offer and the offer in its context
 * (Bishop, Pattern Recognition and Machine Learning, 2006, §3.3): prior N (0, 0.2²) on every
 * feature, noise of a yes or no with the baseline's mean. One decision at a time changes the
 * covariance by its own direction (Sherman & Morrison 1950). Kept of it are the means and the
 * deviations.
 *
 * Time: decisions × features². Plain + − × / on doubles in the order of @decisions.
 *
 * Returns: (transfer full)
 */
CueRanking *cue_ranking_learn (GPtrArray *decisions, guint most_milli);

G_END_DECLS
