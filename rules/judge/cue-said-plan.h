/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-said-check.h"

G_BEGIN_DECLS

/* The said-check's prepared data and its small questions to the text; only for cue-said-check.c. */

#define CUE_MAX_GROUPS CUE_POINT_MAX_KEYS

/* A wording that is a number ("60GB"): any way to say the same number counts. */
typedef struct
{
  CueUnit unit;
  gint64 value_micro;
} CueNumberWording;

typedef struct
{
  gboolean is_number;
  guint set;                 /* in the book of keys, when it is words */
  gboolean negatable;        /* the point itself says it with a "not": 不会再额外收费 */
  guint within;              /* a bit for each group in whose words the point itself has it */
  CueNumberWording *numbers; /* owned, with @n_numbers: wordings that are numbers */
  guint n_numbers;
  char **any;             /* borrowed */
  const char **templates; /* owned, the texts borrowed: those of @any with variables */
  guint n_templates;
  const char *number; /* borrowed: "20" or "{{offer.delta}}" */
  char *variable;     /* its name, where the number is nothing but one */
  gboolean fixed;     /* the number is @value_micro whatever is lit */
  gint64 value_micro;
  CueUnit unit;
  guint kinds; /* a bit for each unit in which a number may be meant */
} CueGroupPlan;

/* What a point is about: sets of senses, one of each text that is to be said and then one of each
 * wording of its groups, all in one piece of memory. */
typedef struct
{
  guint n_texts;
  guint first[CUE_MAX_GROUPS + 1]; /* set of each group; those of the next one begin behind */
  const guint32 *ends;             /* of each set in @senses, where the next one begins */
  guint64 senses[];                /* of each set sorted, each once */
} CueSaidSenses;

/* What the words of a point in one language hold beside its keys. */
typedef struct
{
  CueNumberWording *numbers; /* owned, with @n_numbers */
  guint n_numbers;
  gboolean varies; /* there are variables in it: more numbers may be */
  guint n_content; /* content words */
  guint n_nots;    /* how many there are in it */
  guint64 *words;  /* owned, with @n_words: its content words, sorted, each once */
  guint n_words;
  guint64 *pairs; /* owned, with @n_pairs: its neighbouring words, stemmed, sorted, each once;
                     none: not written in this language */
  guint n_pairs;
} CueSayPlan;

typedef struct
{
  const CuePoint *point; /* borrowed */
  const CueTalk *talk;   /* borrowed */
  guint index;
  CueGroupPlan *groups; /* owned */
  guint n_groups;
  guint never;        /* set, or CUE_NONE */
  guint units;        /* a bit for each unit in which a number may touch it */
  gboolean asks;      /* the point itself is a question */
  gboolean only_asks; /* it is nothing but one */
  gboolean varies;    /* a wording has variables */
  gboolean frames;    /* its own words announce or report: then so may the agent's */
  gboolean hedges;    /* its own words doubt or limit: then so may the agent's */
  CueSayPlan say[2];  /* what its own words hold: Chinese, English */
  char **facts;       /* owned, with @n_facts: those that its words and numbers are filled with */
  guint n_facts;
  gboolean alone;        /* what comes of it follows from turns and what was lit, and from nothing
                            that can be another thing later */
  guint n_own;           /* content words of what is to be said, at most of the two languages */
  gsize sensed;          /* whether @senses was read: cue_said_check_get_senses () */
  CueSaidSenses *senses; /* owned */
} CuePointPlan;

/* Free with g_free (). */
CueSaidSenses *
cue_said_senses_new (const CuePoint *point, const CueGroupPlan *groups, guint n_groups);
/* What a text is about. (transfer full) (element-type guint64): sorted, each once */
GArray *cue_said_list_senses (const CueTokens *tokens);

/* That the points belong to: an edited pack shares them with the one it was made of. */
CuePack *cue_said_check_get_pack (const CueSaidCheck *self);
const CuePointPlan *cue_said_check_get_plan (const CueSaidCheck *self, guint point);
/* Read when they are first asked for; any thread may ask. */
const CueSaidSenses *cue_said_check_get_senses (const CueSaidCheck *self, guint point);
/* (element-type guint): the points that have numbers or variables among their keys, in order; only
 * these can be touched by more than a wording or likeness. */
