/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A number or a range, of a unit in a text or of a column in a record. */
typedef struct
{
  guint64 key; /* hash of the unit or the column */
  gint64 low_milli;
  gint64 high_milli;
} CuectlRange;

/**
 * cuectl_numbers_read:
 *
 * Numbers with a unit behind them: 100-150元, 3小时 - 4小时, 4.5分以上, at most 20 pounds is 20
 * pounds.
 *
 * Returns: (transfer full) (element-type CuectlRange)
 */
GArray *cuectl_numbers_read (const char *text);

/* Columns that hold a number, or a text of numbers. (transfer full) (element-type CuectlRange) */
GArray *cuectl_numbers_of_record (JsonObject *record);

/* Which units are of which columns: learnt from records that were right. */
typedef struct _CuectlUnits CuectlUnits;

CuectlUnits *cuectl_units_new (void);
void cuectl_units_free (CuectlUnits *self);
/* @right: whether the record was right where @wanted was said, or just another one. */
void
cuectl_units_add (CuectlUnits *self, const GArray *wanted, const GArray *record, gboolean right);

/**
 * cuectl_units_judge:
 * @within: (out): sum of the evidence of what fits, in milli of a logarithm
 * @outside: (out): of what does not
 */
void cuectl_units_judge (const CuectlUnits *self,
                         const GArray *wanted,
                         const GArray *record,
                         gint32 *within,
                         gint32 *outside);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CuectlUnits, cuectl_units_free)

G_END_DECLS
