/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cue_said_lexicon_find:
 * @wording: a whole wording of a key
 *
 * What call centres say for the same thing: 免费 = 不收钱 = 不要钱, "per month" = "a month".
 * A lead may argue about every line; what is not in it is heard as it is written.
 *
 * Returns: (transfer none) (nullable): all members of its class, in the order they are written
 */
const char *const *cue_said_lexicon_find (const char *wording);

G_END_DECLS
