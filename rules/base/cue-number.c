/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-number-private.h"

#include <string.h>

/* One pass over the folded text. Where a numeral starts, one of three readers (digits, Chinese,
 * English) reads it; then what stands before and behind decides its unit, or that it is no number
 * at all. When in doubt a number is left out: a wrong one would contradict what an agent promised.
 */

typedef struct
{
  /* owned */
  GArray *numbers;
  /* borrowed */
  const CueFolded *text;
  guint floor; /* where the last number ended */
} Scan;

static void
add (Scan *self, guint start, guint end, gint64 micro, CueUnit unit)
{
  CueNumber number = { micro, unit, start, end, cue_folded_source (self->text, start, end) };

  g_array_append_val (self->numbers, number);
}

/* 50-100元, ten to twenty days: the unit of the second number is that of the first. */
static void
share_unit (Scan *self, guint start, CueUnit unit)
{
  static const char *const links[] = { "-", " - ", "~", "到", "至", "—", " to " };
  CueNumber *last;

  if (self->numbers->len == 0)
    return;
  last = &g_array_index (self->numbers, CueNumber, self->numbers->len - 1);
  if (last->unit != CUE_UNIT_PLAIN)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (cue_number_match (self->text, last->end, links[i]) == start)
      last->unit = unit;
}

/* 3元5角, eighty-nine dollars and fifty cents: the second part belongs to the first. */
static gboolean
joins_last (const Scan *self, guint start, CueUnit unit)
{
  const CueNumber *last;

  if (self->numbers->len == 0)
    return FALSE;
  last = &g_array_index (self->numbers, CueNumber, self->numbers->len - 1);
  return last->unit == unit
         && (last->end == start || (last->end + 1 == start && self->text->chars[last->end] == ' ')
             || cue_number_match (self->text, last->end, " and ") == start);
}

static void
add_part (Scan *self, guint start, guint end, gint64 micro, CueUnit unit)
{
  CueNumber *last;

  if (!joins_last (self, start, unit))
    {
      add (self, start, end, micro, unit);
      return;
    }
  last = &g_array_index (self->numbers, CueNumber, self->numbers->len - 1);
  last->value_micro = cue_number_add (last->value_micro, micro);
  last->end = end;
  last->source = cue_folded_source (self->text, last->start, end);
}

/* What stands before a number; %CUE_UNIT_PLAIN when no currency does, %CUE_UNIT_N for a foreign
 * one. */
static CueUnit
currency_before (const Scan *self, guint *start)
{
  static const struct
  {
    const char *text;
    CueUnit unit;
  } rows[] = {
    { "¥", CUE_UNIT_YUAN },      { "rmb", CUE_UNIT_YUAN }, { "cny", CUE_UNIT_YUAN },
    { "人民币", CUE_UNIT_YUAN }, { "us$", CUE_UNIT_USD },  { "$", CUE_UNIT_USD },
    { "usd", CUE_UNIT_USD },     { "美元", CUE_UNIT_USD }, { "美金", CUE_UNIT_USD },
    { "€", CUE_UNIT_N },         { "£", CUE_UNIT_N },      { "₩", CUE_UNIT_N },
  };
  const CueFolded *text = self->text;
  guint end = *start > self->floor && text->chars[*start - 1] == ' ' ? *start - 1 : *start;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint length = (guint) g_utf8_strlen (rows[i].text, -1);
      guint from = end - length;
      gboolean fits = end >= self->floor + length;
      guint k = 0;

      for (const char *c = rows[i].text; fits && k < length; k++, c = g_utf8_next_char (c))
        fits = text->chars[from + k] == g_utf8_get_char (c);
      if (!fits)
        continue;
      if (from > 0 && cue_number_is_letter (text->chars[from - 1]))
        return rows[i].text[0] == '$' ? CUE_UNIT_N : CUE_UNIT_PLAIN; /* hk$ */
      *start = from;
      return rows[i].unit;
    }
  return CUE_UNIT_PLAIN;
}

/* A number with a unit behind it; returns where to go on. */
static guint
finish_with_unit (Scan *self, const CueReading *reading, const CueUnitRow *row, guint end)
{
  const CueFolded *text = self->text;
  gint64 micro = reading->micro / MAX (row->divisor, 1);
  gint64 tenths = 0;

  if (row->unit == CUE_UNIT_N)
    {
      if (strcmp (row->text, "月") == 0)
        end = cue_number_skip_numerals_with (text, end, "日号");
      return end;
    }
  if (cue_number_is_approximate (text, end) || cue_number_is_article (reading, row)
      || cue_number_is_network (text, micro, row, end)
      || (strcmp (row->text, "年") == 0 && cue_number_is_calendar_year (text, micro, end)))
    return end;

  if (strcmp (row->text, "块") == 0)
    {
      tenths = cue_number_read_tenths (text, &end);
      if (reading->is_article && tenths == 0) /* 一块去 */
        return end;
    }
  if (tenths == 0 && cue_number_is_half_behind (text, row->unit, end))
    {
      tenths = CUE_MICRO / 2;
      end++;
    }
  micro = cue_number_add (micro, tenths + (row->half ? CUE_MICRO / 2 : 0));
  share_unit (self, reading->start, row->unit);
  if (row->divisor > 1)
    add_part (self, reading->start, end, micro, row->unit);
  else
    add (self, reading->start, end, micro, row->unit);
  return end;
}

