/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-what-if.h"

G_BEGIN_DECLS

/* The first time that something lit. */
typedef struct
{
  char *of; /* "offer:5g-60" */
  char *rule;
  char *turn; /* id of the last turn, or NULL */
  gint64 seq;
  gint64 last_seq; /* when it lit last, and how often in that step */
  guint n_last;
  gboolean said;    /* it was said by then */
  gboolean refused; /* it sells, and the customer had refused an offer by then */
} CueWhatIfCard;

/* Numbers that are added up. */
typedef struct
{
  guint n_lit;
  guint n_said;
  guint n_refused;
  guint n_owned;
  guint n_cards;    /* lit, and asks for the agent's attention */
  GHashTable *held; /* utf8 reason → number */
} CueWhatIfCounts;

/* One conversation with one pack, or with both where they do the same. */
typedef struct
{
  CueWhatIfCounts counts;
  GPtrArray *cards; /* CueWhatIfCard, in order */
} CueWhatIfSide;

struct _CueWhatIfCase
{
  char *conversation;
  CueWhatIfSide *sides[2]; /* from, to: one twice where they do the same */
};

void cue_what_if_counts_init (CueWhatIfCounts *self);
void cue_what_if_counts_clear (CueWhatIfCounts *self);
void cue_what_if_counts_add (CueWhatIfCounts *self, const CueWhatIfCounts *other);
void cue_what_if_count_held (CueWhatIfCounts *self, const char *reason, guint n);
/* (transfer none) (nullable) */
const CueWhatIfCard *cue_what_if_side_find (const CueWhatIfSide *self, const char *of);

G_END_DECLS
