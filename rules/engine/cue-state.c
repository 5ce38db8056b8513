/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-state-private.h"

#include <string.h>

#include "cue-digest.h"

G_DEFINE_BOXED_TYPE (CueState, cue_state, cue_state_copy, cue_state_free)

static const CueBlocksClass run_class = { sizeof (CueTargetRun), NULL, NULL };
static const CueBlocksClass shown_tag_class = { sizeof (CueShownTag), NULL, NULL };

void
cue_shown_init (CueShown *self, const CuePack *pack, const CueReading *reading)
{
  self->facts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cue_known_unref);
  cue_blocks_init (&self->tags, &shown_tag_class, reading->n_tags);
  cue_blocks_init (&self->verdicts, reading->verdicts.klass, reading->verdicts.n);
  self->n_holds = cue_pack_get_holds (pack)->len;
  self->holds = g_new0 (guint8, self->n_holds + 1);
  self->n_tasks = cue_pack_get_tasks (pack)->len;
  self->tasks = g_new0 (guint8, self->n_tasks + 1);
  self->stage = CUE_NONE;
}

void
cue_shown_copy (CueShown *self, const CueShown *other)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  self->facts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cue_known_unref);
  g_hash_table_iter_init (&iter, other->facts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->facts, g_strdup (key), cue_known_ref (value));
  cue_blocks_init_copy (&self->tags, &other->tags);
  cue_blocks_init_copy (&self->verdicts, &other->verdicts);
  self->n_tags_lit = other->n_tags_lit;
  self->n_holds = other->n_holds;
  self->holds = g_memdup2 (other->holds, other->n_holds + 1);
  self->n_tasks = other->n_tasks;
  self->tasks = g_memdup2 (other->tasks, other->n_tasks + 1);
  self->stage = other->stage;
}

void
cue_shown_clear (CueShown *self)
{
  g_clear_pointer (&self->facts, g_hash_table_unref);
  cue_blocks_clear (&self->tags);
  cue_blocks_clear (&self->verdicts);
  g_clear_pointer (&self->holds, g_free);
  g_clear_pointer (&self->tasks, g_free);
}

void
cue_target_runs_init (CueBlocks *runs, const CueEngine *engine)
{
  cue_blocks_init (runs, &run_class, engine->n_targets);
}

void
cue_rule_watches_init (CueWatchState *watches, const CueEngine *engine)
{
  for (guint i = 0; i < engine->n_sets; i++)
    cue_watch_state_init (&watches[i], engine->sets[i]->watch);
}

void
cue_rule_watches_clear (CueWatchState *watches, const CueEngine *engine)
{
  for (guint i = 0; i < engine->n_sets; i++)
    cue_watch_state_clear (&watches[i]);
}

CueState *
cue_state_new (CueEngine *engine, const char *conversation)
{
  CueState *self = g_new0 (CueState, 1);

  self->conversation = g_strdup (conversation);
  self->engine = cue_engine_ref (engine);
  self->reading = cue_reading_new (engine->judge);
  self->history = cue_history_new ();
  self->lamps = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_lamp_life_free);
  cue_target_runs_init (&self->runs, engine);
  cue_rule_watches_init (self->watches, engine);
  self->armed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->damped = g_array_new (FALSE, FALSE, sizeof (guint));
  self->next_flip_ms = G_MAXINT64;
  cue_shown_init (&self->shown, engine->pack, self->reading);
  cue_budget_init (&self->budget);
  cue_digest_begin (self);
  return self;
}

static gpointer
copy_lamp (gconstpointer lamp, gpointer user_data)
{
  return cue_lamp_life_copy (lamp);
}

