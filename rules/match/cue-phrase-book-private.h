/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-phrase-book.h"
#include "cue-regex-private.h"
#include "cue-trie.h"

G_BEGIN_DECLS

typedef struct
{
  guint end; /* in the trie */
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

/* Regular expressions, and which of them a text may match. */
typedef struct _CuePhrasePatterns CuePhrasePatterns;

struct _CuePhraseBook
{
  gatomicrefcount refs;
  /* owned */
  CueTrie *trie;
  GArray *parts;    /* CuePhrasePart; its number is the value in the trie */
  GArray *wordings; /* CuePhraseWording */
  CuePhrasePatterns *patterns;
  CuePhraseBook *base; /* (nullable): what it finds besides; has no base itself */
  GArray *removed;     /* guint: sets of @base that are found no longer, in order */
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
/* Is a set in @removed (nullable) (element-type guint), which is in order? */
gboolean cue_phrase_is_removed (const GArray *removed, guint phrase);
void cue_phrase_find_wordings (const CuePhraseBook *self,
                               const CueTokens *text,
                               const GArray *removed,
                               GArray *found);

CuePhrasePatterns *cue_phrase_patterns_new (void);
void cue_phrase_patterns_free (CuePhrasePatterns *self);
void cue_phrase_patterns_add (CuePhrasePatterns *self, guint phrase, CueRegex *regex);
void cue_phrase_patterns_remove (CuePhrasePatterns *self, guint phrase);
void cue_phrase_patterns_copy (CuePhrasePatterns *self, const CuePhrasePatterns *from);
gboolean cue_phrase_patterns_find (const CuePhrasePatterns *self,
                                   const CueTokens *text,
                                   const GArray *removed,
                                   GArray *found,
                                   GError **error);

G_END_DECLS
