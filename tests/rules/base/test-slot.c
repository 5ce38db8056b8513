/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "cue-day.h"
#include "cue-slot.h"

/*
 * One row for each way of saying it: the text, and its slots as "kind value; …". Dates: 2026-03-05,
 * --03-05 without a year, Y+1 M-1 W+1 D+2 so far from this year, month, week, today, w3 Wednesday,
 * d5 the 5th. "?" stands behind what is ambiguous.
 */
typedef struct
{
  const char *text;
  const char *slots;
} Row;

static void
append_micro (GString *out, gint64 micro)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT, micro / 1000000);
  if (micro % 1000000 == 0)
    return;
  g_string_append_printf (out, ".%06" G_GINT64_FORMAT, ABS (micro % 1000000));
  while (out->str[out->len - 1] == '0')
    g_string_truncate (out, out->len - 1);
}

static void
append_amount (GString *out, const CueSlot *slot)
{
  append_micro (out, slot->value);
  if (slot->most != slot->value)
    {
      g_string_append_c (out, '-');
      append_micro (out, slot->most);
    }
  if (slot->kind != CUE_SLOT_PERCENT)
    g_string_append_printf (out, " %s", cue_unit_to_string (slot->unit));
  if (slot->is_working)
    g_string_append (out, " working");
}

static void
append_date (GString *out, const CueSlotDate *date)
{
  const char *gap = "";

  if (date->year > 0 || date->month > 0)
    {
      if (date->year > 0)
        g_string_append_printf (out, "%04d-%02d-%02d", date->year, date->month, date->day);
      else
        g_string_append_printf (out, "--%02d-%02d", date->month, date->day);
      gap = " ";
    }
  else if (date->day > 0)
    {
      g_string_append_printf (out, "d%d", date->day);
      gap = " ";
    }
  if (date->weekday > 0)
    {
      g_string_append_printf (out, "w%d", date->weekday);
      gap = " ";
    }
  if (!date->is_relative)
    return;
  if (date->years != 0)
    g_string_append_printf (out, "%sY%+d", gap, date->years);
  else if (date->months != 0)
    g_string_append_printf (out, "%sM%+d", gap, date->months);
  else if (date->weeks != 0)
    g_string_append_printf (out, "%sW%+d", gap, date->weeks);
  else if (date->weekday > 0)
    g_string_append_printf (out, "%sW+0", gap);
  else if (date->day > 0)
    g_string_append_printf (out, "%s%s", gap, date->month > 0 ? "Y+0" : "M+0");
  else
    g_string_append_printf (out, "%sD%+d", gap, date->days);
}

static void
append_slot (GString *out, const CueSlot *slot, const CueFolded *folded)
{
  g_autofree char *code = NULL;

  g_string_append_printf (out, "%s%s ", out->len > 0 ? "; " : "",
                          cue_slot_kind_to_string (slot->kind));
  switch (slot->kind)
    {
    case CUE_SLOT_DATE:
      append_date (out, &slot->date);
      break;
    case CUE_SLOT_TIME:
      g_string_append_printf (out, "%02d:%02d", (int) slot->value / 60, (int) slot->value % 60);
      break;
    case CUE_SLOT_PHONE:
    case CUE_SLOT_ORDER:
      code = cue_slot_dup_code (slot, folded);
      g_string_append (out, code);
      break;
    default:
      append_amount (out, slot);
    }
  if (slot->is_ambiguous)
    g_string_append_c (out, '?');
}

static GArray *
read_all (const CueFolded *folded)
{
  g_autoptr (GArray) numbers = cue_numbers_read (folded);

  return cue_slots_read (folded, numbers);
}

static char *
read_slots (const char *text)
{
  g_autoptr (CueFolded) folded = cue_folded_new (text);
  g_autoptr (GArray) slots = read_all (folded);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < slots->len; i++)
    append_slot (out, &g_array_index (slots, CueSlot, i), folded);
  return g_string_free (out, FALSE);
}

