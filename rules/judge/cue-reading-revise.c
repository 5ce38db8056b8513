/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-reading.h"

/*
 * A revised turn takes the place of the kept one, and everything behind it is read again, from the
 * newest base that stands before it. What was kept, said and heard only grows, so a base need not
 * hold it: how long the lists were is enough, and going back to a base cuts them off.
 */

/* How many events a base stands apart from the next one; those long past are thinned out. */
#define BASE_EVENTS 16
#define FAR_BASE_EVENTS 128
#define NEAR_BASES 16

static CueReading *
get_newest_base (const CueReading *self)
{
  return self->bases->len > 0 ? g_ptr_array_index (self->bases, self->bases->len - 1) : NULL;
}

static void
add_base (CueReading *self)
{
  CueReading *base = cue_reading_copy_stand (self);

  g_atomic_ref_count_init (&base->refs);
  base->base_kept = self->kept->len;
  base->base_turns = self->turns->len;
  base->base_postings = self->postings->len;
  g_ptr_array_add (self->bases, base);
}

void
cue_reading_keep_base (CueReading *self, guint n_to_come)
{
  CueReading *base = get_newest_base (self);
  guint apart = n_to_come > BASE_EVENTS * NEAR_BASES ? FAR_BASE_EVENTS : BASE_EVENTS;

  if (self->kept->len == 0 || self->kept->len % apart != 0
      || (base != NULL && base->base_kept == self->kept->len))
    return;
  add_base (self);
  if (self->bases->len > NEAR_BASES)
    {
      guint far = self->bases->len - NEAR_BASES - 1;

      base = g_ptr_array_index (self->bases, far);
      if (base->base_kept % FAR_BASE_EVENTS != 0)
        g_ptr_array_remove_index (self->bases, far);
    }
}

/* Takes the stand of the newest base before the event at @index, or of the beginning. */
static void
go_back (CueReading *self, const CueJudge *judge, guint index)
{
  CueReading *base = get_newest_base (self);
  CueReading *stand;
  CueReading old = *self;

  for (; base != NULL && base->base_kept > index; base = get_newest_base (self))
    g_ptr_array_set_size (self->bases, (int) self->bases->len - 1);
  stand = base != NULL ? cue_reading_copy_stand (base) : cue_reading_new (judge);
  *self = *stand;
  self->quiet = old.quiet;
  for (guint i = CUE_LISTENER_RULES; i < CUE_LISTENER_N; i++)
    {
      self->touched[i] = old.touched[i];
      old.touched[i] = stand->touched[i];
    }
  self->kept = old.kept;
  self->turns = old.turns;
  self->postings = old.postings;
  self->bases = old.bases;
  old.kept = stand->kept;
  old.turns = stand->turns;
  old.postings = stand->postings;
  old.bases = stand->bases;
  *stand = old;
  cue_reading_free (stand);
  g_ptr_array_set_size (self->kept, (int) self->base_kept);
  g_ptr_array_set_size (self->turns, (int) self->base_turns);
  g_array_set_size (self->postings, self->base_postings);
}

/* What waits no longer did perhaps wait at the base. That is made up for once, and not again for
 * each word that a speaker adds to his turn. */
static void
follow_again (CueReading *self,
              const CueJudge *judge,
              const CueHistory *history,
              const CueBlocks *followed)
{
  if (!cue_said_check_follow_all (judge, self, history, followed) || self->bases->len == 0)
    return;
  g_ptr_array_set_size (self->bases, (int) self->bases->len - 1);
  add_base (self);
}

static void
read_on (CueReading *self,
         const CueJudge *judge,
         const CueHistory *history,
         GPtrArray *kept,
         guint first,
         gint64 now_ms)
{
  for (guint i = first; i < kept->len; i++)
    {
      CueKept *one = g_ptr_array_index (kept, i);

      cue_reading_keep_base (self, kept->len - i);
      cue_reading_advance (self, judge, history, one->at_ms);
      cue_reading_apply (self, judge, history, cue_kept_copy (one, NULL));
    }
  cue_reading_advance (self, judge, history, now_ms);
}

static CueKept *
find_kept (const CueReading *self, const char *id, guint *index)
{
  guint hash = g_str_hash (id);

  for (guint i = self->kept->len; i > 0; i--)
    {
      CueKept *kept = g_ptr_array_index (self->kept, i - 1);

      if (kept->turn_hash == hash && kept->kind == CUE_KEPT_TURN
          && g_str_equal (kept->turn->id, id))
        {
          *index = i - 1;
          return kept;
        }
    }
  return NULL;
}

gboolean
cue_reading_revise (CueReading *self,
                    const CueJudge *judge,
                    const CueHistory *history,
                    CueTurn *turn)
{
  g_autoptr (GPtrArray) kept = NULL;
  gint64 now_ms = self->now_ms;
  CueBlocks followed;
  CueKept *place;
  guint index;

  place = find_kept (self, turn->id, &index);
  if (place == NULL)
    return FALSE;
  kept = g_ptr_array_copy (self->kept, (GCopyFunc) cue_kept_copy, NULL);
  g_ptr_array_index (kept, index)
      = cue_kept_new (CUE_KEPT_TURN, place->seq, place->at_ms, place->body, cue_turn_ref (turn));
  cue_kept_unref (place);
  cue_reading_touch_all (self);
  cue_blocks_init_copy (&followed, &self->followed);
  go_back (self, judge, index);
  follow_again (self, judge, history, &followed);
  cue_blocks_clear (&followed);
  read_on (self, judge, history, kept, self->kept->len, now_ms);
  cue_reading_touch_all (self);
  return TRUE;
}

CueReading *
cue_reading_rebuild (const CueReading *self, const CueJudge *judge, const CueHistory *history)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_kept_unref);
  CueReading *again = cue_reading_new (judge);

  again->quiet = self->quiet;
  for (guint i = 0; i < self->kept->len; i++)
    {
      const CueKept *one = g_ptr_array_index (self->kept, i);
      CueTurn *turn = one->turn == NULL ? NULL
                                        : cue_judge_listen (judge, one->turn->id, one->turn->rev,
                                                            one->turn->role, one->turn->text);

      g_ptr_array_add (kept, cue_kept_new (one->kind, one->seq, one->at_ms, one->body, turn));
    }
  cue_said_check_follow_talks (judge, again, history);
  read_on (again, judge, history, kept, 0, self->now_ms);
  return again;
}

const CueTurn *
cue_reading_find_turn (const CueReading *self, const char *id)
{
  guint index;
  const CueKept *kept = find_kept (self, id, &index);

  return kept == NULL ? NULL : kept->turn;
}
