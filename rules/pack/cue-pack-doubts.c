/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is no mistake and yet nothing an author can want: told by who checks a pack, refused by
 * nobody. */
#include "cue-fold.h"
#include "cue-pack-private.h"

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The tags of an example in one order. (transfer full) */
static char *
join_tags (const CueTagExample *example)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new ();

  for (guint i = 0; example->tags != NULL && example->tags[i] != NULL; i++)
    g_ptr_array_add (tags, example->tags[i]);
  g_ptr_array_sort (tags, compare_ids);
  g_ptr_array_add (tags, NULL);
  return g_strjoinv (", ", (char **) tags->pdata);
}

/* What was said after what, without case and width. (transfer full) */
static char *
fold_example (const CueTagExample *example, const char *lang)
{
  g_autofree char *text = cue_fold_string (cue_text_get (example->text, lang));
  g_autofree char *before
      = cue_fold_string (example->before == NULL ? "" : cue_text_get (example->before, lang));

  return g_strconcat (text, "\n", before, NULL);
}

typedef struct
{
  const CuePack *pack;
  GHashTable *first; /* folded text → place + 1 of the first example with it */
  GPtrArray *doubts;
} Doubting;

static gboolean
compare_with_first (Doubting *self, guint place, const char *lang)
{
  GPtrArray *examples = self->pack->lists[CUE_FAMILY_EXAMPLE];
  const GArray *lines = self->pack->lines[CUE_FAMILY_EXAMPLE];
  const CueTagExample *example = g_ptr_array_index (examples, place);
  CuePage page = { .file = CUE_FAMILIES[CUE_FAMILY_EXAMPLE].file, .problems = self->doubts };
  char *text = fold_example (example, lang);
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (self->first, text));
  g_autofree char *tags = join_tags (example);
  g_autofree char *first_tags = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected = NULL;

  if (first == 0)
    {
      g_hash_table_insert (self->first, text, GUINT_TO_POINTER (place + 1));
      return FALSE;
    }
  g_free (text);
  first_tags = join_tags (g_ptr_array_index (examples, first - 1));
  if (first == place + 1 || g_str_equal (tags, first_tags))
    return FALSE;
  page.line = g_array_index (lines, guint, place);
  found = g_strdup_printf ("[%s] for what carries [%s] elsewhere", tags, first_tags);
  expected = g_strdup_printf ("the same tags for the same words: see line %u",
                              g_array_index (lines, guint, first - 1));
  cue_page_note (&page, "/tags", found, expected);
  return TRUE;
}

GPtrArray *
cue_pack_list_doubts (const CuePack *self)
{
  const CuePack *read = self->base != NULL ? self->base : self;
  GPtrArray *doubts = cue_problems_new ();
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Doubting doubting = { read, first, doubts };

  for (guint i = 0; i < read->lists[CUE_FAMILY_EXAMPLE]->len; i++)
    if (!compare_with_first (&doubting, i, "zh"))
      compare_with_first (&doubting, i, "en");
  return doubts;
}
