/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-units.h"

G_BEGIN_DECLS

/**
 * cue_senses_read:
 * @units: (element-type CueReadUnit): of a text
 *
 * What the text is about, whichever words say it: where a wording stands that the table of service
 * language has, its group, the longest first; else the word, unless it is glue. Both languages
 * share the groups.
 *
 * Returns: (transfer full) (element-type CueReadUnit)
 */
GArray *cue_senses_read (const GArray *units);

G_END_DECLS
