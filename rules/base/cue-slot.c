/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-slot-private.h"

#include <string.h>

/*
 * Everything in a text that can fill a blank: amounts, dates, times, durations, phone and order
 * numbers. Codes, dates and times are read first, from the left, where they start; what
 * cue_numbers_ read () finds elsewhere is a number, money, a share or a duration. Ranges and parts
 * of one duration (1小时30分) are put together. A day stays as it was said: who knows today asks
 * cue_slot_find_day ().
 */

static const char *const kind_names[CUE_SLOT_N]
    = { "number", "money", "percent", "duration", "date", "time", "phone", "order" };

const char *
cue_slot_kind_to_string (CueSlotKind kind)
{
  g_return_val_if_fail (kind < CUE_SLOT_N, NULL);

  return kind_names[kind];
}

gboolean
cue_slot_kind_from_string (const char *name, CueSlotKind *kind)
{
  for (guint i = 0; i < CUE_SLOT_N; i++)
    if (g_str_equal (name, kind_names[i]))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

guint
cue_slot_word_at (const CueFolded *text, guint at, const CueSlotWord *words, int *value)
{
  char first[7] = { 0 };
  gsize n = 0;
  guint longest = 0;

  if (at < text->length)
    n = (gsize) g_unichar_to_utf8 (text->chars[at], first);
  for (guint i = 0; n > 0 && words[i].word != NULL; i++)
    {
      guint end = words[i].word[0] == first[0] && strncmp (words[i].word, first, n) == 0
                      ? cue_number_match (text, at, words[i].word)
                      : 0;

      if (end > longest)
        {
          longest = end;
          *value = words[i].value;
        }
    }
  return longest;
}

static gboolean
is_word_at (const CueFolded *text, guint at, const char *word, gsize n)
{
  gunichar last = 0;

  for (const char *c = word; c < word + n; c = g_utf8_next_char (c), at++)
    {
      last = g_utf8_get_char (c);
      if (cue_number_char (text, at) != last)
        return FALSE;
    }
  return !cue_number_is_letter (last) || !cue_number_is_letter (cue_number_char (text, at));
}

gboolean
cue_slot_has_before (const CueFolded *text, guint at, guint reach, const char *words)
{
  for (guint from = at > reach ? at - reach : 0; from < at; from++)
    {
      if (from > 0 && cue_number_is_letter (text->chars[from - 1])
          && cue_number_is_letter (text->chars[from]))
        continue;
      for (const char *word = words; *word != '\0'; word += strspn (word, " "))
        {
          gsize n = strcspn (word, " ");

          if (from + (guint) g_utf8_strlen (word, (gssize) n) <= at
              && is_word_at (text, from, word, n))
            return TRUE;
          word += n;
        }
    }
  return FALSE;
}

guint
cue_slot_skip_blank (const CueFolded *text, guint at)
{
  return cue_number_char (text, at) == ' ' ? at + 1 : at;
}

gboolean
cue_slot_is_fresh (const CueFolded *text, guint at)
{
  gunichar before = at > 0 ? text->chars[at - 1] : 0;

  if (cue_number_is_letter (before) || (before >= '0' && before <= '9'))
    return FALSE;
  if (cue_chinese_digit (before) >= 0 || cue_chinese_scale (before) > 0
      || before == 0x7b2c /* 第 */)
    return FALSE;
  return !(cue_number_is_any (before, "./:-") && at > 1
           && (cue_slot_is_digit (text, at - 2) || cue_number_is_letter (text->chars[at - 2])));
}

/* 三, 十五, 二十, 三十一 */
static guint
chinese_int_at (const CueFolded *text, guint at, int *value)
{
  int digit = cue_chinese_digit (cue_number_char (text, at));
  guint end = digit >= 0 ? at + 1 : at;

  *value = MAX (digit, 0);
  if (cue_chinese_scale (cue_number_char (text, end)) == 10)
    {
      *value = digit > 0 ? 10 * digit : 10;
      digit = cue_chinese_digit (cue_number_char (text, ++end));
      if (digit > 0)
        {
          *value += digit;
          end++;
        }
    }
  if (end == at || cue_chinese_digit (cue_number_char (text, end)) >= 0
      || cue_chinese_scale (cue_number_char (text, end)) > 0)
    return 0;
  return end;
}

guint
cue_slot_int_at (const CueFolded *text, guint at, guint most, int *value)
{
  guint end = at;

  *value = 0;
  if (!cue_slot_is_digit (text, at))
    return chinese_int_at (text, at, value);
  while (cue_slot_is_digit (text, end))
    {
      if (end - at == most)
        return 0;
      *value = 10 * *value + (int) (text->chars[end++] - '0');
    }
  return end;
}

static gboolean
says_working (const CueFolded *text, guint start, guint end)
{
  for (guint i = start; i < end; i++)
    if (cue_number_match (text, i, "工作日") > 0 || cue_number_match (text, i, "business") > 0
        || cue_number_match (text, i, "working") > 0)
      return TRUE;
  return FALSE;
}

static CueSlot
slot_of_number (const CueFolded *text, const CueNumber *number)
{
  CueSlot slot = { .value = number->value_micro,
                   .most = number->value_micro,
                   .unit = number->unit,
                   .start = number->start,
                   .end = number->end,
                   .source = number->source };

  if (number->unit == CUE_UNIT_YUAN || number->unit == CUE_UNIT_USD)
    slot.kind = CUE_SLOT_MONEY;
  else if (number->unit == CUE_UNIT_PERCENT)
    slot.kind = CUE_SLOT_PERCENT;
  else if (cue_unit_is_of_time (number->unit))
    slot.kind = CUE_SLOT_DURATION;
  if (slot.kind == CUE_SLOT_DURATION)
    slot.is_working = says_working (text, number->start, number->end);
  return slot;
}

/* What may start a slot that is no plain number. */
static guint
read_at (const CueFolded *text, guint at, CueSlot *out)
{
  static guint (*const readers[]) (const CueFolded *text, guint at, CueSlot *out)
      = { cue_slot_read_date, cue_slot_read_time, cue_slot_read_english_date, cue_slot_read_code };
  guint end = 0;

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      CueSlot slot = { .start = at };
      guint slot_end = readers[i](text, at, &slot);

      if (slot_end <= end)
        continue;
      *out = slot;
      end = slot_end;
    }
  if (end > 0)
    {
      out->end = end;
      out->source = cue_folded_source (text, at, end);
    }
  return end;
}

