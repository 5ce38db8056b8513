/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day of the Gregorian calendar. */
typedef struct
{
  int year;
  int month; /* 1 to 12 */
  int day;   /* 1 to 31 */
} CueDay;

int cue_day_month_length (int year, int month);
gboolean cue_day_is_valid (const CueDay *self);
/* Days since 1970-01-01 (which was a Thursday). */
gint64 cue_day_to_number (const CueDay *self);
CueDay cue_day_from_number (gint64 days);
/* 1 Monday to 7 Sunday. */
int cue_day_weekday (gint64 days);

G_END_DECLS
