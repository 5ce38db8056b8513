/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-number-private.h"

#include <string.h>

/* Numbers in digits: 1,299.50, 3万5, 1.5万, 20k, 2 thousand. Phones, dates, times, fractions,
 * versions and numbers inside words are left out. */

#define LONGEST_BARE 6 /* more digits without a unit are a phone or an order */

static gboolean
is_digit (const CueFolded *text, guint at)
{
  gunichar c = cue_number_char (text, at);

  return c >= '0' && c <= '9';
}

/* The rest of a name of letters and digits, as in v1.2b. */
static guint
end_of_word (const CueFolded *text, guint at)
{
  while (is_digit (text, at) || cue_number_is_letter (cue_number_char (text, at))
         || (cue_number_char (text, at) == '.' && is_digit (text, at + 1)))
    at++;
  return at;
}

static gboolean
ends_with (const CueFolded *text, guint at, const char *word)
{
  for (guint i = strlen (word); i-- > 0;)
    if (at-- == 0 || text->chars[at] != (guchar) word[i])
      return FALSE;
  return at == 0 || !cue_number_is_letter (text->chars[at - 1]);
}

static gboolean
is_currency_word_before (const CueFolded *text, guint at)
{
  return ends_with (text, at, "rmb") || ends_with (text, at, "cny") || ends_with (text, at, "usd");
}

/* iphone15, covid-19, #12, v2: the digits belong to a name. */
static gboolean
is_inside_name (const CueFolded *text, guint at)
{
  gunichar before = at > 0 ? text->chars[at - 1] : 0;

  if (cue_number_is_letter (before))
    return !is_currency_word_before (text, at);
  return before == '#' || before == '_'
         || (before == '-' && at > 1 && cue_number_is_letter (text->chars[at - 2]));
}

/* Digits joined by - : / . are one thing; tells whether that thing is a phone, date, time or
 * fraction. */
static gboolean
is_compound (const CueFolded *text, guint at, guint *end)
{
  guint digits = 0;
  guint points = 0;
  gboolean dashed = FALSE;
  gboolean strange = FALSE;

  for (*end = at;; ++*end)
    {
      gunichar c = cue_number_char (text, *end);

      if (is_digit (text, *end))
        digits++;
      else if (!is_digit (text, *end + 1) || !cue_number_is_any (c, "-:/.⁄"))
        break;
      else if (c == '-')
        {
          dashed = TRUE;
          points = 0;
        }
      else if (c == '.')
        strange |= ++points > 1;
      else
        strange = TRUE;
    }
  return strange || (dashed && digits > LONGEST_BARE);
}

/* 299,000 but not 5,6. */
static gboolean
is_group (const CueFolded *text, guint at)
{
  return cue_number_char (text, at) == ',' && is_digit (text, at + 1) && is_digit (text, at + 2)
         && is_digit (text, at + 3) && !is_digit (text, at + 4);
}

static gint64
read_run (const CueFolded *text, guint *at)
{
  gint64 value = 0;

  for (; is_digit (text, *at); ++*at)
    value = cue_number_add (cue_number_multiply (value, 10), text->chars[*at] - '0');
  return value;
}

static gint64
read_fraction (const CueFolded *text, guint *at)
{
  gint64 micro = 0;

  if (cue_number_char (text, *at) != '.' || !is_digit (text, *at + 1))
    return 0;
  ++*at;
  for (gint64 weight = CUE_MICRO / 10; is_digit (text, *at); ++*at, weight /= 10)
    micro += weight * (text->chars[*at] - '0');
  return micro;
}

static void
read_plain (const CueFolded *text, CueReading *out)
{
  guint first = out->start;
  guint at = first;
  gint64 value = read_run (text, &at);
  guint digits = at - first;
  gboolean grouped = digits <= 3 && is_group (text, at);
  gint64 micro;
  guint whole_end;

  while (grouped && is_group (text, at))
    {
      guint group = at + 1;

      value = cue_number_add (cue_number_multiply (value, 1000), read_run (text, &group));
      at = group;
    }
  whole_end = at;
  micro = read_fraction (text, &at);
  out->micro = cue_number_add (cue_number_multiply (value, CUE_MICRO), micro);
  out->end = at;
  out->needs_unit = at == whole_end && !grouped
                    && (digits > LONGEST_BARE || (digits > 1 && text->chars[first] == '0'));
}

