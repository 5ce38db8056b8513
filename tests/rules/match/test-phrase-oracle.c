/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-phrase-book.h"

/*
 * The phrase book against a plain search: random wordings with and without gaps, sets that come and
 * go, books derived from books, regular expressions tried on every text.
 */

#define N_ROUNDS 40
#define N_CHANGES 30
#define N_SETS 6

/* A text of words whose sentences we know. */
typedef struct
{
  GPtrArray *words; /* static */
  GArray *sentence; /* guint, of each word */
  char *text;
} Text;

typedef struct
{
  guint set;
  guint gap;
  GPtrArray *parts; /* Text */
} Wording;

typedef struct
{
  guint first;
  guint end;
} Stretch;

static const char *const words[] = { "a", "b", "c", "贵", "了" };

static void
text_free (Text *self)
{
  g_ptr_array_unref (self->words);
  g_array_unref (self->sentence);
  g_free (self->text);
  g_free (self);
}

static Text *
text_new (GRand *rand, guint most, gboolean has_stops)
{
  Text *self = g_new0 (Text, 1);
  GString *text = g_string_new (NULL);
  guint sentence = 0;

  self->words = g_ptr_array_new ();
  self->sentence = g_array_new (FALSE, FALSE, sizeof (guint));
  for (int n = g_rand_int_range (rand, 1, (int) most + 1); n > 0; n--)
    {
      const char *word = words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];

      g_ptr_array_add (self->words, (char *) word);
      g_array_append_val (self->sentence, sentence);
      g_string_append_printf (text, "%s ", word);
      if (has_stops && n > 1 && g_rand_int_range (rand, 0, 6) == 0)
        {
          g_string_append (text, "。");
          sentence++;
        }
    }
  self->text = g_string_free (text, FALSE);
  return self;
}

static void
wording_free (Wording *self)
{
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static Wording *
wording_new (GRand *rand)
{
  Wording *self = g_new0 (Wording, 1);

  self->set = (guint) g_rand_int_range (rand, 0, N_SETS);
  self->gap = (guint) g_rand_int_range (rand, 0, 5);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) text_free);
  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    g_ptr_array_add (self->parts, text_new (rand, 2, g_rand_int_range (rand, 0, 4) == 0));
  return self;
}

static char *
wording_to_string (const Wording *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->parts->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "… " : "",
                            ((Text *) g_ptr_array_index (self->parts, i))->text);
  return g_string_free (out, FALSE);
}

/* A part holds the end of a sentence only if it is written with one. */
static gboolean
part_is_at (const Text *text, const Text *part, guint first)
{
  gboolean crosses = g_array_index (part->sentence, guint, part->words->len - 1) > 0;

  if (first + part->words->len > text->words->len)
    return FALSE;
  for (guint i = 0; i < part->words->len; i++)
    if (g_ptr_array_index (text->words, first + i) != g_ptr_array_index (part->words, i))
      return FALSE;
  return crosses
         || g_array_index (text->sentence, guint, first)
                == g_array_index (text->sentence, guint, first + part->words->len - 1);
}

/* Where the chain that goes on with part @i at @first ends, each part as near as it can; 0: it does
 * not. */
static guint
find_chain_end (const Text *text, const Wording *wording, guint i, guint first)
{
  const Text *part = g_ptr_array_index (wording->parts, i);
  guint end = first + part->words->len;

  if (!part_is_at (text, part, first))
    return 0;
  if (i + 1 == wording->parts->len)
    return end;
  for (guint next = end; next <= end + wording->gap && next < text->words->len; next++)
    {
      guint chain_end;

      if (g_array_index (text->sentence, guint, next)
          != g_array_index (text->sentence, guint, end - 1))
        return 0;
      chain_end = find_chain_end (text, wording, i + 1, next);
      if (chain_end > 0)
        return chain_end;
    }
  return 0;
}

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const Stretch *x = a;
  const Stretch *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->end > y->end ? -1 : x->end < y->end;
}

/* What one set finds: of overlapping stretches the longest stays. */
static GArray *
find_set (const Text *text, GPtrArray *wordings, guint set)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Stretch));
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (guint w = 0; w < wordings->len; w++)
    {
      const Wording *wording = g_ptr_array_index (wordings, w);

      for (guint first = 0; wording->set == set && first < text->words->len; first++)
        {
          Stretch found = { first, find_chain_end (text, wording, 0, first) };

          if (found.end > 0)
            g_array_append_val (all, found);
        }
    }
  g_array_sort (all, compare_stretches);
  for (guint i = 0; i < all->len; i++)
    {
      Stretch found = g_array_index (all, Stretch, i);
      Stretch *last = kept->len == 0 ? NULL : &g_array_index (kept, Stretch, kept->len - 1);

      if (last == NULL || found.first >= last->end)
        g_array_append_val (kept, found);
      else if (found.end - found.first > last->end - last->first)
        *last = found;
    }
  return kept;
}

