/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-bag.h"
#include "cue-next-words.h"
#include "cue-phrase-book.h"
#include "cue-slot.h"

G_BEGIN_DECLS

#define CUE_ROLE_CUSTOMER 'c'
#define CUE_ROLE_AGENT 'a'
#define CUE_ROLE_SYSTEM 's'

/* In whose name words stand. */
typedef enum
{
  CUE_FRAME_ANNOUNCED = 1 << 0,  /* it is told that they will come */
  CUE_FRAME_ATTRIBUTED = 1 << 1, /* they are somebody else's */
} CueFrame;

/* A turn that was listened to: everything the words say by themselves. Immutable, shared by all
 * clones. */
typedef struct
{
  gatomicrefcount refs;
  char *id;
  guint rev;
  char role;
  char *text;
  CueTokens *tokens;
  GArray *hits;          /* CuePhraseHit of the pack's phrase sets */
  GArray *keys;          /* CuePhraseHit of the said-check's wordings; an agent's turn only */
  GArray *titles;        /* CuePhraseHit of offers' titles; an agent's turn only, NULL: none */
  GArray *numbers;       /* CueNumber */
  GArray *slots;         /* CueSlot */
  CueBag *content;       /* for the answer search; a customer's turn only */
  CueBag *words;         /* for likeness; an agent's turn only */
  GArray *content_words; /* CueContentWord; an agent's turn only */
  GArray *pairs;         /* guint64 of each two neighbouring words; an agent's turn only */
  guint16 *likeness;     /* milli per point of the pack; an agent's turn only */
  guint16 *heard;  /* a bit for each key group, by point, that the turn may speak of; an agent's */
  GArray *touched; /* guint: points that it may say something of, in order; an agent's turn only */
  guint8 *framed;  /* CueFrame by token; an agent's turn only */
  guint8 *nots;    /* by token: a "not"; an agent's turn only */
  guint restated_milli;     /* so alike it may restate a point as a whole; an agent's turn only */
  guint units;              /* a bit for each unit that is named */
  CueNextWords *next_words; /* made when cue_turn_get_next_words () is asked for it first */
} CueTurn;

CueTurn *cue_turn_ref (CueTurn *self);
void cue_turn_unref (CueTurn *self);
/* The words at original [start, end). (transfer full) */
char *cue_turn_dup_words (const CueTurn *self, CueSpan span);
/* The first token that ends after folded code point @at. */
guint cue_turn_find_token (const CueTurn *self, guint at);

/* What choosing the next point of a talk looks at in it; any thread may ask. (transfer none) */
const CueNextWords *cue_turn_get_next_words (const CueTurn *self);

const char *cue_role_to_string (char role);
char cue_role_from_string (const char *name); /* 0 when unknown */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueTurn, cue_turn_unref)

G_END_DECLS
