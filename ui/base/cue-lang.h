/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "zh" or "en": the language in which the screen speaks, as pack texts name it. Static. */
const char *cue_lang_get_screen (void);

/* Under a non-Chinese locale Pango picks the Japanese face for Han characters; texts say which language they are in.
 * @lang: "zh", "en" … */
PangoAttribute *cue_lang_attr_new (const char *lang);
void cue_lang_set_label (GtkLabel *label, const char *lang);

G_END_DECLS
