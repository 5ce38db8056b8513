/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-reading.h"

/* A revised turn takes the place of the kept one, and everything behind it is read again, from the
 * newest base that stands before it. */

/* Reads the kept events from where @base stands, which is NULL for the beginning. */
static CueReading *
read_again (const CueReading *base,
            GPtrArray *kept,
            const CueJudge *judge,
            const CueHistory *history,
            gint64 now_ms)
{
  CueReading *self = base == NULL ? cue_reading_new (judge) : cue_reading_copy (base);

  for (guint i = self->kept->len; i < kept->len; i++)
    {
      const CueKept *one = g_ptr_array_index (kept, i);

      cue_reading_advance (self, judge, history, one->at_ms);
      cue_reading_apply (self, judge, history, cue_kept_copy (one, NULL));
    }
  cue_reading_advance (self, judge, history, now_ms);
  return self;
}

/* The newest base that stands before the event at @index. */
static const CueReading *
find_base (const CueReading *self, guint index)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->bases); i++)
    if (self->bases[i] != NULL && self->bases[i]->kept->len <= index)
      return self->bases[i];
  return NULL;
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
  const CueReading *base;
  CueReading *again;
  CueReading old;
  CueKept *place;
  guint index;

  place = find_kept (self, turn->id, &index);
  if (place == NULL)
    return FALSE;
  kept = g_ptr_array_copy (self->kept, (GCopyFunc) cue_kept_copy, NULL);
  g_ptr_array_index (kept, index)
      = cue_kept_new (CUE_KEPT_TURN, place->seq, place->at_ms, place->body, cue_turn_ref (turn));
  cue_kept_unref (place);
  base = find_base (self, index);
  again = read_again (base, kept, judge, history, self->now_ms);
  old = *self;
  *self = *again;
  *again = old;
  cue_reading_free (again);
  return TRUE;
}

CueReading *
cue_reading_rebuild (const CueReading *self, const CueJudge *judge, const CueHistory *history)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_kept_unref);

  for (guint i = 0; i < self->kept->len; i++)
    {
      const CueKept *one = g_ptr_array_index (self->kept, i);
      CueTurn *turn = one->turn == NULL ? NULL
                                        : cue_judge_listen (judge, one->turn->id, one->turn->rev,
                                                            one->turn->role, one->turn->text);

      g_ptr_array_add (kept, cue_kept_new (one->kind, one->seq, one->at_ms, one->body, turn));
    }
  return read_again (NULL, kept, judge, history, self->now_ms);
}

const CueTurn *
cue_reading_find_turn (const CueReading *self, const char *id)
{
  guint index;
  const CueKept *kept = find_kept (self, id, &index);

  return kept == NULL ? NULL : kept->turn;
}
