/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lang.h"

#include <glib/gi18n-lib.h>

#define TAG_NAME "cue-language"

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
  if (lang == NULL || *lang == '\0')
    lang = cue_lang_get_screen ();
  return pango_language_from_string (g_str_equal (lang, "zh") ? "zh-cn" : lang);
}

PangoAttribute *
cue_lang_attr_new (const char *lang)
{
  return pango_attr_language_new (get_pango_language (lang));
}

PangoAttrList *
cue_lang_attributes (const char *lang)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, cue_lang_attr_new (lang));
  return list;
}

void
cue_lang_set_label (GtkLabel *label, const char *lang)
{
  PangoAttrList *old = gtk_label_get_attributes (label);
  g_autoptr (PangoAttrList) list
      = old != NULL ? pango_attr_list_copy (old) : pango_attr_list_new ();

  pango_attr_list_change (list, cue_lang_attr_new (lang));
  gtk_label_set_attributes (label, list);
}

static void
cover_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag_by_name (buffer, TAG_NAME, &start, &end);
}

void
cue_lang_set_buffer (GtkTextBuffer *buffer, const char *lang)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextTag *tag = gtk_text_tag_table_lookup (table, TAG_NAME);

  if (tag == NULL)
    {
      tag = gtk_text_buffer_create_tag (buffer, TAG_NAME, NULL);
      g_signal_connect (buffer, "changed", G_CALLBACK (cover_cb), NULL);
    }
  g_object_set (tag, "language", pango_language_to_string (get_pango_language (lang)), NULL);
  cover_cb (buffer, NULL);
}
