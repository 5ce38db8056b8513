/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-number.h"

G_BEGIN_DECLS

#define CUE_MICRO G_GINT64_CONSTANT (1000000)

/* What stands at a place of a text. */
typedef enum
{
  CUE_READING_NONE,   /* no number starts here */
  CUE_READING_SKIP,   /* something that looks like one and is to be left out, up to `end` */
  CUE_READING_NUMBER, /* a number */
} CueReadingKind;

typedef enum
{
  CUE_SCRIPT_DIGITS,
  CUE_SCRIPT_CHINESE,
  CUE_SCRIPT_ENGLISH,
} CueNumberScript;

/* A number before its unit is known. */
typedef struct
{
  gint64 micro;
  guint start;
  guint end;
  CueNumberScript script;
  gboolean needs_unit; /* too weak to stand alone: 三, one, 13800138000, 007 */
  gboolean is_article; /* 一 or "one", which often counts nothing */
} CueReading;

/* What may stand behind a number. */
typedef struct
{
  const char *text;
  CueUnit unit;  /* CUE_UNIT_N: what stands before it is no number (五折, 3月) */
  guint divisor; /* 毛 is a tenth of 块 */
  gboolean half; /* 两个半月 */
} CueUnitRow;

CueReadingKind cue_reading_digits (const CueFolded *text, guint at, CueReading *out);
CueReadingKind cue_reading_chinese (const CueFolded *text, guint at, CueReading *out);
CueReadingKind cue_reading_english (const CueFolded *text, guint at, CueReading *out);

/* The longest row that stands at @at; NULL when none. @end: one past it. */
const CueUnitRow *cue_unit_row_at (const CueFolded *text, guint at, guint *end);

gboolean cue_number_is_letter (gunichar c);
/* U+0000 outside the text. */
gunichar cue_number_char (const CueFolded *text, guint at);
/* The end of @word at @at, or 0 when it does not stand there. A word of letters must be a whole
 * word. */
guint cue_number_match (const CueFolded *text, guint at, const char *word);
gboolean cue_number_is_any (gunichar c, const char *chars);

/* 0 to 9, or −1; 10, 100, 1000, 10^4, 10^8, or 0. */
int cue_chinese_digit (gunichar c);
gint64 cue_chinese_scale (gunichar c);
/* Whether 一 at @at counts what follows (两百一个月) instead of ending the number (两百一). */
gboolean cue_chinese_one_counts (const CueFolded *text, guint at);
/* "hundred", "thousand", "million", "billion" at @at, or 0. */
gint64 cue_english_scale (const CueFolded *text, guint at, guint *end);

gint64 cue_number_multiply (gint64 a, gint64 b);
gint64 cue_number_add (gint64 a, gint64 b);

G_END_DECLS
