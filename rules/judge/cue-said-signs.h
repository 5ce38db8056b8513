/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-said-case.h"

G_BEGIN_DECLS

#define CUE_SIGN_FOUND_NEVER_ASKED (-3) /* nothing learnt is asked there */

/* What is known of a turn and a point beside the verdict of the keys; shares in milli. Their order
 * is that of the trees that were learnt of them. */
typedef enum
{
  CUE_SIGN_FOUND, /* by the keys: 2 said, 1 unsure, 0 partly, -1 open, -2 contradicted */
  CUE_SIGN_GROUPS,
  CUE_SIGN_PLAIN,          /* share of the groups that were heard plainly */
  CUE_SIGN_MISSING,        /* groups */
  CUE_SIGN_ASKED,          /* share of the groups */
  CUE_SIGN_DENIED,         /* groups */
  CUE_SIGN_MISSING_NUMBER, /* groups with a number, missing */
  CUE_SIGN_LIKENESS,
  CUE_SIGN_COVERED,      /* share of the point's content words that the turn has */
  CUE_SIGN_NEW,          /* content words of the turn that nothing explains */
  CUE_SIGN_NEW_SHARE,    /* of its content words */
  CUE_SIGN_NEW_RUN,      /* the longest row of them */
  CUE_SIGN_LENGTH,       /* content words for each of the point's own */
  CUE_SIGN_WORDS,        /* content words of the point */
  CUE_SIGN_PAIRS_KEPT,   /* share of the point's neighbouring words that the turn has */
  CUE_SIGN_PAIRS_OWN,    /* share of the turn's neighbouring words that are the point's */
  CUE_SIGN_DENSITY,      /* share of the turn's words that are keys */
  CUE_SIGN_POINT_DENIES, /* there is a "not" in the point */
  CUE_SIGN_TURN_DENIES,  /* and in the turn, keys among them */
  CUE_SIGN_NOTS,         /* "not"s of the turn outside the keys */
  CUE_SIGN_POINT_ASKS,
  CUE_SIGN_ENDS_ASKING,     /* the stretch with the keys */
  CUE_SIGN_NOT_ASKED,       /* the point asks, and nothing in the turn does */
  CUE_SIGN_OTHER_NUMBERS,   /* in the turn, and neither in the point nor in its keys */
  CUE_SIGN_NUMBERS_MISSING, /* of the point, in the turn */
  CUE_SIGN_SENSED,          /* missing groups that are spoken of in other words */
  CUE_SIGN_SENSES_COVERED,  /* share of what the point is about that the turn is about */
  CUE_SIGN_SENSES_OWN,      /* share of what the turn is about that is the point's */
  CUE_SIGN_N
} CueSign;

/* Those of the reading's current turn and one point, for who learns of them: what the keys found
 * alone. */
CueVerdict cue_said_check_read_signs (const CueJudge *judge,
                                      const CueReading *reading,
                                      const CueHistory *history,
                                      const CueMoment *moment,
                                      guint point,
                                      gint32 signs[CUE_SIGN_N]);
/* All but those of senses. @say: what cue_said_find_say () found */
void cue_said_read_signs (const CueSaidCase *c,
                          const CueSayPlan *say,
                          CueVerdict found,
                          gint32 signs[CUE_SIGN_N]);
/* Whether there are more "not"s where the turn may say the point than in the point itself:
 * 没有满99元 免运费这回事 has all its words, and one more. */
gboolean cue_said_denies_more (const CueSaidCase *c, const CueSayPlan *say, CueVerdict found);
/* Whether the turn has all words of @say and all that stand beside each other. */
gboolean cue_said_has_all_terms (const CueSaidCase *c, const CueSayPlan *say);
/* How likely the point was said, by what was learnt of labelled sentences: whether the logarithm of
 * the odds, in milli, is at least so much. */
gboolean cue_said_signs_reach (const gint32 signs[CUE_SIGN_N], gint32 least_milli);

/* A number that is the same for two likenesses where no tree tells them from each other. */
guint cue_said_get_likeness_level (gint32 likeness_milli);

/**
 * CueSaidAsked: what the trees said of the signs of one turn
 *
 * A stock sentence is alike to hundreds of points, and nearly all of them show the same signs.
 */
CueSaidAsked *cue_said_asked_new (void);
/* Like cue_said_signs_reach (), which is asked once for signs that no tree tells from each other.
 */
gboolean
cue_said_asked_reach (CueSaidAsked *self, const gint32 signs[CUE_SIGN_N], gint32 least_milli);

/* Those of what is spoken of, whichever words say it. */
void cue_said_read_senses (const CueSaidCase *c, gint32 *signs);

G_END_DECLS
