/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-record-reader.h"

#include "cue-template.h"

/* Texts of a record: in the languages that the pack owes its readers, and with well-formed
 * variables. */

/* One language of a text object; NULL when absent or wrong (noted). */
static const char *
read_language (CueRecord *text, const char *lang)
{
  JsonNode *node = cue_record_get_node (text, lang);
  const char *value = cue_node_peek_string (node);

  if (node == NULL)
    return NULL;
  if (value != NULL)
    return value;
  cue_record_expect (text, lang, "a string of 1 to 10000 bytes");
  return NULL;
}

static gboolean
owes (const CuePage *page, const char *lang)
{
  return page->lang != NULL && (g_str_equal (page->lang, "both") || g_str_equal (page->lang, lang));
}

static CueText *
read_text_object (CueRecord *self, JsonNode *node, const char *key, gboolean any_language)
{
  g_autofree char *path = cue_record_path (self, key);
  g_autoptr (CueRecord) text = cue_record_open (self->page, node, path);
  const char *zh = read_language (text, "zh");
  const char *en = read_language (text, "en");

  if (!cue_record_has (text, "zh") && !cue_record_has (text, "en"))
    cue_record_note (text, NULL, "neither \"zh\" nor \"en\"", "a text {\"zh\": …, \"en\": …}");
  else if (!any_language && !cue_record_has (text, "zh") && owes (self->page, "zh"))
    cue_record_expect (text, "zh", "Chinese words: the pack serves Chinese");
  else if (!any_language && !cue_record_has (text, "en") && owes (self->page, "en"))
    cue_record_expect (text, "en", "English words: the pack serves English");
  return zh != NULL || en != NULL ? cue_text_new (zh, en) : NULL;
}

static CueText *
read_text (CueRecord *self, JsonNode *node, const char *key, gboolean any_language)
{
  const char *value = cue_node_peek_string (node);
  g_autofree char *found = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return read_text_object (self, node, key, any_language);
  if (value != NULL)
    return cue_text_new (value, value);
  found = cue_describe_node (node);
  cue_record_note (self, key, found, "a text: {\"zh\": …, \"en\": …} or a plain string");
  return NULL;
}

CueText *
cue_record_dup_text (CueRecord *self, const char *key, gboolean demanded)
{
  JsonNode *node = cue_record_get_node (self, key);

  return node == NULL && !demanded ? NULL : read_text (self, node, key, FALSE);
}

static void
check_template (CueRecord *self, const char *key, const CueText *text, const char *lang)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  JsonNode *node = json_object_get_member (self->object, key);

  if (!cue_text_has (text, lang) || cue_template_check (cue_text_get (text, lang), &error))
    return;
  path = JSON_NODE_HOLDS_OBJECT (node) ? g_strconcat (key, "/", lang, NULL) : g_strdup (key);
  cue_record_note_error (self, path, error);
}

CueText *
cue_record_dup_template (CueRecord *self, const char *key, gboolean demanded)
{
  CueText *text = cue_record_dup_text (self, key, demanded);
  JsonNode *node = json_object_get_member (self->object, key);

  if (text == NULL)
    return NULL;
  check_template (self, key, text, "zh");
  if (JSON_NODE_HOLDS_OBJECT (node))
    check_template (self, key, text, "en");
  return text;
}

GPtrArray *
cue_record_dup_texts (CueRecord *self, const char *key)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_text_unref);
  JsonArray *list = cue_record_get_list (self, key, 0, 100);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      g_autofree char *path = cue_path_at (key, i);
      CueText *text = read_text (self, json_array_get_element (list, i), path, TRUE);

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  return texts;
}
