/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What two texts have in common. English counts by stemmed words, Chinese by pairs of neighbouring
 * characters, with single characters at a quarter so that 漫游 is found in 国际漫游怎么开 but 游
 * alone means little. Content bags drop what every question has (please, how, 怎么, 一下).
 */
#include "cue-bag.h"

#include <string.h>

#include "cue-stem.h"

#define WORD_MAX 48

static const char *const stop_words[] = {
  "a",     "about",  "all",   "also",   "am",    "an",    "and",    "any",   "are",   "as",
  "at",    "be",     "been",  "but",    "by",    "bye",   "can",    "could", "d",     "did",
  "do",    "does",   "don",   "else",   "for",   "from",  "get",    "go",    "good",  "got",
  "great", "had",    "has",   "have",   "he",    "hello", "help",   "her",   "hey",   "hi",
  "him",   "his",    "how",   "i",      "if",    "in",    "is",     "it",    "its",   "just",
  "know",  "let",    "like",  "ll",     "m",     "may",   "me",     "much",  "my",    "need",
  "nice",  "no",     "not",   "of",     "ok",    "okay",  "on",     "one",   "or",    "our",
  "out",   "please", "re",    "s",      "see",   "she",   "should", "so",    "some",  "sure",
  "t",     "tell",   "thank", "thanks", "that",  "the",   "their",  "them",  "then",  "there",
  "they",  "thing",  "think", "this",   "to",    "today", "too",    "up",    "us",    "ve",
  "very",  "want",   "was",   "we",     "well",  "were",  "what",   "when",  "where", "which",
  "who",   "why",    "will",  "with",   "would", "yeah",  "yes",    "you",   "your",
};

/* Characters that stand in nearly every Chinese question; a pair of two of them is no term. */
static const char stop_characters[]
    = "的了吗呢啊吧呀哦嗯哈喂是我你您他她它们这那个些就也都还和与及在有要想请问一下好谢"
      "帮给把被让可以能会么什怎样到从对很太再说看去来不没得地着过吃行知道吗哪谁为因所但"
      "如何先生女士早晚午安见客气";

static guint64
mix (guint64 hash, guint64 value)
{
  for (guint i = 0; i < 8; i++)
    {
      hash ^= (value >> (8 * i)) & 0xff;
      hash *= G_GUINT64_CONSTANT (1099511628211);
    }
  return hash;
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
is_stop_word (const char *word)
{
  return bsearch (&word, stop_words, G_N_ELEMENTS (stop_words), sizeof word, compare_words) != NULL;
}

static int
compare_characters (const void *a, const void *b)
{
  gunichar x = *(const gunichar *) a;
  gunichar y = *(const gunichar *) b;

  return x < y ? -1 : x > y;
}

/* Asked of every character of a text. */
static gboolean
is_stop_character (gunichar c)
{
  static gsize once = 0;
  static gunichar *sorted;
  static glong n;

  if (g_once_init_enter (&once))
    {
      sorted = g_utf8_to_ucs4_fast (stop_characters, -1, &n);
      qsort (sorted, (gsize) n, sizeof *sorted, compare_characters);
      g_once_init_leave (&once, 1);
    }
  return bsearch (&c, sorted, (gsize) n, sizeof *sorted, compare_characters) != NULL;
}

static gboolean
read_word (const CueTokens *tokens, guint i, char word[WORD_MAX])
{
  const CueToken *token = &tokens->tokens[i];
  guint n = token->end - token->start;

  if (n == 0 || n >= WORD_MAX)
    return FALSE;
  for (guint k = 0; k < n; k++)
    {
      gunichar c = tokens->folded->chars[token->start + k];

      if (c >= 0x80 || c == 0)
        return FALSE;
      word[k] = (char) c;
    }
  word[n] = '\0';
  return TRUE;
}

static guint64
hash_word (const char *word)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (; *word != '\0'; word++)
    hash = (hash ^ (guint8) *word) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

static void
add_term (GArray *terms, guint64 hash, guint factor)
{
  CueTerm term = { hash, factor, 1 };

  g_array_append_val (terms, term);
}

static gunichar
cjk_at (const CueTokens *tokens, guint i)
{
  const CueToken *token = &tokens->tokens[i];
  gunichar c = tokens->folded->chars[token->start];

  return token->end - token->start == 1 && cue_unichar_is_cjk (c) ? c : 0;
}

static void
add_cjk (GArray *terms, const CueTokens *tokens, guint i, gunichar c, CueBagKind kind)
{
  gboolean stop = kind == CUE_BAG_CONTENT && is_stop_character (c);
  gunichar next = i + 1 < tokens->n_tokens ? cjk_at (tokens, i + 1) : 0;

  if (!stop)
    add_term (terms, mix (1, c), 250);
  if (next != 0 && tokens->tokens[i + 1].start == tokens->tokens[i].end)
    {
      gboolean next_stop = kind == CUE_BAG_CONTENT && is_stop_character (next);

      if (!(stop && next_stop))
        add_term (terms, mix (mix (2, c), next), stop || next_stop ? 400 : 1000);
    }
}

static void
add_token (GArray *terms, const CueTokens *tokens, guint i, CueBagKind kind)
{
  char word[WORD_MAX];
  gunichar c = cjk_at (tokens, i);

  if (c != 0)
    add_cjk (terms, tokens, i, c, kind);
  else if (!read_word (tokens, i, word))
    add_term (terms, tokens->tokens[i].hash, 1000);
  else if (g_ascii_isdigit (word[0]))
    add_term (terms, hash_word (word), 400);
  else if (kind == CUE_BAG_ALL || !is_stop_word (word))
    {
      gboolean common = kind == CUE_BAG_ALL && is_stop_word (word);

      cue_stem (word);
      add_term (terms, hash_word (word), common ? 400 : 1000);
    }
}

gboolean
cue_bag_content_at (const CueTokens *tokens, guint i, guint64 *hash)
{
  char word[WORD_MAX];
  gunichar c = cjk_at (tokens, i);

  if (c != 0)
    {
      *hash = mix (1, c);
      return !is_stop_character (c);
    }
  if (!read_word (tokens, i, word))
    {
      *hash = tokens->tokens[i].hash;
      return TRUE;
    }
  if (g_ascii_isdigit (word[0]) || is_stop_word (word))
    return FALSE;
  cue_stem (word);
  *hash = hash_word (word);
  return TRUE;
}

GArray *
cue_bag_list_content (const CueTokens *tokens)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (CueContentWord));

  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      CueContentWord word = { i, 0 };

      if (cue_bag_content_at (tokens, i, &word.hash))
        g_array_append_val (words, word);
    }
  return words;
}

