/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */
#include "cue-snippet-index.h"

#include <string.h>

#include "cue-fold.h"
#include "cue-initials.h"
#include "cue-sentences.h"

/*
 * Three tables. Heads: every folded key and title with its snippet, sorted, so that a prefix is one
 * binary search. Initials: what may be typed for the characters of each title, side by side;
 * polyphones (银行 is yh and yx) would make too many rows of letters to sort, and looking at the
 * first character of 50,000 titles takes some 30 µs. Hay: the folded texts of all snippets in one
 * block, in pack order, so that "contains" is one run of memmem over it that stops as soon as
 * enough are found.
 */

#define SENTENCE_BYTES 120 /* of a folded sentence that is kept to search in */

typedef struct
{
  const char *folded; /* in the chunk */
  guint snippet;
  gboolean is_key;
} Head;

typedef struct
{
  CueInitial first; /* most titles are told apart by it */
  guint start;      /* in the initials */
  guint n;
  guint snippet;
} Title;

typedef struct
{
  const char *folded;
  const char *text; /* in the pack */
  guint order;
  gboolean chinese;
} Sentence;

struct _CueSnippetIndex
{
  /* owned */
  CuePack *pack;
  GStringChunk *chunk;
  GArray *heads;    /* Head, by folded */
  GArray *titles;   /* Title: those with pinyin, in the pack's order */
  GArray *initials; /* CueInitial, title by title */
  GString *hay;
  GArray *hay_ends;  /* gsize, beside the snippets */
  GArray *sentences; /* Sentence, by folded */

  /* borrowed */
  GPtrArray *snippets;
};

void
cue_snippet_index_free (CueSnippetIndex *self)
{
  g_array_unref (self->heads);
  g_array_unref (self->titles);
  g_array_unref (self->initials);
  g_array_unref (self->hay_ends);
  g_array_unref (self->sentences);
  g_string_free (self->hay, TRUE);
  g_string_chunk_free (self->chunk);
  cue_pack_unref (self->pack);
  g_free (self);
}

static void
add_head (CueSnippetIndex *self, const char *folded, guint snippet, gboolean is_key)
{
  Head head = { g_string_chunk_insert_const (self->chunk, folded), snippet, is_key };

  if (*folded != '\0')
    g_array_append_val (self->heads, head);
}

static void
add_hay (CueSnippetIndex *self, const char *folded)
{
  g_string_append (self->hay, folded);
  g_string_append_c (self->hay, '\n'); /* folded text has no line ends */
}

static void
add_title (CueSnippetIndex *self, const char *title, guint snippet)
{
  g_autofree char *folded = cue_fold_string (title);
  g_autoptr (GArray) initials = cue_initials_read (title);

  add_head (self, folded, snippet, FALSE);
  add_hay (self, folded);
  if (initials->len == 0)
    return;
  Title row
      = { g_array_index (initials, CueInitial, 0), self->initials->len, initials->len, snippet };
  g_array_append_val (self->titles, row);
  g_array_append_vals (self->initials, initials->data, initials->len);
}

static void
add_sentences (CueSnippetIndex *self, const char *text, gboolean chinese)
{
  g_autoptr (GArray) starts = cue_sentence_starts (text);

  for (guint i = 0; i < starts->len; i++)
    {
      const char *start = text + g_array_index (starts, gsize, i);
      g_autofree char *head
          = g_utf8_substring (start, 0, MIN (g_utf8_strlen (start, -1), SENTENCE_BYTES));
      g_autofree char *folded = cue_fold_string (head);
      Sentence sentence = { g_string_chunk_insert_const (self->chunk, folded), start,
                            self->sentences->len, chinese };
      g_array_append_val (self->sentences, sentence);
    }
}

/* Both languages of a text when they differ. */
static void
add_both (CueSnippetIndex *self,
          const CueText *text,
          guint snippet,
          void (*add) (CueSnippetIndex *self, const char *text, guint snippet))
{
  const char *zh = cue_text_get (text, "zh");
  const char *en = cue_text_get (text, "en");

  add (self, zh, snippet);
  if (!g_str_equal (zh, en))
    add (self, en, snippet);
}

static void
add_text (CueSnippetIndex *self, const char *text, guint snippet)
{
  g_autofree char *folded = cue_fold_string (text);
  add_hay (self, folded);
}

static void
add_snippet (CueSnippetIndex *self, guint n)
{
  const CueSnippet *snippet = g_ptr_array_index (self->snippets, n);

  for (guint i = 0; snippet->keys != NULL && snippet->keys[i] != NULL; i++)
    {
      g_autofree char *folded = cue_fold_string (snippet->keys[i]);
      add_head (self, folded, n, TRUE);
      add_hay (self, folded);
    }
  add_both (self, snippet->title, n, add_title);
  add_both (self, snippet->text, n, add_text);
  gsize end = self->hay->len;
  g_array_append_val (self->hay_ends, end);
}

static void
add_sentences_of (CueSnippetIndex *self, const CueText *text)
{
  if (cue_text_has (text, "zh"))
    add_sentences (self, cue_text_get (text, "zh"), TRUE);
  if (cue_text_has (text, "en"))
    add_sentences (self, cue_text_get (text, "en"), FALSE);
}

static int
compare_heads (gconstpointer a, gconstpointer b)
{
  const Head *x = a, *y = b;
  int order = strcmp (x->folded, y->folded);

  return order != 0 ? order : (x->snippet > y->snippet) - (x->snippet < y->snippet);
}

static int
compare_sentences (gconstpointer a, gconstpointer b)
{
  const Sentence *x = a, *y = b;
  int order = strcmp (x->folded, y->folded);

  return order != 0 ? order : (x->order > y->order) - (x->order < y->order);
}

