/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Numbers that name rather than count: a reference, a telephone, a plate, a house. One digit off is
 * another thing, so all of them must stand there, in their order and with no digit more; and they
 * may be spelt out (零幺零八五, "K B one two three").
 */
#include <string.h>

#include "cue-clause-private.h"
#include "cue-said-case.h"

#define NAMING_DIGITS 5 /* so many are hardly an amount */
#define MOST_LETTERS 3  /* of a word that belongs to the digits behind it: HV-20731 */

/* A text as letters and digits alone. */
typedef struct
{
  GString *letters;
  GArray *tokens; /* guint: of each letter */
} Spelling;

/* The digit that the token says by itself, or -1. */
static int
get_digit (const CueTokens *tokens, guint i)
{
  static const char *const DIGITS_LIST[]
      = { "zero",  "one",  "two", "three", "four", "five", "six", "seven",
          "eight", "nine", "零",  "一",    "二",   "三",   "四",  "五",
          "六",    "七",   "八",  "九",    "oh",   "幺",   "〇",  NULL };
  static const int values[]
      = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 0 };
  CUE_WORDS (DIGITS);
  guint row;

  return cue_words_find (tokens, i, i + 1, &DIGITS, &row) > 0 ? values[row] : -1;
}

static gboolean
is_number (const CueTokens *tokens, guint i)
{
  return g_ascii_isdigit ((char) MIN (tokens->folded->chars[tokens->tokens[i].start], 0x7F));
}

static void
add_letter (Spelling *self, gunichar c, guint token)
{
  g_string_append_c (self->letters, c < 0x80 ? (char) c : ' ');
  g_array_append_val (self->tokens, token);
}

static void
spelling_init (Spelling *self, const CueTokens *tokens)
{
  self->letters = g_string_new (NULL);
  self->tokens = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < tokens->n_tokens; i++)
    {
      int digit = get_digit (tokens, i);

      if (digit >= 0)
        {
          add_letter (self, (gunichar) ('0' + digit), i);
          continue;
        }
      for (guint at = tokens->tokens[i].start; at < tokens->tokens[i].end; at++)
        if (tokens->folded->chars[at] != '.' && tokens->folded->chars[at] != ',')
          add_letter (self, tokens->folded->chars[at], i);
    }
}

static void
spelling_clear (Spelling *self)
{
  g_string_free (self->letters, TRUE);
  g_array_unref (self->tokens);
}

/* Where the letters stand with no further digit around them, or -1. */
static gssize
find (const Spelling *self, const char *run)
{
  gsize length = strlen (run);

  for (const char *at = strstr (self->letters->str, run); at != NULL; at = strstr (at + 1, run))
    if ((at == self->letters->str || !g_ascii_isdigit (*run) || !g_ascii_isdigit (at[-1]))
        && !g_ascii_isdigit (at[length]))
      return at - self->letters->str;
  return -1;
}

/* The digits from token @i on, with a short word right before them. @end: one past their tokens.
 * (transfer full) (nullable): none begin here */
static char *
dup_run (const CueTokens *text, guint i, guint *end)
{
  GString *run;
  guint digits = i;

  if (!is_number (text, i) && i + 1 < text->n_tokens
      && text->tokens[i].end - text->tokens[i].start <= MOST_LETTERS && cue_cjk_at (text, i) == 0
      && text->tokens[i + 1].start <= text->tokens[i].end + 1)
    digits++;
  if (!is_number (text, digits))
    return NULL;
  for (*end = digits; *end < text->n_tokens && is_number (text, *end); (*end)++)
    ;
  run = g_string_new (NULL);
  for (; i < *end; i++)
    for (guint at = text->tokens[i].start; at < text->tokens[i].end; at++)
      if (text->folded->chars[at] < 0x80 && text->folded->chars[at] != '.')
        g_string_append_c (run, (char) text->folded->chars[at]);
  return g_string_free (run, FALSE);
}

gboolean
cue_said_names_number (const CueTokens *text)
{
  for (guint i = 0; i < text->n_tokens; i++)
    if (is_number (text, i))
      return TRUE;
  return FALSE;
}

static gboolean
has_token (const CueTokens *tokens, guint64 hash)
{
  for (guint i = 0; i < tokens->n_tokens; i++)
    if (tokens->tokens[i].hash == hash)
      return TRUE;
  return FALSE;
}

gboolean
cue_said_spells (const CueTokens *turn, const CueTokens *text, guint *first, guint *end)
{
  Spelling spelling;
  guint n_words = 0;
  guint n_found = 0;
  gboolean spells = TRUE;

  spelling_init (&spelling, turn);
  *first = turn->n_tokens;
  *end = 0;
  for (guint i = 0; i < text->n_tokens && spells;)
    {
      guint next = i + 1;
      g_autofree char *run = dup_run (text, i, &next);
      gssize at = run == NULL ? -1 : find (&spelling, run);

      if (at >= 0)
        {
          *first = MIN (*first, g_array_index (spelling.tokens, guint, at));
          *end = MAX (*end,
                      g_array_index (spelling.tokens, guint, at + (gssize) strlen (run) - 1) + 1);
        }
      spells = run == NULL || at >= 0;
      n_words += run == NULL;
      n_found += run == NULL && has_token (turn, text->tokens[i].hash);
      i = next;
    }
  spelling_clear (&spelling);
  return spells && n_found * 4 >= n_words * 3;
}

/* Whether the letters hold so many digits in a row, no more and no less. */
static gboolean
has_digits (const char *letters, gsize n)
{
  for (gsize row = 0;; letters++)
    {
      if (g_ascii_isdigit (*letters))
        row++;
      else if (row == n)
        return TRUE;
      else
        row = 0;
      if (*letters == '\0')
        return FALSE;
    }
}

gboolean
cue_said_misspells (const CueTokens *turn, const CueTokens *text)
{
  Spelling spelling;
  gboolean misspells = FALSE;

  spelling_init (&spelling, turn);
  for (guint i = 0; i < text->n_tokens && !misspells;)
    {
      guint next = i + 1;
      g_autofree char *run = dup_run (text, i, &next);
      const char *digits = run == NULL ? "" : run + strcspn (run, "0123456789");

      misspells = strlen (digits) >= NAMING_DIGITS && find (&spelling, digits) < 0
                  && has_digits (spelling.letters->str, strlen (digits));
      i = next;
    }
  spelling_clear (&spelling);
  return misspells;
}