static int
compare_terms (const void *a, const void *b)
{
  const CueTerm *x = a;
  const CueTerm *y = b;

  return x->hash < y->hash ? -1 : x->hash > y->hash;
}

CueBag *
cue_bag_new (const CueTokens *tokens, CueBagKind kind)
{
  g_autoptr (GArray) terms
      = g_array_sized_new (FALSE, FALSE, sizeof (CueTerm), tokens->n_tokens + 1);
  CueBag *self = g_new0 (CueBag, 1);

  for (guint i = 0; i < tokens->n_tokens; i++)
    add_token (terms, tokens, i, kind);
  g_array_sort (terms, compare_terms);
  self->terms = g_new (CueTerm, terms->len + 1);
  for (guint i = 0; i < terms->len; i++)
    {
      const CueTerm *term = &g_array_index (terms, CueTerm, i);

      if (self->n_terms > 0 && self->terms[self->n_terms - 1].hash == term->hash)
        {
          self->terms[self->n_terms - 1].count++;
          continue;
        }
      self->terms[self->n_terms++] = *term;
      self->total += term->factor;
    }
  return self;
}

static char *
without_variables (const char *text)
{
  GString *out = g_string_new (NULL);
  const char *open;

  while ((open = strstr (text, "{{")) != NULL)
    {
      const char *close = strstr (open, "}}");

      if (close == NULL)
        break;
      g_string_append_len (out, text, open - text);
      g_string_append_c (out, ' ');
      text = close + 2;
    }
  g_string_append (out, text);
  return g_string_free (out, FALSE);
}

CueBag *
cue_bag_new_for_text (const char *text, CueBagKind kind)
{
  g_autofree char *plain = without_variables (text);
  g_autoptr (CueTokens) tokens = cue_tokens_new_for_text (plain);

  return cue_bag_new (tokens, kind);
}

void
cue_bag_free (CueBag *self)
{
  if (self == NULL)
    return;
  g_free (self->terms);
  g_free (self);
}

CueBag *
cue_bag_join (const CueBag *a, const CueBag *b)
{
  CueBag *self = g_new0 (CueBag, 1);
  guint i = 0;
  guint j = 0;

  self->terms = g_new (CueTerm, a->n_terms + b->n_terms + 1);
  while (i < a->n_terms || j < b->n_terms)
    {
      gboolean left = j == b->n_terms || (i < a->n_terms && a->terms[i].hash <= b->terms[j].hash);
      const CueTerm *term = left ? &a->terms[i++] : &b->terms[j++];

      if (self->n_terms > 0 && self->terms[self->n_terms - 1].hash == term->hash)
        continue;
      self->terms[self->n_terms++] = *term;
      self->total += term->factor;
    }
  return self;
}

guint
cue_bag_similarity_milli (const CueBag *a, const CueBag *b)
{
  guint64 common = 0;
  guint i = 0;
  guint j = 0;

  while (i < a->n_terms && j < b->n_terms)
    {
      if (a->terms[i].hash < b->terms[j].hash)
        i++;
      else if (a->terms[i].hash > b->terms[j].hash)
        j++;
      else
        {
          common += a->terms[i].factor + b->terms[j].factor;
          i++;
          j++;
        }
    }
  return a->total + b->total == 0 ? 0 : (guint) (common * 1000 / (a->total + b->total));
}

gboolean
cue_bag_has (const CueBag *self, guint64 hash)
{
  guint low = 0;
  guint high = self->n_terms;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->terms[middle].hash < hash)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->n_terms && self->terms[low].hash == hash;
}