static char *
describe_expected (const Text *text, GPtrArray *wordings)
{
  GString *out = g_string_new (NULL);

  for (guint set = 0; set < N_SETS; set++)
    {
      g_autoptr (GArray) found = find_set (text, wordings, set);

      for (guint i = 0; i < found->len; i++)
        g_string_append_printf (out, "%u:%u-%u ", set, g_array_index (found, Stretch, i).first,
                                g_array_index (found, Stretch, i).end);
    }
  return g_string_free (out, FALSE);
}

static char *
describe_found (const CuePhraseBook *book, const Text *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text->text);
  g_autoptr (GArray) hits = cue_phrase_book_match (book, tokens, NULL);
  GString *out = g_string_new (NULL);

  for (guint set = 0; set < N_SETS; set++)
    for (guint i = 0; i < hits->len; i++)
      {
        const CuePhraseHit *hit = &g_array_index (hits, CuePhraseHit, i);

        if (hit->phrase == set)
          g_string_append_printf (out, "%u:%u-%u ", set, hit->first, hit->end);
      }
  return g_string_free (out, FALSE);
}

static void
check_text (GRand *rand, const CuePhraseBook *book, GPtrArray *wordings)
{
  Text *text = text_new (rand, 25, TRUE);
  g_autofree char *found = describe_found (book, text);
  g_autofree char *expected = describe_expected (text, wordings);

  if (!g_str_equal (found, expected))
    {
      g_test_message ("in: %s", text->text);
      for (guint i = 0; i < wordings->len; i++)
        {
          const Wording *wording = g_ptr_array_index (wordings, i);
          g_autofree char *words_of = wording_to_string (wording);

          g_test_message ("%u, gap %u: %s", wording->set, wording->gap, words_of);
        }
    }
  g_assert_cmpstr (found, ==, expected);
  text_free (text);
}

/* Adds a wording, or forgets a set. */
static void
change (GRand *rand, CuePhraseBook *book, GPtrArray *wordings)
{
  if (g_rand_int_range (rand, 0, 8) == 0)
    {
      guint set = (guint) g_rand_int_range (rand, 0, N_SETS);

      cue_phrase_book_remove (book, set);
      for (guint i = wordings->len; i > 0; i--)
        if (((Wording *) g_ptr_array_index (wordings, i - 1))->set == set)
          g_ptr_array_remove_index (wordings, i - 1);
      return;
    }

  Wording *wording = wording_new (rand);
  g_autofree char *text = wording_to_string (wording);
  g_assert_true (cue_phrase_book_add (book, wording->set, text, wording->gap, NULL));
  g_ptr_array_add (wordings, wording);
}

static GRand *
new_rand (void)
{
  guint32 seed = g_test_rand_int ();

  g_test_message ("seed %u", seed);
  return g_rand_new_with_seed (seed);
}

static void
test_same_as_a_plain_search (void)
{
  g_autoptr (GRand) rand = new_rand ();

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();
      g_autoptr (GPtrArray) wordings
          = g_ptr_array_new_with_free_func ((GDestroyNotify) wording_free);

      for (guint i = 0; i < N_CHANGES; i++)
        {
          change (rand, book, wordings);
          check_text (rand, book, wordings);
        }
    }
}

/* Now and then the book is derived from the one before, which is kept and stays as it was. */
static void
test_derived_books (void)
{
  g_autoptr (GRand) rand = new_rand ();

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();
      g_autoptr (CuePhraseBook) older = NULL;
      g_autoptr (GPtrArray) wordings
          = g_ptr_array_new_with_free_func ((GDestroyNotify) wording_free);
      Text *text = text_new (rand, 25, TRUE);
      g_autofree char *before = NULL;

      for (guint i = 0; i < N_CHANGES; i++)
        {
          if (i % 7 == 6)
            {
              g_clear_pointer (&older, cue_phrase_book_unref);
              g_free (before);
              older = book;
              before = describe_found (older, text);
              book = cue_phrase_book_derive (older);
              check_text (rand, book, wordings);
            }
          change (rand, book, wordings);
          check_text (rand, book, wordings);
        }
      g_autofree char *after = describe_found (older, text);
      g_assert_cmpstr (after, ==, before);
      text_free (text);
    }
}

