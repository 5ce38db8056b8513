/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-tokens.h"

G_BEGIN_DECLS

/* What kinds of things stand in an answer, whatever they are: with them a flow goes on. */
typedef enum
{
  CUE_VALUE_NUMBER = 1 << 0,
  CUE_VALUE_LONG_NUMBER = 1 << 1, /* four digits or more */
  CUE_VALUE_TIME = 1 << 2,
  CUE_VALUE_DAY = 1 << 3,
  CUE_VALUE_DATE = 1 << 4,
  CUE_VALUE_NAMED = 1 << 5, /* my name is … */
  CUE_VALUE_CAPITAL = 1 << 6,
  CUE_VALUE_FORGOTTEN = 1 << 7,
  CUE_VALUE_YES = 1 << 8, /* begins with consent */
  CUE_VALUE_NO = 1 << 9,
  CUE_VALUE_QUESTION = 1 << 10,
  CUE_VALUE_CHANGE = 1 << 11, /* a denial, or something else is wanted */
  CUE_VALUE_THANKS = 1 << 12,
} CueValueKinds;

#define CUE_N_VALUE_KINDS 13
/* Those that fill a place in a form. */
#define CUE_VALUE_FILLS                                                                            \
  (CUE_VALUE_NUMBER | CUE_VALUE_LONG_NUMBER | CUE_VALUE_TIME | CUE_VALUE_DAY | CUE_VALUE_DATE      \
   | CUE_VALUE_CAPITAL | CUE_VALUE_FORGOTTEN)

/* The kinds that stand in @text, English or Chinese. */
guint cue_value_kinds (const char *text);
/* The same of a text that is divided already. */
guint cue_value_kinds_of_tokens (const CueTokens *tokens, const char *text);

G_END_DECLS