CueState *
cue_state_copy (const CueState *self)
{
  CueState *copy = g_memdup2 (self, sizeof *self);

  copy->conversation = g_strdup (self->conversation);
  copy->engine = cue_engine_ref (self->engine);
  copy->reading = cue_reading_copy (self->reading);
  copy->history = cue_history_copy (self->history);
  copy->ranking = self->ranking == NULL ? NULL : cue_ranking_ref (self->ranking);
  copy->lamps = g_ptr_array_copy (self->lamps, copy_lamp, NULL);
  cue_blocks_init_copy (&copy->runs, &self->runs);
  for (guint i = 0; i < self->engine->n_sets; i++)
    cue_watch_state_copy (&copy->watches[i], &self->watches[i]);
  copy->armed = g_array_copy (self->armed);
  copy->damped = g_array_copy (self->damped);
  cue_shown_copy (&copy->shown, &self->shown);
  cue_budget_copy (&copy->budget, &self->budget);
  return copy;
}

void
cue_state_free (CueState *self)
{
  if (self == NULL)
    return;
  g_free (self->conversation);
  cue_shown_clear (&self->shown);
  cue_budget_clear (&self->budget);
  cue_reading_free (self->reading);
  cue_history_free (self->history);
  cue_ranking_unref (self->ranking);
  g_ptr_array_unref (self->lamps);
  cue_blocks_clear (&self->runs);
  cue_rule_watches_clear (self->watches, self->engine);
  g_array_unref (self->armed);
  g_array_unref (self->damped);
  cue_engine_unref (self->engine);
  g_free (self);
}

const char *
cue_state_get_conversation (const CueState *self)
{
  return self->conversation;
}

gint64
cue_state_get_seq (const CueState *self)
{
  return self->seq;
}

gint64
cue_state_get_at_ms (const CueState *self)
{
  return self->at_ms;
}

gint64
cue_state_get_next_flip_ms (const CueState *self)
{
  return MIN (self->next_flip_ms, self->reading->next_flip_ms);
}

guint
cue_state_get_pressure (const CueState *self)
{
  return self->pressure;
}

void
cue_state_set_quiet (CueState *self)
{
  self->quiet = TRUE;
  self->reading->quiet = TRUE;
}

const char *
cue_state_get_digest (const CueState *self)
{
  return self->digest_hex;
}

CueLampLife *
cue_state_find_lamp (const CueState *self, const char *id)
{
  for (guint i = self->lamps->len; i > 0; i--)
    {
      CueLampLife *lamp = g_ptr_array_index (self->lamps, i - 1);

      if (g_str_equal (lamp->id, id))
        return lamp;
    }
  return NULL;
}

CuePointVerdict *
cue_state_get_verdict (const CueState *self, guint point)
{
  const CueMoment now = { G_MAXINT64, self->at_ms, FALSE };
  CuePointVerdict *verdict = cue_reading_get_verdict (self->reading, point);

  return cue_said_check_counts (self->engine->judge, self->history, &now, verdict, point) ? verdict
                                                                                          : NULL;
}

/* Was it pitched, and is it still spoken of? */
static gboolean
was_pitched (const CueLampLife *lamp)
{
  return lamp->life == CUE_LIFE_SAID || lamp->life == CUE_LIFE_PARTLY
         || lamp->life == CUE_LIFE_ACCEPTED || lamp->life == CUE_LIFE_UNDECIDED;
}

/* Which offer is meant where nobody names one: the newest that is on, else the one that was pitched
 * last. */
static const CueOffer *
find_spoken_offer (const CueState *self)
{
  const CueLampLife *best = NULL;

  for (guint i = self->lamps->len; i > 0; i--)
    {
      const CueLampLife *lamp = g_ptr_array_index (self->lamps, i - 1);

      if (lamp->kind != CUE_TARGET_OFFER)
        continue;
      if (cue_life_is_on (lamp->life))
        return cue_pack_find_offer (self->engine->pack, lamp->of);
      if (was_pitched (lamp) && (best == NULL || lamp->moved_seq > best->moved_seq))
        best = lamp;
    }
  return best == NULL ? NULL : cue_pack_find_offer (self->engine->pack, best->of);
}

char *
cue_state_dup_variable (const CueState *self, const char *offer, const char *name)
{
  const CueOffer *def = offer == NULL ? NULL : cue_pack_find_offer (self->engine->pack, offer);

  if (def == NULL && g_str_has_prefix (name, "offer."))
    def = find_spoken_offer (self);
  return cue_reading_dup_variable (self->reading, self->engine->pack, def, name);
}
