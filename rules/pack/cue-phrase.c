/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

/* Wordings of all sets share one book while they are checked: what matters is whether the book
 * takes them. */
void
cue_wording_check (CueRecord *record,
                   const char *path,
                   const char *wording,
                   guint gap,
                   CuePhraseBook *wordings)
{
  g_autoptr (GError) error = NULL;

  if (!cue_phrase_book_add (wordings, 0, wording, gap, &error))
    cue_record_note (record, path, error->message, "a wording with at least one word in each part");
}

/* {"re": "…"} (transfer full) (nullable) */
static char *
read_regex (CueRecord *record, const char *path, JsonNode *node, CuePhraseBook *wordings)
{
  g_autofree char *full = g_strconcat (record->path, "/", path, NULL);
  g_autoptr (CueRecord) pattern = cue_record_open (record->page, node, full);
  g_autofree char *re = cue_record_dup_string (pattern, "re", TRUE);
  g_autoptr (GError) error = NULL;

  if (re == NULL)
    return NULL;
  if (!cue_phrase_book_add_regex (wordings, 0, re, &error))
    {
      cue_record_note (pattern, "re", error->message,
                       "a PCRE2 pattern with a literal of two or more characters");
      return NULL;
    }
  return g_steal_pointer (&re);
}

static void
read_wordings (CueRecord *record, CuePhraseDef *self, CuePhraseBook *wordings)
{
  g_autoptr (GStrvBuilder) any = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) regexes = g_strv_builder_new ();
  JsonArray *list = cue_record_get_list (record, "any", 1, 10000);

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autofree char *path = cue_path_at ("any", i);

      if (JSON_NODE_HOLDS_OBJECT (node))
        {
          g_autofree char *re = read_regex (record, path, node, wordings);

          if (re != NULL)
            g_strv_builder_add (regexes, re);
        }
      else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        {
          cue_wording_check (record, path, json_node_get_string (node), self->gap, wordings);
          g_strv_builder_add (any, json_node_get_string (node));
        }
      else
        {
          g_autofree char *found = cue_describe_node (node);

          cue_record_note (record, path, found, "a wording or {\"re\": …}");
        }
    }
  self->any = g_strv_builder_end (any);
  self->regexes = g_strv_builder_end (regexes);
}

void
cue_phrase_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  CuePhraseDef *self = entry;

  self->title = cue_record_dup_text (record, "title", TRUE);
  self->gap = cue_record_get_int (record, "gap", 0, 50, 6, "0 to 50 words or characters");
  read_wordings (record, self, wordings);
}

void
cue_phrase_def_free (gpointer data)
{
  CuePhraseDef *self = data;

  g_free (self->id);
  g_clear_pointer (&self->title, cue_text_unref);
  g_strfreev (self->any);
  g_strfreev (self->regexes);
  g_free (self);
}
