/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-day.h"

/* Counting years from March makes the leap day the last of a year, so that the days before a month
 * are a line (Richards, "Mapping time", 1998, chapter 25). */

#define DAYS_BEFORE_1970 719468 /* since 0000-03-01 */
#define DAYS_OF_400_YEARS 146097

int
cue_day_month_length (int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
    return 29;
  return lengths[month - 1];
}

gboolean
cue_day_is_valid (const CueDay *self)
{
  return self->year >= 1 && self->year <= 9999 && self->month >= 1 && self->month <= 12
         && self->day >= 1 && self->day <= cue_day_month_length (self->year, self->month);
}

gint64
cue_day_to_number (const CueDay *self)
{
  int y = self->month <= 2 ? self->year - 1 : self->year;
  int m = self->month <= 2 ? self->month + 9 : self->month - 3;

  return 365 * (gint64) y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + self->day - 1
         - DAYS_BEFORE_1970;
}

/* The inverse, for days of the years 1 to 9999. */
CueDay
cue_day_from_number (gint64 days)
{
  gint64 since = days + DAYS_BEFORE_1970;
  gint64 era = since / DAYS_OF_400_YEARS;
  int of_era = (int) (since % DAYS_OF_400_YEARS);
  int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int of_year = of_era - (365 * year + year / 4 - year / 100);
  int m = (5 * of_year + 2) / 153;
  CueDay day
      = { (int) (400 * era) + year, m < 10 ? m + 3 : m - 9, of_year - (153 * m + 2) / 5 + 1 };

  day.year += day.month <= 2;
  return day;
}

int
cue_day_weekday (gint64 days)
{
  return (int) ((days % 7 + 7 + 3) % 7) + 1;
}
