/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-expression-private.h"

G_BEGIN_DECLS

/* The arguments of `says` and `count_within`: "phrase" or ["phrase", {options}]. */
gboolean cue_heard_check (CueExpression *self, GError **error);

/* "customer" → 'c', "agent" → 'a', "any" → 'x', else 0 */
char cue_heard_speaker (const char *name);

G_END_DECLS