static const CueUnitRow *
unit_behind (const CueFolded *text, const CueReading *reading, guint *end)
{
  const CueUnitRow *row = cue_unit_row_at (text, reading->end, end);
  gunichar c = cue_number_char (text, reading->end);

  if (row != NULL)
    return row;
  if (c == ' ')
    row = cue_unit_row_at (text, reading->end + 1, end);
  else if (c == '-' && cue_number_is_letter (cue_number_char (text, reading->end + 1)))
    row = cue_unit_row_at (text, reading->end + 1, end);
  return row;
}

static gboolean
is_currency (const CueUnitRow *row)
{
  return row != NULL && (row->unit == CUE_UNIT_YUAN || row->unit == CUE_UNIT_USD);
}

/* A number at @reading: finds its unit, and returns where to go on. */
static guint
finish (Scan *self, const CueReading *reading)
{
  const CueFolded *text = self->text;
  guint end;
  const CueUnitRow *row = unit_behind (text, reading, &end);
  guint start = reading->start;
  CueUnit currency = currency_before (self, &start);
  gboolean is_point = cue_number_char (text, reading->end) == 0x70b9; /* 点 */

  if (cue_number_is_spoilt_before (text, reading, row != NULL)
      || cue_number_is_approximate (text, reading->end) || currency == CUE_UNIT_N)
    return reading->end;
  if (currency != CUE_UNIT_PLAIN
      && (row == NULL || is_currency (row) || start + 1 == reading->start))
    {
      if (!is_currency (row))
        end = reading->end;
      add (self, start, end, reading->micro, currency);
      return end;
    }
  if (row != NULL)
    return finish_with_unit (self, reading, row, end);
  if (is_point && reading->micro <= 24 * CUE_MICRO)
    return cue_number_skip_time (text, reading->end + 1);
  if (is_point)
    {
      add (self, start, reading->end + 1, reading->micro, CUE_UNIT_POINT);
      return reading->end + 1;
    }
  if (!reading->needs_unit)
    add (self, reading->start, reading->end, reading->micro, CUE_UNIT_PLAIN);
  return reading->end;
}

/* 百分之十五, 百分之百 */
static guint
read_percent (Scan *self, guint at)
{
  guint from = cue_number_match (self->text, at, "百分之");
  guint hundred;
  CueReading reading;

  if (from == 0)
    return 0;
  hundred = cue_number_match (self->text, from, "百");
  if (cue_reading_digits (self->text, from, &reading) == CUE_READING_NUMBER
      || cue_reading_chinese (self->text, from, &reading) == CUE_READING_NUMBER)
    add (self, at, reading.end, reading.micro, CUE_UNIT_PERCENT);
  else if (hundred != 0)
    add (self, at, reading.end = hundred, 100 * CUE_MICRO, CUE_UNIT_PERCENT);
  else
    return from;
  return reading.end;
}

/* 半年, 半个月 */
static guint
read_half (Scan *self, guint at)
{
  static const struct
  {
    const char *text;
    CueUnit unit;
  } rows[] = {
    { "半年", CUE_UNIT_YEAR },   { "半个月", CUE_UNIT_MONTH },  { "半个小时", CUE_UNIT_HOUR },
    { "半小时", CUE_UNIT_HOUR }, { "半个钟头", CUE_UNIT_HOUR }, { "半个星期", CUE_UNIT_WEEK },
  };
  gunichar before = at > 0 ? self->text->chars[at - 1] : 0;

  if (cue_number_is_any (before, "一大上下前后多小另"))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint end = cue_number_match (self->text, at, rows[i].text);

      if (end == 0)
        continue;
      if (!cue_number_is_approximate (self->text, end))
        add (self, at, end, CUE_MICRO / 2, rows[i].unit);
      return end;
    }
  return 0;
}

static guint
skip_letters (const CueFolded *text, guint at)
{
  while (cue_number_is_letter (cue_number_char (text, at)))
    at++;
  return at;
}

/* Reads what stands at @at; returns where to go on. */
static guint
step (Scan *self, guint at)
{
  gunichar c = self->text->chars[at];
  CueReading reading;
  CueReadingKind kind;
  guint end = 0;

  if (c == 0x767e) /* 百 */
    end = read_percent (self, at);
  else if (c == 0x534a) /* 半 */
    end = read_half (self, at);
  if (end != 0)
    return end;

  if (c < 0x80)
    kind = g_ascii_isdigit (c) ? cue_reading_digits (self->text, at, &reading)
                               : cue_reading_english (self->text, at, &reading);
  else
    kind = cue_reading_chinese (self->text, at, &reading);
  if (kind == CUE_READING_NUMBER)
    return finish (self, &reading);
  if (kind == CUE_READING_SKIP)
    return reading.end;
  return MAX (skip_letters (self->text, at), at + 1);
}

/**
 * cue_numbers_read:
 * @folded: a folded text
 *
 * Reads the numbers of @folded with their units. Cost: one pass; units are looked up only behind
 * numerals.
 *
 * Returns: (transfer full) (element-type CueNumber): in order of start, without overlaps
 */
GArray *
cue_numbers_read (const CueFolded *folded)
{
  Scan self = { .text = folded };
  guint at = 0;

  g_return_val_if_fail (folded != NULL, NULL);

  self.numbers = g_array_new (FALSE, FALSE, sizeof (CueNumber));
  while (at < folded->length)
    {
      at = step (&self, at);
      if (self.numbers->len > 0)
        self.floor = g_array_index (self.numbers, CueNumber, self.numbers->len - 1).end;
    }
  return self.numbers;
}