/* What a date, time or code may begin with; most characters may not. */
static gboolean
may_start (const CueFolded *text, guint at)
{
  gunichar c = text->chars[at];

  if (c < 0x80)
    return c == '+' || c == '(' || c == '#'
           || (g_ascii_isalnum ((char) c)
               && !(at > 0 && cue_number_is_letter (text->chars[at - 1])));
  return cue_chinese_digit (c) >= 0 || cue_chinese_scale (c) == 10
         || cue_number_is_any (c, "今明昨前后去大上下这本当周星礼凌半清早中午傍晚夜");
}

/**
 * cue_slots_read:
 * @folded: a folded text
 * @numbers: (element-type CueNumber): what cue_numbers_read () finds in it
 *
 * Cost: one pass; a few look-ups at each place where a slot may start.
 *
 * Returns: (transfer full) (element-type CueSlot): in order of start, without overlaps
 */
GArray *
cue_slots_read (const CueFolded *folded, GArray *numbers)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (CueSlot));
  guint next = 0;

  for (guint at = 0; at < folded->length;)
    {
      CueSlot slot;
      guint end = may_start (folded, at) ? read_at (folded, at, &slot) : 0;

      while (next < numbers->len && g_array_index (numbers, CueNumber, next).start < at)
        next++;
      if (end == 0 && next < numbers->len && g_array_index (numbers, CueNumber, next).start == at)
        {
          slot = slot_of_number (folded, &g_array_index (numbers, CueNumber, next));
          end = slot.end;
        }
      if (end > 0)
        cue_slot_add (folded, slots, &slot);
      at = MAX (end, at + 1);
    }
  return slots;
}

char *
cue_slot_dup_code (const CueSlot *self, const CueFolded *folded)
{
  GString *out = g_string_new (NULL);

  for (guint i = self->start; i < self->end; i++)
    {
      gunichar c = folded->chars[i];

      if (c < 0x80 && (g_ascii_isalnum ((char) c) || (c == '+' && i == self->start)))
        g_string_append_c (out, g_ascii_toupper ((char) c));
      else if (c == '-' && self->kind == CUE_SLOT_ORDER)
        g_string_append_c (out, '-');
    }
  return g_string_free (out, FALSE);
}
