/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-clause-private.h"

/*
 * Where clauses and sentences end.
 *
 * The folded text still holds its punctuation between the tokens. Chats have little of it, so a
 * blank between two Chinese characters also ends a clause (不用了 帮我升档), and so do conjunctions
 * that turn around (但是, but).
 */

static const char *const TURNS_LIST[]
    = { "但",  "但是",    "可是",   "不过",     "而是",    "只是",    "否则",      "所以",   "因为",
        "but", "however", "though", "although", "because", "instead", "otherwise", "except", NULL };
CUE_WORDS (TURNS);
static const char *const NOT_TURNS_LIST[] = { "不但", "非但", "只是说", NULL };
CUE_WORDS (NOT_TURNS);
static const char *const ABBREVIATIONS_LIST[]
    = { "mr", "mrs", "ms", "dr", "st", "vs", "etc", "approx", NULL };
CUE_WORDS (ABBREVIATIONS);

static guint
get_gap_start (const CueTokens *text, guint i)
{
  return i == 0 ? 0 : text->tokens[i - 1].end;
}

static guint
get_gap_end (const CueTokens *text, guint i)
{
  return i == text->n_tokens ? text->folded->length : text->tokens[i].start;
}

static gboolean
is_digit_at (const CueFolded *folded, guint i)
{
  return i < folded->length && g_unichar_isdigit (folded->chars[i]);
}

static gboolean
is_blank_at (const CueFolded *folded, guint i)
{
  return i >= folded->length || folded->chars[i] == ' ';
}

static CueBreak
get_full_stop_break (const CueTokens *text, guint i, guint at)
{
  if (at + 1 < text->folded->length && text->folded->chars[at + 1] == '.')
    return CUE_BREAK_CLAUSE;
  if (at > 0 && text->folded->chars[at - 1] == '.')
    return CUE_BREAK_CLAUSE;
  if (i > 0 && cue_words_at (text, i - 1, i, &ABBREVIATIONS) > 0)
    return CUE_BREAK_NONE;
  if (!is_blank_at (text->folded, at + 1) && cue_cjk_at (text, i) == 0)
    return CUE_BREAK_NONE;
  return CUE_BREAK_SENTENCE;
}

static CueBreak
get_blank_break (const CueTokens *text, guint i)
{
  gboolean chinese
      = i > 0 && i < text->n_tokens && cue_cjk_at (text, i - 1) && cue_cjk_at (text, i);

  return chinese ? CUE_BREAK_CLAUSE : CUE_BREAK_NONE;
}

/* @at: a folded code point between token @i - 1 and token @i */
static CueBreak
get_char_break (const CueTokens *text, guint i, guint at)
{
  const CueFolded *folded = text->folded;

  switch (folded->chars[at])
    {
    case 0x3002: /* 。 */
    case '!':
    case '?':
      return CUE_BREAK_SENTENCE;
    case '.':
      return get_full_stop_break (text, i, at);
    case ' ':
      return get_blank_break (text, i);
    case ',':
    case ':':
      return at > 0 && is_digit_at (folded, at - 1) && is_digit_at (folded, at + 1)
                 ? CUE_BREAK_NONE
                 : CUE_BREAK_CLAUSE;
    case '-':
      return at > 0 && is_blank_at (folded, at - 1) && is_blank_at (folded, at + 1)
                 ? CUE_BREAK_CLAUSE
                 : CUE_BREAK_NONE;
    case ';':
    case '~':
    case '(':
    case ')':
    case 0x3001: /* 、 */
    case 0x2013: /* – */
    case 0x2014: /* — */
      return CUE_BREAK_CLAUSE;
    default:
      return g_unichar_type (folded->chars[at]) == G_UNICODE_OTHER_SYMBOL ? CUE_BREAK_CLAUSE
                                                                          : CUE_BREAK_NONE;
    }
}

