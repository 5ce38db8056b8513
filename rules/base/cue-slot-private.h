/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cue-number-private.h"
#include "cue-slot.h"

G_BEGIN_DECLS

/* Each reads what starts at @at into @out and returns its end, or returns 0. */
guint cue_slot_read_date (const CueFolded *text, guint at, CueSlot *out);
guint cue_slot_read_english_date (const CueFolded *text, guint at, CueSlot *out);
guint cue_slot_read_time (const CueFolded *text, guint at, CueSlot *out);
guint cue_slot_read_code (const CueFolded *text, guint at, CueSlot *out);

void cue_slot_add (const CueFolded *text, GArray *slots, CueSlot *slot);

typedef struct
{
  const char *word;
  int value;
} CueSlotWord;

/* The longest of @words (up to a NULL) at @at; a word of letters is a whole one. Returns: its end
 * or
 * 0 */
guint cue_slot_word_at (const CueFolded *text, guint at, const CueSlotWord *words, int *value);
/* Does one of @words, blank separated, stand somewhere in the @reach code points before @at? */
gboolean cue_slot_has_before (const CueFolded *text, guint at, guint reach, const char *words);
/* A whole number of at most @most digits, or in Chinese below 100. Returns: its end or 0 */
guint cue_slot_int_at (const CueFolded *text, guint at, guint most, int *value);
/* Digits that are not the rest of a word or number. */
gboolean cue_slot_is_fresh (const CueFolded *text, guint at);
guint cue_slot_skip_blank (const CueFolded *text, guint at);

static inline gboolean
cue_slot_is_digit (const CueFolded *text, guint at)
{
  gunichar c = cue_number_char (text, at);

  return c >= '0' && c <= '9';
}

G_END_DECLS
