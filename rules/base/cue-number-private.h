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

/* The end of "15日" (any of @marks behind at most three numerals) at @at, or @at. */
guint cue_number_skip_numerals_with (const CueFolded *text, guint at, const char *marks);
/* 三点, 3点半, 8点15分 */
guint cue_number_skip_time (const CueFolded *text, guint at);
/* 二十多块, 一百来个, 5个多月: about so many. */
gboolean cue_number_is_approximate (const CueFolded *text, guint at);
/* 第三个, 三分之二, 周5, 双11 */
gboolean
cue_number_is_spoilt_before (const CueFolded *text, const CueReading *reading, gboolean has_unit);
/* "5G" of a network is no amount of data. */
gboolean
cue_number_is_network (const CueFolded *text, gint64 micro, const CueUnitRow *row, guint end);
/* 2026年, 24年5月 */
gboolean cue_number_is_calendar_year (const CueFolded *text, gint64 micro, guint end);
/* 一个, 一度, 一分: mostly not counted. */
gboolean cue_number_is_article (const CueReading *reading, const CueUnitRow *row);
/* The 五 of 三块五 and 三块五毛, in micro; moves @end behind it. */
gint64 cue_number_read_tenths (const CueFolded *text, guint *end);
/* 一年半, 三块半 */
gboolean cue_number_is_half_behind (const CueFolded *text, CueUnit unit, guint end);

gint64 cue_number_multiply (gint64 a, gint64 b);
gint64 cue_number_add (gint64 a, gint64 b);

G_END_DECLS
