/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-record-reader.h"

#include "cue-template.h"

/* Texts of a record: in the languages that the pack owes its readers, and with well-formed
 * variables. */

/* One language of a text object; NULL when absent or wrong (noted). */
static const char *
read_language (CueRecord *text, const char *lang)
{
  const CueTree *tree = cue_record_get (text, lang);
  const char *value = cue_tree_peek_string (tree);

  if (tree != NULL && value == NULL)
    cue_record_expect (text, lang, "a string of 1 to 10000 bytes");
  return value;
}

static gboolean
owes (const CuePage *page, const char *lang)
{
  return page->lang != NULL && (g_str_equal (page->lang, "both") || g_str_equal (page->lang, lang));
}

static void
check_languages (CueRecord *text, gboolean any_language)
{
  gboolean has_zh = cue_record_has (text, "zh");
  gboolean has_en = cue_record_has (text, "en");

  if (!has_zh && !has_en)
    cue_record_note (text, NULL, "neither \"zh\" nor \"en\"", "a text {\"zh\": …, \"en\": …}");
  else if (!any_language && !has_zh && owes (text->page, "zh"))
    cue_record_expect (text, "zh", "Chinese words: the pack serves Chinese");
  else if (!any_language && !has_en && owes (text->page, "en"))
    cue_record_expect (text, "en", "English words: the pack serves English");
}

/* @index: as for cue_record_open_inside () */
static CueText *
read_text (CueRecord *self,
           const CueTree *tree,
           const char *key,
           guint index,
           gboolean any_language)
{
  const char *value = cue_tree_peek_string (tree);
  g_autofree char *found = NULL;
  g_autofree char *path = NULL;

  if (cue_tree_is_object (tree))
    {
      g_autoptr (CueRecord) text = cue_record_open_inside (self, tree, key, index);
      const char *zh = read_language (text, "zh");
      const char *en = read_language (text, "en");

      check_languages (text, any_language);
      return zh != NULL || en != NULL ? cue_text_new (self->page->arena, zh, en) : NULL;
    }
  if (value != NULL)
    return cue_text_new (self->page->arena, value, value);
  path = index != CUE_NO_INDEX ? cue_path_at (key, index) : g_strdup (key);
  found = cue_describe_tree (tree);
  cue_record_note (self, path, found, "a text: {\"zh\": …, \"en\": …} or a plain string");
  return NULL;
}

CueText *
cue_record_get_text (CueRecord *self, const char *key, gboolean demanded)
{
  const CueTree *tree = cue_record_get (self, key);

  return tree == NULL && !demanded ? NULL : read_text (self, tree, key, CUE_NO_INDEX, FALSE);
}

CueText *
cue_record_get_text_of_any (CueRecord *self, const char *key, gboolean demanded)
{
  const CueTree *tree = cue_record_get (self, key);

  return tree == NULL && !demanded ? NULL : read_text (self, tree, key, CUE_NO_INDEX, TRUE);
}

static void
check_template (CueRecord *self, const char *key, const CueText *text, const char *lang)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (!cue_text_has (text, lang) || cue_template_check (cue_text_get (text, lang), &error))
    return;
  path = cue_tree_is_object (cue_tree_get_member (self->object, key))
             ? g_strconcat (key, "/", lang, NULL)
             : g_strdup (key);
  cue_record_note_error (self, path, error);
}

CueText *
cue_record_get_template (CueRecord *self, const char *key, gboolean demanded)
{
  CueText *text = cue_record_get_text (self, key, demanded);

  if (text == NULL)
    return NULL;
  check_template (self, key, text, "zh");
  if (cue_tree_is_object (cue_tree_get_member (self->object, key)))
    check_template (self, key, text, "en");
  return text;
}

GPtrArray *
cue_record_dup_texts (CueRecord *self, const char *key)
{
  CueTreeIter iter;
  const CueTree *element;
  GPtrArray *texts = g_ptr_array_new_full (cue_record_get_list (self, key, 0, 100, &iter), NULL);

  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &element); i++)
    {
      CueText *text = read_text (self, element, key, i, TRUE);

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  return texts;
}
