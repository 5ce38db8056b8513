/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cuectl-data.h"

G_BEGIN_DECLS

/* What there is to learn from beside the training table. */

/**
 * cuectl_rows_typed:
 *
 * What agents wrote in the conversations of the training table, and which line was sent for it,
 * where the table does not have the turn. A label that no record has is of nothing that can be
 * said.
 *
 * Returns: (transfer full) (element-type CuectlQuery)
 */
GPtrArray *cuectl_rows_typed (const CuectlData *data);

/**
 * cuectl_rows_other_side:
 * @classes: (element-type utf8 gpointer): ids
 *
 * What customers said in the conversations of the training table that has a label which agents have
 * too: both greet, thank and ask.
 *
 * Returns: (transfer full) (element-type CuectlQuery)
 */
GPtrArray *cuectl_rows_other_side (const CuectlData *data, GHashTable *classes);

/* A wording of a line, and the line. All borrowed. */
typedef struct
{
  const char *id;
  const char *flow; /* nullable */
  const char *text;
} CuectlWording;

/* The wordings of all lines: text and examples. (transfer full) (element-type CuectlWording) */
GArray *cuectl_rows_wordings (const CuectlData *data);

G_END_DECLS
