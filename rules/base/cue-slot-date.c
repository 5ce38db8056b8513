/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-slot-private.h"

#include "cue-day.h"

/* Days as they are said in Chinese (2026年3月5日, 3月5号, 下周三, 明天, 三天后) and in digits
 * (2026-03-05, 5/3). What only looks like one is left out: 5号线, 每周一, 一周, 24/7, 1/2. */

static guint
take (CueSlot *out, CueSlotDate date, guint end)
{
  out->kind = CUE_SLOT_DATE;
  out->date = date;
  return end;
}

/* A month and a day that exist in some year. */
static gboolean
is_day_of_month (int month, int day)
{
  CueDay leap = { 2024, month, day };

  return cue_day_is_valid (&leap);
}

static guint
year_at (const CueFolded *text, guint at, CueSlotDate *date)
{
  static const CueSlotWord years[]
      = { { "今年", 0 }, { "明年", 1 }, { "后年", 2 }, { "去年", -1 }, { "前年", -2 }, { NULL } };
  guint end = cue_slot_word_at (text, at, years, &date->years);
  int year = 0;
  guint n = 0;

  if (end > 0)
    {
      date->is_relative = TRUE;
      return end;
    }
  while (n < 4 && cue_chinese_digit (cue_number_char (text, at + n)) >= 0)
    year = 10 * year + cue_chinese_digit (text->chars[at + n++]);
  if (n != 4)
    {
      end = cue_slot_int_at (text, at, 4, &year);
      n = end > at ? end - at : 0;
    }
  if ((n != 2 && n != 4) || cue_number_char (text, at + n) != 0x5e74 /* 年 */)
    return 0;
  date->year = n == 2 ? 2000 + year : year;
  return date->year >= 1900 && date->year <= 2199 ? at + n + 1 : 0;
}

/* 上个月, 这个月, 本月, 下个月, or a number with 月. */
static guint
month_at (const CueFolded *text, guint at, CueSlotDate *date)
{
  static const CueSlotWord months[]
      = { { "上个月", -1 }, { "上月", -1 },  { "这个月", 0 }, { "本月", 0 },
          { "当月", 0 },    { "下个月", 1 }, { "下月", 1 },   { NULL } };
  guint end = cue_slot_word_at (text, at, months, &date->months);

  if (end > 0)
    {
      date->is_relative = TRUE;
      return end;
    }
  end = cue_slot_int_at (text, at, 2, &date->month);
  if (end == 0 || cue_number_char (text, end) != 0x6708 /* 月 */ || date->month < 1
      || date->month > 12)
    return 0;
  return end + 1;
}

/* The day behind a month: 5日, 5号, or a bare 5 that counts nothing. */
static guint
day_behind (const CueFolded *text, guint at, CueSlotDate *date)
{
  guint from = cue_slot_skip_blank (text, at);
  guint end = cue_slot_int_at (text, from, 2, &date->day);
  guint row_end;

  if (end == 0 || date->day < 1 || date->day > 31)
    return date->day = 0;
  if (cue_number_is_any (cue_number_char (text, end), "日号"))
    return end + 1;
  if (date->month == 0 || cue_slot_is_digit (text, end)
      || cue_unit_row_at (text, end, &row_end) != NULL)
    return date->day = 0;
  return end;
}

/* [year] month [day]: 2026年3月5日, 3月5号, 下个月5号, 2026年3月. */
static guint
read_month_day (const CueFolded *text, guint at, CueSlot *out)
{
  CueSlotDate date = { 0 };
  guint month = year_at (text, at, &date);
  gboolean has_year = month > 0;
  guint from = cue_slot_skip_blank (text, has_year ? month : at);
  guint day_end;

  month = month_at (text, from, &date);
  if (month == 0)
    return 0;
  day_end = day_behind (text, month, &date);
  if (day_end > 0 && date.month > 0 && !is_day_of_month (date.month, date.day))
    return 0;
  if (day_end > 0)
    return take (out, date, day_end);
  return has_year && date.month > 0 ? take (out, date, month) : 0;
}

/* 5号, 二十五号, but 5号线 and 第5号 name something. */
static guint
read_day_alone (const CueFolded *text, guint at, CueSlot *out)
{
  CueSlotDate date = { 0 };
  gunichar before = at > 0 ? text->chars[at - 1] : 0;
  guint end = cue_slot_int_at (text, at, 2, &date.day);

  if (end == 0 || cue_number_char (text, end) != 0x53f7 /* 号 */ || date.day < 1 || date.day > 31
      || cue_number_is_any (before, "第尾编型路街巷-#"))
    return 0;
  if (cue_number_is_any (cue_number_char (text, end + 1),
                         "线楼门桌房机店台柜码车院库技客座选套产铺仓口站馆厅卡段弄单床员坑"))
    return 0;
  return take (out, date, end + 1);
}

