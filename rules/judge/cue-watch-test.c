/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The truth of a program in a conversation: lookups and comparisons, and JsonLogic only where a
 * value is of a type that needs its rules. */
#include "cue-watch-private.h"

#include <string.h>

static inline CueTruth
truth_of (gboolean is)
{
  return is ? CUE_TRUTH_TRUE : CUE_TRUTH_FALSE;
}

static gboolean
is_flat (const CueWatch *self, guint i)
{
  for (guint k = i + 1; k < cue_watch_get_step (self, i)->end; k++)
    if (!cue_watch_asks_fact (cue_watch_get_step (self, k)))
      return FALSE;
  return TRUE;
}

void
cue_watch_make_parts (CueWatch *self)
{
  self->parts = g_new0 (CueWatchPart, self->steps->len + 1);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const CueProgramStep *step = cue_watch_get_step (self, i);
      CueWatchPart *part = &self->parts[i];

      part->kind = step->kind;
      part->gate = step->gate;
      part->place = step->kind <= CUE_STEP_NOT ? step->end : step->place;
      part->orders = (guint8) cue_compare_get_orders (step->compare);
      part->flat = step->kind == CUE_STEP_ALL && is_flat (self, i);
      if (step->kind == CUE_STEP_TEXT)
        part->text = step->text;
      else if (step->kind != CUE_STEP_WHOLE)
        part->number = step->number;
    }
  for (guint unit = 0; unit < cue_watch_get_n_units (self); unit++)
    if (g_array_index (self->lone_gates, guint, unit) == CUE_FACTUAL)
      self->parts[g_array_index (self->first_steps, guint, unit)].factual = TRUE;
}

static inline gboolean
holds (const CueWatchPart *part, double number)
{
  return cue_orders_hold (part->orders, number, part->number);
}

static CueTruth
test_whole (const CueWatch *self, guint i, CueReadingScope *scope, gint64 *next_flip_ms)
{
  return cue_program_test_whole (cue_watch_get_step (self, i), &scope->scope, next_flip_ms);
}

static inline CueTruth
test_fact (const CueWatch *self, guint i, CueReadingScope *scope, gint64 *next_flip_ms)
{
  const CueWatchPart *part = &self->parts[i];
  const CueFactSlot *slot;

  if (part->place == CUE_NONE)
    return test_whole (self, i, scope, next_flip_ms);
  slot = cue_reading_get_slot (scope->reading, part->place);
  /* what nobody knows is false, whatever it is compared with */
  if (slot->node == NULL)
    return CUE_TRUTH_FALSE;
  if (part->kind == CUE_STEP_NUMBER && slot->is_number)
    return truth_of (holds (part, slot->number));
  if (part->kind == CUE_STEP_TEXT && slot->text != NULL)
    return truth_of ((part->orders >> 1 & 1) == (strcmp (slot->text, part->text) == 0));
  return test_whole (self, i, scope, next_flip_ms);
}

static guint
count_turns (const CueReading *reading, char by)
{
  return reading->n_turns[by == 'c' ? 0 : by == 'a' ? 1 : 2];
}

static guint
count_heard (const CueProgramStep *step, CueReadingScope *scope, gint64 *next_flip_ms)
{
  const CueHeard heard = cue_program_step_get_heard (step);

  return cue_reading_scope_count (scope, step->place, &heard, next_flip_ms);
}

static CueTruth
test_leaf (const CueWatch *self, guint i, CueReadingScope *scope, gint64 *next_flip_ms)
{
  const CueWatchPart *part = &self->parts[i];
  const CueProgramStep *step = cue_watch_get_step (self, i);
  const CueReading *reading = scope->reading;

  switch (part->kind)
    {
    case CUE_STEP_TAG:
      return truth_of (part->place != CUE_NONE && cue_reading_get_tag (reading, part->place)->on);
    case CUE_STEP_HEARD:
      return truth_of (count_heard (step, scope, next_flip_ms) > 0);
    case CUE_STEP_COUNT:
      return truth_of (holds (part, count_heard (step, scope, next_flip_ms)));
    case CUE_STEP_TURNS:
      return truth_of (holds (part, count_turns (reading, step->by)));
    case CUE_STEP_STAGE:
      return truth_of (part->place != CUE_NONE && reading->stage == part->place);
    case CUE_STEP_SAID:
      return truth_of (part->place != CUE_NONE && cue_reading_is_said (reading, part->place));
    default:
      return test_whole (self, i, scope, next_flip_ms);
    }
}

/* Of an "and" of nothing but plain questions to facts. */
static CueTruth
test_flat (const CueWatch *self, guint i, CueReadingScope *scope, gint64 *next_flip_ms)
{
  for (guint k = i + 1; k < self->parts[i].place; k++)
    {
      CueTruth truth = test_fact (self, k, scope, next_flip_ms);

      if (truth != CUE_TRUTH_TRUE)
        return truth;
    }
  return CUE_TRUTH_TRUE;
}

/* Of steps with others under them. */
static CueTruth
test_group (const CueWatch *self, guint i, CueReadingScope *scope, gint64 *next_flip_ms)
{
  const CueWatchPart *part = &self->parts[i];
  CueTruth stop = part->kind == CUE_STEP_ALL ? CUE_TRUTH_FALSE : CUE_TRUTH_TRUE;
  CueTruth truth;

  if (part->kind == CUE_STEP_NOT)
    {
      truth = cue_watch_test_step (self, i + 1, scope, next_flip_ms);
      return truth == CUE_TRUTH_ERROR ? truth : truth_of (truth == CUE_TRUTH_FALSE);
    }
  for (guint k = i + 1; k < part->place;
       k = self->parts[k].kind <= CUE_STEP_NOT ? self->parts[k].place : k + 1)
    {
      truth = self->parts[k].kind >= CUE_STEP_FACT && self->parts[k].kind <= CUE_STEP_TEXT
                  ? test_fact (self, k, scope, next_flip_ms)
                  : cue_watch_test_step (self, k, scope, next_flip_ms);
      if (truth == stop || truth == CUE_TRUTH_ERROR)
        return truth;
    }
  return part->kind == CUE_STEP_ALL ? CUE_TRUTH_TRUE : CUE_TRUTH_FALSE;
}

CueTruth
cue_watch_test_step (const CueWatch *self, guint i, CueReadingScope *scope, gint64 *next_flip_ms)
{
  guint kind = self->parts[i].kind;

  if (self->parts[i].flat)
    return test_flat (self, i, scope, next_flip_ms);
  if (kind <= CUE_STEP_NOT)
    return test_group (self, i, scope, next_flip_ms);
  return kind <= CUE_STEP_TEXT && kind >= CUE_STEP_FACT ? test_fact (self, i, scope, next_flip_ms)
                                                        : test_leaf (self, i, scope, next_flip_ms);
}
