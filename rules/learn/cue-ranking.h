/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-decision.h"

G_BEGIN_DECLS

#define CUE_RANKING_ERROR (cue_ranking_error_quark ())
GQuark cue_ranking_error_quark (void);

typedef enum
{
  CUE_RANKING_ERROR_INVALID, /* not the shape of a ranking */
} CueRankingError;

/* Draws for each choice, so that a share in milli is a count. */
#define CUE_RANKING_DRAWS 1000

/* What was learnt of how probably an offer is accepted. Immutable; integers only. */
typedef struct _CueRanking CueRanking;

/* How probably, and how sure that is, in micro. */
typedef struct
{
  gint64 mean_micro;
  gint64 deviation_micro;
} CueAcceptance;

/**
 * cue_ranking_new:
 * @baseline_micro: how probably any offer is accepted, 1 to 1,000,000
 * @explore: whether what is not sure is tried now and then
 */
CueRanking *cue_ranking_new (gint64 baseline_micro, gboolean explore, guint n_decisions);
/* Only before it is shared. @most_milli: how much of a place exploring may give to others than the
 * best; 1000 from the start: as much as the draws give. @unknown_micro: the deviation of an offer
 * of which nothing was learnt; 0 from the start: it is never tried. */
void cue_ranking_set_trying (CueRanking *self, guint most_milli, gint64 unknown_micro);
/* Only before it is shared. @feature: "offer" or "offer|mark" */
void cue_ranking_set (CueRanking *self, const char *feature, const CueAcceptance *value);
CueRanking *cue_ranking_ref (CueRanking *self);
void cue_ranking_unref (CueRanking *self);

guint cue_ranking_get_n_decisions (const CueRanking *self); /* that it was learnt from */

/* `{"ranking":1,"baseline_micro":…,"explore":…,"explore_most_milli":…,"unknown_micro":…,
 * "decisions":…,"features":{"offer|mark":[mean_micro, deviation_micro]…}}`; the third and fourth
 * stand only where they are not what they are from the start. Errors: %CUE_RANKING_ERROR */
CueRanking *cue_ranking_from_json (JsonNode *node, GError **error);
JsonNode *cue_ranking_to_json (const CueRanking *self); /* (transfer full) */
/* SHA-256 in hex of the canonical text. */
char *cue_ranking_dup_digest (const CueRanking *self);

/* Of the offer @of where @context holds: the baseline and all features of it added up; their
 * deviations as if they were independent. */
CueAcceptance
cue_ranking_estimate (const CueRanking *self, const char *of, const char *const *context);

/**
 * cue_ranking_term_milli:
 *
 * What the learnt acceptance adds to a score: @base_milli × (acceptance / baseline − 1), value
 * times probability; the quotient stays between a quarter and four, so that learning alone neither
 * hides an offer nor makes it the only one.
 */
gint64 cue_ranking_term_milli (const CueRanking *self, gint64 base_milli, gint64 acceptance_micro);

/**
 * cue_ranking_share:
 * @self: (nullable): NULL: nothing learnt
 * @context: (nullable)
 * @alternatives: (element-type CueAlternative): `share_milli` is written
 * @seed: of the draws
 *
 * How probably each gets the place. Without exploring all of it is the best's. Exploring is
 * Thompson's: each draw gives every offer an acceptance from its distribution and the place to the
 * best (Thompson 1933; Agrawal & Goyal 2013). The wins of 1,000 draws *are* the policy, so what is
 * logged is the probability itself and no estimate of it. Where exploring has a limit, the others'
 * wins are made smaller in proportion and the best gets the rest.
 */
void cue_ranking_share (const CueRanking *self,
                        const char *const *context,
                        GArray *alternatives,
                        guint64 seed);
/* Draws one by its share. */
guint cue_ranking_choose (const GArray *alternatives, guint64 seed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueRanking, cue_ranking_unref)

G_END_DECLS
