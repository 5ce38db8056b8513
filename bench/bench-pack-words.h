/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words for made-up packs: numbers that differ give texts that differ. (transfer full) but for the
 * filler. */
char *bench_words_zh (guint i);
char *bench_words_zh_turned (guint i);
char *bench_words_en (guint i);
char *bench_words_offer (guint i);
char *bench_words_point (guint i);
char *bench_words_point_key (guint i);
gboolean bench_words_point_has_price (guint i);
/* @k: 0 the question itself, 1–5 other ways to ask it */
char *bench_words_question (guint i, guint k);
const char *bench_words_filler (guint i);

G_END_DECLS