/* "$.50" and "for .50", but not "the end.50 more". */
static void
take_leading_point (const CueFolded *text, CueReading *out)
{
  guint at = out->start;
  gunichar earlier = at > 1 ? text->chars[at - 2] : ' ';

  if (at == 0 || text->chars[at - 1] != '.' || !cue_number_is_any (earlier, " ($¥"))
    return;
  out->start = at = at - 1;
  out->micro = read_fraction (text, &at);
  out->end = at;
  out->needs_unit = FALSE;
}

/* The coefficient after 万 in 3万5, 3万5千, 3万5000. */
static gint64
read_coefficient (const CueFolded *text, guint *at, guint *width)
{
  guint from = *at;
  gint64 value = cue_chinese_digit (cue_number_char (text, from));

  if (value > 0 && !(value == 1 && cue_chinese_one_counts (text, from)))
    *at += 1;
  else
    value = read_run (text, at);
  *width = *at - from;
  return value;
}

static void
read_chinese_scales (const CueFolded *text, CueReading *out)
{
  gint64 last = cue_chinese_scale (cue_number_char (text, out->end));

  if (last < 100)
    return;
  out->micro = cue_number_multiply (out->micro, last);
  out->end++;
  for (;;)
    {
      guint at = out->end;
      guint width;
      gint64 value = read_coefficient (text, &at, &width);
      gint64 scale = cue_chinese_scale (cue_number_char (text, at));

      if (width == 0 || width > 4)
        return;
      if (scale == 0)
        scale = width == 1 ? last / 10 : 1;
      else if (scale < last)
        at++;
      else
        return;
      if (value >= last / scale)
        return;
      out->micro = cue_number_add (out->micro, cue_number_multiply (value, scale * CUE_MICRO));
      out->end = at;
      if (cue_chinese_scale (text->chars[at - 1]) == 0)
        return;
      last = scale;
    }
}

static void
read_english_scale (const CueFolded *text, CueReading *out)
{
  gunichar after = cue_number_char (text, out->end + 1);
  guint end;
  gint64 scale;

  if (cue_number_char (text, out->end) == 'k' && !cue_number_is_letter (after)
      && !is_digit (text, out->end + 1))
    {
      /* 4k and 8k are screens. */
      out->needs_unit |= out->micro == 4 * CUE_MICRO || out->micro == 8 * CUE_MICRO;
      out->micro = cue_number_multiply (out->micro, 1000);
      out->end++;
      return;
    }
  if (cue_number_char (text, out->end) != ' ')
    return;
  scale = cue_english_scale (text, out->end + 1, &end);
  if (scale == 0)
    return;
  out->micro = cue_number_multiply (out->micro, scale);
  out->end = end;
}

static gboolean
is_negative (const CueFolded *text, guint at)
{
  gunichar before = at > 0 ? text->chars[at - 1] : 0;
  gunichar earlier = at > 1 ? text->chars[at - 2] : ' ';

  return before == 0x8d1f                           /* 负 */
         || (before == 0x4e0b && earlier == 0x96f6) /* 零下 */
         || ((before == '-' || before == 0x2212) && (earlier == ' ' || earlier == '('));
}

CueReadingKind
cue_reading_digits (const CueFolded *text, guint at, CueReading *out)
{
  gunichar next;
  guint end;

  if (!is_digit (text, at))
    return CUE_READING_NONE;
  *out = (CueReading){ .start = at, .script = CUE_SCRIPT_DIGITS };
  if (is_inside_name (text, at))
    {
      out->end = end_of_word (text, at);
      return CUE_READING_SKIP;
    }
  if (is_compound (text, at, &out->end))
    return CUE_READING_SKIP;

  read_plain (text, out);
  take_leading_point (text, out);
  read_chinese_scales (text, out);
  read_english_scale (text, out);
  if (is_negative (text, at))
    out->micro = -out->micro;

  next = cue_number_char (text, out->end);
  if (cue_number_is_letter (next) && cue_unit_row_at (text, out->end, &end) == NULL)
    {
      out->end = end_of_word (text, out->end); /* 5x, 1st, 300mbps */
      return CUE_READING_SKIP;
    }
  return CUE_READING_NUMBER;
}
