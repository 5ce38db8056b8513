/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fold-private.h"

#include "cue-fold-tables.h"

#include <string.h>

/* Folding takes each code point through one table to its folded, decomposed form, then puts marks
 * in canonical order and composes, which almost no text needs (a flag tells). Each folded code
 * point carries the stretch of the original it came from; where marks change places the stretches
 * are widened, so that starts and ends never go back. Folding twice changes nothing. */

#define REPLACEMENT 0xfffd

G_DEFINE_BOXED_TYPE (CueFolded, cue_folded, cue_folded_ref, cue_folded_unref)

static void
builder_grow (CueFoldBuilder *self)
{
  self->room = self->room * 2 + 16;
  self->chars = g_renew (gunichar, self->chars, self->room);
  self->sources = g_renew (CueSpan, self->sources, self->room);
}

static inline void
append (CueFoldBuilder *self, gunichar c, guint source)
{
  if (G_UNLIKELY (self->length == self->room))
    builder_grow (self);
  self->chars[self->length] = c;
  self->sources[self->length] = (CueSpan){ source, source + 1 };
  self->length++;
}

static inline void
append_blank (CueFoldBuilder *self, guint source)
{
  if (self->length > 0 && self->chars[self->length - 1] == ' ')
    self->sources[self->length - 1].end = source + 1;
  else
    append (self, ' ', source);
}

static void
append_pooled (CueFoldBuilder *self, guint value, guint source)
{
  guint count = (cue_fold_pool[value] >> 24) + 1;

  for (guint i = 0; i < count; i++)
    {
      gunichar c = cue_fold_pool[value + i] & 0xffffff;

      self->combines |= cue_fold_marks[c / CUE_FOLD_BLOCK];
      if (c == ' ')
        append_blank (self, source);
      else
        append (self, c, source);
    }
}

static void
append_folded (CueFoldBuilder *self, gunichar c, guint source)
{
  guint value;

  if (c >= CUE_FOLD_COVERED)
    {
      if (c < 0xe0000 || c > 0xe0fff) /* tags and variation selectors vanish */
        append (self, c, source);
      return;
    }

  value
      = cue_fold_values[cue_fold_blocks[c / CUE_FOLD_BLOCK] * CUE_FOLD_BLOCK + c % CUE_FOLD_BLOCK];
  if (value == CUE_FOLD_SAME)
    {
      self->combines |= cue_fold_marks[c / CUE_FOLD_BLOCK];
      append (self, c, source);
    }
  else if (value == CUE_FOLD_BLANK)
    append_blank (self, source);
  else if (value != CUE_FOLD_REMOVED)
    append_pooled (self, value, source);
}

/* The next code point; a byte that is not UTF-8 is one U+FFFD. */
static inline gunichar
next_char (const char **at, const char *end)
{
  const guchar first = (guchar) * *at;
  gunichar c;

  if (first < 0x80)
    {
      *at += 1;
      return first;
    }
  c = g_utf8_get_char_validated (*at, end - *at);
  if (G_UNLIKELY (c == (gunichar) -1 || c == (gunichar) -2))
    {
      *at += 1;
      return REPLACEMENT;
    }
  *at = g_utf8_next_char (*at);
  return c;
}

/**
 * cue_folded_new:
 * @text: any bytes; what is not UTF-8 is read as U+FFFD, one a byte
 *
 * Folds @text. Cost: one table look-up a code point.
 *
 * Returns: (transfer full): the folded text
 */
CueFolded *
cue_folded_new (const char *text)
{
  CueFolded *self;
  CueFoldBuilder builder = { 0 };
  const char *at = text;
  const char *end;
  guint source = 0;

  g_return_val_if_fail (text != NULL, NULL);

  end = text + strlen (text);
  builder.room = (guint) MIN ((gsize) (end - text) + 1, 256);
  builder.chars = g_new (gunichar, builder.room);
  builder.sources = g_new (CueSpan, builder.room);
  for (; at < end; source++)
    append_folded (&builder, next_char (&at, end), source);

  if (builder.combines)
    cue_fold_settle_marks (&builder);

  self = g_atomic_rc_box_new0 (CueFolded);
  self->chars = builder.chars;
  self->sources = builder.sources;
  self->length = builder.length;
  self->source_length = source;
  return self;
}

CueFolded *
cue_folded_ref (CueFolded *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
cue_folded_clear (gpointer data)
{
  CueFolded *self = data;

  g_clear_pointer (&self->chars, g_free);
  g_clear_pointer (&self->sources, g_free);
}

void
cue_folded_unref (CueFolded *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, cue_folded_clear);
}

char *
cue_folded_to_string (const CueFolded *self)
{
  GString *out;

  g_return_val_if_fail (self != NULL, NULL);

  out = g_string_sized_new (self->length * 3 + 1);
  for (guint i = 0; i < self->length; i++)
    g_string_append_unichar (out, self->chars[i]);
  return g_string_free (out, FALSE);
}

/**
 * cue_folded_source:
 * @start: first folded code point
 * @end: one past the last; @start when the stretch is empty
 *
 * Returns: the original stretch; empty for an empty one
 */
CueSpan
cue_folded_source (const CueFolded *self, guint start, guint end)
{
  CueSpan span = { 0 };

  g_return_val_if_fail (self != NULL, span);
  g_return_val_if_fail (start <= end && end <= self->length, span);

  span.start = start < self->length ? self->sources[start].start : self->source_length;
  span.end = end > start ? self->sources[end - 1].end : span.start;
  return span;
}

char *
cue_fold_string (const char *text)
{
  g_autoptr (CueFolded) folded = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  folded = cue_folded_new (text);
  return cue_folded_to_string (folded);
}

/**
 * cue_unichar_is_cjk:
 *
 * Tells whether @c is matched by itself rather than as part of a blank-separated word: Han,
 * radicals, bopomofo and kana. Hangul is written in words.
 */
gboolean
cue_unichar_is_cjk (gunichar c)
{
  if (c < 0x2e80)
    return FALSE;
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c <= 0x2fdf
         || (c >= 0x3005 && c <= 0x3007) || (c >= 0x3021 && c <= 0x3029)
         || (c >= 0x3038 && c <= 0x303b) || (c >= 0x3041 && c <= 0x312f)
         || (c >= 0x31a0 && c <= 0x31bf) || (c >= 0x31f0 && c <= 0x31ff)
         || (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
}

const char *
cue_unichar_pinyin (gunichar c)
{
  guint place;

  if (c > 0xffff)
    return NULL;
  place = cue_pinyin_values[cue_pinyin_blocks[c / CUE_FOLD_BLOCK] * CUE_FOLD_BLOCK
                            + c % CUE_FOLD_BLOCK];
  return place != 0 ? cue_pinyin_pool + place : NULL;
}
