/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When two numbers say the same: 48 hours are two days, twelve months a year; and a number that the
 * speaker took back at once says nothing. */
#include "cue-clause-private.h"
#include "cue-said-case.h"

#define CORRECTION_TOKENS 8

/* How many of the smallest unit of its kind one is; 0 for units that stand alone. */
static gint64
get_scale (CueUnit unit, guint *kind)
{
  *kind = 1;
  switch ((guint) unit)
    {
    case CUE_UNIT_MINUTE:
      return 1;
    case CUE_UNIT_HOUR:
      return 60;
    case CUE_UNIT_DAY:
      return 24 * 60;
    case CUE_UNIT_WEEK:
      return 7 * 24 * 60;
    case CUE_UNIT_MONTH:
      *kind = 2;
      return 1;
    case CUE_UNIT_YEAR:
      *kind = 2;
      return 12;
    default:
      *kind = 0;
      return 0;
    }
}

gboolean
cue_said_same_kind (CueUnit a, CueUnit b)
{
  guint kind_a;
  guint kind_b;

  get_scale (a, &kind_a);
  get_scale (b, &kind_b);
  return a == b || (kind_a != 0 && kind_a == kind_b);
}

gboolean
cue_said_same_amount (gint64 a_micro, CueUnit a, gint64 b_micro, CueUnit b)
{
  guint kind;
  gint64 scale_a = get_scale (a, &kind);
  gint64 scale_b = get_scale (b, &kind);

  if (a == b)
    return a_micro == b_micro;
  if (!cue_said_same_kind (a, b) || ABS (a_micro) > G_MAXINT64 / 100000
      || ABS (b_micro) > G_MAXINT64 / 100000)
    return FALSE;
  return a_micro * scale_a == b_micro * scale_b;
}

static gboolean
is_correction_at (const CueTokens *text, guint i, guint end)
{
  static const char *const WORDS_LIST[]
      = { "不对",       "错了",      "说错",       "看错",      "不是",         "哦不",
          "应该是",     "更正",      "sorry",      "i mean",    "no",           "rather",
          "correction", "apologies", "my mistake", "make that", "scratch that", NULL };
  CUE_WORDS (WORDS);

  return i < end && cue_words_at (text, i, end, &WORDS) > 0;
}

gboolean
cue_said_is_withdrawn (const CueTurn *turn, guint i)
{
  const CueNumber *number = &g_array_index (turn->numbers, CueNumber, i);
  const CueNumber *next;
  guint from;
  guint to;

  if (i + 1 >= turn->numbers->len)
    return FALSE;
  next = &g_array_index (turn->numbers, CueNumber, i + 1);
  from = cue_turn_find_token (turn, number->end == 0 ? 0 : number->end - 1) + 1;
  to = cue_turn_find_token (turn, next->start);
  if (to <= from || to - from > CORRECTION_TOKENS)
    return FALSE;
  for (guint k = from; k < to; k++)
    if (is_correction_at (turn->tokens, k, to))
      return TRUE;
  return FALSE;
}
