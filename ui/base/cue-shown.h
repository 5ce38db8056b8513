/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cue-span.h"

G_BEGIN_DECLS

/*
 * What a customer wrote, made safe to show. Characters that cannot be seen but do something (zero
 * width, bidi controls, control codes) become short visible chips, so that nothing hides and no
 * text can turn the direction of what stands beside it; a very long text is cut at whole graphemes,
 * and a word without end may break. The map back keeps spans of the original true on the screen and
 * gives a copy the original words.
 */
typedef struct _CueShown CueShown;

#define CUE_SHOWN_MOST_GRAPHEMES 4000

/* @most: graphemes shown; 0: all */
CueShown *cue_shown_new (const char *text, guint most);
void cue_shown_free (CueShown *self);

const char *cue_shown_get_text (const CueShown *self);
gboolean cue_shown_is_cut (const CueShown *self);
/* (element-type CueSpan): bytes of the shown text that are chips */
GArray *cue_shown_get_chips (const CueShown *self);
/* (element-type CueSpan): bytes of the shown text that are addresses (http, https) */
GArray *cue_shown_get_links (const CueShown *self);
/* Where link number @link goes, whole. */
const char *cue_shown_get_address (const CueShown *self, guint link);

/* Code points of the original → bytes of the shown text. FALSE when they are cut off. */
gboolean cue_shown_map (const CueShown *self, CueSpan span, CueSpan *bytes);
/* Byte of the shown text → code point of the original. */
guint cue_shown_original_at (const CueShown *self, guint byte);
/* The original text of characters @start to @end of the shown text. (transfer full) */
char *cue_shown_dup_original (const CueShown *self, guint start, guint end);

/* Short name of a character that would not be seen ("RLO", "U+0007"), NULL for others. (transfer
 * full) */
char *cue_shown_name_invisible (gunichar character);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueShown, cue_shown_free)

G_END_DECLS
