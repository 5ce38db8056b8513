/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-slot-private.h"

#include "cue-day.h"

/* Days as they are said in English: March 5th, 5 March 2026, tomorrow, next Tuesday, in three days,
 * two weeks ago. "may 5" needs its day, "every Monday" and "Mondays" are no day. */

static const CueSlotWord months[] = {
  { "january", 1 },   { "february", 2 },  { "march", 3 },  { "april", 4 },     { "may", 5 },
  { "june", 6 },      { "july", 7 },      { "august", 8 }, { "september", 9 }, { "october", 10 },
  { "november", 11 }, { "december", 12 }, { "jan", 1 },    { "feb", 2 },       { "mar", 3 },
  { "apr", 4 },       { "jun", 6 },       { "jul", 7 },    { "aug", 8 },       { "sep", 9 },
  { "sept", 9 },      { "oct", 10 },      { "nov", 11 },   { "dec", 12 },      { NULL },
};
static const CueSlotWord weekdays[]
    = { { "monday", 1 }, { "tuesday", 2 },  { "wednesday", 3 }, { "thursday", 4 },
        { "friday", 5 }, { "saturday", 6 }, { "sunday", 7 },    { NULL } };
/* Short names are other words too (sun, sat, wed), so something must lead to them. */
static const CueSlotWord short_weekdays[]
    = { { "mon", 1 },   { "tue", 2 }, { "tues", 2 }, { "wed", 3 }, { "thu", 4 }, { "thur", 4 },
        { "thurs", 4 }, { "fri", 5 }, { "sat", 6 },  { "sun", 7 }, { NULL } };

/* The end of a day with or without st, nd, rd, th. */
static guint
ordinal_at (const CueFolded *text, guint at, int *day)
{
  static const CueSlotWord endings[]
      = { { "st", 0 }, { "nd", 0 }, { "rd", 0 }, { "th", 0 }, { NULL } };
  static const CueSlotWord words[]
      = { { "first", 1 },      { "second", 2 }, { "third", 3 },      { "fourth", 4 },
          { "fifth", 5 },      { "sixth", 6 },  { "seventh", 7 },    { "eighth", 8 },
          { "ninth", 9 },      { "tenth", 10 }, { "fifteenth", 15 }, { "twentieth", 20 },
          { "thirtieth", 30 }, { NULL } };
  guint end = cue_slot_word_at (text, at, words, day);
  guint ending;
  int unused;

  if (end > 0)
    return end;
  if (!cue_slot_is_digit (text, at))
    return 0;
  end = cue_slot_int_at (text, at, 2, day);
  if (end == 0)
    return 0;
  ending = cue_slot_word_at (text, end, endings, &unused);
  if (ending > 0)
    return ending;
  return cue_number_is_letter (cue_number_char (text, end))
                 || cue_number_is_any (cue_number_char (text, end), ":%")
                 || (cue_number_char (text, end) == '.' && cue_slot_is_digit (text, end + 1))
             ? 0
             : end;
}

/* " 2026" or ", 2026" */
static guint
year_behind (const CueFolded *text, guint at, int *year)
{
  guint from = cue_number_char (text, at) == ',' ? at + 1 : at;
  guint end;

  from = cue_slot_skip_blank (text, from);
  end = cue_slot_is_digit (text, from) ? cue_slot_int_at (text, from, 4, year) : 0;
  if (end != from + 4 || *year < 1900 || *year > 2199)
    {
      *year = 0;
      return at;
    }
  return end;
}

static guint
take_month_day (CueSlot *out, CueSlotDate date, guint end)
{
  CueDay day = { date.year > 0 ? date.year : 2024, date.month, date.day > 0 ? date.day : 1 };

  if (!cue_day_is_valid (&day))
    return 0;
  out->kind = CUE_SLOT_DATE;
  out->date = date;
  return end;
}

/* March 5th, Mar. 5, 2026, March 2026 */
static guint
read_month_first (const CueFolded *text, guint at, CueSlot *out)
{
  CueSlotDate date = { 0 };
  guint end = cue_slot_word_at (text, at, months, &date.month);
  guint from, day_end;

  if (end == 0)
    return 0;
  from = cue_slot_skip_blank (text, cue_number_char (text, end) == '.' ? end + 1 : end);
  if (cue_number_match (text, from, "the ") > 0)
    from += 4;
  day_end = ordinal_at (text, from, &date.day);
  if (day_end > 0 && date.day <= 31)
    {
      day_end = year_behind (text, day_end, &date.year);
      return take_month_day (out, date, day_end);
    }
  date.day = 0;
  day_end = year_behind (text, end, &date.year);
  return date.year > 0 ? take_month_day (out, date, day_end) : 0;
}