const GArray *cue_said_check_get_unspelt (const CueSaidCheck *self);
/* The point that a set of wordings is of. */
guint cue_said_check_get_owner (const CueSaidCheck *self, guint set);

/* Appends every value (gint64 micro) that number group @group may mean; none when it is a hole. */
void cue_said_resolve (const CuePointPlan *plan,
                       guint group,
                       const CueJudge *judge,
                       const CueReading *reading,
                       const CueHistory *history,
                       const CueMoment *moment,
                       GArray *values);

/* Appends the offers (CueOffer, borrowed) that {{offer.…}} of the point may mean. */
void cue_said_list_offers (const CuePointPlan *plan,
                           const CueJudge *judge,
                           const CueHistory *history,
                           const CueMoment *moment,
                           GPtrArray *offers);
/* Appends the tokens (CueTokens) of every wording with variables of group @group, filled. */
void cue_said_resolve_texts (const CuePointPlan *plan,
                             guint group,
                             const CueJudge *judge,
                             const CueReading *reading,
                             GPtrArray *offers,
                             GPtrArray *texts);
/* The point's words as they are now, variables filled. (transfer full) (nullable) */
char *cue_said_dup_say (const CuePointPlan *plan,
                        gboolean english,
                        const CuePack *pack,
                        const CueReading *reading,
                        GPtrArray *offers);
void cue_say_plan_init (CueSayPlan *self, const CueTokens *tokens);
void cue_say_plan_clear (CueSayPlan *self);
/* Adds a wording to set @set of @book in every form that means the same. */
void cue_said_add_wording (CuePhraseBook *book, guint set, const char *wording);
/* The same without the words that the lexicon knows for it. */
void cue_said_add_forms (CuePhraseBook *book, guint set, const char *wording);
/* 48 hours and two days are of one kind. */
gboolean cue_said_same_kind (CueUnit a, CueUnit b);
/* The hits of a book of stemmed wordings. (transfer full): by set, then as they stand */
GArray *cue_said_match (const CuePhraseBook *book, const CueTokens *stemmed);
/* Hits of @turn's keys of set @set: the first, and in @n how many. NULL: none */
const CuePhraseHit *cue_said_find_hits (const CueTurn *turn, guint set, guint *n);
/* Whether a text to be said is one question that wants an answer, and no consent to what it states.
 */
gboolean cue_said_is_question (const char *text);
/* Whether the turn asks or requests anything at all. */
gboolean cue_said_has_question (const CueTokens *tokens);
/* Whether the clause of these tokens says of what is named in it alone (十块的是手表卡, "the Fixed
 * Saver is the one that pays it"). @from, @to: (out): the clause, in folded code points */
gboolean
cue_said_gives_away (const CueTokens *tokens, guint first, guint end, guint *from, guint *to);

/* How many "not"s there are in it, "free" and 免费 among them. */
guint cue_said_count_nots (const CueTokens *tokens);
/* Whether token @i is one of them. */
gboolean cue_said_denies_at (const CueTokens *tokens, guint i);
/* A hash of each two neighbouring tokens of stemmed ones. (transfer full) (element-type guint64) */
GArray *cue_said_list_pairs (const CueTokens *stemmed);
/* Whether the words ask rather than state: "…20 yuan more, is that all right?" states. */
gboolean cue_said_asks (const CueTokens *tokens, guint first, guint end);
/* Whether the words before token @end are denied behind themselves: 免费的没有, 手机上看不到. */
gboolean cue_said_lacks_behind (const CueTokens *tokens, guint end);
/* A number that is named only to compare: 原价 129 元, instead of 129 yuan. */
gboolean cue_said_is_aside (const CueTokens *tokens, const CueNumber *number);

/* "20", "1299.5" → micro. FALSE when it is no plain decimal. */
gboolean cue_said_parse_decimal (const char *text, gint64 *value_micro);

G_END_DECLS