CueBreak
cue_break_between (const CueTokens *text, guint i)
{
  CueBreak strongest = CUE_BREAK_NONE;

  for (guint at = get_gap_start (text, i); at < get_gap_end (text, i); at++)
    strongest = MAX (strongest, get_char_break (text, i, at));
  return strongest;
}

/* Is there a question mark between token @i - 1 and token @i? */
gboolean
cue_break_asks (const CueTokens *text, guint i)
{
  for (guint at = get_gap_start (text, i); at < get_gap_end (text, i); at++)
    if (text->folded->chars[at] == '?')
      return TRUE;
  return FALSE;
}

/* Does a sentence end inside tokens [first, end)? */
gboolean
cue_break_inside (const CueTokens *text, guint first, guint end)
{
  for (guint i = first + 1; i < end; i++)
    if (cue_break_before (text, i) == CUE_BREAK_SENTENCE)
      return TRUE;
  return FALSE;
}

static guint
get_lowest (guint i)
{
  return i > CUE_CLAUSE_REACH ? i - CUE_CLAUSE_REACH : 0;
}

static guint
get_highest (const CueTokens *text, guint i)
{
  return MIN (text->n_tokens, i + CUE_CLAUSE_REACH);
}

/* First token of the clause of token @i; what turns around (但是) is not part of it. */
guint
cue_clause_start (const CueTokens *text, guint i)
{
  guint lowest = get_lowest (i);
  guint start = i;

  while (start > lowest && cue_break_before (text, start) == CUE_BREAK_NONE)
    {
      guint turn = cue_words_at (text, start - 1, i, &TURNS);

      if (turn > 0 && !cue_words_cover (text, start - 1, lowest, i, &NOT_TURNS))
        return start - 1 + turn;
      start--;
    }
  return start;
}

/* One past the last token of the clause of token @i - 1. */
guint
cue_clause_end (const CueTokens *text, guint i)
{
  guint highest = get_highest (text, i);

  while (i < highest && cue_break_before (text, i) == CUE_BREAK_NONE
         && (cue_words_at (text, i, highest, &TURNS) == 0
             || cue_words_cover (text, i, i > 0 ? i - 1 : 0, highest, &NOT_TURNS)))
    i++;
  return i;
}

guint
cue_sentence_start (const CueTokens *text, guint i)
{
  guint lowest = get_lowest (i);

  while (i > lowest && cue_break_before (text, i) != CUE_BREAK_SENTENCE)
    i--;
  return i;
}

guint
cue_sentence_end (const CueTokens *text, guint i)
{
  guint highest = get_highest (text, i);

  while (i < highest && cue_break_before (text, i) != CUE_BREAK_SENTENCE)
    i++;
  return i;
}

/* The character of token @i when it is a CJK one, else 0. */
gunichar
cue_cjk_at (const CueTokens *text, guint i)
{
  gunichar c;

  if (i >= text->n_tokens)
    return 0;
  c = text->folded->chars[text->tokens[i].start];
  return cue_unichar_is_cjk (c) ? c : 0;
}

/* Is the 不 or 没 at @i the middle of a choice: 要不要, 有没有, 可不可以, 喜欢不喜欢? */
gboolean
cue_is_choice_at (const CueTokens *text, guint i)
{
  static const char *const NOT_CHOICES_LIST[] = { "动不动", "时不时", NULL };
  CUE_WORDS (NOT_CHOICES);
  gunichar c = cue_cjk_at (text, i);

  if (i == 0 || (c != 0x4E0D && c != 0x6CA1)) /* 不 没 */
    return FALSE;
  if (cue_cjk_at (text, i - 1) != 0 && cue_cjk_at (text, i - 1) == cue_cjk_at (text, i + 1))
    return cue_words_at (text, i - 1, i + 2, &NOT_CHOICES) == 0;
  return i >= 2 && cue_cjk_at (text, i - 2) != 0
         && cue_cjk_at (text, i - 2) == cue_cjk_at (text, i + 1)
         && cue_cjk_at (text, i - 1) == cue_cjk_at (text, i + 2);
}
