/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-fold.h"

G_BEGIN_DECLS

/**
 * CueToken:
 * @start: first folded code point; @end: one past the last
 * @hash: of the folded code points, the same on every machine (FNV-1a 64)
 *
 * A word of letters, a run of digits (3.5 is one), or one CJK code point. Punctuation separates and
 * is no token. "don't" is one token with the hash of "dont"; any other apostrophe separates
 * ("customer's": customer, s).
 */
typedef struct
{
  guint start;
  guint end;
  guint64 hash;
} CueToken;

typedef struct
{
  /* owned */
  CueFolded *folded;
  CueToken *tokens;
  guint n_tokens;
} CueTokens;

CueTokens *cue_tokens_new (CueFolded *folded); /* takes a reference */
CueTokens *cue_tokens_new_for_text (const char *text);
CueTokens *cue_tokens_ref (CueTokens *self);
void cue_tokens_unref (CueTokens *self);
/* The hash of code points [start, end), four bytes each with the lowest first, so that it is the
 * same on every machine. */
guint64 cue_token_hash (const gunichar *chars, guint start, guint end);
char *cue_tokens_dup_token (const CueTokens *self, guint i);
/* Original stretch of tokens [first, end). */
CueSpan cue_tokens_source (const CueTokens *self, guint first, guint end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueTokens, cue_tokens_unref)

G_END_DECLS
