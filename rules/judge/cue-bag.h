/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-tokens.h"

G_BEGIN_DECLS

/* One term of a text: a stemmed word, a digit run, a Chinese character or a pair of them. */
typedef struct
{
  guint64 hash;
  guint factor; /* how much the kind of term counts, 1000 = whole */
  guint count;  /* how often it stands in the text */
} CueTerm;

typedef enum
{
  CUE_BAG_ALL,     /* every term: for comparing sentences */
  CUE_BAG_CONTENT, /* without the words that every question has: for search */
} CueBagKind;

/* The terms of a text, sorted by hash and without doubles. Immutable. */
typedef struct
{
  /* owned */
  CueTerm *terms;
  guint n_terms;
  guint total; /* sum of the factors */
} CueBag;

CueBag *cue_bag_new (const CueTokens *tokens, CueBagKind kind);
/* Variables in {{braces}} are left out. */
CueBag *cue_bag_new_for_text (const char *text, CueBagKind kind);
void cue_bag_free (CueBag *self);

/* The terms of both. (transfer full) */
CueBag *cue_bag_join (const CueBag *a, const CueBag *b);

typedef struct
{
  guint token;
  guint64 hash; /* its term */
} CueContentWord;

/* Dice's coefficient over the factors: 0 nothing in common, 1000 the same terms. */
guint cue_bag_similarity_milli (const CueBag *a, const CueBag *b);
/* The term of one token, when it is one that not every sentence has; no number is. */
gboolean cue_bag_content_at (const CueTokens *tokens, guint i, guint64 *hash);
/* Those of all tokens. (transfer full) (element-type CueContentWord): in their order */
GArray *cue_bag_list_content (const CueTokens *tokens);
gboolean cue_bag_has (const CueBag *self, guint64 hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueBag, cue_bag_free)

G_END_DECLS