/* 5 March, the 5th of March 2026 */
static guint
read_day_first (const CueFolded *text, guint at, CueSlot *out)
{
  CueSlotDate date = { 0 };
  guint end = ordinal_at (text, at, &date.day);
  guint from = cue_slot_skip_blank (text, end);

  if (end == 0 || from == end)
    return 0;
  if (cue_number_match (text, from, "of ") > 0)
    from += 3;
  end = cue_slot_word_at (text, from, months, &date.month);
  if (end == 0)
    return 0;
  end = year_behind (text, end, &date.year);
  return take_month_day (out, date, end);
}

static guint
read_day_word (const CueFolded *text, guint at, CueSlot *out)
{
  static const CueSlotWord days[] = { { "the day before yesterday", -2 },
                                      { "day before yesterday", -2 },
                                      { "yesterday", -1 },
                                      { "today", 0 },
                                      { "tonight", 0 },
                                      { "tomorrow", 1 },
                                      { "tmr", 1 },
                                      { "tmrw", 1 },
                                      { "the day after tomorrow", 2 },
                                      { "day after tomorrow", 2 },
                                      { NULL } };
  CueSlotDate date = { .is_relative = TRUE };
  guint end = cue_slot_word_at (text, at, days, &date.days);

  if (end == 0)
    return 0;
  out->kind = CUE_SLOT_DATE;
  out->date = date;
  return end;
}

/* Tuesday, next Tuesday, last fri, on Mon */
static guint
read_weekday (const CueFolded *text, guint at, CueSlot *out)
{
  static const CueSlotWord weeks[]
      = { { "last ", -1 }, { "this ", 0 }, { "next ", 1 }, { "this coming ", 0 }, { NULL } };
  CueSlotDate date = { 0 };
  guint from = cue_slot_word_at (text, at, weeks, &date.weeks);
  guint end = cue_slot_word_at (text, from > 0 ? from : at, weekdays, &date.weekday);

  if (end == 0)
    {
      end = cue_slot_word_at (text, from > 0 ? from : at, short_weekdays, &date.weekday);
      if (end > 0 && from == 0 && !cue_slot_has_before (text, at, 8, "on by until before from"))
        return 0;
    }
  if (end == 0 || cue_slot_has_before (text, at, 6, "every each"))
    return 0;
  date.is_relative = from > 0;
  out->kind = CUE_SLOT_DATE;
  out->date = date;
  return end;
}

/* A number in digits or a small one in words. */
static guint
count_at (const CueFolded *text, guint at, int *n)
{
  static const CueSlotWord words[]
      = { { "a", 1 },    { "an", 1 },   { "one", 1 }, { "two", 2 },   { "three", 3 },
          { "four", 4 }, { "five", 5 }, { "six", 6 }, { "seven", 7 }, { "eight", 8 },
          { "nine", 9 }, { "ten", 10 }, { NULL } };

  if (cue_slot_is_digit (text, at))
    return cue_slot_int_at (text, at, 3, n);
  return cue_slot_word_at (text, at, words, n);
}

static guint
distance_at (const CueFolded *text, guint at, int *n, int *unit)
{
  static const CueSlotWord units[]
      = { { "day", 1 },    { "days", 1 }, { "week", 2 },  { "weeks", 2 }, { "month", 3 },
          { "months", 3 }, { "year", 4 }, { "years", 4 }, { NULL } };
  guint end = count_at (text, at, n);
  guint from = cue_slot_skip_blank (text, end);

  return end > 0 && from > end ? cue_slot_word_at (text, from, units, unit) : 0;
}

/* in three days, 2 weeks ago, a month from now */
static guint
read_distance (const CueFolded *text, guint at, CueSlot *out)
{
  static const CueSlotWord sides[]
      = { { " ago", -1 }, { " from now", 1 }, { " from today", 1 }, { " later", 1 }, { NULL } };
  CueSlotDate date = { .is_relative = TRUE };
  gboolean ahead = cue_number_match (text, at, "in ") > 0;
  int n, unit, side = 1;
  guint end = distance_at (text, ahead ? at + 3 : at, &n, &unit);

  if (end > 0 && !ahead)
    end = cue_slot_word_at (text, end, sides, &side);
  if (end == 0)
    return 0;
  if (unit == 1)
    date.days = side * n;
  else if (unit == 2)
    date.weeks = side * n;
  else if (unit == 3)
    date.months = side * n;
  else
    date.years = side * n;
  out->kind = CUE_SLOT_DATE;
  out->date = date;
  return end;
}

guint
cue_slot_read_english_date (const CueFolded *text, guint at, CueSlot *out)
{
  guint end;

  if (at > 0 && cue_number_is_letter (text->chars[at - 1]))
    return 0;
  if (cue_slot_is_digit (text, at) && !cue_slot_is_fresh (text, at))
    return 0;
  end = read_distance (text, at, out);
  if (end == 0)
    end = read_month_first (text, at, out);
  if (end == 0)
    end = read_day_first (text, at, out);
  if (end == 0)
    end = read_day_word (text, at, out);
  return end > 0 ? end : read_weekday (text, at, out);
}
