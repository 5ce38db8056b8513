/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-compare.h"
#include "cue-watch-private.h"

static const CueBlocksClass place_class = { sizeof (guint), NULL, NULL };
static const CueBlocksClass seen_class = { sizeof (CueSeen), NULL, NULL };

void
cue_watch_state_init (CueWatchState *self, const CueWatch *watch)
{
  cue_blocks_init (&self->places, &place_class, cue_watch_get_n_units (watch));
  cue_blocks_init (&self->seen, &seen_class, g_hash_table_size (watch->judge->needs.facts));
  self->looks = g_array_new (FALSE, TRUE, sizeof (CueLook));
  self->flips = g_array_new (FALSE, TRUE, sizeof (CueFlip));
  self->late = g_array_new (FALSE, FALSE, sizeof (guint));
  self->queue = NULL;
  self->n_unsteady = 0;
  self->begun = FALSE;
}

void
cue_watch_state_copy (CueWatchState *self, const CueWatchState *other)
{
  cue_blocks_init_copy (&self->places, &other->places);
  cue_blocks_init_copy (&self->seen, &other->seen);
  self->looks = g_array_copy (other->looks);
  self->flips = g_array_copy (other->flips);
  self->late = g_array_copy (other->late);
  self->queue = NULL;
  self->n_unsteady = other->n_unsteady;
  self->begun = other->begun;
}

void
cue_watch_state_clear (CueWatchState *self)
{
  if (self->looks == NULL)
    return;
  cue_blocks_clear (&self->places);
  cue_blocks_clear (&self->seen);
  g_clear_pointer (&self->looks, g_array_unref);
  g_clear_pointer (&self->flips, g_array_unref);
  g_clear_pointer (&self->late, g_array_unref);
  g_clear_pointer (&self->queue, g_free);
}

static CueLook *
look_of (const CueWatchState *self, guint unit)
{
  guint place = cue_watch_state_get_place (self, unit);

  return place == 0 ? NULL : &g_array_index (self->looks, CueLook, place - 1);
}

CueTruth
cue_watch_state_get (const CueWatchState *self, guint unit)
{
  return (CueTruth) (cue_watch_state_get_both (self, unit) & 3);
}

static void
put (CueWatchState *self, guint unit, guint place, CueTruth truth)
{
  guint both = place << 2 | (guint) truth;

  if (cue_watch_state_get_both (self, unit) != both)
    *(guint *) cue_blocks_edit (&self->places, unit) = both;
}

guint
cue_watch_state_list (const CueWatchState *self, guint i)
{
  return i < self->looks->len ? g_array_index (self->looks, CueLook, i).unit : CUE_NONE;
}

static CueLook *
wake (CueWatchState *self, guint unit, CueTruth truth)
{
  guint place = cue_watch_state_get_place (self, unit);
  CueLook look = { G_MAXINT64, unit, FALSE };

  if (place == 0)
    {
      g_array_append_val (self->looks, look);
      place = self->looks->len;
    }
  put (self, unit, place, truth);
  return &g_array_index (self->looks, CueLook, place - 1);
}

static void
put_to_sleep (CueWatchState *self, guint unit)
{
  guint place = cue_watch_state_get_place (self, unit);
  guint last;

  if (place == 0)
    return;
  self->n_unsteady -= g_array_index (self->looks, CueLook, place - 1).unsteady;
  put (self, unit, 0, CUE_TRUTH_FALSE);
  g_array_remove_index_fast (self->looks, place - 1);
  if (place - 1 == self->looks->len)
    return;
  last = g_array_index (self->looks, CueLook, place - 1).unit;
  put (self, last, place, cue_watch_state_get (self, last));
}

void
cue_watch_state_set (CueWatchState *self, guint unit, CueTruth truth)
{
  wake (self, unit, truth);
  g_array_append_val (self->late, unit);
}

/* The heap of flips: the earliest on top. */

static CueFlip *
flip_at (CueWatchState *self, guint i)
{
  return &g_array_index (self->flips, CueFlip, i);
}

static void
swap_flips (CueWatchState *self, guint a, guint b)
{
  CueFlip flip = *flip_at (self, a);

  *flip_at (self, a) = *flip_at (self, b);
  *flip_at (self, b) = flip;
}

static void
push_flip (CueWatchState *self, gint64 at_ms, guint unit)
{
  CueFlip flip = { at_ms, unit };
  guint i = self->flips->len;

  g_array_append_val (self->flips, flip);
  for (; i > 0 && flip_at (self, i)->at_ms < flip_at (self, (i - 1) / 2)->at_ms; i = (i - 1) / 2)
    swap_flips (self, i, (i - 1) / 2);
}

