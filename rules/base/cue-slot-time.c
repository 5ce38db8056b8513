/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-slot-private.h"

/* Times of day: 15:30, 3pm, half past three, noon; 下午三点半, 九点, 晚上8点. 两点建议, 一点 and
 * 三点五 (3.5) are none. */

#define NOON (12 * 60)

static guint
take (CueSlot *out, int hour, int minute, gboolean is_ambiguous, guint end)
{
  out->kind = CUE_SLOT_TIME;
  out->value = out->most = 60 * hour + minute;
  out->is_ambiguous = is_ambiguous;
  return out->value <= 24 * 60 ? end : 0;
}

/* What a Chinese part of the day does to an hour. */
enum
{
  NIGHT = 1, /* 凌晨 */
  MORNING,
  MIDDAY,
  AFTERNOON,
  EVENING,
};

static const CueSlotWord parts[] = {
  { "凌晨", NIGHT },   { "半夜", NIGHT },     { "清晨", MORNING },   { "早上", MORNING },
  { "早晨", MORNING }, { "上午", MORNING },   { "今早", MORNING },   { "明早", MORNING },
  { "中午", MIDDAY },  { "下午", AFTERNOON }, { "午后", AFTERNOON }, { "傍晚", AFTERNOON },
  { "晚上", EVENING }, { "今晚", EVENING },   { "明晚", EVENING },   { "昨晚", EVENING },
  { "夜里", EVENING }, { "晚", EVENING },     { "早", MORNING },     { NULL },
};

static int
place_hour (int hour, int part)
{
  switch (part)
    {
    case NIGHT:
      return hour == 12 ? 0 : hour;
    case MIDDAY:
      return hour < 4 ? hour + 12 : hour;
    case AFTERNOON:
      return hour < 12 ? hour + 12 : hour;
    case EVENING: /* 晚上12点 ends the day, 晚上1点 is after it */
      return hour >= 5 && hour <= 12 ? hour + 12 : hour;
    default:
      return hour;
    }
}

/* Minutes behind 点: 半, 一刻, 十五分, 零五分, 五十. FALSE: it is 3.5 of something */
static gboolean
minute_behind (const CueFolded *text, guint at, int *minute, guint *end)
{
  static const CueSlotWord words[] = { { "半", 30 },  { "一刻", 15 }, { "1刻", 15 }, { "三刻", 45 },
                                       { "3刻", 45 }, { "整", 0 },    { "钟", 0 },   { NULL } };
  guint from = cue_number_is_any (cue_number_char (text, at), "零〇过") ? at + 1 : at;
  guint row_end;
  guint number_end;

  *end = cue_slot_word_at (text, at, words, minute);
  if (*end > 0)
    return TRUE;
  number_end = cue_slot_int_at (text, from, 2, minute);
  *end = at;
  if (number_end == 0 || *minute > 59)
    {
      *minute = 0;
      return number_end == 0 && from == at;
    }
  *end = number_end;
  if (cue_number_char (text, number_end) == 0x5206 /* 分 */)
    *end = number_end + 1;
  else if ((*minute < 10 && from == at) || cue_unit_row_at (text, number_end, &row_end) != NULL)
    return FALSE;
  return TRUE;
}

/* Does something around a bare 三点 say that it is a time? */
static gboolean
has_time_around (const CueFolded *text, guint at, guint end)
{
  static const CueSlotWord after[]
      = { { "前", 0 },   { "后", 0 }, { "之前", 0 }, { "之后", 0 }, { "以前", 0 },   { "以后", 0 },
          { "到", 0 },   { "至", 0 }, { "开", 0 },   { "关", 0 },   { "左右", 0 },   { "下班", 0 },
          { "上班", 0 }, { "见", 0 }, { "送", 0 },   { "来", 0 },   { "的时候", 0 }, { "起", 0 },
          { "打", 0 },   { "给", 0 }, { "-", 0 },    { NULL } };
  int unused;

  return cue_slot_word_at (text, end, after, &unused) > 0
         || cue_slot_has_before (text, at, 3,
                                 "天 日 号 周一 周二 周三 周四 周五 周六 到 至 - 在 从 于 早 晚");
}

/* 下午三点半, 9点15分 */
static guint
read_chinese (const CueFolded *text, guint at, CueSlot *out)
{
  int part = 0, hour = 0, minute = 0;
  guint from = cue_slot_word_at (text, at, parts, &part);
  guint hour_at = cue_slot_skip_blank (text, from > 0 ? from : at);
  guint hour_end = cue_slot_int_at (text, hour_at, 2, &hour);
  guint end;

  if (hour_end == 0 || hour > 24 || !cue_number_is_any (cue_number_char (text, hour_end), "点时")
      || (from == 0 && !cue_slot_is_fresh (text, at))
      || (cue_number_char (text, hour_end) == 0x65f6 /* 时 */ && (from == 0 || part == 0)))
    return 0;
  if (!minute_behind (text, hour_end + 1, &minute, &end))
    return 0;
  if (cue_number_match (text, hour_end + 1, "积分") > 0)
    return 0;
  if (from == 0 && end == hour_end + 1 && !has_time_around (text, at, end))
    return 0;
  return take (out, place_hour (hour, part), minute, part == 0 && hour > 0 && hour <= 12, end);
}

/* 上午9:30 keeps its part; returns 0 when no part stands before @at. */
static int
part_before (const CueFolded *text, guint at)
{
  guint end = at > 0 && text->chars[at - 1] == ' ' ? at - 1 : at;

  for (guint n = 2; n > 0; n--)
    {
      int part;

      if (end >= n && cue_slot_word_at (text, end - n, parts, &part) == end)
        return part;
    }
  return 0;
}

