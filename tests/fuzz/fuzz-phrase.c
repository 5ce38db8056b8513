/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-phrase-book.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check_hits (const CueTokens *text, GArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const CuePhraseHit *hit = &g_array_index (hits, CuePhraseHit, i);

      g_assert_cmpuint (hit->first, <, hit->end);
      g_assert_cmpuint (hit->end, <=, text->n_tokens);
      g_assert_cmpuint (hit->span.start, <, hit->span.end);
      g_assert_cmpuint (hit->span.end, <=, text->folded->source_length);
      g_assert_true (i == 0 || hits->len == 1 || hit->first >= (hit - 1)->first);
    }
}

/* Three lines: a wording, a regular expression, a text. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autofree char *all = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (all, "\n", 3);
  guint n = g_strv_length (lines);
  g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();
  g_autoptr (CueTokens) text = cue_tokens_new_for_text (n > 0 ? lines[n - 1] : "");
  g_autoptr (GArray) hits = NULL;

  if (n > 1)
    {
      cue_phrase_book_add (book, 0, lines[0], 6, NULL);
      cue_phrase_book_add (book, 1, lines[n - 1], 6, NULL);
      cue_phrase_book_add_regex (book, 2, lines[1], NULL);
    }
  hits = cue_phrase_book_match (book, text, NULL);
  check_hits (text, hits);
  cue_phrase_book_remove (book, 0);
  return 0;
}
