/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-slot-private.h"

#include "cue-day.h"

/* From a day as it was said to a day of the calendar, once somebody knows today. */

static void
shift_months (CueDay *day, int months)
{
  int total = 12 * day->year + day->month - 1 + months;

  day->year = total / 12;
  day->month = total % 12 + 1;
}

/* A day of a month without its year: the nearest to today. */
static CueDay
nearest_year (const CueSlotDate *date, const CueDay *now, gint64 today)
{
  CueDay best = { now->year, date->month, date->day };
  gint64 away = G_MAXINT64;

  for (int year = now->year - 1; year <= now->year + 1; year++)
    {
      CueDay day = { year, date->month, date->day };
      gint64 distance = ABS (cue_day_to_number (&day) - today);

      if (cue_day_is_valid (&day) && distance < away)
        {
          best = day;
          away = distance;
        }
    }
  return best;
}

/* 明年3月5日, 下个月5号, 5号, 3月5日 */
static gboolean
find_named_day (const CueSlotDate *date, gint64 today, gint64 *found)
{
  CueDay now = cue_day_from_number (today);
  CueDay day = { date->year, date->month, date->day };

  if (date->month == 0)
    {
      day.year = now.year;
      day.month = now.month;
      shift_months (&day, date->months);
    }
  else if (date->year == 0 && date->is_relative)
    day.year = now.year + date->years;
  else if (date->year == 0)
    day = nearest_year (date, &now, today);
  if (!cue_day_is_valid (&day))
    return FALSE;
  *found = cue_day_to_number (&day);
  return TRUE;
}

/* 三个月后, two years ago: the same day of the month, or its last. */
static gint64
find_distant_day (const CueSlotDate *date, gint64 today)
{
  CueDay day = cue_day_from_number (today);

  shift_months (&day, date->months + 12 * date->years);
  day.day = MIN (day.day, cue_day_month_length (day.year, day.month));
  return cue_day_to_number (&day) + date->days + 7 * date->weeks;
}

/**
 * cue_slot_find_day:
 * @self: a date
 * @today: days since 1970-01-01, where it was said
 * @day: (out): the same of the day that is meant
 *
 * A weekday is that of the week it is said of (下周三: weeks begin on Monday), without one the next
 * from today on; a day of a month is the nearest of any year, 5号 that of this month.
 *
 * Returns: FALSE for what is no day (2026年3月) or is ambiguous (5/3)
 */
gboolean
cue_slot_find_day (const CueSlot *self, gint64 today, gint64 *day)
{
  const CueSlotDate *date = &self->date;
  int ahead;

  if (self->kind != CUE_SLOT_DATE || self->is_ambiguous)
    return FALSE;
  if (date->weekday > 0)
    {
      ahead = date->weekday - cue_day_weekday (today);
      if (date->is_relative)
        *day = today + ahead + 7 * date->weeks;
      else
        *day = today + (ahead + 7) % 7;
      return TRUE;
    }
  if (date->day > 0)
    return find_named_day (date, today, day);
  if (!date->is_relative || date->month > 0)
    return FALSE;
  *day = find_distant_day (date, today);
  return TRUE;
}
