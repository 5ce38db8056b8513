/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first pinyin letters of a title, all readings: "请稍等" → "qsd". (transfer full): at most
 * eight */
GStrv cue_pinyin_initials (const char *text);

G_END_DECLS
