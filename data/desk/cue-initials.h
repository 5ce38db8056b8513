/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What may be typed for one character: itself, or the first letter of one of its pinyin readings.
 */
typedef struct
{
  gunichar c;
  guint32 letters; /* a bit for each of a to z */
} CueInitial;

/* The characters of a text, without blanks and marks; none when no pinyin is in it. (transfer full)
 * (element-type CueInitial) */
GArray *cue_initials_read (const char *text);

/* Do @initials begin with @query: first letters in any reading, characters, or both mixed ("qsd",
 * "yx", "yh卡")? @query: folded, without blanks and marks. */
gboolean
cue_initials_begin (const CueInitial *initials, guint n, const gunichar *query, guint n_query);

/* A query as cue_initials_begin () wants it. (transfer full) */
gunichar *cue_initials_query (const char *folded, guint *n);

/* Does @folded begin with what was typed as pinyin: whole readings, first letters, or both mixed
 * ("wangns", "wns", "wang" for 王女士)? Letters and digits stand for themselves. @query: folded */
gboolean cue_pinyin_begins (const char *folded, const char *query);

G_END_DECLS