static void
pop_flip (CueWatchState *self)
{
  guint i = 0;

  g_array_remove_index_fast (self->flips, 0);
  for (guint child = 1; child < self->flips->len; child = 2 * i + 1)
    {
      if (child + 1 < self->flips->len
          && flip_at (self, child + 1)->at_ms < flip_at (self, child)->at_ms)
        child++;
      if (flip_at (self, i)->at_ms <= flip_at (self, child)->at_ms)
        return;
      swap_flips (self, i, child);
      i = child;
    }
}

/* Takes off what no look waits for any more. */
static void
drop_stale_flips (CueWatchState *self)
{
  while (self->flips->len > 0)
    {
      const CueLook *look = look_of (self, flip_at (self, 0)->unit);

      if (look != NULL && look->flip_ms == flip_at (self, 0)->at_ms)
        return;
      pop_flip (self);
    }
}

gint64
cue_watch_state_get_flip (CueWatchState *self)
{
  drop_stale_flips (self);
  return self->flips->len == 0 ? G_MAXINT64 : flip_at (self, 0)->at_ms;
}

/* The pass: units in their order, each once, however often it was called. */

#define BITS 64
#define count_words(n) (((n) + BITS - 1) / BITS)

static void
queue_init (CueWatchPass *self)
{
  self->n_words = count_words (cue_watch_get_n_units (self->watch));
  if (self->state->queue == NULL)
    self->state->queue = g_new0 (guint64, self->n_words + count_words (self->n_words));
  self->queue = self->state->queue;
  self->words = self->queue + self->n_words;
}

static void
enqueue (CueWatchPass *self, guint unit)
{
  const CueWatchPart *part = cue_watch_get_root (self->watch, unit);
  guint word = unit / BITS;

  self->queue[word] |= G_GUINT64_CONSTANT (1) << unit % BITS;
  self->words[word / BITS] |= G_GUINT64_CONSTANT (1) << word % BITS;
  /* its condition lies anywhere; by the time it is tested it is near */
  __builtin_prefetch (part);
  __builtin_prefetch (part + 3);
}

/* The lowest; none is below the one that was given last. */
static gboolean
dequeue (CueWatchPass *self, guint *unit)
{
  for (guint i = self->last / BITS / BITS; i < count_words (self->n_words); i++)
    if (self->words[i] != 0)
      {
        guint word = i * BITS + (guint) __builtin_ctzll (self->words[i]);

        *unit = word * BITS + (guint) __builtin_ctzll (self->queue[word]);
        self->queue[word] &= self->queue[word] - 1;
        if (self->queue[word] == 0)
          self->words[i] &= self->words[i] - 1;
        return TRUE;
      }
  return FALSE;
}

static void
look_at (guint unit, gpointer user_data)
{
  CueWatchPass *self = user_data;

  if (unit < self->last)
    g_array_append_val (self->state->late, unit);
  else
    enqueue (self, unit);
}

static void
look_at_called (guint unit, gpointer user_data)
{
  CueWatchPass *self = user_data;

  if (cue_watch_state_get_place (self->state, unit) == 0)
    look_at (unit, self);
}

static gboolean
follows (const CueWatch *watch, guint unit, guint need)
{
  guint end = g_array_index (watch->first_needs, guint, unit + 1);

  for (guint i = g_array_index (watch->first_needs, guint, unit); i < end; i++)
    if (g_array_index (watch->needs, guint, i) == need)
      return TRUE;
  return FALSE;
}

static void
look_at_awake (guint unit, gpointer user_data)
{
  CueWatchPass *self = user_data;

  if (cue_watch_state_get_place (self->state, unit) != 0)
    look_at (unit, self);
}

static void
look_at_followers (CueWatchPass *self, guint need)
{
  for (guint i = 0; i < self->state->looks->len; i++)
    {
      guint unit = g_array_index (self->state->looks, CueLook, i).unit;

      if (follows (self->watch, unit, need))
        look_at (unit, self);
    }
}

/* From the need to the units or from those awake to their needs, whichever are fewer. */
static void
touch_awake (CueWatchPass *self, const CueTouch *touch)
{
  guint first = self->watch->first_users[touch->need];
  guint end = self->watch->first_users[touch->need + 1];
  guint n_awake = self->state->looks->len;

  if (end - first > n_awake
      || (touch->slot != NULL && !cue_touch_foreach_turned (touch, n_awake, look_at_awake, self)))
    look_at_followers (self, touch->need);
  else
    for (guint i = first; i < end; i++)
      look_at_awake (self->watch->users[i], self);
}