/* 明天, 后天, 昨晚. */
static guint
read_day_word (const CueFolded *text, guint at, CueSlot *out)
{
  static const CueSlotWord days[] = {
    { "大前天", -3 }, { "前天", -2 }, { "昨天", -1 },  { "昨日", -1 },
    { "昨晚", -1 },   { "今天", 0 },  { "今日", 0 },   { "今晚", 0 },
    { "今早", 0 },    { "明天", 1 },  { "明日", 1 },   { "明早", 1 },
    { "明晚", 1 },    { "后天", 2 },  { "大后天", 3 }, { NULL },
  };
  gunichar before = at > 0 ? text->chars[at - 1] : 0;
  CueSlotDate date = { .is_relative = TRUE };
  guint end = cue_slot_word_at (text, at, days, &date.days);

  if (end == 0 || before == 0x63d0 /* 提(前天) */ || before == 0x4eca /* 今(后天) */
      || cue_number_match (text, end, "头条") > 0)
    return 0;
  /* 今晚 and the like leave their half of the day to a time behind them */
  return take (out, date, end);
}

static guint
weekday_at (const CueFolded *text, guint at, int *weekday)
{
  static const CueSlotWord weeks[] = { { "周", 0 }, { "星期", 0 }, { "礼拜", 0 }, { NULL } };
  static const CueSlotWord names[]
      = { { "一", 1 }, { "二", 2 }, { "三", 3 }, { "四", 4 }, { "五", 5 },
          { "六", 6 }, { "日", 7 }, { "天", 7 }, { "1", 1 },  { "2", 2 },
          { "3", 3 },  { "4", 4 },  { "5", 5 },  { "6", 6 },  { NULL } };
  int unused;
  guint from = cue_slot_word_at (text, at, weeks, &unused);
  guint end = from > 0 ? cue_slot_word_at (text, from, names, weekday) : 0;

  if (end == 0 || cue_slot_is_digit (text, end)
      || cue_chinese_scale (cue_number_char (text, end)) > 0)
    return 0;
  return end;
}

/* 下周三, 上个星期五, 周日, 本周一; not 每周一 and not the 周 of 两周. */
static guint
read_weekday (const CueFolded *text, guint at, CueSlot *out)
{
  static const CueSlotWord weeks[]
      = { { "上上个", -2 }, { "上上", -2 },  { "上个", -1 }, { "上", -1 },
          { "这个", 0 },    { "这", 0 },     { "本", 0 },    { "下个", 1 },
          { "下", 1 },      { "下下个", 2 }, { "下下", 2 },  { NULL } };
  gunichar before = at > 0 ? text->chars[at - 1] : 0;
  CueSlotDate date = { 0 };
  guint from = cue_slot_word_at (text, at, weeks, &date.weeks);
  guint end = weekday_at (text, from > 0 ? from : at, &date.weekday);

  if (end == 0
      || (from == 0
          && (cue_number_is_any (before, "每个两单双逢") || cue_chinese_digit (before) >= 0
              || (at > 0 && cue_slot_is_digit (text, at - 1)))))
    return 0;
  date.is_relative = from > 0;
  return take (out, date, end);
}

/* 三天后, 两周以后, 3个月前: so far from today. 三天内 is a duration. */
static guint
read_distance (const CueFolded *text, guint at, CueSlot *out)
{
  static const CueSlotWord units[]
      = { { "天", 1 },     { "日", 1 },   { "周", 2 }, { "个星期", 2 }, { "星期", 2 },
          { "个礼拜", 2 }, { "个月", 3 }, { "年", 4 }, { NULL } };
  static const CueSlotWord sides[] = { { "后", 1 },    { "之后", 1 },  { "以后", 1 }, { "前", -1 },
                                       { "之前", -1 }, { "以前", -1 }, { NULL } };
  CueSlotDate date = { .is_relative = TRUE };
  int n, unit, side;
  guint end = cue_slot_int_at (text, at, 3, &n);

  end = end > 0 ? cue_slot_word_at (text, end, units, &unit) : 0;
  end = end > 0 ? cue_slot_word_at (text, end, sides, &side) : 0;
  if (end == 0)
    return 0;
  *(unit == 1   ? &date.days
    : unit == 2 ? &date.weeks
    : unit == 3 ? &date.months
                : &date.years)
      = side * n;
  return take (out, date, end);
}

