/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-number-private.h"

#include <string.h>

/* Number words: eighty-nine, one hundred and five, a thousand, two and a half, four and a quarter,
 * three point five.
 * Words side by side that make no single number (one two three; nineteen ninety-nine) are left out.
 */

#define LONGEST_WORD 9 /* "seventeen", "seventy…" */

static const struct
{
  const char *word;
  guint value;
} words[] = {
  { "zero", 0 },      { "one", 1 },         { "two", 2 },           { "three", 3 },
  { "four", 4 },      { "five", 5 },        { "six", 6 },           { "seven", 7 },
  { "eight", 8 },     { "nine", 9 },        { "ten", 10 },          { "eleven", 11 },
  { "twelve", 12 },   { "thirteen", 13 },   { "fourteen", 14 },     { "fifteen", 15 },
  { "sixteen", 16 },  { "seventeen", 17 },  { "eighteen", 18 },     { "nineteen", 19 },
  { "twenty", 20 },   { "thirty", 30 },     { "forty", 40 },        { "fifty", 50 },
  { "sixty", 60 },    { "seventy", 70 },    { "eighty", 80 },       { "ninety", 90 },
  { "hundred", 100 }, { "thousand", 1000 }, { "million", 1000000 }, { "billion", 1000000000 },
};

/* The value of the number word at @at; −1 when none stands there. */
static gint64
word_at (const CueFolded *text, guint at, guint *end)
{
  char word[LONGEST_WORD + 1];
  guint length = 0;

  while (cue_number_is_letter (cue_number_char (text, at + length)))
    {
      if (length == LONGEST_WORD || text->chars[at + length] >= 0x80)
        return -1;
      word[length] = (char) text->chars[at + length];
      length++;
    }
  if (length < 3 || cue_number_is_any (cue_number_char (text, at + length), "'’0123456789"))
    return -1;
  word[length] = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].word[0] == word[0] && strcmp (words[i].word, word) == 0)
      {
        *end = at + length;
        return words[i].value;
      }
  return -1;
}

gint64
cue_english_scale (const CueFolded *text, guint at, guint *end)
{
  gint64 value = word_at (text, at, end);

  return value >= 100 ? value : 0;
}

typedef struct
{
  gint64 total;
  gint64 section;    /* below thousand */
  gint64 last_scale; /* of @total */
  gint64 last;       /* the word read last */
} Sum;

/* Takes one more word into the sum, or tells that it does not fit. */
static gboolean
add_word (Sum *sum, gint64 value)
{
  gint64 rest = sum->section % 100;

  if (value >= 1000)
    {
      if (sum->section == 0 || (sum->last_scale > 0 && value >= sum->last_scale))
        return FALSE;
      sum->total = cue_number_add (sum->total, cue_number_multiply (sum->section, value));
      sum->section = 0;
      sum->last_scale = value;
    }
  else if (value == 100)
    {
      if (sum->section == 0 || sum->section > 99)
        return FALSE;
      sum->section *= 100;
    }
  else if (rest != 0 && (value >= 10 || value == 0 || rest < 20 || rest % 10 != 0))
    return FALSE;
  else if (sum->last == 0)
    return FALSE;
  else
    sum->section += value;
  sum->last = value;
  return TRUE;
}

/* Where the next word may start: after a blank, a hyphen, or " and " behind a scale. */
static guint
next_word (const CueFolded *text, guint at, gint64 last)
{
  gunichar c = cue_number_char (text, at);
  guint end;

  if (c != ' ' && c != '-')
    return 0;
  if (last >= 100 && cue_number_match (text, at, " and ") != 0 && word_at (text, at + 5, &end) >= 0)
    return at + 5;
  return at + 1;
}

static gint64
read_decimals (const CueFolded *text, guint *at)
{
  guint next = cue_number_match (text, *at, " point");
  gint64 micro = 0;
  guint end;

  for (gint64 weight = CUE_MICRO / 10; next != 0 && cue_number_char (text, next) == ' ';
       weight /= 10)
    {
      gint64 value = word_at (text, next + 1, &end);

      if (value < 0 || value > 9)
        break;
      micro += value * weight;
      *at = next = end;
    }
  return micro;
}

