/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-private.h"

/* What people say is heard a turn at a time. */
#define MOST_CHARACTERS 500

static void
note_length (CueRecord *record, const char *path, const char *wording)
{
  g_autofree char *found
      = g_strdup_printf ("a wording of %ld characters", g_utf8_strlen (wording, -1));
  g_autofree char *expected = g_strdup_printf ("at most %d", MOST_CHARACTERS);

  cue_record_note (record, path, found, expected);
}

/* Wordings of all sets share one book while they are checked: what matters is whether the book
 * takes them. */
void
cue_wording_check (CueRecord *record,
                   guint i,
                   const char *wording,
                   guint gap,
                   CuePhraseBook *wordings)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (wordings == NULL)
    return;
  path = cue_path_at ("any", i);
  if (g_utf8_strlen (wording, -1) > MOST_CHARACTERS)
    {
      note_length (record, path, wording);
      return;
    }
  if (cue_phrase_book_add (wordings, 0, wording, gap, &error))
    return;
  cue_record_note (record, path, error->message, "a wording with at least one word in each part");
}

/* {"re": "…"} (nullable) */
static char *
read_regex (CueRecord *record, const CueTree *tree, guint i, CuePhraseBook *wordings)
{
  g_autoptr (CueRecord) pattern = cue_record_open_inside (record, tree, "any", i);
  char *re = cue_record_get_string (pattern, "re", TRUE);
  g_autoptr (GError) error = NULL;

  if (re == NULL || wordings == NULL)
    return re;
  if (g_utf8_strlen (re, -1) > MOST_CHARACTERS)
    note_length (pattern, "re", re);
  else if (!cue_phrase_book_add_regex (wordings, 0, re, &error))
    cue_record_note (pattern, "re", error->message,
                     "a PCRE2 pattern with a literal of two or more characters");
  else if (!cue_phrase_book_try_regex (re, &error))
    cue_record_note (pattern, "re", error->message,
                     "a pattern of words, without repeats that overlap");
  else
    return re;
  return NULL;
}

static void
note_no_wording (CueRecord *record, const CueTree *tree, guint i)
{
  g_autofree char *path = cue_path_at ("any", i);
  g_autofree char *found = cue_describe_tree (tree);

  cue_record_note (record, path, found, "a wording or {\"re\": …}");
}

static void
read_wordings (CueRecord *record, CuePhraseDef *self, CuePhraseBook *wordings)
{
  CueTreeIter iter;
  const CueTree *element;
  guint n = cue_record_get_list (record, "any", 1, 10000, &iter);
  CueTreeIter again = iter;
  guint n_regexes = 0;
  guint at_regex = 0;
  guint at_any = 0;

  while (cue_tree_iter_next (&again, NULL, &element))
    n_regexes += cue_tree_is_object (element);
  self->any = cue_page_new_strings (record->page, n - n_regexes);
  self->regexes = cue_page_new_strings (record->page, n_regexes);
  for (guint i = 0; cue_tree_iter_next (&iter, NULL, &element); i++)
    {
      char *re = cue_tree_is_object (element) ? read_regex (record, element, i, wordings) : NULL;

      if (re != NULL)
        self->regexes[at_regex++] = re;
      else if (cue_tree_is_string (element))
        {
          self->any[at_any++] = (char *) cue_tree_get_string (element);
          cue_wording_check (record, i, self->any[at_any - 1], self->gap, wordings);
        }
      else if (!cue_tree_is_object (element))
        note_no_wording (record, element, i);
    }
}

void
cue_phrase_parse (CueRecord *record, gpointer entry, CuePhraseBook *wordings)
{
  CuePhraseDef *self = entry;

  self->title = cue_record_get_text (record, "title", TRUE);
  self->gap = cue_record_get_int (record, "gap", 0, 50, 6, "0 to 50 words or characters");
  read_wordings (record, self, wordings);
}