CueSnippetIndex *
cue_snippet_index_new (CuePack *pack)
{
  CueSnippetIndex *self = g_new0 (CueSnippetIndex, 1);
  GPtrArray *answers = cue_pack_get_answers (pack);

  self->pack = cue_pack_ref (pack);
  self->snippets = cue_pack_get_snippets (pack);
  self->chunk = g_string_chunk_new (4096);
  self->heads = g_array_new (FALSE, FALSE, sizeof (Head));
  self->titles = g_array_new (FALSE, FALSE, sizeof (Title));
  self->initials = g_array_new (FALSE, FALSE, sizeof (CueInitial));
  self->hay = g_string_new (NULL);
  self->hay_ends = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
  for (guint i = 0; i < self->snippets->len; i++)
    {
      const CueSnippet *snippet = g_ptr_array_index (self->snippets, i);
      add_snippet (self, i);
      add_sentences_of (self, snippet->text);
    }
  for (guint i = 0; i < answers->len; i++)
    add_sentences_of (self, ((const CueAnswer *) g_ptr_array_index (answers, i))->reply);
  g_array_sort (self->heads, compare_heads);
  g_array_sort (self->sentences, compare_sentences);
  return self;
}

static guint
first_head (const CueSnippetIndex *self, const char *folded)
{
  guint low = 0, high = self->heads->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_array_index (self->heads, Head, middle).folded, folded) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

enum
{
  TAKEN = 1,
  EXACT = 2,
  PREFIX = 4,
};

typedef struct
{
  const CueSnippetIndex *index;
  GPtrArray *found;
  guint8 *flags; /* by snippet */
  guint most;
} Search;

static void
take (Search *search, guint snippet)
{
  if ((search->flags[snippet] & TAKEN) != 0 || search->found->len >= search->most)
    return;
  search->flags[snippet] |= TAKEN;
  g_ptr_array_add (search->found, g_ptr_array_index (search->index->snippets, snippet));
}

/* In the pack's order, which a walk over the flags gives for less than sorting would. */
static void
take_flagged (Search *search, guint8 flag)
{
  for (guint i = 0; i < search->index->snippets->len && search->found->len < search->most; i++)
    if ((search->flags[i] & flag) != 0)
      take (search, i);
}

static void
find_heads (Search *search, const char *folded)
{
  const GArray *heads = search->index->heads;
  gsize length = strlen (folded);

  for (guint i = first_head (search->index, folded); i < heads->len; i++)
    {
      const Head *head = &g_array_index (heads, Head, i);

      if (strncmp (head->folded, folded, length) != 0)
        break;
      search->flags[head->snippet] |= head->is_key && head->folded[length] == '\0' ? EXACT : PREFIX;
    }
}

static void
find_initials (Search *search, const char *folded)
{
  const CueSnippetIndex *index = search->index;
  guint n;
  g_autofree gunichar *query = NULL;

  if (strpbrk (folded, "abcdefghijklmnopqrstuvwxyz") == NULL)
    return;
  query = cue_initials_query (folded, &n);
  for (guint i = 0; i < index->titles->len; i++)
    {
      const Title *title = &g_array_index (index->titles, Title, i);

      if (cue_initials_begin (&title->first, 1, query, MIN (n, 1))
          && cue_initials_begin (&g_array_index (index->initials, CueInitial, title->start),
                                 title->n, query, n))
        search->flags[title->snippet] |= PREFIX;
    }
}

static guint
snippet_at (const GArray *ends, gsize offset, guint from)
{
  guint low = from, high = ends->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (ends, gsize, middle) <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
find_contained (Search *search, const char *folded)
{
  const CueSnippetIndex *index = search->index;
  gsize length = strlen (folded), at = 0;
  guint snippet = 0;

  while (search->found->len < search->most && at < index->hay->len)
    {
      const char *hit = memmem (index->hay->str + at, index->hay->len - at, folded, length);

      if (hit == NULL)
        break;
      snippet = snippet_at (index->hay_ends, (gsize) (hit - index->hay->str), snippet);
      take (search, snippet);
      at = g_array_index (index->hay_ends, gsize, snippet);
    }
}

GPtrArray *
cue_snippet_index_find (const CueSnippetIndex *self, const char *query, guint most)
{
  g_autofree char *folded = g_strstrip (cue_fold_string (query));
  g_autofree guint8 *flags = g_new0 (guint8, self->snippets->len + 1);
  Search search = { self, g_ptr_array_new (), flags, most };

  if (*folded == '\0')
    for (guint i = 0; i < self->snippets->len && i < most; i++)
      take (&search, i);
  else
    {
      find_heads (&search, folded);
      find_initials (&search, folded);
      take_flagged (&search, EXACT);
      take_flagged (&search, PREFIX);
      find_contained (&search, folded);
    }
  return search.found;
}

gboolean
cue_snippet_index_complete (const CueSnippetIndex *self,
                            const char *folded,
                            const char *lang,
                            const char **text,
                            gsize *byte)
{
  gboolean chinese = g_str_has_prefix (lang, "zh");
  gsize length = strlen (folded);
  guint low = 0, high = self->sentences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_array_index (self->sentences, Sentence, middle).folded, folded) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->sentences->len; low++)
    {
      const Sentence *sentence = &g_array_index (self->sentences, Sentence, low);

      if (strncmp (sentence->folded, folded, length) != 0)
        return FALSE;
      if (sentence->chinese == chinese && cue_sentence_continue (sentence->text, folded, byte))
        {
          *text = sentence->text;
          return TRUE;
        }
    }
  return FALSE;
}
