/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-number-private.h"

#include <string.h>

static const char *const unit_names[CUE_UNIT_N] = {
  [CUE_UNIT_PLAIN] = "plain",     [CUE_UNIT_YUAN] = "yuan",     [CUE_UNIT_USD] = "usd",
  [CUE_UNIT_PERCENT] = "percent", [CUE_UNIT_GB] = "gb",         [CUE_UNIT_MB] = "mb",
  [CUE_UNIT_MINUTE] = "minute",   [CUE_UNIT_HOUR] = "hour",     [CUE_UNIT_DAY] = "day",
  [CUE_UNIT_WEEK] = "week",       [CUE_UNIT_MONTH] = "month",   [CUE_UNIT_YEAR] = "year",
  [CUE_UNIT_PIECE] = "piece",     [CUE_UNIT_PERSON] = "person", [CUE_UNIT_DEGREE] = "degree",
  [CUE_UNIT_POINT] = "point",     [CUE_UNIT_SECOND] = "second",
};

/* clang-format off */
static const CueUnitRow rows[] = {
  { "元", CUE_UNIT_YUAN, 1 }, { "圆", CUE_UNIT_YUAN, 1 }, { "块", CUE_UNIT_YUAN, 1 },
  { "块钱", CUE_UNIT_YUAN, 1 }, { "元钱", CUE_UNIT_YUAN, 1 }, { "人民币", CUE_UNIT_YUAN, 1 },
  { "元人民币", CUE_UNIT_YUAN, 1 }, { "¥", CUE_UNIT_YUAN, 1 }, { "rmb", CUE_UNIT_YUAN, 1 },
  { "cny", CUE_UNIT_YUAN, 1 }, { "yuan", CUE_UNIT_YUAN, 1 }, { "kuai", CUE_UNIT_YUAN, 1 },
  { "毛", CUE_UNIT_YUAN, 10 }, { "毛钱", CUE_UNIT_YUAN, 10 }, { "角", CUE_UNIT_YUAN, 10 },
  { "分钱", CUE_UNIT_YUAN, 100 },
  { "$", CUE_UNIT_USD, 1 }, { "usd", CUE_UNIT_USD, 1 }, { "dollar", CUE_UNIT_USD, 1 },
  { "dollars", CUE_UNIT_USD, 1 }, { "buck", CUE_UNIT_USD, 1 }, { "bucks", CUE_UNIT_USD, 1 },
  { "us dollars", CUE_UNIT_USD, 1 }, { "美元", CUE_UNIT_USD, 1 }, { "美金", CUE_UNIT_USD, 1 },
  { "刀", CUE_UNIT_USD, 1 }, { "cent", CUE_UNIT_USD, 100 }, { "cents", CUE_UNIT_USD, 100 },
  { "%", CUE_UNIT_PERCENT, 1 }, { "percent", CUE_UNIT_PERCENT, 1 },
  { "per cent", CUE_UNIT_PERCENT, 1 }, { "pct", CUE_UNIT_PERCENT, 1 },
  { "个百分点", CUE_UNIT_PERCENT, 1 }, { "个点", CUE_UNIT_PERCENT, 1 },
  { "gb", CUE_UNIT_GB, 1 }, { "g", CUE_UNIT_GB, 1 }, { "gig", CUE_UNIT_GB, 1 },
  { "gigs", CUE_UNIT_GB, 1 }, { "gigabyte", CUE_UNIT_GB, 1 }, { "gigabytes", CUE_UNIT_GB, 1 },
  { "个g", CUE_UNIT_GB, 1 }, { "个gb", CUE_UNIT_GB, 1 }, { "个 g", CUE_UNIT_GB, 1 },
  { "个 gb", CUE_UNIT_GB, 1 },
  { "mb", CUE_UNIT_MB, 1 }, { "m", CUE_UNIT_MB, 1 }, { "meg", CUE_UNIT_MB, 1 },
  { "megs", CUE_UNIT_MB, 1 }, { "megabyte", CUE_UNIT_MB, 1 }, { "megabytes", CUE_UNIT_MB, 1 },
  { "兆", CUE_UNIT_MB, 1 }, { "个m", CUE_UNIT_MB, 1 }, { "个兆", CUE_UNIT_MB, 1 },
  { "秒", CUE_UNIT_SECOND, 1 }, { "秒钟", CUE_UNIT_SECOND, 1 }, { "sec", CUE_UNIT_SECOND, 1 },
  { "secs", CUE_UNIT_SECOND, 1 }, { "second", CUE_UNIT_SECOND, 1 },
  { "seconds", CUE_UNIT_SECOND, 1 },
  { "分钟", CUE_UNIT_MINUTE, 1 }, { "min", CUE_UNIT_MINUTE, 1 }, { "mins", CUE_UNIT_MINUTE, 1 },
  { "minute", CUE_UNIT_MINUTE, 1 }, { "minutes", CUE_UNIT_MINUTE, 1 },
  { "小时", CUE_UNIT_HOUR, 1 }, { "个小时", CUE_UNIT_HOUR, 1 }, { "钟头", CUE_UNIT_HOUR, 1 },
  { "个钟头", CUE_UNIT_HOUR, 1 }, { "个钟", CUE_UNIT_HOUR, 1 }, { "hour", CUE_UNIT_HOUR, 1 },
  { "hours", CUE_UNIT_HOUR, 1 }, { "hr", CUE_UNIT_HOUR, 1 }, { "hrs", CUE_UNIT_HOUR, 1 },
  { "h", CUE_UNIT_HOUR, 1 }, { "个半小时", CUE_UNIT_HOUR, 1, TRUE },
  { "个半钟头", CUE_UNIT_HOUR, 1, TRUE },
  { "天", CUE_UNIT_DAY, 1 }, { "日", CUE_UNIT_DAY, 1 }, { "工作日", CUE_UNIT_DAY, 1 },
  { "个工作日", CUE_UNIT_DAY, 1 }, { "个自然日", CUE_UNIT_DAY, 1 }, { "自然日", CUE_UNIT_DAY, 1 },
  { "day", CUE_UNIT_DAY, 1 }, { "days", CUE_UNIT_DAY, 1 }, { "business days", CUE_UNIT_DAY, 1 },
  { "working days", CUE_UNIT_DAY, 1 },
  { "周", CUE_UNIT_WEEK, 1 }, { "星期", CUE_UNIT_WEEK, 1 }, { "礼拜", CUE_UNIT_WEEK, 1 },
  { "个星期", CUE_UNIT_WEEK, 1 }, { "个礼拜", CUE_UNIT_WEEK, 1 }, { "week", CUE_UNIT_WEEK, 1 },
  { "weeks", CUE_UNIT_WEEK, 1 }, { "wk", CUE_UNIT_WEEK, 1 }, { "wks", CUE_UNIT_WEEK, 1 },
  { "个半星期", CUE_UNIT_WEEK, 1, TRUE },
  { "个月", CUE_UNIT_MONTH, 1 }, { "个半月", CUE_UNIT_MONTH, 1, TRUE },
  { "month", CUE_UNIT_MONTH, 1 }, { "months", CUE_UNIT_MONTH, 1 },
  { "年", CUE_UNIT_YEAR, 1 }, { "周年", CUE_UNIT_YEAR, 1 }, { "year", CUE_UNIT_YEAR, 1 },
  { "years", CUE_UNIT_YEAR, 1 }, { "yr", CUE_UNIT_YEAR, 1 }, { "yrs", CUE_UNIT_YEAR, 1 },
  { "个", CUE_UNIT_PIECE, 1 }, { "张", CUE_UNIT_PIECE, 1 }, { "条", CUE_UNIT_PIECE, 1 },
  { "台", CUE_UNIT_PIECE, 1 }, { "件", CUE_UNIT_PIECE, 1 }, { "piece", CUE_UNIT_PIECE, 1 },
  { "pieces", CUE_UNIT_PIECE, 1 }, { "pc", CUE_UNIT_PIECE, 1 }, { "pcs", CUE_UNIT_PIECE, 1 },
  { "人", CUE_UNIT_PERSON, 1 }, { "位", CUE_UNIT_PERSON, 1 }, { "个人", CUE_UNIT_PERSON, 1 },
  { "people", CUE_UNIT_PERSON, 1 }, { "person", CUE_UNIT_PERSON, 1 },
  { "persons", CUE_UNIT_PERSON, 1 },
  { "度", CUE_UNIT_DEGREE, 1 }, { "摄氏度", CUE_UNIT_DEGREE, 1 }, { "°", CUE_UNIT_DEGREE, 1 },
  { "°c", CUE_UNIT_DEGREE, 1 }, { "°f", CUE_UNIT_DEGREE, 1 }, { "degree", CUE_UNIT_DEGREE, 1 },
  { "degrees", CUE_UNIT_DEGREE, 1 },
  { "分", CUE_UNIT_POINT, 1 }, { "积分", CUE_UNIT_POINT, 1 }, { "个积分", CUE_UNIT_POINT, 1 },
  { "点积分", CUE_UNIT_POINT, 1 }, { "point", CUE_UNIT_POINT, 1 }, { "points", CUE_UNIT_POINT, 1 },
  { "pts", CUE_UNIT_POINT, 1 },
  /* Behind these stands no number, or one that counts what we have no unit for. */
  { "折", CUE_UNIT_N }, { "成", CUE_UNIT_N }, { "倍", CUE_UNIT_N }, { "号", CUE_UNIT_N },
  { "月", CUE_UNIT_N }, { "年代", CUE_UNIT_N }, { "年级", CUE_UNIT_N }, { "周岁", CUE_UNIT_N },
  { "楼", CUE_UNIT_N }, { "层", CUE_UNIT_N }, { "栋", CUE_UNIT_N }, { "室", CUE_UNIT_N },
  { "届", CUE_UNIT_N }, { "星级", CUE_UNIT_N }, { "位数", CUE_UNIT_N }, { "位密", CUE_UNIT_N },
  { "位验", CUE_UNIT_N }, { "am", CUE_UNIT_N }, { "pm", CUE_UNIT_N }, { "a.m", CUE_UNIT_N },
  { "p.m", CUE_UNIT_N }, { "o'clock", CUE_UNIT_N },
  { "位置", CUE_UNIT_N }, { "分之", CUE_UNIT_N }, { "人工", CUE_UNIT_N },
  { "人民", CUE_UNIT_N }, { "分店", CUE_UNIT_N }, { "分期", CUE_UNIT_N }, { "年底", CUE_UNIT_N },
  { "日元", CUE_UNIT_N }, { "日圆", CUE_UNIT_N }, { "欧元", CUE_UNIT_N }, { "英镑", CUE_UNIT_N },
  { "港币", CUE_UNIT_N }, { "港元", CUE_UNIT_N }, { "台币", CUE_UNIT_N }, { "新台币", CUE_UNIT_N },
  { "韩元", CUE_UNIT_N }, { "泰铢", CUE_UNIT_N }, { "澳元", CUE_UNIT_N }, { "加元", CUE_UNIT_N },
  { "€", CUE_UNIT_N }, { "£", CUE_UNIT_N }, { "euro", CUE_UNIT_N }, { "euros", CUE_UNIT_N },
  { "pound", CUE_UNIT_N }, { "pounds", CUE_UNIT_N }, { "yen", CUE_UNIT_N }, { "hkd", CUE_UNIT_N },
  { "eur", CUE_UNIT_N }, { "gbp", CUE_UNIT_N },
};
/* clang-format on */

