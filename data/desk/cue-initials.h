/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first pinyin letters of a title, all readings: "请稍等" → "qsd". (transfer full): at most
 * eight */
GStrv cue_pinyin_initials (const char *text);

/* Does @folded begin with what was typed as pinyin: whole readings, first letters, or both mixed
 * ("wangns", "wns", "wang" for 王女士)? Letters and digits stand for themselves. @query: folded */
gboolean cue_pinyin_begins (const char *folded, const char *query);

G_END_DECLS