/* am, pm, "in the afternoon" behind a time. Returns: its end or @at; @pm: 1, 0, or -1 unknown */
static guint
half_behind (const CueFolded *text, guint at, int *pm)
{
  static const CueSlotWord halves[] = { { "am", 0 },
                                        { "a.m.", 0 },
                                        { "a.m", 0 },
                                        { "pm", 1 },
                                        { "p.m.", 1 },
                                        { "p.m", 1 },
                                        { "in the morning", 0 },
                                        { "in the afternoon", 1 },
                                        { "in the evening", 1 },
                                        { "at night", 1 },
                                        { "tonight", 1 },
                                        { NULL } };
  guint from = cue_slot_skip_blank (text, at);
  guint end = cue_slot_word_at (text, from, halves, pm);

  if (end == 0)
    *pm = -1;
  return end > 0 ? end : at;
}

static int
to_24 (int hour, int pm)
{
  if (pm == 1 && hour < 12)
    return hour + 12;
  return pm == 0 && hour == 12 ? 0 : hour;
}

/* 15:30, 3:30 pm, 09:00:00 */
static guint
read_colon (const CueFolded *text, guint at, CueSlot *out)
{
  int hour, minute, second, pm;
  guint end = cue_slot_int_at (text, at, 2, &hour);
  guint hour_digits = end - at;
  guint half_end;
  int part = part_before (text, at);

  if (end == 0 || cue_number_char (text, end) != ':' || hour > 24)
    return 0;
  half_end = cue_slot_int_at (text, end + 1, 2, &minute);
  if (half_end != end + 3 || minute > 59)
    return 0;
  end = half_end;
  if (cue_number_char (text, end) == ':')
    {
      if (cue_slot_int_at (text, end + 1, 2, &second) != end + 3 || second > 59)
        return 0;
      end += 3;
    }
  half_end = half_behind (text, end, &pm);
  if (pm >= 0)
    return hour <= 12 ? take (out, to_24 (hour, pm), minute, FALSE, half_end) : 0;
  return take (out, place_hour (hour, part), minute,
               part == 0 && hour > 0 && hour < 12 && text->chars[at] != '0' && hour_digits == 1,
               end);
}

static guint
hour_word_at (const CueFolded *text, guint at, int *hour)
{
  static const CueSlotWord hours[]
      = { { "one", 1 },     { "two", 2 },     { "three", 3 }, { "four", 4 }, { "five", 5 },
          { "six", 6 },     { "seven", 7 },   { "eight", 8 }, { "nine", 9 }, { "ten", 10 },
          { "eleven", 11 }, { "twelve", 12 }, { NULL } };

  if (cue_slot_is_digit (text, at))
    return cue_slot_int_at (text, at, 2, hour);
  return cue_slot_word_at (text, at, hours, hour);
}

/* 3pm, 3 o'clock, three in the afternoon */
static guint
read_hour (const CueFolded *text, guint at, CueSlot *out)
{
  int hour = 0, pm;
  guint end = hour_word_at (text, at, &hour);
  guint from = cue_slot_skip_blank (text, end);
  guint clock = end > 0 ? cue_number_match (text, from, "o'clock") : 0;
  guint half_end;

  if (clock == 0 && end > 0)
    clock = cue_number_match (text, from, "o’clock");
  if (end == 0 || hour < 1 || hour > 12)
    return 0;
  half_end = half_behind (text, clock > 0 ? clock : end, &pm);
  if (pm < 0 && clock == 0)
    return 0;
  return take (out, to_24 (hour, pm), 0, pm < 0, half_end);
}

/* half past three, quarter to 5 pm, noon, midnight */
static guint
read_phrase (const CueFolded *text, guint at, CueSlot *out)
{
  static const CueSlotWord offsets[] = { { "half past ", 30 },      { "quarter past ", 15 },
                                         { "a quarter past ", 15 }, { "quarter to ", -15 },
                                         { "a quarter to ", -15 },  { "ten past ", 10 },
                                         { "ten to ", -10 },        { "five past ", 5 },
                                         { "twenty past ", 20 },    { NULL } };
  int offset, hour, pm;
  guint end;

  end = cue_number_match (text, at, "noon");
  if (end > 0)
    return take (out, 12, 0, FALSE, end);
  end = cue_number_match (text, at, "midnight");
  if (end > 0)
    return take (out, 0, 0, FALSE, end);
  end = cue_slot_word_at (text, at, offsets, &offset);
  end = end > 0 ? hour_word_at (text, end, &hour) : 0;
  if (end == 0 || hour < 1 || hour > 12)
    return 0;
  end = half_behind (text, end, &pm);
  hour = to_24 (hour, pm);
  if (offset < 0)
    return take (out, hour == 0 ? 23 : hour - 1, 60 + offset, pm < 0, end);
  return take (out, hour, offset, pm < 0, end);
}

guint
cue_slot_read_time (const CueFolded *text, guint at, CueSlot *out)
{
  guint end = 0;

  if (at > 0 && cue_number_is_letter (text->chars[at - 1]) && text->chars[at] < 0x80)
    return 0;
  if (cue_slot_is_digit (text, at))
    {
      if (!cue_slot_is_fresh (text, at))
        return 0;
      end = read_colon (text, at, out);
    }
  if (end == 0 && text->chars[at] < 0x80)
    end = read_hour (text, at, out);
  if (end == 0 && text->chars[at] < 0x80)
    end = read_phrase (text, at, out);
  return end > 0 ? end : read_chinese (text, at, out);
}
