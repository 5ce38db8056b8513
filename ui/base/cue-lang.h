/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Han characters have one code point and several faces; under a non-Chinese locale Pango picks the
 * Japanese one. So everything that shows a conversation carries the conversation's language, and
 * everything of the program the screen's.
 */

/* "zh" or "en": the language in which the screen speaks, as pack texts name it. Static. */
const char *cue_lang_get_screen (void);

/* @lang: "zh", "en" …; NULL or "": the screen's */
PangoAttribute *cue_lang_attr_new (const char *lang);
/* A list that holds only the language. (transfer full) */
PangoAttrList *cue_lang_attributes (const char *lang);
/* Adds the language to the attributes of @label and keeps the others. */
void cue_lang_set_label (GtkLabel *label, const char *lang);
/* The whole text of @buffer, also what is typed later, is in @lang. */
void cue_lang_set_buffer (GtkTextBuffer *buffer, const char *lang);

G_END_DECLS
