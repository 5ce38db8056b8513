/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-number-private.h"

#include <string.h>

/* What stands around a numeral and makes it something else than a number to be told: a time, a
 * place in a row, a network, a year, an article, about so many. */

static gboolean
stands_before (const CueFolded *text, guint at, const char *word)
{
  guint length = (guint) g_utf8_strlen (word, -1);

  return at >= length && cue_number_match (text, at - length, word) == at;
}

static gboolean
is_numeral (gunichar c)
{
  return (c >= '0' && c <= '9') || cue_chinese_digit (c) >= 0 || cue_chinese_scale (c) > 0;
}

guint
cue_number_skip_numerals_with (const CueFolded *text, guint at, const char *marks)
{
  guint from = cue_number_char (text, at) == ' ' ? at + 1 : at;
  guint end = from;

  while (end < from + 3 && is_numeral (cue_number_char (text, end)))
    end++;
  return end > from && cue_number_is_any (cue_number_char (text, end), marks) ? end + 1 : at;
}

guint
cue_number_skip_time (const CueFolded *text, guint at)
{
  guint end;

  if (cue_number_is_any (cue_number_char (text, at), "半钟整"))
    return at + 1;
  end = cue_number_skip_numerals_with (text, at, "分刻");
  if (end == at)
    while (end < at + 3 && is_numeral (cue_number_char (text, end)))
      end++;
  return end;
}

gboolean
cue_number_is_approximate (const CueFolded *text, guint at)
{
  gunichar c = cue_number_char (text, at);
  gunichar next = cue_number_char (text, at + 1);
  const CueUnitRow *row;
  guint end;

  if (c == 0x591a) /* 多 */
    return next != 0x5c11 /* 少 */;
  if (c == 0x51e0) /* 几 */
    return TRUE;
  row = c == 0x6765 || c == 0x4f59 /* 来, 余 */ ? cue_unit_row_at (text, at + 1, &end) : NULL;
  return row != NULL && row->unit != CUE_UNIT_N;
}

gboolean
cue_number_is_spoilt_before (const CueFolded *text, const CueReading *reading, gboolean has_unit)
{
  guint at = reading->start;
  gunichar before = at > 0 ? text->chars[at - 1] : 0;

  if (before == ' ' && at > 1 && text->chars[at - 2] == 0x7b2c /* 第 */)
    return TRUE;
  if (before == 0x7b2c || before == 0x53cc /* 双 */ || stands_before (text, at, "分之"))
    return TRUE;
  return !has_unit
         && (before == 0x5468 /* 周 */ || stands_before (text, at, "星期")
             || stands_before (text, at, "礼拜"));
}

gboolean
cue_number_is_network (const CueFolded *text, gint64 micro, const CueUnitRow *row, guint end)
{
  static const char *const data[] = { "流量", "的流量", "数据", "data", "of" };
  guint at = cue_number_char (text, end) == ' ' ? end + 1 : end;

  if (strcmp (row->text, "g") != 0 || micro % CUE_MICRO != 0 || micro < 2 * CUE_MICRO
      || micro > 5 * CUE_MICRO)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (data); i++)
    if (cue_number_match (text, at, data[i]) != 0)
      return FALSE;
  return TRUE;
}

gboolean
cue_number_is_calendar_year (const CueFolded *text, gint64 micro, guint end)
{
  return (micro % CUE_MICRO == 0 && micro >= 1900 * CUE_MICRO && micro <= 2100 * CUE_MICRO)
         || cue_number_skip_numerals_with (text, end, "月") > end;
}

gboolean
cue_number_is_article (const CueReading *reading, const CueUnitRow *row)
{
  return reading->is_article && reading->script == CUE_SCRIPT_CHINESE
         && (strcmp (row->text, "个") == 0 || row->unit == CUE_UNIT_DEGREE
             || strcmp (row->text, "分") == 0);
}

gint64
cue_number_read_tenths (const CueFolded *text, guint *end)
{
  gunichar c = cue_number_char (text, *end);
  gunichar next = cue_number_char (text, *end + 1);
  gint64 tenths = c >= '1' && c <= '9' ? (gint64) c - '0' : cue_chinese_digit (c);
  guint row_end;

  if (tenths <= 0 || is_numeral (next) || next == '.' || cue_chinese_one_counts (text, *end + 1))
    return 0;
  if (next == 0x6bdb || next == 0x89d2) /* 毛, 角 */
    *end += 2;
  else if (cue_unit_row_at (text, *end + 1, &row_end) != NULL
           || cue_chinese_one_counts (text, *end))
    return 0;
  else
    *end += 1;
  if (cue_number_char (text, *end) == 0x94b1) /* 钱 */
    *end += 1;
  return tenths * CUE_MICRO / 10;
}

gboolean
cue_number_is_half_behind (const CueFolded *text, CueUnit unit, guint end)
{
  return (unit == CUE_UNIT_HOUR || unit == CUE_UNIT_DAY || unit == CUE_UNIT_WEEK
          || unit == CUE_UNIT_YEAR || unit == CUE_UNIT_YUAN)
         && cue_number_char (text, end) == 0x534a /* 半 */
         && !cue_number_is_any (cue_number_char (text, end + 1), "年月天个小价");
}
