/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-tokens.h"

typedef struct
{
  const char *text;
  const char *tokens; /* divided by "|" */
} Row;

static const Row ROWS[] = {
  { "", "" },
  { " \t\n ", "" },
  { "，。！？…—“”", "" },
  { "hello world", "hello|world" },
  { "Hello, World!", "hello|world" },
  { "ＡＢＣ　１２３", "abc|123" },
  { "流量超了", "流|量|超|了" },
  { "國際漫遊", "国|际|漫|游" },
  { "60GB", "60|gb" },
  { "60个G", "60|个|g" },
  { "3.5 GB", "3.5|gb" },
  { "100. Next", "100|next" },
  { "1,299.50", "1|299.50" },
  { "don't", "don't" },
  { "I DON’T know", "i|don’t|know" },
  { "customer's plan", "customer|s|plan" },
  { "I'll", "i|ll" },
  { "don'ts", "don|ts" },
  { "n't", "n|t" },
  { "'t", "t" },
  { "first_name", "first|name" },
  { "Anna.Lee@mail.com", "anna|lee|mail|com" },
  { "https://a.b/c?d=1", "https|a|b|c|d|1" },
  { "pre-paid", "pre|paid" },
  { "用5G套餐", "用|5|g|套|餐" },
  { "❤️😀", "" },
  { "naïve Ünal", "naïve|ünal" },
  { "тариф", "тариф" },
};

static char *
join_tokens (const CueTokens *tokens)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      g_autofree char *token = cue_tokens_dup_token (tokens, i);

      g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", token);
    }
  return g_string_free (out, FALSE);
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (ROWS[i].text);
      g_autofree char *joined = join_tokens (tokens);

      g_assert_cmpstr (joined, ==, ROWS[i].tokens);
    }
}

static guint64
hash_of (const char *text)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (text);

  g_assert_cmpuint (tokens->n_tokens, ==, 1);
  return tokens->tokens[0].hash;
}

static void
test_apostrophes (void)
{
  g_assert_cmpuint (hash_of ("don't"), ==, hash_of ("dont"));
  g_assert_cmpuint (hash_of ("don’t"), ==, hash_of ("DON'T"));
  g_assert_cmpuint (hash_of ("don't"), !=, hash_of ("don"));
}

/* The number is part of nothing that is stored, but a change of it would be a change of meaning
 * somewhere. */
static void
test_hash (void)
{
  g_assert_cmpuint (hash_of ("a"), ==, hash_of ("Ａ"));
  g_assert_cmpuint (hash_of ("a"), ==, G_GUINT64_CONSTANT (0xac804b820e4fe984));
  g_assert_cmpuint (hash_of ("贵"), ==, hash_of ("貴"));
}

static void
test_source (void)
{
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text ("要 ＧＢ，don’t 3.5");
  CueSpan gb = cue_tokens_source (tokens, 1, 2);
  CueSpan rest = cue_tokens_source (tokens, 2, 4);

  g_assert_cmpuint (tokens->n_tokens, ==, 4);
  g_assert_cmpuint (gb.start, ==, 2);
  g_assert_cmpuint (gb.end, ==, 4);
  g_assert_cmpuint (rest.start, ==, 5);
  g_assert_cmpuint (rest.end, ==, 14);
}

static void
test_reference (void)
{
  CueTokens *tokens = cue_tokens_new_for_text ("a");
  CueTokens *again = cue_tokens_ref (tokens);

  g_assert_true (again == tokens);
  cue_tokens_unref (tokens);
  g_assert_cmpuint (again->n_tokens, ==, 1);
  cue_tokens_unref (again);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokens/words-numbers-and-characters", test_rows);
  g_test_add_func ("/tokens/apostrophe-may-be-left-out", test_apostrophes);
  g_test_add_func ("/tokens/same-folded-same-hash", test_hash);
  g_test_add_func ("/tokens/know-their-source", test_source);
  g_test_add_func ("/tokens/are-counted", test_reference);
  return g_test_run ();
}
