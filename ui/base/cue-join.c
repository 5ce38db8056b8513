/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Sayings are whole sentences, written apart and sent together. English sentences need a space
 * where they meet. Chinese ones need a mark, unless the first brings its own: a question mark after
 * 吗, a comma after a few characters (您好，……), a full stop after a whole clause. Something short
 * that is put into a sentence (a price, a name) gets nothing.
 */

#include "cue-join.h"

#include <string.h>

#include "cue-fold.h"

#define SHORT_CLAUSE 8 /* characters; longer ones are sentences of their own */
#define LEAST_SAYING 5 /* characters; shorter ones are words in somebody else's sentence */

static gboolean
is_mark (gunichar c)
{
  return g_unichar_ispunct (c) || g_unichar_type (c) == G_UNICODE_MATH_SYMBOL;
}

/* Opens something, or is a price's sign: what follows belongs to it. */
static gboolean
is_opening (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION
         || type == G_UNICODE_CURRENCY_SYMBOL;
}

/* Set as wide as a character of Chinese: it brings its own space. */
static gboolean
is_wide_mark (gunichar c)
{
  return is_mark (c) && (g_unichar_iswide (c) || c == 0x2014 || c == 0x2026 || c == 0x201d);
}

static gboolean
has_cjk (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (cue_unichar_is_cjk (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Stands within words, numbers and holes too. */
static gboolean
is_inner_mark (gunichar c)
{
  return c < 0x80 && strchr ("{}.%-/", (int) c) != NULL;
}

/* What stands behind the last mark or line break. */
static const char *
find_clause (const char *text)
{
  const char *clause = text;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' || (is_mark (c) && !is_inner_mark (c)))
        clause = g_utf8_next_char (at);
    }
  return clause;
}

static const char *
choose_chinese_mark (const char *clause, const char *after)
{
  if (g_utf8_strlen (after, -1) < LEAST_SAYING)
    return "";
  if (g_str_has_suffix (clause, "吗"))
    return "？";
  return g_utf8_strlen (clause, -1) <= SHORT_CLAUSE ? "，" : "。";
}

const char *
cue_join_gap (const char *before, const char *after)
{
  gunichar last, first;
  const char *clause;

  g_return_val_if_fail (before != NULL && after != NULL, "");

  if (*before == '\0' || *after == '\0')
    return "";
  last = g_utf8_get_char (g_utf8_prev_char (before + strlen (before)));
  first = g_utf8_get_char (after);
  if (g_unichar_isspace (last) || g_unichar_isspace (first) || is_opening (last)
      || is_wide_mark (last) || (is_mark (first) && !is_opening (first) && first != '{'))
    return "";
  clause = find_clause (before);
  if (has_cjk (clause) && has_cjk (after))
    return choose_chinese_mark (clause, after);
  return cue_unichar_is_cjk (last) && cue_unichar_is_cjk (first) ? "" : " ";
}
