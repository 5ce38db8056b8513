/* SPDX-License-Identifier: GPL-3.0-or-later */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "cue-regex-private.h"

/*
 * Regular expressions of a pack, written by leads and run over words of strangers: no JIT, a low
 * limit on steps, depth and memory (a pattern that explodes gives up with an error instead of
 * freezing a desk), and PCRE2 runs only where a required literal stands in the text. The limits are
 * for each place where a match may start, so the text is limited too.
 */

#define MAX_LENGTH 8192 /* code points of text */
#define MATCH_LIMIT 50000
#define DEPTH_LIMIT 2000
#define HEAP_LIMIT_KIB 4096
#define MIN_LITERAL 2

struct _CueRegex
{
  gatomicrefcount refs;
  /* owned */
  pcre2_code *code;
  pcre2_match_context *limits;
  GPtrArray *literals; /* utf8, folded */
};

/* One code point of a pattern as it stands in folded text: 環 → 环, Ａ → a, ？ → \?. */
static void
append_folded (GString *out, gunichar c)
{
  char text[7] = { 0 };
  g_autofree char *folded = NULL;
  gunichar to;

  g_unichar_to_utf8 (c, text);
  folded = cue_fold_string (text);
  to = g_utf8_strlen (folded, -1) == 1 ? g_utf8_get_char (folded) : c;
  if (to < 0x80 && !g_ascii_isalnum ((char) to))
    g_string_append_c (out, '\\');
  g_string_append_unichar (out, to);
}

static char *
fold_pattern (const char *pattern)
{
  GString *out = g_string_new (NULL);

  for (const char *c = pattern; *c != '\0'; c = g_utf8_next_char (c))
    if (g_utf8_get_char (c) < 0x80)
      g_string_append_c (out, *c);
    else
      append_folded (out, g_utf8_get_char (c));
  return g_string_free (out, FALSE);
}

/* "(?x)" would make blanks of the pattern mean nothing, and our literals wrong. */
static gboolean
has_extended_flag (const char *pattern)
{
  for (const char *c = strstr (pattern, "(?"); c != NULL; c = strstr (c + 2, "(?"))
    {
      gsize n = strspn (c + 2, "imsnxJU^-");

      if (memchr (c + 2, 'x', n) != NULL)
        return TRUE;
    }
  return FALSE;
}

pcre2_code *
cue_regex_compile (const char *pattern, guint options, GError **error)
{
  int code = 0;
  PCRE2_SIZE offset = 0;
  PCRE2_UCHAR message[256] = { 0 };
  pcre2_code *compiled
      = pcre2_compile ((PCRE2_SPTR) pattern, PCRE2_ZERO_TERMINATED,
                       PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C | options,
                       &code, &offset, NULL);

  if (compiled != NULL)
    return compiled;

  pcre2_get_error_message (code, message, sizeof message);
  g_set_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_REGEX,
               "regular expression \"%s\": %s at byte %" G_GSIZE_FORMAT, pattern, message,
               (gsize) offset);
  return NULL;
}

pcre2_match_context *
cue_regex_limits_new (void)
{
  pcre2_match_context *limits = pcre2_match_context_create (NULL);

  pcre2_set_match_limit (limits, MATCH_LIMIT);
  pcre2_set_depth_limit (limits, DEPTH_LIMIT);
  pcre2_set_heap_limit (limits, HEAP_LIMIT_KIB);
  return limits;
}

