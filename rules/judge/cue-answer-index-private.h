/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-answer-index.h"

G_BEGIN_DECLS

/*
 * The cards are found by all words of their questions. What they are compared by are those that
 * mean something: of each card its terms, by number and ascending, and of each of its questions
 * which of them it has, by place among them: mostly a byte a term. Numbers are counted on from the
 * one before and stand in bytes of seven bits, the lowest first; all but the last have the eighth
 * bit (LEB128).
 *
 * A reply is a row of its terms: the upper thirty bits of the hash, and two for the kind.
 */
struct _CueAnswerIndex
{
  /* owned */
  CueImpactIndex *cards;
  GBytes *source; /* what the rows lie in */
  /* borrowed from it */
  const guint16 *weights; /* of each term by its rarity; 0: a word that every question has */
  const guint32 *starts;  /* of each card in @questions, and the end */
  const guint8 *questions;
  const guint32 *reply_starts; /* of each card in each language in @replies, and the end */
  const guint32 *replies;

  guint n_cards;
  guint most_terms; /* of a card */
};

/* What a term weighs that stands in @n_with of @n_cards cards; 0: in none, then half as much as in
 * one: it may be of another matter, or only another word. */
guint cue_answer_term_weight (guint n_cards, guint n_with, guint factor);

static inline guint
cue_answer_read_number (const guint8 **at)
{
  const guint8 *byte = *at;
  guint value = *byte & 127;

  for (guint shift = 7; *byte++ >= 128; shift += 7)
    value |= (guint) (*byte & 127) << shift;
  *at = byte;
  return value;
}

/* Kinds of terms by what they count: cue-bag.h. */
static const guint CUE_REPLY_FACTORS[] = { 250, 400, 1000, 0 };

static inline guint32
cue_reply_term_make (const CueTerm *term)
{
  guint kind = 0;

  while (CUE_REPLY_FACTORS[kind] != term->factor && CUE_REPLY_FACTORS[kind] != 0)
    kind++;
  return (guint32) (term->hash >> 34) << 2 | kind;
}

G_END_DECLS
