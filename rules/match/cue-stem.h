/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cuts a lower-case ASCII word to a light stem, in place: plural and third person -s, -ed, -ing,
 * and the final e that they hide. */
void cue_stem (char *word);

G_END_DECLS