CueRegex *
cue_regex_new (const char *pattern, GError **error)
{
  g_autoptr (CueRegex) self = g_new0 (CueRegex, 1);
  g_autofree char *folded = NULL;

  g_atomic_ref_count_init (&self->refs);
  if (!g_utf8_validate (pattern, -1, NULL) || has_extended_flag (pattern))
    {
      g_set_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_REGEX,
                   "regular expression is %s; write it in valid UTF-8 without (?x)",
                   g_utf8_validate (pattern, -1, NULL) ? "extended" : "not valid UTF-8");
      return NULL;
    }
  folded = fold_pattern (pattern);
  self->code = cue_regex_compile (folded, 0, error);
  if (self->code == NULL)
    return NULL;

  self->literals = cue_regex_find_literals (folded, MIN_LITERAL);
  if (self->literals == NULL)
    {
      g_set_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_LITERAL,
                   "regular expression \"%s\" has no literal; every alternative needs at least %d "
                   "plain characters in a row",
                   pattern, MIN_LITERAL);
      return NULL;
    }
  self->limits = cue_regex_limits_new ();
  return g_steal_pointer (&self);
}

CueRegex *
cue_regex_ref (CueRegex *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

GPtrArray *
cue_regex_get_literals (const CueRegex *self)
{
  return self->literals;
}

void
cue_regex_unref (CueRegex *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_clear_pointer (&self->code, pcre2_code_free);
  g_clear_pointer (&self->limits, pcre2_match_context_free);
  g_clear_pointer (&self->literals, g_ptr_array_unref);
  g_free (self);
}

CueRegexText *
cue_regex_text_new (const CueFolded *folded)
{
  CueRegexText *self = g_new0 (CueRegexText, 1);
  GString *bytes = g_string_sized_new (folded->length * 3);

  self->length = folded->length;
  self->offsets = g_new (guint, folded->length + 1);
  for (guint i = 0; i < folded->length; i++)
    {
      self->offsets[i] = (guint) bytes->len;
      g_string_append_unichar (bytes, folded->chars[i] != 0 ? folded->chars[i] : 0xFFFD);
    }
  self->offsets[folded->length] = (guint) bytes->len;
  self->n_bytes = bytes->len;
  self->bytes = g_string_free (bytes, FALSE);
  return self;
}

void
cue_regex_text_free (CueRegexText *self)
{
  g_clear_pointer (&self->bytes, g_free);
  g_clear_pointer (&self->offsets, g_free);
  g_free (self);
}

/* The code point that starts at @byte. */
static guint
find_char (const CueRegexText *text, gsize byte)
{
  guint low = 0;
  guint high = text->length;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (text->offsets[middle] < byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
fail (int code, GError **error)
{
  PCRE2_UCHAR message[256] = { 0 };

  pcre2_get_error_message (code, message, sizeof message);
  g_set_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_LIMIT,
               "regular expression gave up on this text: %s", message);
  return FALSE;
}

/* Calls @func for every match that is not empty, in code points. FALSE: a limit was hit. */
gboolean
cue_regex_match (const CueRegex *self,
                 const CueRegexText *text,
                 CueRegexFunc func,
                 gpointer user_data,
                 GError **error)
{
  pcre2_match_data *data;
  PCRE2_SIZE at = 0;
  int code = 0;

  if (text->length > MAX_LENGTH)
    {
      g_set_error (error, CUE_PHRASE_ERROR, CUE_PHRASE_ERROR_LIMIT,
                   "text of %u characters; regular expressions read at most %d", text->length,
                   MAX_LENGTH);
      return FALSE;
    }

  data = pcre2_match_data_create_from_pattern (self->code, NULL);
  while (at <= text->n_bytes)
    {
      code = pcre2_match (self->code, (PCRE2_SPTR) text->bytes, text->n_bytes, at,
                          at > 0 ? PCRE2_NO_UTF_CHECK : 0, data, self->limits);
      if (code < 0)
        break;

      PCRE2_SIZE *found = pcre2_get_ovector_pointer (data);
      guint start = find_char (text, found[0]);
      guint end = find_char (text, found[1]);

      if (end > start)
        func (start, end, user_data);
      at = text->offsets[MIN (text->length, MAX (end, find_char (text, at) + 1))];
      if (end >= text->length)
        break;
    }
  pcre2_match_data_free (data);
  return code >= 0 || code == PCRE2_ERROR_NOMATCH ? TRUE : fail (code, error);
}
