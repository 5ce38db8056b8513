/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-fold-private.h"

#include "cue-fold-tables.h"

#include <string.h>

#define HANGUL_FIRST 0xac00
#define HANGUL_LEADS 0x1100
#define HANGUL_VOWELS 0x1161
#define HANGUL_TAILS 0x11a7
#define HANGUL_LEAD_COUNT 19
#define HANGUL_VOWEL_COUNT 21
#define HANGUL_TAIL_COUNT 28
#define HANGUL_COUNT 11172

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
swap_with_next (CueFoldBuilder *self, guint at)
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
order_long_run (CueFoldBuilder *self, guint start, guint end)
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
order_short_run (CueFoldBuilder *self, guint start, guint end)
{
  for (guint i = start + 1; i < end; i++)
    for (guint j = i;
         j > start && combining_class (self->chars[j - 1]) > combining_class (self->chars[j]); j--)
      swap_with_next (self, j - 1);
}

static void
order_marks (CueFoldBuilder *self)
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
compose_marks (CueFoldBuilder *self)
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
make_monotone (CueFoldBuilder *self)
{
  for (guint i = self->length; i-- > 1;)
    self->sources[i - 1].start = MIN (self->sources[i - 1].start, self->sources[i].start);
  for (guint i = 1; i < self->length; i++)
    self->sources[i].end = MAX (self->sources[i].end, self->sources[i - 1].end);
}

void
cue_fold_settle_marks (CueFoldBuilder *self)
{
  order_marks (self);
  compose_marks (self);
  make_monotone (self);
}
