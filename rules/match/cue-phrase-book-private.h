/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-phrase-book.h"
#include "cue-regex-private.h"
#include "cue-trie.h"

G_BEGIN_DECLS

typedef struct
{
  /* owned */
  CueTokens *tokens;
  guint wording;
  guint index;      /* which part of the wording */
  gboolean crosses; /* it holds the end of a sentence itself */
} CuePhrasePart;

typedef struct
{
  guint phrase;
  guint gap;
  guint first_part;
  guint n_parts; /* 0: removed */
} CuePhraseWording;

typedef struct
{
  /* owned */
  CueRegex *regex;
  guint phrase;
} CuePhrasePattern;

struct _CuePhraseBook
{
  /* owned */
  CueTrie *trie;
  GArray *parts;    /* CuePhrasePart; its number is the value in the trie */
  GArray *wordings; /* CuePhraseWording */
  GArray *patterns; /* CuePhrasePattern */
};

/* A hit on its way: the gaps that it jumped are asked for negations. */
typedef struct
{
  CuePhraseHit hit;
  gboolean negated_inside;
} CuePhraseFound;

static inline CuePhrasePart *
cue_phrase_get_part (const CuePhraseBook *self, guint i)
{
  return &g_array_index (self->parts, CuePhrasePart, i);
}

static inline CuePhraseWording *
cue_phrase_get_wording (const CuePhraseBook *self, guint i)
{
  return &g_array_index (self->wordings, CuePhraseWording, i);
}

void
cue_phrase_add_found (GArray *found, guint phrase, guint first, guint end, gboolean negated_inside);
void cue_phrase_find_wordings (const CuePhraseBook *self, const CueTokens *text, GArray *found);

G_END_DECLS
