/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A text in Chinese and English; a plain string serves both. Immutable, reference counted. */
typedef struct _CueText CueText;

GType cue_text_get_type (void);
CueText *cue_text_new (const char *zh, const char *en); /* one of both may be NULL */
CueText *cue_text_ref (CueText *self);
void cue_text_unref (CueText *self);

/* @lang "zh…" or anything else (English); the other language when that one is missing. Never NULL.
 */
const char *cue_text_get (const CueText *self, const char *lang);
gboolean cue_text_has (const CueText *self, const char *lang);

/* {"zh":…,"en":…} or a plain string when both are the same. (transfer full) */
JsonNode *cue_text_to_json (const CueText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CueText, cue_text_unref)

G_END_DECLS
