/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-snapshot.h"

#include "cue-step-private.h"

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
add (GPtrArray *changes, const char *type, CueDraft *body)
{
  g_ptr_array_add (changes, cue_change_new (type, body));
}

static void
add_facts (GPtrArray *changes, GHashTable *facts)
{
  guint n;
  g_autofree gpointer *ids = g_hash_table_get_keys_as_array (facts, &n);

  qsort (ids, n, sizeof *ids, compare_ids);
  for (guint i = 0; i < n; i++)
    add (changes, "fact", cue_known_tell (ids[i], g_hash_table_lookup (facts, ids[i])));
}

static guint
get_since (const CueState *self, guint tag)
{
  return ((const CueShownTag *) cue_blocks_get (&self->shown.tags, tag))->since;
}

static int
compare_since (gconstpointer a, gconstpointer b, gpointer state)
{
  return (int) get_since (state, *(const guint *) a) - (int) get_since (state, *(const guint *) b);
}

/* In the order in which they came, as they were shown. */
static void
add_tags (GPtrArray *changes, const CueState *self)
{
  const CueReading *reading = self->reading;
  g_autoptr (GArray) on = cue_reading_list_tags (reading);

  g_array_sort_with_data (on, compare_since, (gpointer) self);
  for (guint i = 0; i < on->len; i++)
    {
      guint tag = g_array_index (on, guint, i);

      add (changes, "tag", cue_tag_tell (self, tag, cue_reading_get_tag (reading, tag)->reason));
    }
}

GPtrArray *
cue_state_snapshot (const CueState *self)
{
  const CueReading *reading = self->reading;
  GPtrArray *holds = cue_pack_get_holds (self->engine->pack);
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_change_unref);

  for (guint i = 0; i < reading->turns->len; i++)
    add (changes, "turn", cue_turn_tell (self, g_ptr_array_index (reading->turns, i)));
  add_facts (changes, reading->facts);
  add_tags (changes, self);
  if (reading->stage != CUE_NONE)
    add (changes, "stage", cue_stage_tell (self, reading->stage, CUE_NONE));
  for (guint i = 0; i < self->shown.n_holds; i++)
    if (self->shown.holds[i])
      add (changes, "hold",
           cue_hold_tell (((CueHoldDef *) g_ptr_array_index (holds, i))->id, TRUE));
  for (guint i = 0; i < self->lamps->len; i++)
    add (changes, "lamp", cue_lamp_tell (self, g_ptr_array_index (self->lamps, i), CUE_LIFE_DARK));
  /* a talk's points are told behind its lamp, as when they were said */
  for (guint i = 0; i < reading->verdicts.n; i++)
    if (cue_state_get_verdict (self, i) != NULL)
      g_ptr_array_add (changes, cue_point_to_change (self, i));
  for (guint i = 0; i < self->lamps->len; i++)
    {
      const CueLampLife *lamp = g_ptr_array_index (self->lamps, i);

      if (lamp->next != NULL && cue_life_is_on (lamp->life))
        add (changes, "next", cue_draft_ref (lamp->next));
    }
  for (guint i = 0; i < self->shown.n_tasks; i++)
    if (self->shown.tasks[i] != CUE_TASK_NONE)
      add (changes, "task", cue_task_tell (self, i, CUE_TASK_NONE));
  return changes;
}
