/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-fold.h"

G_BEGIN_DECLS

typedef enum
{
  CUE_UNIT_PLAIN,
  CUE_UNIT_YUAN,
  CUE_UNIT_USD,
  CUE_UNIT_PERCENT,
  CUE_UNIT_GB,
  CUE_UNIT_MB,
  CUE_UNIT_MINUTE,
  CUE_UNIT_HOUR,
  CUE_UNIT_DAY,
  CUE_UNIT_WEEK,
  CUE_UNIT_MONTH,
  CUE_UNIT_YEAR,
  CUE_UNIT_PIECE,
  CUE_UNIT_PERSON,
  CUE_UNIT_DEGREE,
  CUE_UNIT_POINT,
  CUE_UNIT_SECOND,
  CUE_UNIT_N
} CueUnit;

const char *cue_unit_to_string (CueUnit unit);
gboolean cue_unit_from_string (const char *name, CueUnit *unit);
gboolean cue_unit_is_of_time (CueUnit unit);
/* What it is called beside a number: "GB", "元", "day" of @one and "days" of others; "" of a bare
 * number. Static. */
const char *cue_unit_get_word (CueUnit unit, gboolean one, const char *lang);

/**
 * CueNumber:
 * @value_micro: the value times 1,000,000 (saturating)
 * @unit: what is counted
 * @start: first folded code point (the unit included)
 * @end: one past the last folded code point
 * @source: the same in the original text
 */
typedef struct
{
  gint64 value_micro;
  CueUnit unit;
  guint start;
  guint end;
  CueSpan source;
} CueNumber;

/* Reads every number with its unit, in digits, Chinese or English words: 八十九元 = 89块 = ¥89 =
 * $89? no: 89 元 = eighty-nine yuan; 1,299.50; 3万5; 两百; 五折 is not a number; phone and order
 * numbers (7+ digits without a unit) are left out. (element-type CueNumber) (transfer full), in
 * order of @start. */
GArray *cue_numbers_read (const CueFolded *folded);

G_END_DECLS
