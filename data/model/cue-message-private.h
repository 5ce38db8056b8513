/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-message.h"

G_BEGIN_DECLS

CueMark *cue_mark_new (CueSpan span, const char *kind, const char *id);
void cue_mark_free (CueMark *self);
/* The order of marks in a message: by place, then by what they mark. @a, @b: CueMark ** */
int cue_mark_compare (gconstpointer a, gconstpointer b);
gboolean cue_marks_equal (GPtrArray *a, GPtrArray *b);

CueMessage *cue_message_new (const char *turn, CueRole role, gint64 at_ms);
void cue_message_revise (CueMessage *self, int rev, const char *text, gboolean partial);
void cue_message_set_at_ms (CueMessage *self, gint64 at_ms);
void cue_message_set_lang (CueMessage *self, const char *lang);
void cue_message_set_author (CueMessage *self, const char *author);
void cue_message_set_recorded (CueMessage *self, gboolean recorded);
void cue_message_set_pending (CueMessage *self, gboolean pending);

/* What was read from this message (element-type CueMark): replaces every mark but those of points.
 */
void cue_message_set_reading (CueMessage *self, GPtrArray *marks);
/* What this message proves of @point: @spans (element-type CueSpan), NULL or empty takes it back.
 */
void cue_message_set_point (CueMessage *self, const char *point, GArray *spans);

/* The text folded, made once per text. (transfer none) */
const char *cue_message_get_folded (CueMessage *self);

G_END_DECLS
