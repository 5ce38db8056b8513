/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fold.h"

#include "cue-fold-tables.h"

#include <string.h>

/* Folding takes each code point through one table to its folded, decomposed form, then puts marks
 * in canonical order and composes, which almost no text needs (a flag tells). Each folded code
 * point carries the stretch of the original it came from; where marks change places the stretches
 * are widened, so that starts and ends never go back. Folding twice changes nothing. */

#define REPLACEMENT 0xfffd
#define HANGUL_FIRST 0xac00
#define HANGUL_LEADS 0x1100
#define HANGUL_VOWELS 0x1161
#define HANGUL_TAILS 0x11a7
#define HANGUL_LEAD_COUNT 19
#define HANGUL_VOWEL_COUNT 21
#define HANGUL_TAIL_COUNT 28
#define HANGUL_COUNT 11172

G_DEFINE_BOXED_TYPE (CueFolded, cue_folded, cue_folded_ref, cue_folded_unref)

typedef struct
{
  gunichar *chars;
  CueSpan *sources;
  guint length;
  guint room;
  gboolean combines; /* marks may have to be ordered and composed */
} Builder;

static void
builder_grow (Builder *self)
{
  self->room = self->room * 2 + 16;
  self->chars = g_renew (gunichar, self->chars, self->room);
  self->sources = g_renew (CueSpan, self->sources, self->room);
}

static inline void
append (Builder *self, gunichar c, guint source)
{
  if (G_UNLIKELY (self->length == self->room))
    builder_grow (self);
  self->chars[self->length] = c;
  self->sources[self->length] = (CueSpan){ source, source + 1 };
  self->length++;
}

static inline void
append_blank (Builder *self, guint source)
{
  if (self->length > 0 && self->chars[self->length - 1] == ' ')
    self->sources[self->length - 1].end = source + 1;
  else
    append (self, ' ', source);
}

static void
append_pooled (Builder *self, guint value, guint source)
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
append_folded (Builder *self, gunichar c, guint source)
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

static guint
combining_class (gunichar c)
{
  guint low = 0;
  guint high = cue_fold_classes_length;

  if (c >= CUE_FOLD_COVERED || !cue_fold_marks[c / CUE_FOLD_BLOCK])
    return 0;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (c > cue_fold_classes[middle].last)
        low = middle + 1;
      else
        high = middle;
    }
  return low < cue_fold_classes_length && c >= cue_fold_classes[low].first
             ? cue_fold_classes[low].class
             : 0;
}

static void
swap_with_next (Builder *self, guint at)
{
  gunichar c = self->chars[at];
  CueSpan source = self->sources[at];

  self->chars[at] = self->chars[at + 1];
  self->sources[at] = self->sources[at + 1];
  self->chars[at + 1] = c;
  self->sources[at + 1] = source;
}

/* Stable, in place, one run of marks after the other. Runs are short in any real text; a hostile
 * one is sorted by merging. */
typedef struct
{
  gunichar c;
  guint class;
  CueSpan source;
} Mark;

static void
merge_marks (Mark *marks, Mark *spare, guint length)
{
  guint half = length / 2;
  guint left = 0;
  guint right = half;

  if (length < 2)
    return;
  merge_marks (marks, spare, half);
  merge_marks (marks + half, spare, length - half);
  for (guint i = 0; i < length; i++)
    if (right == length || (left < half && marks[left].class <= marks[right].class))
      spare[i] = marks[left++];
    else
      spare[i] = marks[right++];
  memcpy (marks, spare, length * sizeof (Mark));
}

static void
order_long_run (Builder *self, guint start, guint end)
{
  guint length = end - start;
  g_autofree Mark *marks = g_new (Mark, length);
  g_autofree Mark *spare = g_new (Mark, length);

  for (guint i = 0; i < length; i++)
    marks[i] = (Mark){ self->chars[start + i], combining_class (self->chars[start + i]),
                       self->sources[start + i] };
  merge_marks (marks, spare, length);
  for (guint i = 0; i < length; i++)
    {
      self->chars[start + i] = marks[i].c;
      self->sources[start + i] = marks[i].source;
    }
}

static void
order_short_run (Builder *self, guint start, guint end)
{
  for (guint i = start + 1; i < end; i++)
    for (guint j = i;
         j > start && combining_class (self->chars[j - 1]) > combining_class (self->chars[j]); j--)
      swap_with_next (self, j - 1);
}

static void
order_marks (Builder *self)
{
  for (guint start = 0; start < self->length; start++)
    {
      guint end = start;

      while (end < self->length && combining_class (self->chars[end]) != 0)
        end++;
      if (end - start > 32)
        order_long_run (self, start, end);
      else if (end - start > 1)
        order_short_run (self, start, end);
      start = end;
    }
}

static gunichar
compose_hangul (gunichar first, gunichar second)
{
  guint lead = first - HANGUL_LEADS;
  guint vowel = second - HANGUL_VOWELS;
  guint syllable = first - HANGUL_FIRST;
  guint tail = second - HANGUL_TAILS;

  if (lead < HANGUL_LEAD_COUNT && vowel < HANGUL_VOWEL_COUNT)
    return HANGUL_FIRST + (lead * HANGUL_VOWEL_COUNT + vowel) * HANGUL_TAIL_COUNT;
  if (syllable < HANGUL_COUNT && syllable % HANGUL_TAIL_COUNT == 0 && tail > 0
      && tail < HANGUL_TAIL_COUNT)
    return first + tail;
  return 0;
}

static gunichar
compose (gunichar first, gunichar second)
{
  guint low = 0;
  guint high = cue_fold_pairs_length;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const CueFoldPair *pair = &cue_fold_pairs[middle];

      if (pair->first == first && pair->second == second)
        return pair->composed;
      if (pair->first < first || (pair->first == first && pair->second < second))
        low = middle + 1;
      else
        high = middle;
    }
  return compose_hangul (first, second);
}

static void
join (CueSpan *into, CueSpan with)
{
  into->start = MIN (into->start, with.start);
  into->end = MAX (into->end, with.end);
}

/* The canonical composition algorithm (Unicode 15.0, 3.11), in place. */
static void
compose_marks (Builder *self)
{
  guint starter = G_MAXUINT;
  guint last_class = 0;
  guint length = 0;

  for (guint i = 0; i < self->length; i++)
    {
      gunichar c = self->chars[i];
      guint class = combining_class (c);
      gboolean touches = starter != G_MAXUINT
                         && (length == starter + 1 || (last_class != 0 && last_class < class));
      gunichar composed = touches ? compose (self->chars[starter], c) : 0;

      if (composed != 0)
        {
          self->chars[starter] = composed;
          join (&self->sources[starter], self->sources[i]);
          continue;
        }
      if (class == 0)
        starter = length;
      last_class = class;
      self->chars[length] = c;
      self->sources[length++] = self->sources[i];
    }
  self->length = length;
}

/* Widens sources until neither starts nor ends go back. */
static void
make_monotone (Builder *self)
{
  for (guint i = self->length; i-- > 1;)
    self->sources[i - 1].start = MIN (self->sources[i - 1].start, self->sources[i].start);
  for (guint i = 1; i < self->length; i++)
    self->sources[i].end = MAX (self->sources[i].end, self->sources[i - 1].end);
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
  Builder builder = { 0 };
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
    {
      order_marks (&builder);
      compose_marks (&builder);
      make_monotone (&builder);
    }

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
