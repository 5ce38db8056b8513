/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-trie.h"

#define N_ROUNDS 40
#define N_PHRASES 60

/* Few words, so that phrases are prefixes, suffixes and parts of each other. */
static char *
make_words (GRand *rand, int most)
{
  static const char *const WORDS[] = { "a", "b", "贵", "了", "5" };
  GString *out = g_string_new (NULL);
  int n = g_rand_int_range (rand, 1, most + 1);

  for (int i = 0; i < n; i++)
    g_string_append_printf (out, "%s ", WORDS[g_rand_int_range (rand, 0, G_N_ELEMENTS (WORDS))]);
  return g_string_free (out, FALSE);
}

static gboolean
is_at (const CueTokens *text, guint first, const CueTokens *phrase)
{
  if (first + phrase->n_tokens > text->n_tokens)
    return FALSE;
  for (guint i = 0; i < phrase->n_tokens; i++)
    if (text->tokens[first + i].hash != phrase->tokens[i].hash)
      return FALSE;
  return TRUE;
}

/* The oracle: every phrase at every place. @order: numbers of the phrases, in order of adding */
static GArray *
scan (const CueTokens *text, GPtrArray *phrases, GArray *order)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (CueTrieHit));

  for (guint first = 0; first < text->n_tokens; first++)
    for (guint end = first + 1; end <= text->n_tokens; end++)
      for (guint i = 0; i < order->len; i++)
        {
          guint value = g_array_index (order, guint, i);
          const CueTokens *phrase = g_ptr_array_index (phrases, value);
          CueTrieHit hit = { value, first, end };

          if (phrase->n_tokens == end - first && is_at (text, first, phrase))
            g_array_append_val (hits, hit);
        }
  return hits;
}

static void
assert_same_hits (GArray *found, GArray *expected)
{
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    {
      const CueTrieHit *a = &g_array_index (found, CueTrieHit, i);
      const CueTrieHit *b = &g_array_index (expected, CueTrieHit, i);

      g_assert_cmpuint (a->value, ==, b->value);
      g_assert_cmpuint (a->first, ==, b->first);
      g_assert_cmpuint (a->end, ==, b->end);
    }
}

static void
check_text (GRand *rand, const CueTrie *trie, GPtrArray *phrases, GArray *order)
{
  g_autofree char *words = make_words (rand, 30);
  g_autoptr (CueTokens) text = cue_tokens_new_for_text (words);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (CueTrieHit));
  g_autoptr (GArray) expected = scan (text, phrases, order);

  cue_trie_match (trie, text, found);
  assert_same_hits (found, expected);
}

static void
change (GRand *rand, CueTrie *trie, GPtrArray *phrases, GArray *order)
{
  guint value;

  if (order->len > 0 && g_rand_int_range (rand, 0, 3) == 0)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (int) order->len);

      value = g_array_index (order, guint, at);
      g_assert_true (cue_trie_remove (trie, g_ptr_array_index (phrases, value), value));
      g_assert_false (cue_trie_remove (trie, g_ptr_array_index (phrases, value), value));
      g_array_remove_index (order, at);
      return;
    }

  g_autofree char *words = make_words (rand, 5);
  value = phrases->len;
  g_ptr_array_add (phrases, cue_tokens_new_for_text (words));
  cue_trie_add (trie, g_ptr_array_index (phrases, value), value);
  g_array_append_val (order, value);
}

static void
test_oracle (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (CueTrie) trie = cue_trie_new ();
      g_autoptr (GPtrArray) phrases
          = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_tokens_unref);
      g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

      for (guint i = 0; i < N_PHRASES; i++)
        {
          change (rand, trie, phrases, order);
          check_text (rand, trie, phrases, order);
        }
    }
}

static guint
count (const CueTrie *trie, const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (CueTrieHit));

  cue_trie_match (trie, tokens, hits);
  return hits->len;
}

static void
test_whole_words (void)
{
  g_autoptr (CueTrie) trie = cue_trie_new ();
  g_autoptr (CueTokens) art = cue_tokens_new_for_text ("art");
  g_autoptr (CueTokens) expensive = cue_tokens_new_for_text ("太贵");

  cue_trie_add (trie, art, 0);
  cue_trie_add (trie, expensive, 1);
  g_assert_cmpuint (count (trie, "start the party"), ==, 0);
  g_assert_cmpuint (count (trie, "ART, modern art"), ==, 2);
  g_assert_cmpuint (count (trie, "这个太贵了，太貴"), ==, 2);
}

static void
test_twice (void)
{
  g_autoptr (CueTrie) trie = cue_trie_new ();
  g_autoptr (CueTokens) word = cue_tokens_new_for_text ("a");

  cue_trie_add (trie, word, 7);
  cue_trie_add (trie, word, 7);
  g_assert_cmpuint (count (trie, "a"), ==, 2);
  g_assert_true (cue_trie_remove (trie, word, 7));
  g_assert_cmpuint (count (trie, "a"), ==, 1);
  g_assert_false (cue_trie_remove (trie, word, 8));
}

/* Many phrases under one root: the table grows, every one is found, all can go. */
static void
test_many (void)
{
  g_autoptr (CueTrie) trie = cue_trie_new ();

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *words = g_strdup_printf ("%u x%c", i, 'a' + (char) (i % 26));
      g_autoptr (CueTokens) phrase = cue_tokens_new_for_text (words);
      cue_trie_add (trie, phrase, i);
    }
  g_assert_cmpuint (count (trie, "0 xa 19999 xf 19999 xg"), ==, 2);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *words = g_strdup_printf ("%u x%c", i, 'a' + (char) (i % 26));
      g_autoptr (CueTokens) phrase = cue_tokens_new_for_text (words);
      g_assert_true (cue_trie_remove (trie, phrase, i));
    }
  g_assert_cmpuint (count (trie, "0 xa 19999 xf"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trie/finds-what-a-plain-scan-finds", test_oracle);
  g_test_add_func ("/trie/whole-words-only", test_whole_words);
  g_test_add_func ("/trie/one-remove-for-one-add", test_twice);
  g_test_add_func ("/trie/many-phrases-come-and-go", test_many);
  return g_test_run ();
}
