/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-ranking.h"

G_BEGIN_DECLS

#define CUE_OFF_POLICY_ERROR (cue_off_policy_error_quark ())
GQuark cue_off_policy_error_quark (void);

typedef enum
{
  CUE_OFF_POLICY_ERROR_FEW,     /* the effective sample is below %CUE_OFF_POLICY_LEAST */
  CUE_OFF_POLICY_ERROR_UNTRIED, /* the log hardly ever tried what the ranking would do */
} CueOffPolicyError;

/* The smallest effective sample size that an estimate is given for. */
#define CUE_OFF_POLICY_LEAST 100
/* How much of what the ranking would do may never have been tried, in milli. */
#define CUE_OFF_POLICY_UNTRIED_MILLI 50

/* A share of acceptance with its 95 % interval, in micro. */
typedef struct
{
  gint64 value_micro;
  gint64 low_micro;
  gint64 high_micro;
} CueEstimate;

/**
 * CueOffPolicy: what a ranking would have done, told from what another one did
 * @n: decisions in which there was something to choose
 * @logged: what was really accepted
 * @ips: inverse propensity scoring (Horvitz & Thompson 1952): mean of w·r
 * @snips: self-normalised (Swaminathan & Joachims 2015): Σ w·r / Σ w, interval by the delta method
 *   (Owen, Monte Carlo theory, methods and examples, 2013, §9.2)
 * @doubly_robust: Dudík, Langford & Li 2011, with a model of the acceptance learnt on the other
 * half of the conversations (Chernozhukov et al. 2018)
 * @effective: (Σ w)² / Σ w², the effective sample size (Kish 1965)
 * @untried_milli: how much of what the ranking would do had no chance in the log
 * @n_more: about how many decisions more are needed, when it was refused for being few; else 0
 *
 * w = probability that the ranking chooses what was chosen / propensity logged.
 */
typedef struct
{
  guint n;
  guint effective;
  guint untried_milli;
  guint n_more;
  CueEstimate logged;
  CueEstimate ips;
  CueEstimate snips;
  CueEstimate doubly_robust;
} CueOffPolicy;

/**
 * cue_off_policy_estimate:
 * @decisions: (element-type CueDecision): with their propensities
 * @ranking: (nullable): NULL: nothing learnt, the best score wins
 * @out: `n`, `effective`, `untried_milli` and `n_more` are filled on error too
 *
 * Refuses rather than guesses. Errors: %CUE_OFF_POLICY_ERROR
 */
gboolean cue_off_policy_estimate (GPtrArray *decisions,
                                  const CueRanking *ranking,
                                  CueOffPolicy *out,
                                  GError **error);

/**
 * cue_off_policy_judge_learning:
 * @decisions: (element-type CueDecision): with their propensities
 * @now: (nullable): what is in use; NULL: nothing learnt
 * @most_milli: as for cue_ranking_learn (), of what is learnt
 * @out: of what is learnt; filled on error as by cue_off_policy_estimate ()
 * @gain: its doubly robust estimate less that of @now, taken decision by decision
 *
 * What learning from @decisions is worth beside @now. Each half of the conversations is judged with
 * what was learnt from the other half (cross-fitting, Chernozhukov et al. 2018), for nothing may be
 * judged by what it was learnt from. So it tells of learning from half as much; from all of it is
 * hardly worse.
 *
 * Errors: %CUE_OFF_POLICY_ERROR
 */
gboolean cue_off_policy_judge_learning (GPtrArray *decisions,
                                        const CueRanking *now,
                                        guint most_milli,
                                        CueOffPolicy *out,
                                        CueEstimate *gain,
                                        GError **error);

G_END_DECLS
