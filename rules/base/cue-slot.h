/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-number.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_SLOT_NUMBER,
  CUE_SLOT_MONEY,
  CUE_SLOT_PERCENT,
  CUE_SLOT_DURATION,
  CUE_SLOT_DATE,
  CUE_SLOT_TIME,
  CUE_SLOT_PHONE,
  CUE_SLOT_ORDER,
  CUE_SLOT_N
} CueSlotKind;

const char *cue_slot_kind_to_string (CueSlotKind kind);
gboolean cue_slot_kind_from_string (const char *name, CueSlotKind *kind);

/**
 * CueSlotDate:
 * @year: 0 when it is not said; so @month, @day
 * @weekday: 1 Monday to 7 Sunday, 0 when it is not said
 * @days, @weeks, @months, @years: how far from today, this week, this month, this year
 * @is_relative: one of them is said, maybe as 0 (今天, 本周三)
 *
 * A day as it is said: 明天 stays "one day from today" until somebody knows today.
 */
typedef struct
{
  int year;
  int month;
  int day;
  int weekday;
  int days;
  int weeks;
  int months;
  int years;
  gboolean is_relative;
} CueSlotDate;

/**
 * CueSlot:
 * @value: number, money, percent and duration: in micro of @unit; time: minutes after midnight, 0
 * to 1440; else 0
 * @most: the upper end of a range (20到30元), else @value
 * @unit: of number, money, percent and duration
 * @date: of a date
 * @is_ambiguous: a date whose day and month may change places (5/3); a time that may be of either
 *   half of the day (3:30)
 * @is_working: a duration in working days
 * @start: first folded code point; @end: one past the last; @source: the same in the original text
 */
typedef struct
{
  CueSlotKind kind;
  gint64 value;
  gint64 most;
  CueUnit unit;
  CueSlotDate date;
  gboolean is_ambiguous;
  gboolean is_working;
  guint start;
  guint end;
  CueSpan source;
} CueSlot;

GArray *cue_slots_read (const CueFolded *folded, GArray *numbers);
/* The number of a phone or order without blanks: +8613800138000, SF1234567890. (transfer full) */
char *cue_slot_dup_code (const CueSlot *self, const CueFolded *folded);
gboolean cue_slot_find_day (const CueSlot *self, gint64 today, gint64 *day);
gboolean cue_slot_get_duration (const CueSlot *self, CueUnit unit, gint64 *micro);

G_END_DECLS
