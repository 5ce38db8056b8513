/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-tokens.h"

G_BEGIN_DECLS

/* Phrases by their tokens; all occurrences in one pass. Values are small numbers that the owner
 * means something by. */
typedef struct _CueTrie CueTrie;

typedef struct
{
  guint value;
  guint first; /* token index */
  guint end;   /* one past the last token */
} CueTrieHit;

CueTrie *cue_trie_new (void);
/* Makes room for @n words at once. */
void cue_trie_reserve (CueTrie *self, guint n);
void cue_trie_free (CueTrie *self);
/* Returns: where the phrase ends in the trie, good while @value is there */
guint cue_trie_add (CueTrie *self, const CueTokens *phrase, guint value);
/* The phrase that ends at @end in @from. Returns: where it ends here */
guint cue_trie_add_from (CueTrie *self, const CueTrie *from, guint end, guint value);
/* By where it ends. */
gboolean cue_trie_remove_at (CueTrie *self, guint end, guint value);
gboolean cue_trie_remove (CueTrie *self, const CueTokens *phrase, guint value);
/* Appends a CueTrieHit for every occurrence, by (first, end, order of adding). */
void cue_trie_match (const CueTrie *self, const CueTokens *text, GArray *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueTrie, cue_trie_free)

G_END_DECLS