/* A random expression of letters, choices and repeats; maybe one that the book does not take. */
static void
append_pattern (GRand *rand, GString *out, guint depth)
{
  for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
    {
      static const char *const quantifiers[]
          = { "", "", "", "?", "+", "*", "{2}", "{0,2}", "??", "{,2}" };
      static const char *const atoms[]
          = { "a", "b", "ab", "贵", "c", ".", "[ab]", "\\.", "\\w", "\\x61", "A", "了贵", "\\d" };

      if (depth > 0 && g_rand_int_range (rand, 0, 4) == 0)
        {
          g_string_append (out, g_rand_boolean (rand) ? "(" : "(?:");
          append_pattern (rand, out, depth - 1);
          if (g_rand_boolean (rand))
            {
              g_string_append_c (out, '|');
              append_pattern (rand, out, depth - 1);
            }
          g_string_append_c (out, ')');
        }
      else
        g_string_append (out, atoms[g_rand_int_range (rand, 0, G_N_ELEMENTS (atoms))]);
      g_string_append (out, quantifiers[g_rand_int_range (rand, 0, G_N_ELEMENTS (quantifiers))]);
    }
}

/* Letters without blanks, so that every match that is not empty or a lone stop holds a token. */
static char *
make_letters (GRand *rand)
{
  static const char *const letters[] = { "a", "b", "c", "贵", "了", "a", "b", "7" };
  GString *out = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
    g_string_append (out, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]);
  return g_string_free (out, FALSE);
}

static gboolean
regex_finds (const GRegex *regex, const char *text)
{
  g_autoptr (GMatchInfo) info = NULL;

  for (g_regex_match (regex, text, 0, &info); g_match_info_matches (info);
       g_match_info_next (info, NULL))
    {
      int start, end;

      if (g_match_info_fetch_pos (info, 0, &start, &end) && end > start)
        return TRUE;
    }
  return FALSE;
}

/* An expression is looked at only where one of its literals stands, and that loses nothing. Some of
 * these explode: they say so, and nothing is asked of them. */
static void
test_regexes (void)
{
  g_autoptr (GRand) rand = new_rand ();
  guint n_taken = 0, n_found = 0, n_given_up = 0;

  for (guint round = 0; round < 4000; round++)
    {
      g_autoptr (CuePhraseBook) book = cue_phrase_book_new ();
      g_autoptr (GString) pattern = g_string_new (NULL);
      g_autoptr (GRegex) regex = NULL;

      append_pattern (rand, pattern, 2);
      if (!cue_phrase_book_add_regex (book, 0, pattern->str, NULL))
        continue;
      n_taken++;
      regex = g_regex_new (pattern->str, G_REGEX_CASELESS, 0, NULL);
      for (guint i = 0; i < 20; i++)
        {
          g_autofree char *text = make_letters (rand);
          g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
          g_autoptr (GError) error = NULL;
          g_autoptr (GArray) hits = cue_phrase_book_match (book, tokens, &error);

          if (error != NULL)
            {
              g_assert_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_LIMIT);
              n_given_up++;
              continue;
            }
          if ((hits->len > 0) != regex_finds (regex, text))
            g_test_message ("%s in %s", pattern->str, text);
          g_assert_cmpint (hits->len > 0, ==, regex_finds (regex, text));
          n_found += hits->len > 0;
        }
    }
  g_test_message ("%u expressions, found %u times, given up %u times", n_taken, n_found,
                  n_given_up);
  g_assert_cmpuint (n_taken, >, 100);
  g_assert_cmpuint (n_found, >, 100);
  g_assert_cmpuint (n_given_up * 10, <, n_found);
}

/* Of many expressions, those of removed sets are silent in the derived book and not in the other.
 */
static void
test_derived_regexes (void)
{
  g_autoptr (CuePhraseBook) base = cue_phrase_book_new ();
  g_autoptr (CuePhraseBook) book = NULL;
  g_autoptr (CuePhraseBook) next = NULL;
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text ("order 17 and order 3, refund 9");
  guint n_found[3] = { 0 };

  cue_phrase_book_add_regex (base, 0, "order \\d+", NULL);
  cue_phrase_book_add_regex (base, 1, "refund \\d+", NULL);
  book = cue_phrase_book_derive (base);
  cue_phrase_book_remove (book, 0);
  cue_phrase_book_add_regex (book, 2, "and order", NULL);
  next = cue_phrase_book_derive (book);
  cue_phrase_book_add_regex (next, 0, "order 3", NULL);
  const CuePhraseBook *books[] = { base, book, next };
  for (guint i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_autoptr (GArray) hits = cue_phrase_book_match (books[i], tokens, NULL);

      n_found[i] = hits->len;
    }
  g_assert_cmpuint (n_found[0], ==, 3);
  g_assert_cmpuint (n_found[1], ==, 2);
  g_assert_cmpuint (n_found[2], ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phrase-oracle/same-as-a-plain-search", test_same_as_a_plain_search);
  g_test_add_func ("/phrase-oracle/derived-books", test_derived_books);
  g_test_add_func ("/phrase-oracle/regexes", test_regexes);
  g_test_add_func ("/phrase-oracle/derived-regexes", test_derived_regexes);
  return g_test_run ();
}
