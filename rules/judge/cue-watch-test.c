/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The truth of a program in a conversation: lookups and comparisons, and JsonLogic only where a
 * value is of a type that needs its rules. */
#include "cue-watch-private.h"

#include <string.h>

static int
order_of (double a, double b)
{
  return a < b ? -1 : a > b;
}

static CueTruth
truth_of (gboolean is)
{
  return is ? CUE_TRUTH_TRUE : CUE_TRUTH_FALSE;
}

static CueTruth
test_fact (const CueProgramStep *step, CueReadingScope *scope, gint64 *next_flip_ms)
{
  const CueFactSlot *slot;

  if (step->place == CUE_NONE)
    return cue_program_test_whole (step, &scope->scope, next_flip_ms);
  slot = cue_blocks_get (&scope->reading->slots, step->place);
  /* what nobody knows is false, whatever it is compared with */
  if (slot->node == NULL)
    return CUE_TRUTH_FALSE;
  if (step->kind == CUE_STEP_NUMBER && slot->is_number)
    return truth_of (cue_compare_holds (step->compare, order_of (slot->number, step->number)));
  if (step->kind == CUE_STEP_TEXT && slot->text != NULL)
    return truth_of (cue_compare_holds (step->compare, strcmp (slot->text, step->text)));
  return cue_program_test_whole (step, &scope->scope, next_flip_ms);
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
test_leaf (const CueProgramStep *step, CueReadingScope *scope, gint64 *next_flip_ms)
{
  const CueReading *reading = scope->reading;
  guint n;

  switch (step->kind)
    {
    case CUE_STEP_TAG:
      return truth_of (step->place != CUE_NONE && cue_reading_get_tag (reading, step->place)->on);
    case CUE_STEP_HEARD:
      return truth_of (count_heard (step, scope, next_flip_ms) > 0);
    case CUE_STEP_COUNT:
      n = count_heard (step, scope, next_flip_ms);
      return truth_of (cue_compare_holds (step->compare, order_of (n, step->number)));
    case CUE_STEP_TURNS:
      n = count_turns (reading, step->by);
      return truth_of (cue_compare_holds (step->compare, order_of (n, step->number)));
    case CUE_STEP_STAGE:
      return truth_of (step->place != CUE_NONE && reading->stage == step->place);
    case CUE_STEP_SAID:
      return truth_of (step->place != CUE_NONE && cue_reading_is_said (reading, step->place));
    case CUE_STEP_FACT:
    case CUE_STEP_NUMBER:
    case CUE_STEP_TEXT:
      return test_fact (step, scope, next_flip_ms);
    default:
      return cue_program_test_whole (step, &scope->scope, next_flip_ms);
    }
}

CueTruth
cue_watch_test_step (const CueWatch *self, guint i, CueReadingScope *scope, gint64 *next_flip_ms)
{
  const CueProgramStep *step = cue_watch_get_step (self, i);
  CueTruth stop = step->kind == CUE_STEP_ALL ? CUE_TRUTH_FALSE : CUE_TRUTH_TRUE;
  CueTruth truth;

  if (step->kind == CUE_STEP_NOT)
    {
      truth = cue_watch_test_step (self, i + 1, scope, next_flip_ms);
      return truth == CUE_TRUTH_ERROR ? truth : truth_of (truth == CUE_TRUTH_FALSE);
    }
  if (step->kind != CUE_STEP_ALL && step->kind != CUE_STEP_ANY)
    return test_leaf (step, scope, next_flip_ms);
  for (guint k = i + 1; k < step->end; k = cue_watch_get_step (self, k)->end)
    {
      truth = cue_watch_test_step (self, k, scope, next_flip_ms);
      if (truth == stop || truth == CUE_TRUTH_ERROR)
        return truth;
    }
  return step->kind == CUE_STEP_ALL ? CUE_TRUTH_TRUE : CUE_TRUTH_FALSE;
}