const char *
cue_unit_to_string (CueUnit unit)
{
  g_return_val_if_fail (unit < CUE_UNIT_N, NULL);

  return unit_names[unit];
}

gboolean
cue_unit_from_string (const char *name, CueUnit *unit)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (unit != NULL, FALSE);

  for (guint i = 0; i < CUE_UNIT_N; i++)
    if (g_str_equal (name, unit_names[i]))
      {
        *unit = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
cue_unit_is_of_time (CueUnit unit)
{
  return (unit >= CUE_UNIT_MINUTE && unit <= CUE_UNIT_YEAR) || unit == CUE_UNIT_SECOND;
}

gunichar
cue_number_char (const CueFolded *text, guint at)
{
  return at < text->length ? text->chars[at] : 0;
}

/* Letters of words that are written with blanks between them. */
gboolean
cue_number_is_letter (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalpha (c);
  return !cue_unichar_is_cjk (c) && g_unichar_isalpha (c);
}

gboolean
cue_number_is_any (gunichar c, const char *chars)
{
  return c != 0 && g_utf8_strchr (chars, -1, c) != NULL;
}

guint
cue_number_match (const CueFolded *text, guint at, const char *word)
{
  gunichar last = 0;

  for (; *word != '\0'; word = g_utf8_next_char (word), at++)
    {
      last = g_utf8_get_char (word);
      if (cue_number_char (text, at) != last)
        return 0;
    }
  if (cue_number_is_letter (last)
      && (cue_number_is_letter (cue_number_char (text, at))
          || g_unichar_isdigit (cue_number_char (text, at))))
    return 0;
  return at;
}

/* What each row begins with. */
static const gunichar *
get_firsts (void)
{
  static gsize once = 0;
  static gunichar firsts[G_N_ELEMENTS (rows)];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        firsts[i] = g_utf8_get_char (rows[i].text);
      g_once_init_leave (&once, 1);
    }
  return firsts;
}

const CueUnitRow *
cue_unit_row_at (const CueFolded *text, guint at, guint *end)
{
  const gunichar *firsts = get_firsts ();
  const CueUnitRow *best = NULL;

  *end = at;
  for (guint i = 0; at < text->length && i < G_N_ELEMENTS (rows); i++)
    {
      guint match = firsts[i] == text->chars[at] ? cue_number_match (text, at, rows[i].text) : 0;

      if (match > *end)
        {
          best = &rows[i];
          *end = match;
        }
    }
  return best;
}

gint64
cue_number_multiply (gint64 a, gint64 b)
{
  gint64 result;

  if (!__builtin_mul_overflow (a, b, &result))
    return result;
  return (a < 0) == (b < 0) ? G_MAXINT64 : -G_MAXINT64;
}

gint64
cue_number_add (gint64 a, gint64 b)
{
  gint64 result;

  if (!__builtin_add_overflow (a, b, &result))
    return result;
  return a < 0 ? -G_MAXINT64 : G_MAXINT64;
}
