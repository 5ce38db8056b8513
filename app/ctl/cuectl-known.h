/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-known.h"
#include "cuectl-data.h"

G_BEGIN_DECLS

/**
 * cuectl_known_new:
 * @items: (element-type CuectlItem)
 *
 * The names of records, the short texts in their columns, and what groups and columns are called.
 *
 * Returns: (transfer full) (nullable): NULL when no record has a name and a group
 */
CueKnown *cuectl_known_new (GPtrArray *items);

/* What a record is called: its name, or the entity it is of. NULL: nothing. */
const char *cuectl_known_name (JsonObject *record);

G_END_DECLS
