/* SPDX-License-Identifier: GPL-3.0-or-later */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "cue-regex-private.h"

/*
 * A regular expression is tried before it is used, while its author is there to be told. Where a
 * repeat stands inside a repeat, or the branches of a repeated choice begin alike, one text can be
 * divided in more ways than anybody can wait for, and which text that is hardly shows: it is made
 * of the pattern's own characters, again and again, and then something else. So that is what it is
 * tried on, with the limits under which it would run. (Catastrophic backtracking as told in
 * J. Friedl, Mastering Regular Expressions, ch. 6.)
 */

#define TRIAL_LENGTH 48
#define MOST_CHARACTERS 6

/* What stands for the classes and dots of a pattern. */
static const char *const COMMON[] = { "a", "1", " " };

/* Could a match hold a letter, a digit or a Chinese character? Only such make a hit. */
static gboolean
can_hold_word (const char *pattern)
{
  for (const char *c = pattern; *c != '\0'; c = g_utf8_next_char (c))
    {
      gboolean escaped = *c == '\\' && c[1] != '\0';

      if (*c == '{' && (g_ascii_isdigit (c[1]) || c[1] == ',') && strchr (c, '}') != NULL)
        c = strchr (c, '}'); /* digits of a count */
      else if (escaped)
        c++;
      if (g_unichar_isalnum (g_utf8_get_char (c)) || (!escaped && (*c == '.' || *c == '[')))
        return TRUE;
    }
  return FALSE;
}

/* Only a group that is repeated can explode within the limits of one text. */
static gboolean
repeats_group (const char *pattern)
{
  return strstr (pattern, ")+") != NULL || strstr (pattern, ")*") != NULL
         || strstr (pattern, "){") != NULL;
}

/* Different characters of the pattern, then the common ones. (element-type utf8) (transfer full) */
static GPtrArray *
list_characters (const char *pattern)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (const char *c = pattern; *c != '\0' && list->len < MOST_CHARACTERS; c = g_utf8_next_char (c))
    {
      g_autofree char *text = g_strndup (c, (gsize) (g_utf8_next_char (c) - c));

      if (g_unichar_isalnum (g_utf8_get_char (c))
          && !g_ptr_array_find_with_equal_func (list, text, g_str_equal, NULL))
        g_ptr_array_add (list, g_steal_pointer (&text));
    }
  for (guint i = 0; i < G_N_ELEMENTS (COMMON); i++)
    g_ptr_array_add (list, g_strdup (COMMON[i]));
  return list;
}

/* TRUE when it comes to an end. */
static gboolean
bears (const pcre2_code *code,
       pcre2_match_context *limits,
       pcre2_match_data *data,
       const char *one,
       const char *other)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int result;

  for (guint i = 0; i < TRIAL_LENGTH / 2; i++)
    g_string_append_printf (text, "%s%s", one, other);
  g_string_append_c (text, '\n');
  result = pcre2_match (code, (PCRE2_SPTR) text->str, text->len, 0, 0, data, limits);
  return result >= 0 || result == PCRE2_ERROR_NOMATCH;
}

/* (nullable): the characters on which it gives up. */
static char *
find_explosion (const pcre2_code *code, const char *pattern)
{
  g_autoptr (GPtrArray) list = list_characters (pattern);
  pcre2_match_context *limits = cue_regex_limits_new ();
  pcre2_match_data *data = pcre2_match_data_create_from_pattern (code, NULL);
  char *found = NULL;

  for (guint i = 0; found == NULL && i < list->len; i++)
    for (guint k = 0; found == NULL && k < list->len; k++)
      if (!bears (code, limits, data, g_ptr_array_index (list, i), g_ptr_array_index (list, k)))
        found = g_strconcat (g_ptr_array_index (list, i),
                             k != i ? g_ptr_array_index (list, k) : NULL, NULL);
  pcre2_match_data_free (data);
  pcre2_match_context_free (limits);
  return found;
}

gboolean
cue_phrase_book_try_regex (const char *pattern, GError **error)
{
  pcre2_code *code;
  g_autofree char *explosion = NULL;

  g_return_val_if_fail (pattern != NULL, FALSE);

  if (!can_hold_word (pattern))
    {
      g_set_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_LITERAL, "signs alone: \"%s\"",
                   pattern);
      return FALSE;
    }
  if (!repeats_group (pattern))
    return TRUE;
  /* without the look for a character that must come, which would spare it most trials */
  code = cue_regex_compile (pattern, PCRE2_NO_START_OPTIMIZE, error);
  if (code == NULL)
    return FALSE;
  explosion = find_explosion (code, pattern);
  pcre2_code_free (code);
  if (explosion == NULL)
    return TRUE;
  g_set_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_LIMIT,
               "what gives up on \"%s\" again and again: \"%s\"", explosion, pattern);
  return FALSE;
}