static gboolean
has_chinese (const CueFolded *text)
{
  for (guint i = 0; i < text->length; i++)
    if (cue_unichar_is_cjk (text->chars[i]))
      return TRUE;
  return FALSE;
}

/* 1/2 is a half, 24/7 is always, 4/5 may be so many of so many. */
static gboolean
is_ratio (const CueFolded *text, guint at, guint end, int a, int b)
{
  gboolean dated = cue_slot_has_before (text, at, 12,
                                        "on by before after until since from date "
                                        "到 在 于 日期 从 截止 是");

  if (a == 24 && b == 7)
    return TRUE;
  return !dated
         && ((a < b && b <= 4) || (a <= b && (b == 5 || b == 10))
             || cue_number_match (text, cue_slot_skip_blank (text, end), "of") > 0);
}

/* The two numbers of 5/3 or 13/5: which is the month? */
static gboolean
place_month (const CueFolded *text, CueSlot *out, CueSlotDate *date, int a, int b)
{
  gboolean month_first = is_day_of_month (a, b);
  gboolean day_first = is_day_of_month (b, a);

  if (!month_first && !day_first)
    return FALSE;
  out->is_ambiguous = month_first && day_first && a != b && !has_chinese (text);
  date->month = month_first ? a : b;
  date->day = month_first ? b : a;
  return TRUE;
}

/* 2026-03-05, 2026/3/5, 2026.3.5 */
static guint
read_year_first (const CueFolded *text, guint at, CueSlot *out)
{
  CueSlotDate date = { 0 };
  guint end = cue_slot_int_at (text, at, 4, &date.year);
  gunichar mark = end == at + 4 ? cue_number_char (text, end) : 0;
  CueDay day;

  if (!cue_number_is_any (mark, "-/.") || date.year < 1900 || date.year > 2199)
    return 0;
  end = cue_slot_int_at (text, end + 1, 2, &date.month);
  if (end == 0 || cue_number_char (text, end) != mark)
    return 0;
  end = cue_slot_int_at (text, end + 1, 2, &date.day);
  day = (CueDay){ date.year, date.month, date.day };
  if (end == 0 || cue_slot_is_digit (text, end)
      || (cue_number_is_any (cue_number_char (text, end), "-/.")
          && cue_slot_is_digit (text, end + 1))
      || !cue_day_is_valid (&day))
    return 0;
  return take (out, date, end);
}

/* 5/3, 5/3/2026, 13/5/26 */
static guint
read_slashes (const CueFolded *text, guint at, CueSlot *out)
{
  CueSlotDate date = { 0 };
  int a, b;
  guint end = cue_slot_int_at (text, at, 2, &a);
  guint year_end;

  if (end == 0 || cue_number_char (text, end) != '/')
    return 0;
  end = cue_slot_int_at (text, end + 1, 2, &b);
  if (end == 0)
    return 0;
  year_end
      = cue_number_char (text, end) == '/' ? cue_slot_int_at (text, end + 1, 4, &date.year) : 0;
  if (year_end == 0 && (cue_number_char (text, end) == '/' || is_ratio (text, at, end, a, b)))
    return 0;
  if (year_end > 0 && year_end - end == 3)
    date.year += 2000;
  else if (year_end > 0 && year_end - end != 5)
    return 0;
  if (cue_number_is_letter (cue_number_char (text, year_end > 0 ? year_end : end))
      || cue_number_char (text, year_end > 0 ? year_end : end) == '%'
      || !place_month (text, out, &date, a, b))
    return 0;
  return take (out, date, year_end > 0 ? year_end : end);
}

guint
cue_slot_read_date (const CueFolded *text, guint at, CueSlot *out)
{
  guint end = 0;

  if (cue_slot_is_fresh (text, at))
    {
      end = read_year_first (text, at, out);
      if (end == 0)
        end = read_slashes (text, at, out);
    }
  if (end == 0 && (cue_slot_is_fresh (text, at) || !cue_slot_is_digit (text, at)))
    {
      end = read_month_day (text, at, out);
      if (end == 0)
        end = read_distance (text, at, out);
      if (end == 0)
        end = read_day_alone (text, at, out);
    }
  if (end == 0)
    end = read_day_word (text, at, out);
  return end > 0 ? end : read_weekday (text, at, out);
}
