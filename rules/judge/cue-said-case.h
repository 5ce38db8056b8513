/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-reading.h"
#include "cue-said-plan.h"
#include "cue-said-terms.h"

G_BEGIN_DECLS

/* What the agent's turns show for one point; only for the said-check. */

#define CUE_SAID_WINDOW 6
/* So often one key is looked at in one turn: a turn of nothing but numbers must not cost more. */
#define CUE_SAID_MOST_LOOKS 256
#define CUE_SAID_ALIKE_MILLI 600
#define CUE_SAID_RESTATED_MILLI 500
#define CUE_SAID_LOOKED_AT_MILLI 350 /* with any key at all, a second look may find it said */

typedef struct
{
  CueGrade grade;
  const CueTurn *turn;
  CueSpan span;
  guint first;
  guint end;
  gboolean negated;
} CueSaidEvidence;

typedef struct _CueSaidAsked CueSaidAsked;
void cue_said_asked_free (CueSaidAsked *self); /* NULL is fine */

/* What is known while one point is judged. */
typedef struct
{
  const CueSaidCheck *check;
  const CueReading *reading;
  const CueTurn *turn; /* the newest */
  const CuePointPlan *plan;
  const CueTurn *window[CUE_SAID_WINDOW]; /* newest first */
  guint n_window;
  gboolean is_english;                  /* the newest turn has nothing that is Chinese */
  CueSaidTerms words;                   /* its content words */
  CueSaidTerms pairs;                   /* its neighbouring words */
  GArray *senses;                       /* guint64: what it is about; read before the second look */
  CueSaidAsked *asked;                  /* what was learnt, as far as this turn asked it */
  GArray *nots;                         /* guint: its tokens that are a "not" */
  guint8 *own;                          /* by content word: room to note which are the point's */
  guint8 *of_keys;                      /* by token: room to note which are a key's */
  GArray *values[CUE_MAX_GROUPS];       /* gint64 micro: what each number group may equal */
  GPtrArray *texts;                     /* CueTokens: what each wording with variables means now */
  guint first_text[CUE_MAX_GROUPS + 1]; /* where each group's begin in @texts */
  GPtrArray *offers;                    /* CueOffer, borrowed: that the point speaks of, listed
                                           where that is asked */
  CueSaidEvidence best[CUE_MAX_GROUPS]; /* in the window */
  CueSaidEvidence now[CUE_MAX_GROUPS];  /* in the newest turn */
} CueSaidCase;

/* Judges the reading's current turn against the point, which it touches. */
void cue_said_check_judge_point (const CueJudge *judge,
                                 CueReading *reading,
                                 const CueHistory *history,
                                 const CueMoment *moment,
                                 guint point);
/* Whether the point is not to be judged by the reading's current turn either. One that waited and
 * is to be judged now has been judged by all turns before. */
gboolean cue_said_check_keeps_waiting (const CueJudge *judge,
                                       CueReading *reading,
                                       const CueHistory *history,
                                       guint point);
/* Notes of which points the turn may say something, and which it may restate: part of listening. */
void cue_said_check_note_touched (const CueSaidCheck *self, CueTurn *turn);
/* Looks for every key group in the newest turn, and where it is missing there in the older ones. */
void cue_said_gather (CueSaidCase *c);
/* Whether a "not" is among the words themselves. */
gboolean cue_said_holds_negation (const CueTurn *turn, guint first, guint end);
/* How many of the groups were heard at least so well. */
guint cue_said_count (const CueSaidEvidence *evidence, guint n, CueGrade at_least);

/**
 * CueSaidWeight: what speaks for a point beside its keys
 * @n_new: content words of the turn that neither a key nor the point's own wordings explain
 * @n_content: content words of the turn
 * @length_milli: content words of the turn, for each of the point's own
 */
typedef struct
{
  guint n_new;
  guint n_content;
  guint length_milli;
} CueSaidWeight;

/* Judges what was gathered. @because: a word for the proof. */
CueVerdict cue_said_weigh (const CueSaidCase *c, gboolean was_said, const char **because);
/* Whether a second look could change what the keys found; and whether what was learnt is asked
 * then. */
gboolean cue_said_may_look (const CueSaidCase *c, CueVerdict found);
gboolean cue_said_may_weigh (const CueSaidCase *c, CueVerdict found, const char *because);
/* What was learnt of labelled sentences has the last word on what the keys found, for or against
 * "said". @because: is told again where it changes. */
CueVerdict cue_said_look_twice (const CueSaidCase *c, CueVerdict found, const char **because);
/* Two thirds of its groups in the newest turn: then the name of another product is its contrary. */
gboolean cue_said_is_mostly_heard (const CueSaidCase *c);
/* Takes time: for what stands or falls with it, and for the proof. */
void cue_said_measure (const CueSaidCase *c, CueSaidWeight *weight);

/* Whether the turn has another number where the point's own words have one that was not heard. */
gboolean cue_said_swaps_number (const CueSaidCase *c);
/* Whether the number is said of another thing, and the point's own named beside it. */
gboolean cue_said_is_of_another (const CueSaidCase *c);
/* Notes in @c->own which content words of the turn are @term, and says whether any is. */
static inline gboolean
cue_said_note_own (const CueSaidCase *c, guint64 term)
{
  guint first = cue_said_terms_find (&c->words, term);

  for (guint i = first; i != CUE_NONE; i = c->words.later[i])
    c->own[i] = 1;
  return first != CUE_NONE;
}

/* The point's own words as they are filled now, in the language of the turn. @filled: of zeros, and
 * cleared by the caller once the result is no longer looked at */
const CueSayPlan *cue_said_find_say (const CueSaidCase *c, CueSayPlan *filled);
/* Whether one of its numbers is that amount. */
gboolean cue_said_has_number (const CueSayPlan *say, const CueNumber *number);
/* Whether the turn names that amount, with its unit or without. */
gboolean cue_said_hears_number (const CueTurn *turn, const CueNumberWording *wanted);

/* Whether there is a number in a text that names something. */
gboolean cue_said_names_number (const CueTokens *text);
/* Whether the turn has all digits of such a text, written or spelt out, and nearly all its words.
 * @first, @end: (out): where the digits stand */
gboolean cue_said_spells (const CueTokens *turn, const CueTokens *text, guint *first, guint *end);

/* Whether the turn has other digits in the place of those: a long number, of the same length. */
gboolean cue_said_misspells (const CueTokens *turn, const CueTokens *text);

/* 48 hours and two days are the same amount. */
gboolean cue_said_same_amount (gint64 a_micro, CueUnit a, gint64 b_micro, CueUnit b);
/* Whether number @i of the turn was taken back at once: 一百四，不对，一百四十九. */
gboolean cue_said_is_withdrawn (const CueTurn *turn, guint i);

G_END_DECLS
