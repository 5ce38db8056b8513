/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-slot-private.h"

#include <string.h>

/* Two numbers that are one slot: ranges (20到30元) and durations in parts (1小时30分). */

/* 20到30元, 3-5 days, $10 to $20 */
static gboolean
is_linked (const CueFolded *text, guint end, guint start)
{
  static const char *const links[]
      = { "-", " - ", "~", "到", "至", "—", "–", " to ", " or ", "或", "或者" };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (cue_number_match (text, end, links[i]) == start)
      return TRUE;
  return FALSE;
}

/* How many of the smaller unit one of the larger has; 0 when that is not fixed. */
static gint64
units_in (CueUnit larger, CueUnit smaller)
{
  static const struct
  {
    CueUnit larger;
    CueUnit smaller;
    gint64 n;
  } rows[] = {
    { CUE_UNIT_MINUTE, CUE_UNIT_SECOND, 60 }, { CUE_UNIT_HOUR, CUE_UNIT_MINUTE, 60 },
    { CUE_UNIT_DAY, CUE_UNIT_HOUR, 24 },      { CUE_UNIT_WEEK, CUE_UNIT_DAY, 7 },
    { CUE_UNIT_YEAR, CUE_UNIT_MONTH, 12 },
  };

  if (larger == smaller)
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].larger == larger)
      return cue_number_multiply (rows[i].n, units_in (rows[i].smaller, smaller));
  return 0;
}

/* 1小时30分钟, 2 years and 3 months */
static gboolean
join_duration (const CueFolded *text, CueSlot *last, const CueSlot *next)
{
  gint64 n = last->unit == next->unit ? 0 : units_in (last->unit, next->unit);

  if (last->kind != CUE_SLOT_DURATION || next->kind != CUE_SLOT_DURATION || n == 0
      || last->value != last->most
      || !(last->end == next->start || cue_slot_skip_blank (text, last->end) == next->start
           || cue_number_match (text, last->end, "零") == next->start
           || cue_number_match (text, last->end, " and ") == next->start))
    return FALSE;
  last->value = last->most = cue_number_add (cue_number_multiply (last->value, n), next->value);
  last->unit = next->unit;
  return TRUE;
}

static gboolean
join_range (const CueFolded *text, CueSlot *last, const CueSlot *next)
{
  gboolean same = last->unit == next->unit
                  || (last->kind == CUE_SLOT_NUMBER && last->unit == CUE_UNIT_PLAIN)
                  || (last->kind == CUE_SLOT_MONEY && next->unit == CUE_UNIT_PLAIN);

  if (last->kind >= CUE_SLOT_DATE || next->kind >= CUE_SLOT_DATE || !same
      || last->value != last->most || next->value != next->most || next->value < last->value
      || !is_linked (text, last->end, next->start))
    return FALSE;
  if (last->kind == CUE_SLOT_NUMBER)
    {
      last->kind = next->kind;
      last->unit = next->unit;
    }
  last->most = next->value;
  last->is_working |= next->is_working;
  return TRUE;
}

/* 三到五天: a lone 三 is no number yet; before a number it is the lower end. @floor: where the slot
 * before ends */
static void
take_lower_end (const CueFolded *text, guint floor, CueSlot *slot)
{
  for (guint n = 1; n <= 3 && slot->start >= floor + n + 1; n++)
    {
      guint from = slot->start - n - 1;
      int value;

      if (cue_slot_is_digit (text, from) || !cue_slot_is_fresh (text, from)
          || cue_slot_int_at (text, from, 2, &value) != slot->start - 1
          || !is_linked (text, slot->start - 1, slot->start)
          || (gint64) value * CUE_MICRO >= slot->value)
        continue;
      slot->value = (gint64) value * CUE_MICRO;
      slot->start = from;
      slot->source = cue_folded_source (text, slot->start, slot->end);
      return;
    }
}

/* an hour and 20 minutes; but not $20 an hour and 10 minutes. @floor as above */
static void
take_article (const CueFolded *text, guint floor, CueSlot *slot)
{
  static const struct
  {
    const char *words;
    CueUnit unit;
  } rows[] = { { "a minute and ", CUE_UNIT_MINUTE },
               { "an hour and ", CUE_UNIT_HOUR },
               { "a day and ", CUE_UNIT_DAY },
               { "a week and ", CUE_UNIT_WEEK },
               { "a year and ", CUE_UNIT_YEAR } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n = (guint) strlen (rows[i].words);
      gint64 parts = rows[i].unit == slot->unit ? 0 : units_in (rows[i].unit, slot->unit);

      if (slot->kind != CUE_SLOT_DURATION || parts == 0 || slot->value != slot->most
          || slot->start < n || (floor > 0 && slot->start - n <= floor + 1)
          || !cue_slot_is_fresh (text, slot->start - n)
          || cue_number_match (text, slot->start - n, rows[i].words) != slot->start)
        continue;
      slot->value = slot->most
          = cue_number_add (cue_number_multiply (parts, CUE_MICRO), slot->value);
      slot->start -= n;
      slot->source = cue_folded_source (text, slot->start, slot->end);
      return;
    }
}

/* Puts @slot behind the others, or together with the last. */
void
cue_slot_add (const CueFolded *text, GArray *slots, CueSlot *slot)
{
  CueSlot *last = slots->len == 0 ? NULL : &g_array_index (slots, CueSlot, slots->len - 1);

  if (slot->kind < CUE_SLOT_DATE)
    {
      take_lower_end (text, last == NULL ? 0 : last->end, slot);
      take_article (text, last == NULL ? 0 : last->end, slot);
    }
  if (last == NULL || !(join_range (text, last, slot) || join_duration (text, last, slot)))
    {
      g_array_append_vals (slots, slot, 1);
      return;
    }
  last->end = slot->end;
  last->source = cue_folded_source (text, last->start, last->end);
}

/* The duration in @unit; FALSE where the two have no fixed proportion (months in days). */
gboolean
cue_slot_get_duration (const CueSlot *self, CueUnit unit, gint64 *micro)
{
  gint64 times = units_in (self->unit, unit);
  gint64 parts = units_in (unit, self->unit);

  if (self->kind != CUE_SLOT_DURATION || (times == 0 && parts == 0))
    return FALSE;
  *micro = times > 0 ? cue_number_multiply (self->value, times) : self->value / parts;
  return TRUE;
}
