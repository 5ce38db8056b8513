/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lang.h"

#include <glib/gi18n-lib.h>

const char *
cue_lang_get_screen (void)
{
  /* Translators: "zh" for Chinese, else "en": the language of titles inside packs */
  const char *name = C_ ("language of pack titles", "en");

  return g_str_has_prefix (name, "zh") ? "zh" : "en";
}

static PangoLanguage *
get_pango_language (const char *lang)
{
  return pango_language_from_string (g_str_has_prefix (lang, "zh") ? "zh-cn" : lang);
}

PangoAttribute *
cue_lang_attr_new (const char *lang)
{
  g_return_val_if_fail (lang != NULL, NULL);

  return pango_attr_language_new (get_pango_language (lang));
}

void
cue_lang_set_label (GtkLabel *label, const char *lang)
{
  PangoAttrList *old = gtk_label_get_attributes (label);
  g_autoptr (PangoAttrList) list = old != NULL ? pango_attr_list_copy (old) : pango_attr_list_new ();

  pango_attr_list_change (list, cue_lang_attr_new (lang));
  gtk_label_set_attributes (label, list);
}
