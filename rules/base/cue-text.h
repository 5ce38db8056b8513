/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "cue-arena.h"

G_BEGIN_DECLS

/* A text in Chinese and English; a plain string serves both. Immutable; lives in an arena. */
typedef struct _CueText CueText;

/* One of both may be NULL. The strings are borrowed: they live as long as @arena. */
CueText *cue_text_new (CueArena *arena, const char *zh, const char *en);

/* @lang "zh…" or anything else (English); the other language when that one is missing. Never NULL.
 */
const char *cue_text_get (const CueText *self, const char *lang);
gboolean cue_text_has (const CueText *self, const char *lang);
/* Its wordings, borrowed, Chinese first; the same for both languages is one. Returns: how many */
guint cue_text_list (const CueText *self, const char *texts[2]);

/* {"zh":…,"en":…} or a plain string when both are the same. (transfer full) */
JsonNode *cue_text_to_json (const CueText *self);

G_END_DECLS