static void
check_rows (const Row *rows, guint n)
{
  guint wrong = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = read_slots (rows[i].text);

      if (g_str_equal (found, rows[i].slots))
        continue;
      g_test_message ("\"%s\" reads as [%s], not [%s]", rows[i].text, found, rows[i].slots);
      wrong++;
    }
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_dates_zh (void)
{
  static const Row rows[] = {
    { "2026年3月5日", "date 2026-03-05" },
    { "２０２６年３月５日", "date 2026-03-05" },
    { "二〇二六年三月五号", "date 2026-03-05" },
    { "26年3月5号到期", "date 2026-03-05" },
    { "3月5日", "date --03-05" },
    { "3月5号之前", "date --03-05" },
    { "三月五号", "date --03-05" },
    { "十二月二十五日", "date --12-25" },
    { "十一月三十号", "date --11-30" },
    { "2月30日", "" },
    { "13月5日", "" },
    { "2026年3月", "date 2026-03-00" },
    { "明年3月5日", "date --03-05 Y+1" },
    { "去年12月1号", "date --12-01 Y-1" },
    { "今年五月一号", "date --05-01 Y+0" },
    { "下个月5号", "date d5 M+1" },
    { "上月二十号", "date d20 M-1" },
    { "本月15日", "date d15 M+0" },
    { "5号", "date d5" },
    { "二十五号还款", "date d25" },
    { "今天", "date D+0" },
    { "今日办理", "date D+0" },
    { "明天", "date D+1" },
    { "後天", "date D+2" },
    { "大后天", "date D+3" },
    { "昨天", "date D-1" },
    { "前天", "date D-2" },
    { "大前天", "date D-3" },
    { "三天后", "date D+3" },
    { "3天以后", "date D+3" },
    { "两周前", "date W-2" },
    { "3个月前", "date M-3" },
    { "两年后", "date Y+2" },
    { "周三", "date w3" },
    { "星期天", "date w7" },
    { "礼拜五", "date w5" },
    { "周6", "date w6" },
    { "下周三", "date w3 W+1" },
    { "上个星期五", "date w5 W-1" },
    { "这周日", "date w7 W+0" },
    { "本周一", "date w1 W+0" },
    { "下下周二", "date w2 W+2" },
    { "周一到周五", "date w1; date w5" },
    { "2026-03-05", "date 2026-03-05" },
    { "2026/3/5", "date 2026-03-05" },
    { "2026.3.5", "date 2026-03-05" },
    { "2026-02-30", "" },
    { "日期是5/3", "date --05-03" },
    { "我5/13到的", "date --05-13" },
    /* look like it */
    { "5号线", "" },
    { "3号楼", "" },
    { "第5号", "" },
    { "每周一", "" },
    { "两周", "duration 2 week" },
    { "一周一次", "duration 1 week" },
    { "三月", "" },
    { "3个月", "duration 3 month" },
    { "30日内", "duration 30 day" },
    { "提前天数", "" },
    { "上周", "" },
    { "周末", "" },
    { "今后天天", "" },
    { "今日头条", "" },
    { "24/7在线", "" },
    { "还剩1/2", "" },
    { "一号店", "" },
    { "十天内", "duration 10 day" },
    { "前年", "" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_dates_en (void)
{
  static const Row rows[] = {
    { "March 5th", "date --03-05" },
    { "on March 5", "date --03-05" },
    { "Mar. 5, 2026", "date 2026-03-05" },
    { "march the 5th", "date --03-05" },
    { "MARCH 5TH 2026", "date 2026-03-05" },
    { "5 March 2026", "date 2026-03-05" },
    { "the 5th of March", "date --03-05" },
    { "second of may", "date --05-02" },
    { "March 2026", "date 2026-03-00" },
    { "Feb 30", "number 30 plain" },
    { "December 25", "date --12-25" },
    { "Sept 1st", "date --09-01" },
    { "today", "date D+0" },
    { "tomorrow", "date D+1" },
    { "yesterday", "date D-1" },
    { "the day after tomorrow", "date D+2" },
    { "day before yesterday", "date D-2" },
    { "tonight", "date D+0" },
    { "Tuesday", "date w2" },
    { "next Tuesday", "date w2 W+1" },
    { "last Friday", "date w5 W-1" },
    { "this Monday", "date w1 W+0" },
    { "on Wed", "date w3" },
    { "by Fri", "date w5" },
    { "in three days", "date D+3" },
    { "in 2 weeks", "date W+2" },
    { "3 days ago", "date D-3" },
    { "a month from now", "date M+1" },
    { "two years ago", "date Y-2" },
    { "5/3", "date --05-03?" },
    { "on 5/3 please", "date --05-03?" },
    { "5/13", "date --05-13" },
    { "13/5", "date --05-13" },
    { "on 5/5", "date --05-05" },
    { "5/5", "" },
    { "5/3/2026", "date 2026-05-03?" },
    { "3/14/26", "date 2026-03-14" },
    { "2026-03-05", "date 2026-03-05" },
    /* look like it */
    { "24/7 support", "" },
    { "1/2 price", "" },
    { "3/4 of it", "" },
    { "4/5 stars", "" },
    { "on 1/2", "date --01-02?" },
    { "every Monday", "" },
    { "Mondays", "" },
    { "the sun is out", "" },
    { "I sat down", "" },
    { "you may go", "" },
    { "march on", "" },
    { "the second plan", "" },
    { "first of all", "" },
    { "3 days", "duration 3 day" },
    { "1.2.3", "" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_times (void)
{
  static const Row rows[] = {
    { "15:30", "time 15:30" },
    { "09:05", "time 09:05" },
    { "3:30", "time 03:30?" },
    { "3:30pm", "time 15:30" },
    { "3:30 p.m.", "time 15:30" },
    { "12:15 am", "time 00:15" },
    { "24:00", "time 24:00" },
    { "10:00:30", "time 10:00" },
    { "3pm", "time 15:00" },
    { "at 9 am", "time 09:00" },
    { "12pm", "time 12:00" },
    { "3 o'clock", "time 03:00?" },
    { "five o’clock in the afternoon", "time 17:00" },
    { "eight in the evening", "time 20:00" },
    { "half past three", "time 03:30?" },
    { "quarter to 5 pm", "time 16:45" },
    { "ten past eleven", "time 11:10?" },
    { "noon", "time 12:00" },
    { "before midnight", "time 00:00" },
    { "下午三点半", "time 15:30" },
    { "下午3点", "time 15:00" },
    { "下午 3:30", "time 15:30" },
    { "上午9点15分", "time 09:15" },
    { "早上八点", "time 08:00" },
    { "晚上8点", "time 20:00" },
    { "晚上十二点", "time 24:00" },
    { "凌晨一点", "time 01:00" },
    { "凌晨12点", "time 00:00" },
    { "中午12点", "time 12:00" },
    { "中午一点", "time 13:00" },
    { "三点一刻", "time 03:15?" },
    { "3点三刻", "time 03:45?" },
    { "九点整", "time 09:00?" },
    { "八点零五分", "time 08:05?" },
    { "三点五十", "time 03:50?" },
    { "二十点三十分", "time 20:30" },
    { "九点之前", "time 09:00?" },
    { "明天三点", "date D+1; time 03:00?" },
    { "明天下午三点", "date D+1; time 15:00" },
    { "今晚8点", "time 20:00" },
    { "周五上午10点", "date w5; time 10:00" },
    { "下午3时20分", "time 15:20" },
    { "9点到18点", "time 09:00?; time 18:00" },
    { "tomorrow at 3pm", "date D+1; time 15:00" },
    /* look like it */
    { "一点也不", "" },
    { "有两点建议", "" },
    { "差一点", "" },
    { "三点五个G", "number 3.5 gb" },
    { "1000点积分", "number 1000 point" },
    { "16:9", "" },
    { "比分3:1", "" },
    { "25:00", "" },
    { "wait a second", "" },
    { "at once", "" },
    { "12:75", "" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_durations_and_amounts (void)
{
  static const Row rows[] = {
    { "两个半小时", "duration 2.5 hour" },
    { "半小时", "duration 0.5 hour" },
    { "三到五个工作日", "duration 3-5 day working" },
    { "两到三天", "duration 2-3 day" },
    { "三至五块", "money 3-5 yuan" },
    { "送到五块", "money 5 yuan" },
    { "周三到五块", "date w3; money 5 yuan" },
    { "3-5个工作日", "duration 3-5 day working" },
    { "三个工作日", "duration 3 day working" },
    { "24个月", "duration 24 month" },
    { "一年半", "duration 1.5 year" },
    { "1小时30分钟", "duration 90 minute" },
    { "两年零三个月", "duration 27 month" },
    { "30秒", "duration 30 second" },
    { "十秒钟", "duration 10 second" },
    { "24 months", "duration 24 month" },
    { "24-month contract", "duration 24 month" },
    { "half an hour", "duration 0.5 hour" },
    { "two and a half hours", "duration 2.5 hour" },
    { "3 to 5 business days", "duration 3-5 day working" },
    { "1 hour 30 minutes", "duration 90 minute" },
    { "2 years and 3 months", "duration 27 month" },
    { "an hour and 20 minutes", "duration 80 minute" },
    { "for a year and 3 months", "duration 15 month" },
    { "$20 an hour and 10 minutes", "money 20 usd; duration 10 minute" },
    { "30 seconds", "duration 30 second" },
    { "20元", "money 20 yuan" },
    { "20到30元", "money 20-30 yuan" },
    { "20元到30元", "money 20-30 yuan" },
    { "二十到三十块", "money 20-30 yuan" },
    { "¥20~30", "money 20-30 yuan" },
    { "$10 to $20", "money 10-20 usd" },
    { "10 to 20 dollars", "money 10-20 usd" },
    { "30到20元", "money 30 yuan; money 20 yuan" },
    { "89块9", "money 89.9 yuan" },
    { "15%", "percent 15" },
    { "百分之十五", "percent 15" },
    { "10%到15%", "percent 10-15" },
    { "5到10个", "number 5-10 piece" },
    { "60GB", "number 60 gb" },
    { "89", "number 89 plain" },
    { "每月59元，共12个月", "money 59 yuan; duration 12 month" },
    { "3月5号扣了89元", "date --03-05; money 89 yuan" },
    /* look like it */
    { "一下", "" },
    { "三星手机", "" },
    { "七夕", "" },
    { "四川", "" },
    { "第三个", "" },
    { "五折", "" },
    { "一个", "" },
    { "5G套餐", "" },
    { "二十多块", "" },
    { "千万别", "" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_codes (void)
{
  static const Row rows[] = {
    { "13800138000", "phone 13800138000" },
    { "我的手机是138 0013 8000", "phone 13800138000" },
    { "138-0013-8000", "phone 13800138000" },
    { "+86 13800138000", "phone +8613800138000" },
    { "１３８００１３８０００", "phone 13800138000" },
    { "010-88886666", "phone 01088886666" },
    { "0571-8888 6666", "phone 057188886666" },
    { "400-800-1234", "phone 4008001234" },
    { "请拨打10086", "phone 10086" },
    { "电话88886666", "phone 88886666" },
    { "(415) 555-0100", "phone 4155550100" },
    { "415-555-0100", "phone 4155550100" },
    { "1-800-555-0100", "phone 18005550100" },
    { "+44 20 7946 0958", "phone +442079460958" },
    { "call me at 555-0100", "phone 5550100" },
    { "my phone number is 4155550100", "phone 4155550100" },
    { "订单号1234567890", "order 1234567890" },
    { "订单号：JD0012345678", "order JD0012345678" },
    { "订单13800138000", "order 13800138000" },
    { "运单号是SF1234567890123", "order SF1234567890123" },
    { "SF1234567890123", "order SF1234567890123" },
    { "單號 20260305123456", "order 20260305123456" },
    { "202603051234567", "order 202603051234567" },
    { "order #4521", "order 4521" },
    { "my order number is A1234-99", "order A1234-99" },
    { "my order number is 12345678", "order 12345678" },
    { "the tracking number: 4155550100", "order 4155550100" },
    { "tracking number 1Z999AA10123456784", "order 1Z999AA10123456784" },
    { "ref: 88213", "order 88213" },
    { "#10023", "order 10023" },
    { "order 4521, call 415-555-0100", "order 4521; phone 4155550100" },
    /* look like it */
    { "1234567元", "money 1234567 yuan" },
    { "13800138000元", "money 13800138000 yuan" },
    { "¥13800138000", "money 13800138000 yuan" },
    { "10086", "number 10086 plain" },
    { "iphone15", "" },
    { "covid-19", "" },
    { "we are #1", "" },
    { "订了3张", "number 3 piece" },
    { "order 3 pieces", "number 3 piece" },
    { "订单里有2件", "number 2 piece" },
    { "卡号6222021234567890", "" },
    { "my card number is 4111111111111111", "" },
    { "my account number is 12345678", "" },
    { "尾号8000", "number 8000 plain" },
    { "0571", "" },
    { "v1.2.3", "" },
    { "2026年", "" },
    { "拨打了三次", "" },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

/* Spans are those of the original, blanks and full width included. */
static void
test_places (void)
{
  g_autoptr (CueFolded) folded = cue_folded_new ("好的  ２０到３０ 元，下週三　下午３點");
  g_autoptr (GArray) slots = read_all (folded);
  static const guint places[][2] = { { 4, 11 }, { 12, 15 }, { 16, 20 } };

  g_assert_cmpuint (slots->len, ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < slots->len; i++)
    {
      g_assert_cmpuint (g_array_index (slots, CueSlot, i).source.start, ==, places[i][0]);
      g_assert_cmpuint (g_array_index (slots, CueSlot, i).source.end, ==, places[i][1]);
    }
}

/* Said on Wednesday, 2026-03-04. */
static void
test_days (void)
{
  static const struct
  {
    const char *text;
    const char *day;
  } rows[] = {
    { "今天", "2026-03-04" },
    { "明天", "2026-03-05" },
    { "昨天", "2026-03-03" },
    { "大后天", "2026-03-07" },
    { "三天后", "2026-03-07" },
    { "两周前", "2026-02-18" },
    { "一个月后", "2026-04-04" },
    { "4个月前", "2025-11-04" },
    { "周三", "2026-03-04" },
    { "周二", "2026-03-10" },
    { "下周三", "2026-03-11" },
    { "上周五", "2026-02-27" },
    { "本周一", "2026-03-02" },
    { "5号", "2026-03-05" },
    { "下个月5号", "2026-04-05" },
    { "3月5日", "2026-03-05" },
    { "12月25日", "2025-12-25" },
    { "明年3月5日", "2027-03-05" },
    { "2026年3月", "none" },
    { "2月29日", "none" },
    { "next Tuesday", "2026-03-10" },
    { "Tuesday", "2026-03-10" },
    { "last Friday", "2026-02-27" },
    { "tomorrow", "2026-03-05" },
    { "5/3", "none" },
    { "5/13/2026", "2026-05-13" },
    { "a month ago", "2026-02-04" },
    { "two years ago", "2024-03-04" },
    { "300天后", "2026-12-29" },
  };
  CueDay said = { 2026, 3, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueFolded) folded = cue_folded_new (rows[i].text);
      g_autoptr (GArray) slots = read_all (folded);
      g_autofree char *found = g_strdup ("none");
      gint64 number;

      if (slots->len == 1
          && cue_slot_find_day (&g_array_index (slots, CueSlot, 0), cue_day_to_number (&said),
                                &number))
        {
          CueDay day = cue_day_from_number (number);

          g_free (found);
          found = g_strdup_printf ("%04d-%02d-%02d", day.year, day.month, day.day);
        }
      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (found, ==, rows[i].day);
    }
}

static void
test_calendar (void)
{
  CueDay first = { 1600, 1, 1 };

  for (gint64 n = cue_day_to_number (&first), i = 0; i < 366 * 800; i++, n++)
    {
      CueDay day = cue_day_from_number (n);
      GDate date;

      g_assert_true (cue_day_is_valid (&day));
      g_assert_cmpint (cue_day_to_number (&day), ==, n);
      g_date_clear (&date, 1);
      g_date_set_dmy (&date, (GDateDay) day.day, (GDateMonth) day.month, (GDateYear) day.year);
      g_assert_cmpint (g_date_get_julian (&date) - G_GINT64_CONSTANT (719163), ==, n);
      g_assert_cmpint ((int) g_date_get_weekday (&date), ==, cue_day_weekday (n));
    }
}

static void
test_conversion (void)
{
  static const struct
  {
    const char *text;
    CueUnit unit;
    gint64 micro; /* -1: there is no fixed proportion */
  } rows[] = {
    { "两个半小时", CUE_UNIT_MINUTE, 150000000 }, { "90分钟", CUE_UNIT_HOUR, 1500000 },
    { "两周", CUE_UNIT_DAY, 14000000 },           { "半年", CUE_UNIT_MONTH, 6000000 },
    { "24 months", CUE_UNIT_YEAR, 2000000 },      { "3个月", CUE_UNIT_DAY, -1 },
    { "30 seconds", CUE_UNIT_MINUTE, 500000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (CueFolded) folded = cue_folded_new (rows[i].text);
      g_autoptr (GArray) slots = read_all (folded);
      gint64 micro = -1;

      g_test_message ("%s", rows[i].text);
      g_assert_cmpuint (slots->len, ==, 1);
      g_assert_cmpint (cue_slot_get_duration (&g_array_index (slots, CueSlot, 0), rows[i].unit,
                                              &micro),
                       ==, rows[i].micro >= 0);
      g_assert_cmpint (micro, ==, rows[i].micro);
    }
}

/* Any text: slots in order, without overlaps, inside the text. */
static void
test_any_text (void)
{
  static const char *const pieces[]
      = { "1",  "3",  "12", "2026", "年",   "月",  "日",   "号",   "周",  "三",        "十",
          "点", "半", ":",  "/",    "-",    ".",   " ",    "(",    ")",   "+",         "#",
          "下", "上", "午", "元",   "$",    "pm",  "in",   "days", "ago", "march",     "5th",
          "天", "后", "个", "订单", "电话", "138", "0013", "to",   "到",  "half past " };
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (CueFolded) folded = NULL;
      g_autoptr (GArray) slots = NULL;
      guint end = 0;

      for (int n = g_rand_int_range (rand, 0, 14); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      folded = cue_folded_new (text->str);
      slots = read_all (folded);
      for (guint i = 0; i < slots->len; i++)
        {
          const CueSlot *slot = &g_array_index (slots, CueSlot, i);
          g_autofree char *code = cue_slot_dup_code (slot, folded);
          gint64 day;

          g_assert_cmpuint (slot->start, >=, end);
          g_assert_cmpuint (slot->end, >, slot->start);
          g_assert_cmpuint (slot->end, <=, folded->length);
          g_assert_cmpuint (slot->source.end, <=, folded->source_length);
          if (slot->kind == CUE_SLOT_TIME)
            g_assert_cmpint (slot->value, <=, 1440);
          cue_slot_find_day (slot, 20000, &day);
          end = slot->end;
        }
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8"); /* a failing row is shown as it is written */
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/slot/dates-zh", test_dates_zh);
  g_test_add_func ("/slot/dates-en", test_dates_en);
  g_test_add_func ("/slot/times", test_times);
  g_test_add_func ("/slot/durations-and-amounts", test_durations_and_amounts);
  g_test_add_func ("/slot/codes", test_codes);
  g_test_add_func ("/slot/places", test_places);
  g_test_add_func ("/slot/days-are-found-from-today", test_days);
  g_test_add_func ("/slot/calendar", test_calendar);
  g_test_add_func ("/slot/conversion", test_conversion);
  g_test_add_func ("/slot/any-text", test_any_text);
  return g_test_run ();
}
