/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cue_join_gap:
 * @before: what stands before the cursor
 * @after: a saying that comes behind it
 *
 * What a writer puts between the two so that they read as one text.
 *
 * Returns: (transfer none): "" when nothing is missing
 */
const char *cue_join_gap (const char *before, const char *after);

G_END_DECLS
