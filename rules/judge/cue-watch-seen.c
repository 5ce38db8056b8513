/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What a fact was at the last pass and what it is now, and which of the posts that follow it lie
 * between: they stand sorted by what they compare it with.
 */
#include "cue-watch-private.h"

#include <string.h>

/* The first post from @first on, all of one kind, that is not below @number. */
static guint
find_number (const GArray *posts, guint first, guint end, double number)
{
  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (g_array_index (posts, CueGatePost, middle).number < number)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/* The same of texts. */
static guint
find_text (const GArray *posts, guint first, guint end, const char *text)
{
  while (first < end)
    {
      guint middle = first + (end - first) / 2;

      if (strcmp (g_array_index (posts, CueGatePost, middle).text, text) < 0)
        first = middle + 1;
      else
        end = middle;
    }
  return first;
}

/* By kind, and one more: where the posts of the need begin. */
static const guint *
first_of (const CuePosts *posts, guint need)
{
  return posts->first + need * CUE_GATE_N;
}

guint
cue_posts_find_text (const CuePosts *self, guint need, const char *text)
{
  const guint *first = first_of (self, need);
  guint end = first[CUE_GATE_N];
  guint at = find_text (self->posts, first[CUE_GATE_TEXT], end, text);

  return at < end && g_str_equal (g_array_index (self->posts, CueGatePost, at).text, text) ? at
                                                                                           : end;
}

static CueSeen
see (const CueTouch *self)
{
  const CueFactSlot *slot = self->slot;
  CueSeen seen = { 0 };

  if (slot->node == NULL)
    return seen;
  seen.kind = slot->is_number      ? CUE_SEEN_NUMBER
              : slot->text != NULL ? CUE_SEEN_TEXT
                                   : CUE_SEEN_OTHER;
  seen.number = slot->number;
  for (guint i = 0; i < CUE_LEAVES_N && slot->text != NULL; i++)
    seen.texts[i] = cue_posts_find_text (&self->watch->leaves[i], self->need, slot->text);
  return seen;
}

void
cue_touch_begin (CueTouch *self,
                 const CueWatch *watch,
                 CueWatchState *state,
                 CueReadingScope *scope,
                 guint need)
{
  guint facts = cue_needs_fact (&watch->judge->needs, 0);

  *self = (CueTouch){ watch, state, scope, NULL, need, CUE_NONE, { 0 }, { 0 } };
  if (need < facts)
    return;
  self->fact = need - facts;
  self->slot = cue_reading_get_slot (scope->reading, self->fact);
  self->was = *(const CueSeen *) cue_blocks_get_sized (&state->seen, self->fact, sizeof (CueSeen));
  self->now = see (self);
  if (memcmp (&self->was, &self->now, sizeof self->now) != 0)
    *(CueSeen *) cue_blocks_edit (&state->seen, self->fact) = self->now;
}

static void
add_range (CuePostRanges *self, guint first, guint end)
{
  if (first >= end)
    return;
  self->ranges[self->n++] = (CuePostRange){ first, end };
  self->n_posts += end - first;
}

/* Posts from @first on with numbers from @low to @high. */
static void
add_numbers (CuePostRanges *self,
             const GArray *posts,
             guint first,
             guint end,
             double low,
             double high)
{
  guint from = find_number (posts, first, end, low);
  guint to = from;

  while (to < end && g_array_index (posts, CueGatePost, to).number <= high)
    to++;
  add_range (self, from, to);
}

/* @at: the first post with the text, or the end. */
static void
add_text (CuePostRanges *self, const GArray *posts, guint at, guint end)
{
  const char *text = at < end ? g_array_index (posts, CueGatePost, at).text : NULL;
  guint to = at;

  while (to < end && g_str_equal (g_array_index (posts, CueGatePost, to).text, text))
    to++;
  add_range (self, at, to);
}

/* Only bounds that were crossed, and texts that came or went; where a fact comes to be of another
 * type, all. */
CuePostRanges
cue_touch_list_turned (const CueTouch *self, CueLeaves leaves)
{
  const CuePosts *list = &self->watch->leaves[leaves];
  const guint *first = first_of (list, self->need);
  const CueSeen *was = &self->was;
  const CueSeen *now = &self->now;
  double low = MIN (was->number, now->number);
  double high = MAX (was->number, now->number);
  CuePostRanges turned = { .n = 0 };

  if (was->kind != now->kind || now->kind == CUE_SEEN_NOTHING || now->kind == CUE_SEEN_OTHER)
    {
      add_range (&turned, first[0], first[CUE_GATE_N]);
      return turned;
    }
  add_range (&turned, first[CUE_GATE_PLAIN], first[CUE_GATE_RISING]);
  if (now->kind == CUE_SEEN_NUMBER)
    {
      add_numbers (&turned, list->posts, first[CUE_GATE_RISING], first[CUE_GATE_FALLING], low,
                   high);
      add_numbers (&turned, list->posts, first[CUE_GATE_FALLING], first[CUE_GATE_EQUAL], low, high);
      add_numbers (&turned, list->posts, first[CUE_GATE_EQUAL], first[CUE_GATE_TEXT], low, low);
      if (low != high)
        add_numbers (&turned, list->posts, first[CUE_GATE_EQUAL], first[CUE_GATE_TEXT], high, high);
      add_range (&turned, first[CUE_GATE_TEXT], first[CUE_GATE_N]);
      return turned;
    }
  add_range (&turned, first[CUE_GATE_RISING], first[CUE_GATE_TEXT]);
  add_text (&turned, list->posts, was->texts[leaves], first[CUE_GATE_N]);
  if (was->texts[leaves] != now->texts[leaves])
    add_text (&turned, list->posts, now->texts[leaves], first[CUE_GATE_N]);
  return turned;
}

/* Bounds that were passed in the direction in which they become true. */
static void
call_number (CuePostRanges *self, const GArray *posts, const guint *first, const CueTouch *touch)
{
  gboolean knew = touch->was.kind == CUE_SEEN_NUMBER;
  double low = knew ? touch->was.number : -G_MAXDOUBLE;
  double high = knew ? touch->was.number : G_MAXDOUBLE;
  double number = touch->now.number;

  if (low <= number)
    add_numbers (self, posts, first[CUE_GATE_RISING], first[CUE_GATE_FALLING], low, number);
  if (number <= high)
    add_numbers (self, posts, first[CUE_GATE_FALLING], first[CUE_GATE_EQUAL], number, high);
  add_numbers (self, posts, first[CUE_GATE_EQUAL], first[CUE_GATE_TEXT], number, number);
}

CuePostRanges
cue_touch_list_called (const CueTouch *self)
{
  const CuePosts *gates = &self->watch->gates;
  const guint *first = first_of (gates, self->need);
  CuePostRanges called = { .n = 0 };

  if (self->slot == NULL)
    {
      add_range (&called, first[0], first[CUE_GATE_N]);
      return called;
    }
  if (first[0] == first[CUE_GATE_N] || self->slot->node == NULL)
    return called;
  add_range (&called, first[CUE_GATE_PLAIN], first[CUE_GATE_RISING]);
  if (self->slot->is_number)
    call_number (&called, gates->posts, first, self);
  else
    add_range (&called, first[CUE_GATE_RISING], first[CUE_GATE_TEXT]);
  if (self->slot->text != NULL)
    add_text (&called, gates->posts, cue_posts_find_text (gates, self->need, self->slot->text),
              first[CUE_GATE_N]);
  else
    add_range (&called, first[CUE_GATE_TEXT], first[CUE_GATE_N]);
  return called;
}