void
cue_watch_pass_touch (CueWatchPass *self, guint need)
{
  CueTouch touch;

  cue_touch_begin (&touch, self->watch, self->state, self->scope, need);
  touch_awake (self, &touch);
  cue_touch_foreach_called (&touch, look_at_called, self);
  if (touch.slot != NULL)
    cue_touch_foreach_factual (&touch, look_at, self);
}

static void
enqueue_all (CueWatchPass *self, GArray *units)
{
  for (guint i = 0; i < units->len; i++)
    enqueue (self, g_array_index (units, guint, i));
}

static void
enqueue_due (CueWatchPass *self)
{
  CueWatchState *state = self->state;

  for (drop_stale_flips (state);
       state->flips->len > 0 && flip_at (state, 0)->at_ms <= self->scope->scope.now_ms;
       drop_stale_flips (state))
    {
      guint unit = flip_at (state, 0)->unit;

      enqueue (self, unit);
      g_array_index (state->looks, CueLook, cue_watch_state_get_place (state, unit) - 1).flip_ms
          = G_MAXINT64;
      pop_flip (state);
    }
}

static void
enqueue_touched (CueWatchPass *self, GArray *touched)
{
  g_array_sort (touched, cue_compare_guints);
  for (guint i = 0; i < touched->len; i++)
    if (i == 0 || g_array_index (touched, guint, i) != g_array_index (touched, guint, i - 1))
      cue_watch_pass_touch (self, g_array_index (touched, guint, i));
}

void
cue_watch_pass_begin (CueWatchPass *self,
                      const CueWatch *watch,
                      CueWatchState *state,
                      CueReadingScope *scope,
                      GArray *touched)
{
  self->watch = watch;
  self->state = state;
  self->scope = scope;
  self->last = 0;
  queue_init (self);
  if (!state->begun)
    {
      enqueue_all (self, watch->sleepless);
      state->begun = TRUE;
    }
  enqueue_all (self, watch->restless);
  enqueue_all (self, state->late);
  g_array_set_size (state->late, 0);
  for (guint i = 0; state->n_unsteady > 0 && i < state->looks->len; i++)
    if (g_array_index (state->looks, CueLook, i).unsteady)
      enqueue (self, g_array_index (state->looks, CueLook, i).unit);
  enqueue_due (self);
  enqueue_touched (self, touched);
}

gboolean
cue_watch_pass_next (CueWatchPass *self, guint *unit)
{
  if (!dequeue (self, unit))
    return FALSE;
  self->last = *unit + 1;
  self->scope->scope.unsteady = FALSE;
  return TRUE;
}

CueTruth
cue_watch_pass_test (CueWatchPass *self, guint unit, gint64 *next_flip_ms)
{
  return cue_watch_test_step (self->watch, g_array_index (self->watch->first_steps, guint, unit),
                              self->scope, next_flip_ms);
}

void
cue_watch_pass_store (CueWatchPass *self,
                      guint unit,
                      CueTruth truth,
                      gint64 next_flip_ms,
                      gboolean keep)
{
  /* what sleeps is looked at because it was called */
  gboolean wakeful = keep || truth != CUE_TRUTH_FALSE || next_flip_ms < G_MAXINT64
                     || (!cue_watch_get_root (self->watch, unit)->factual
                         && (cue_watch_state_get_place (self->state, unit) == 0
                             || cue_watch_is_called (self->watch, unit, self->scope)));
  CueLook *look;

  if (!wakeful)
    {
      put_to_sleep (self->state, unit);
      return;
    }
  look = wake (self->state, unit, truth);
  self->state->n_unsteady += (guint) self->scope->scope.unsteady - look->unsteady;
  look->unsteady = (guint8) self->scope->scope.unsteady;
  if (look->flip_ms == next_flip_ms)
    return;
  look->flip_ms = next_flip_ms;
  if (next_flip_ms < G_MAXINT64)
    push_flip (self->state, next_flip_ms, unit);
}

void
cue_watch_pass_again (CueWatchPass *self, guint unit)
{
  g_array_append_val (self->state->late, unit);
}

void
cue_watch_pass_end (CueWatchPass *self)
{
  guint unit;

  while (dequeue (self, &unit))
    ;
  self->queue = NULL;
}
