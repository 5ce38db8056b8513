/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cue-span.h"

G_BEGIN_DECLS

/* Looks for words on the screen, without regard to case. */
typedef struct _CueNeedle CueNeedle;

/* NULL when @words is empty */
CueNeedle *cue_needle_new (const char *words);
void cue_needle_free (CueNeedle *self);
/* Code points of the first hit at or after code point @from. */
gboolean cue_needle_find (const CueNeedle *self, const char *text, guint from, CueSpan *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueNeedle, cue_needle_free)

G_END_DECLS
