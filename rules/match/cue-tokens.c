/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-clause-private.h"

/*
 * The words of a text.
 *
 * Phrases and texts go through the same reader, so what counts is not where a word is cut but that
 * it is always cut alike. Three decisions:
 *
 * - Letters and digits part: "60GB", "60 GB" and "60gb" are the same two tokens.
 * - A decimal point belongs to its number: "3.5" is one token, the dots of "a.b@c.com" separate.
 * - "don't", "don’t" and "dont" are one token with one hash, so a typed-away apostrophe changes
 * nothing; every other apostrophe separates, so "customer" is found in "customer's", and "I'll" is
 * never "ill".
 */

#define FNV_OFFSET G_GUINT64_CONSTANT (14695981039346656037)
#define FNV_PRIME G_GUINT64_CONSTANT (1099511628211)
/* A byte of zeros is one multiplication: a row of them is one by the power. */
#define FNV_PRIME_3 (FNV_PRIME * FNV_PRIME * FNV_PRIME)
#define FNV_PRIME_4 (FNV_PRIME_3 * FNV_PRIME)

gboolean
cue_unichar_is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '`' || c == 0x00B4;
}

static gboolean
is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha ((char) c);
  return !cue_unichar_is_cjk (c) && g_unichar_isalpha (c);
}

/* A mark goes on a letter before it; alone (as the selector after an emoji) it is nothing. */
static gboolean
is_word_char (gunichar c)
{
  return is_letter (c) || (c >= 0x80 && g_unichar_ismark (c));
}

/* FNV-1a (Fowler, Noll, Vo), 64 bits, of the four bytes of a code point, the lowest first. */
static inline guint64
hash_char (guint64 hash, gunichar c)
{
  if (c < 0x100)
    return (hash ^ c) * FNV_PRIME_4;
  hash = (hash ^ (c & 0xff)) * FNV_PRIME;
  if (c < 0x10000)
    return (hash ^ c >> 8) * FNV_PRIME_3;
  hash = (hash ^ (c >> 8 & 0xff)) * FNV_PRIME;
  hash = (hash ^ (c >> 16 & 0xff)) * FNV_PRIME;
  return (hash ^ c >> 24) * FNV_PRIME;
}

guint64
cue_token_hash (const gunichar *chars, guint start, guint end)
{
  guint64 hash = FNV_OFFSET;

  for (guint i = start; i < end; i++)
    if (!cue_unichar_is_apostrophe (chars[i]))
      hash = hash_char (hash, chars[i]);
  return hash;
}

/* "don" + "'" + "t" and nothing after it: the apostrophe stands inside one word. */
static gboolean
is_negative_contraction (const CueFolded *folded, guint start, guint apostrophe)
{
  return apostrophe > start + 1 && apostrophe + 1 < folded->length
         && cue_unichar_is_apostrophe (folded->chars[apostrophe])
         && folded->chars[apostrophe - 1] == 'n' && folded->chars[apostrophe + 1] == 't'
         && (apostrophe + 2 == folded->length || !is_word_char (folded->chars[apostrophe + 2]));
}

static guint
find_word_end (const CueFolded *folded, guint start)
{
  guint i = start;

  while (i < folded->length && is_word_char (folded->chars[i]))
    i++;
  return is_negative_contraction (folded, start, i) ? i + 2 : i;
}

static guint
find_number_end (const CueFolded *folded, guint start)
{
  guint i = start;

  while (i < folded->length
         && (g_unichar_isdigit (folded->chars[i])
             || (folded->chars[i] == '.' && i + 1 < folded->length
                 && g_unichar_isdigit (folded->chars[i + 1]))))
    i++;
  return i;
}

/* One past the token that starts at @start, or @start when none does. */
static guint
find_token_end (const CueFolded *folded, guint start)
{
  gunichar c = folded->chars[start];

  if (cue_unichar_is_cjk (c))
    return start + 1;
  if (g_unichar_isdigit (c))
    return find_number_end (folded, start);
  return is_letter (c) ? find_word_end (folded, start) : start;
}

/**
 * cue_tokens_new:
 * @folded: a folded text
 *
 * Cuts @folded into tokens. Cost: one pass.
 *
 * Returns: (transfer full): its tokens
 */
CueTokens *
cue_tokens_new (CueFolded *folded)
{
  g_return_val_if_fail (folded != NULL, NULL);

  CueTokens *self = g_atomic_rc_box_new0 (CueTokens);

  self->folded = cue_folded_ref (folded);
  self->tokens = g_new (CueToken, folded->length);
  for (guint i = 0; i < folded->length;)
    {
      guint end = find_token_end (folded, i);

      if (end > i)
        self->tokens[self->n_tokens++]
            = (CueToken){ i, end, cue_token_hash (folded->chars, i, end) };
      i = MAX (end, i + 1);
    }
  /* Chinese has as many words as characters, others have less */
  if (self->n_tokens < folded->length / 2)
    self->tokens = g_renew (CueToken, self->tokens, self->n_tokens);
  return self;
}

/**
 * cue_tokens_new_for_text:
 * @text: UTF-8
 *
 * Returns: (transfer full): the tokens of the folded @text
 */
CueTokens *
cue_tokens_new_for_text (const char *text)
{
  g_autoptr (CueFolded) folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = cue_folded_new (text);
  return cue_tokens_new (folded);
}

CueTokens *
cue_tokens_ref (CueTokens *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
cue_tokens_clear (gpointer data)
{
  CueTokens *self = data;

  g_clear_pointer (&self->folded, cue_folded_unref);
  g_clear_pointer (&self->tokens, g_free);
}

void
cue_tokens_unref (CueTokens *self)
{
  g_atomic_rc_box_release_full (self, cue_tokens_clear);
}

/**
 * cue_tokens_dup_token:
 * @i: a token, below `n_tokens`
 *
 * Returns: (transfer full): the folded text of the token, in UTF-8
 */
char *
cue_tokens_dup_token (const CueTokens *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->n_tokens, NULL);

  const CueToken *token = &self->tokens[i];
  return g_ucs4_to_utf8 (self->folded->chars + token->start, token->end - token->start, NULL, NULL,
                         NULL);
}

/**
 * cue_tokens_source:
 * @first: a token; @end: one past the last token, above @first
 *
 * Returns: the stretch of the original text behind the tokens, punctuation between them included
 */
CueSpan
cue_tokens_source (const CueTokens *self, guint first, guint end)
{
  g_return_val_if_fail (self != NULL && first < end && end <= self->n_tokens, ((CueSpan){ 0, 0 }));

  return cue_folded_source (self->folded, self->tokens[first].start, self->tokens[end - 1].end);
}