/* two and a half, three and three quarters */
static gint64
read_quarters (const CueFolded *text, guint *at)
{
  static const struct
  {
    const char *words;
    guint quarters;
  } rows[] = { { " and a half", 2 },
               { " and a quarter", 1 },
               { " and three quarters", 3 },
               { " and three quarter", 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint end = cue_number_match (text, *at, rows[i].words);

      if (end == 0)
        continue;
      *at = end;
      return CUE_MICRO / 4 * rows[i].quarters;
    }
  return 0;
}

static gboolean
starts_word (const CueFolded *text, guint at)
{
  gunichar before = at > 0 ? text->chars[at - 1] : 0;

  return !cue_number_is_letter (before) && !cue_number_is_any (before, "'’_0123456789")
         && !(before == '-' && at > 1 && cue_number_is_letter (text->chars[at - 2]));
}

/* half an hour, half a year */
static CueReadingKind
read_half (const CueFolded *text, guint at, CueReading *out)
{
  guint end
      = MAX (MAX (cue_number_match (text, at, "half an "), cue_number_match (text, at, "half a ")),
             cue_number_match (text, at, "half "));
  const CueUnitRow *row = cue_unit_row_at (text, end, &out->end);

  if (end == 0 || row == NULL || row->unit < CUE_UNIT_MINUTE || row->unit > CUE_UNIT_YEAR)
    return CUE_READING_NONE;
  *out = (CueReading){ CUE_MICRO / 2, at, end - 1, CUE_SCRIPT_ENGLISH, TRUE, FALSE };
  return CUE_READING_NUMBER;
}

/* "a hundred", "an hundred": where the scale starts. */
static guint
skip_article (const CueFolded *text, guint at)
{
  guint start = MAX (cue_number_match (text, at, "a "), cue_number_match (text, at, "an "));
  guint end;

  return start != 0 && cue_english_scale (text, start, &end) != 0 ? start : 0;
}

/* Number words go on that belong to no single number. */
static gboolean
clashes (const CueFolded *text, guint *at)
{
  gboolean found = FALSE;
  guint end;

  while (cue_number_is_any (cue_number_char (text, *at), " -")
         && word_at (text, *at + 1, &end) >= 0)
    {
      *at = end;
      found = TRUE;
    }
  return found;
}

static void
read_sum (const CueFolded *text, guint at, guint *end, Sum *sum)
{
  do
    {
      guint word_end;
      gint64 value = word_at (text, at, &word_end);

      if (value < 0 || !add_word (sum, value))
        return;
      *end = word_end;
      at = next_word (text, word_end, value);
    }
  while (at != 0);
}

CueReadingKind
cue_reading_english (const CueFolded *text, guint at, CueReading *out)
{
  gunichar first = cue_number_char (text, at);
  Sum sum = { .last = -1 };
  guint article;

  if (first < 'a' || first > 'z' || !starts_word (text, at))
    return CUE_READING_NONE;
  if (first == 'h')
    return read_half (text, at, out);
  article = first == 'a' ? skip_article (text, at) : 0;
  if (first == 'a' && article == 0)
    return CUE_READING_NONE;

  *out = (CueReading){ .start = at, .end = at, .script = CUE_SCRIPT_ENGLISH };
  sum.section = article != 0;
  read_sum (text, article != 0 ? article : at, &out->end, &sum);
  if (out->end == at)
    return CUE_READING_NONE;
  if (clashes (text, &out->end))
    return CUE_READING_SKIP;

  out->micro = cue_number_multiply (cue_number_add (sum.total, sum.section), CUE_MICRO);
  out->is_article = out->needs_unit = out->micro == CUE_MICRO;
  out->micro = cue_number_add (out->micro, read_decimals (text, &out->end));
  out->micro = cue_number_add (out->micro, read_quarters (text, &out->end));
  out->needs_unit &= out->micro == CUE_MICRO;
  return CUE_READING_NUMBER;
}
