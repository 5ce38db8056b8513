/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where sentences and clauses of @text begin, in bytes. (transfer full) (element-type gsize) */
GArray *cue_sentence_starts (const char *text);

/**
 * cue_sentence_continue:
 * @text: from the start of a sentence on
 * @folded: what was typed, folded
 * @byte: (out): where @text goes on behind it
 *
 * Returns: TRUE when the sentence begins with @folded and has more to say
 */
gboolean cue_sentence_continue (const char *text, const char *folded, gsize *byte);

/* Up to the end of the sentence that @text begins in. (transfer full) */
char *cue_sentence_rest (const char *text);

G_END_DECLS
