/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-number-private.h"

/* Chinese numerals: 八十九, 一百零五, 三万五 (35,000), 二〇二四, 三点五. What only looks like a
 * number is left out: 万一, 千万别, 三四天 (about), 一下, 三星. */

#define FORMAL "壹贰叁肆伍陆柒捌玖拾佰仟"

int
cue_chinese_digit (gunichar c)
{
  /* asked of every character of a text, so no search in a list */
  switch (c)
    {
    case 0x3007: /* 〇 */
    case 0x96f6: /* 零 */
      return 0;
    case 0x4e00: /* 一 */
    case 0x58f9: /* 壹 */
      return 1;
    case 0x4e8c: /* 二 */
    case 0x4e24: /* 两 */
    case 0x8d30: /* 贰 */
      return 2;
    case 0x4e09: /* 三 */
    case 0x53c1: /* 叁 */
      return 3;
    case 0x56db: /* 四 */
    case 0x8086: /* 肆 */
      return 4;
    case 0x4e94: /* 五 */
    case 0x4f0d: /* 伍 */
      return 5;
    case 0x516d: /* 六 */
    case 0x9646: /* 陆 */
      return 6;
    case 0x4e03: /* 七 */
    case 0x67d2: /* 柒 */
      return 7;
    case 0x516b: /* 八 */
    case 0x634c: /* 捌 */
      return 8;
    case 0x4e5d: /* 九 */
    case 0x7396: /* 玖 */
      return 9;
    default:
      return -1;
    }
}

gint64
cue_chinese_scale (gunichar c)
{
  switch (c)
    {
    case 0x5341: /* 十 */
    case 0x62fe: /* 拾 */
      return 10;
    case 0x767e: /* 百 */
    case 0x4f70: /* 佰 */
      return 100;
    case 0x5343: /* 千 */
    case 0x4edf: /* 仟 */
      return 1000;
    case 0x4e07: /* 万 */
      return 10000;
    case 0x4ebf: /* 亿 */
      return 100000000;
    default:
      return 0;
    }
}

gboolean
cue_chinese_one_counts (const CueFolded *text, guint at)
{
  guint end;

  return (cue_number_char (text, at) == 0x4e00 /* 一 */ || cue_number_char (text, at) == '1')
         && (cue_number_is_any (cue_number_char (text, at + 1), "下些样直起点次项种款套份共定般")
             || (cue_unit_row_at (text, at + 1, &end) != NULL
                 && cue_number_match (text, at + 1, "元") == 0
                 && cue_number_match (text, at + 1, "块") == 0));
}

static gboolean
is_numeral (gunichar c)
{
  return cue_chinese_digit (c) >= 0 || cue_chinese_scale (c) > 0;
}

/* What the run of numerals at @at is made of. */
typedef struct
{
  guint end;
  guint digits;
  guint zeros;
  guint scales;
  gboolean formal;
  gboolean two;      /* 两 */
  gboolean adjacent; /* two digits side by side, none of them zero */
  gboolean rising;   /* … and every second one is the first plus one: 三四, 两三 */
} Run;

static Run
survey (const CueFolded *text, guint at)
{
  Run run = { .end = at };
  int last = -1;

  for (; is_numeral (cue_number_char (text, run.end)); run.end++)
    {
      gunichar c = text->chars[run.end];
      int digit = cue_chinese_digit (c);

      /* 两百一次, and 三十九一个月: what was read is whole, the one counts what follows */
      if (digit == 1 && run.end > at
          && (cue_chinese_scale (text->chars[run.end - 1]) >= 100 || (run.scales > 0 && last > 0))
          && cue_chinese_one_counts (text, run.end))
        break;
      run.digits += digit >= 0;
      run.zeros += digit == 0;
      run.scales += digit < 0;
      run.two |= c == 0x4e24;
      run.formal |= cue_number_is_any (c, FORMAL);
      if (digit > 0 && last > 0)
        {
          run.adjacent = TRUE;
          run.rising |= digit == last + 1 || (last == 1 && c == 0x4e24);
        }
      last = digit;
    }
  return run;
}

/* 二〇二四: each digit in its place. */
static gint64
read_positional (const CueFolded *text, guint start, guint end)
{
  gint64 value = 0;

  for (guint i = start; i < end; i++)
    value = cue_number_add (cue_number_multiply (value, 10), cue_chinese_digit (text->chars[i]));
  return value;
}

