/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The sentences of proofs in both languages. The engine knows no locale, so gettext has no place
 * here: what a proof says depends on the language asked for and on nothing else. */
typedef enum
{
  CUE_SAY_RULE,       /* title, version */
  CUE_SAY_ANSWER,     /* question */
  CUE_SAY_WHEN,       /* sentence */
  CUE_SAY_HEARD,      /* words, phrase */
  CUE_SAY_SCHOOL,     /* number of examples, percent */
  CUE_SAY_TAUGHT,     /* words, percent */
  CUE_SAY_EXAMPLE,    /* text, percent */
  CUE_SAY_FACT,       /* title, value */
  CUE_SAY_TAG,        /* title */
  CUE_SAY_SCORE,      /* total, weight */
  CUE_SAY_RELEVANCE,  /* term */
  CUE_SAY_RECENCY,    /* term */
  CUE_SAY_LEARNT,     /* term */
  CUE_SAY_LEARNT_OFF, /* the same, taken away */
  CUE_SAY_DRAWN,      /* percent */
  CUE_SAY_TRIED,      /* percent: another was more probable */
  CUE_SAY_LIKENESS,   /* percent */
  CUE_SAY_BEAT,       /* title, score */
  CUE_SAY_HELD,       /* why */
  CUE_SAY_BY_AGENT,
  CUE_SAY_BY_TAG,       /* title */
  CUE_SAY_GROUP_YES,    /* wording */
  CUE_SAY_GROUP_NO,     /* wording */
  CUE_SAY_GROUP_DENIED, /* wording */
  CUE_SAY_GROUP_ASKED,  /* wording */
  CUE_SAY_GROUP_BARE,   /* wording */
  CUE_SAY_NEVER,
  CUE_SAY_NEGATED,
  CUE_SAY_WRONG_NUMBER,
  CUE_SAY_WRONG_PRODUCT,
  CUE_SAY_LEFT_OUT,
  CUE_SAY_TURNED_ROUND,
  CUE_SAY_HEDGED,
  CUE_SAY_NOT_ASKED,
  CUE_SAY_PARAPHRASE,
  CUE_SAY_ALIKE,
  CUE_SAY_MANUAL,
  CUE_SAY_WAIVED,
  CUE_SAY_TIME,
  CUE_SAY_NEXT, /* what to say */
  CUE_SAY_NEXT_ORDER,
  CUE_SAY_NEXT_ASKED,
  CUE_SAY_NEXT_HEARD,
  CUE_SAY_NEXT_ANSWERED,
  CUE_SAY_NEXT_THANKED,
  CUE_SAY_NEXT_USUAL,
  CUE_SAY_NEXT_WORDS, /* the customer's */
  CUE_SAY_NEXT_OR,    /* what to say, percent */
  CUE_SAY_N
} CueSay;

/* A printf pattern that takes only strings. Static. */
const char *cue_proof_pattern (CueSay say, const char *lang);
/* A number with its unit as people write it: "¥20", "50 GB", "3 个月". @unit: its name, or "".
 * (transfer full) */
char *cue_proof_count (const char *number, const char *unit, const char *lang);

G_END_DECLS