/* 三万五千零六 */
static gint64
read_scaled (const CueFolded *text, guint start, guint end)
{
  gint64 total = 0;   /* whole 亿 */
  gint64 myriads = 0; /* whole 万 below them */
  gint64 section = 0; /* below 万 */
  gint64 last = 0;    /* the scale read last */
  int digit = -1;
  gboolean after_zero = FALSE;

  for (guint i = start; i < end; i++)
    {
      int here = cue_chinese_digit (text->chars[i]);
      gint64 scale = cue_chinese_scale (text->chars[i]);

      if (here >= 0)
        {
          after_zero |= here == 0;
          digit = here > 0 || digit < 0 ? here : digit;
          continue;
        }
      if (scale < 10000)
        section += (digit < 0 || (digit == 0 && scale == 10) ? 1 : digit) * scale;
      else if (scale == 10000)
        myriads += (section + MAX (digit, 0)) * scale;
      else
        total = cue_number_add (cue_number_multiply (total, scale),
                                cue_number_multiply (myriads + section + MAX (digit, 0), scale));
      if (scale >= 10000)
        section = 0;
      if (scale > 10000)
        myriads = 0;
      last = scale;
      digit = -1;
      after_zero = FALSE;
    }
  if (digit > 0) /* 三万五 is 35,000; 三万零五 is 30,005; 十五 is 15 */
    section += last >= 100 && !after_zero ? digit * (last / 10) : digit;
  return cue_number_add (total, myriads + section);
}

/* 三点五 is 3.5; 三点半, 三点十五, 三点五分 are times. */
static gboolean
read_point (const CueFolded *text, CueReading *out)
{
  guint at = out->end + 1;
  gint64 weight = CUE_MICRO / 10;
  gint64 micro = 0;
  gunichar next;

  for (; cue_chinese_digit (cue_number_char (text, at)) >= 0; at++, weight /= 10)
    micro += cue_chinese_digit (text->chars[at]) * weight;
  next = cue_number_char (text, at);
  if (at == out->end + 1 || (cue_chinese_scale (next) > 0 && cue_chinese_scale (next) < 10000)
      || (cue_number_is_any (next, "分刻半") && cue_number_match (text, at, "分钟") == 0))
    return FALSE;
  out->micro = cue_number_add (out->micro, micro);
  out->end = at;
  if (cue_chinese_scale (next) > 0) /* 三点五万 */
    {
      out->micro = cue_number_multiply (out->micro, cue_chinese_scale (next));
      out->end++;
    }
  return TRUE;
}

/* Whether the numeral stands by itself, so that even 三 is meant as a number. */
static gboolean
is_isolated (const CueFolded *text, guint start, guint end)
{
  gunichar before = start > 0 ? text->chars[start - 1] : 0;
  gunichar after = cue_number_char (text, end);

  return !cue_unichar_is_cjk (before) && !g_unichar_isalnum (before) && !cue_unichar_is_cjk (after)
         && !g_unichar_isalnum (after);
}

static gboolean
is_word (const CueFolded *text, guint at, const Run *run)
{
  gunichar first = text->chars[at];
  gunichar before = at > 0 ? text->chars[at - 1] : 0;
  gunichar next = cue_number_char (text, run->end);

  if (cue_chinese_scale (first) > 10
      || (first == 0x96f6 && next == 0x4e0b)) /* 万一, 百分百; 零下 */
    return TRUE;
  if (cue_number_is_any (before, "几数") && cue_chinese_scale (first) > 0) /* 几十 */
    return TRUE;
  if (first == 0x4e00 && run->end == at + 1 && cue_number_is_any (before, "统唯单同专不划合其"))
    return TRUE;
  if (run->scales > 0 ? run->adjacent : run->rising && run->digits == 2) /* 三四百, 三四天 */
    return TRUE;
  if (run->scales == 0 && run->digits > 1 && run->two)
    return TRUE;
  /* 十分 means very, unless someone gives ten points. */
  return first == 0x5341 && run->end == at + 1 && next == 0x5206 /* 分 */
         && cue_number_match (text, run->end, "分钟") == 0
         && !cue_number_is_any (before, "打给评得");
}

CueReadingKind
cue_reading_chinese (const CueFolded *text, guint at, CueReading *out)
{
  guint width;
  Run run;

  if (!is_numeral (cue_number_char (text, at)))
    return CUE_READING_NONE;
  *out = (CueReading){ .start = at, .script = CUE_SCRIPT_CHINESE };
  out->end = cue_number_match (text, at, "万一");
  if (out->end != 0) /* what follows may well be a number */
    return CUE_READING_SKIP;
  run = survey (text, at);
  out->end = run.end;
  if (is_word (text, at, &run))
    return CUE_READING_SKIP;

  width = run.end - at;
  if (run.scales == 0)
    out->micro = cue_number_multiply (read_positional (text, at, run.end), CUE_MICRO);
  else
    out->micro = cue_number_multiply (read_scaled (text, at, run.end), CUE_MICRO);
  out->is_article = width == 1 && text->chars[at] == 0x4e00;
  out->needs_unit = (width == 1 && !is_isolated (text, at, run.end))
                    || (run.scales == 0 && (width == 2 || width > 6) && run.zeros == 0)
                    || (run.formal && width == 1);
  if (cue_number_char (text, out->end) == 0x70b9 /* 点 */ && read_point (text, out))
    out->needs_unit = FALSE;
  if (at > 0
      && (text->chars[at - 1] == 0x8d1f /* 负 */
          || (at > 1 && text->chars[at - 1] == 0x4e0b && text->chars[at - 2] == 0x96f6)))
    out->micro = -out->micro;
  return CUE_READING_NUMBER;
}
