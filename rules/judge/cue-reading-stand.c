/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * How a reading stands, and its copies. Clones, and the bases that revisions go back to, are made
 * often and touched little, so everything that is as long as the pack stands in blocks that are
 * shared until they are written.
 */
#include "cue-reading.h"

#include "cue-compare.h"
#include "cue-watch.h"

static void
tag_copy (gpointer element)
{
  CueTagState *tag = element;

  cue_draft_ref (tag->proof);
}

static void
tag_clear (gpointer element)
{
  CueTagState *tag = element;

  g_clear_pointer (&tag->proof, cue_draft_unref);
}

static void
verdict_copy (gpointer element)
{
  CuePointVerdict **verdict = element;

  if (*verdict != NULL)
    cue_point_verdict_ref (*verdict);
}

static void
verdict_clear (gpointer element)
{
  g_clear_pointer ((CuePointVerdict **) element, cue_point_verdict_unref);
}

static const CueBlocksClass slot_class = { sizeof (CueFactSlot), NULL, NULL };
static const CueBlocksClass tag_class = { sizeof (CueTagState), tag_copy, tag_clear };
static const CueBlocksClass head_class = { sizeof (guint), NULL, NULL };
static const CueBlocksClass verdict_class
    = { sizeof (CuePointVerdict *), verdict_copy, verdict_clear };

static const CueBlocksClass flag_class = { sizeof (guint8), NULL, NULL };

static GHashTable *
facts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) cue_known_unref);
}

static void
base_unref (gpointer base)
{
  if (g_atomic_ref_count_dec (&((CueReading *) base)->refs))
    cue_reading_free (base);
}

static gpointer
base_copy (gconstpointer base, gpointer user_data)
{
  g_atomic_ref_count_inc (&((CueReading *) base)->refs);
  return (gpointer) base;
}

CueReading *
cue_reading_new (const CueJudge *judge)
{
  CueReading *self = g_new0 (CueReading, 1);

  self->needs = &judge->needs;
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_kept_unref);
  self->turns = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_turn_unref);
  self->bases = g_ptr_array_new_with_free_func (base_unref);
  self->facts = facts_new ();
  self->n_tags = judge->n_tags;
  self->n_stages = judge->n_stages;
  self->postings = g_array_new (FALSE, FALSE, sizeof (CuePosting));
  cue_blocks_init (&self->slots, &slot_class, g_hash_table_size (judge->needs.facts));
  cue_blocks_init (&self->tags, &tag_class, judge->n_tags);
  cue_blocks_init (&self->heads, &head_class, judge->n_phrases);
  cue_blocks_init (&self->verdicts, &verdict_class, judge->points->len);
  cue_blocks_init (&self->followed, &flag_class, judge->points->len);
  cue_watch_state_init (&self->watch, judge->tag_watch);
  for (guint i = 0; i < CUE_LISTENER_N; i++)
    self->touched[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  self->stage_was = g_new0 (guint8, judge->n_stages + 1);
  self->last_ms[0] = self->last_ms[1] = -1;
  self->opened_ms = -1;
  self->next_flip_ms = G_MAXINT64;
  self->stage = CUE_NONE;
  self->current = CUE_NONE;
  return self;
}

static gpointer
turn_copy (gconstpointer turn, gpointer user_data)
{
  return cue_turn_ref ((CueTurn *) turn);
}

static GHashTable *
facts_copy (GHashTable *facts)
{
  GHashTable *copy = facts_new ();
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy, g_strdup (key), cue_known_ref (value));
  return copy;
}

CueReading *
cue_reading_copy_stand (const CueReading *self)
{
  CueReading *copy = g_memdup2 (self, sizeof *self);

  copy->kept = NULL;
  copy->turns = NULL;
  copy->postings = NULL;
  copy->bases = NULL;
  copy->features = NULL;
  copy->facts = facts_copy (self->facts);
  cue_blocks_init_copy (&copy->slots, &self->slots);
  cue_blocks_init_copy (&copy->tags, &self->tags);
  cue_blocks_init_copy (&copy->heads, &self->heads);
  cue_blocks_init_copy (&copy->verdicts, &self->verdicts);
  cue_blocks_init_copy (&copy->followed, &self->followed);
  cue_watch_state_copy (&copy->watch, &self->watch);
  for (guint i = 0; i < CUE_LISTENER_N; i++)
    copy->touched[i] = g_array_copy (self->touched[i]);
  copy->stage_was = g_memdup2 (self->stage_was, self->n_stages + 1);
  if (copy->channel != NULL)
    json_node_ref (copy->channel);
  if (copy->lang != NULL)
    json_node_ref (copy->lang);
  return copy;
}

CueReading *
cue_reading_copy (const CueReading *self)
{
  CueReading *copy = cue_reading_copy_stand (self);

  copy->kept = g_ptr_array_copy (self->kept, (GCopyFunc) cue_kept_copy, NULL);
  copy->turns = g_ptr_array_copy (self->turns, (GCopyFunc) turn_copy, NULL);
  copy->postings = g_array_copy (self->postings);
  copy->bases = g_ptr_array_copy (self->bases, (GCopyFunc) base_copy, NULL);
  return copy;
}

void
cue_reading_free (CueReading *self)
{
  if (self == NULL)
    return;
  cue_blocks_clear (&self->slots);
  cue_blocks_clear (&self->tags);
  cue_blocks_clear (&self->heads);
  cue_blocks_clear (&self->verdicts);
  cue_blocks_clear (&self->followed);
  cue_watch_state_clear (&self->watch);
  for (guint i = 0; i < CUE_LISTENER_N; i++)
    g_clear_pointer (&self->touched[i], g_array_unref);
  g_free (self->stage_was);
  g_clear_pointer (&self->postings, g_array_unref);
  g_hash_table_unref (self->facts);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_pointer (&self->turns, g_ptr_array_unref);
  g_clear_pointer (&self->bases, g_ptr_array_unref);
  g_clear_pointer (&self->features, cue_features_free);
  g_clear_pointer (&self->channel, json_node_unref);
  g_clear_pointer (&self->lang, json_node_unref);
  g_free (self);
}

void
cue_reading_touch (CueReading *self, guint need)
{
  for (guint i = 0; i < CUE_LISTENER_N; i++)
    g_array_append_val (self->touched[i], need);
}

void
cue_reading_touch_all (CueReading *self)
{
  const CueNeeds *needs = self->needs;

  for (guint need = 0; need < CUE_NEED_PHRASE; need++)
    cue_reading_touch (self, need);

  for (guint i = cue_blocks_next (&self->heads, 0); i < self->heads.n;
       i = cue_blocks_next (&self->heads, i + 1))
    if (cue_reading_get_head (self, i) != 0)
      cue_reading_touch (self, cue_needs_phrase (needs, i));
  for (guint i = cue_blocks_next (&self->tags, 0); i < self->tags.n;
       i = cue_blocks_next (&self->tags, i + 1))
    cue_reading_touch (self, cue_needs_tag (needs, i));
  for (guint i = cue_blocks_next (&self->verdicts, 0); i < self->verdicts.n;
       i = cue_blocks_next (&self->verdicts, i + 1))
    if (cue_reading_get_verdict (self, i) != NULL)
      cue_reading_touch (self, cue_needs_point (needs, i));
  for (guint i = cue_blocks_next (&self->slots, 0); i < self->slots.n;
       i = cue_blocks_next (&self->slots, i + 1))
    cue_reading_touch (self, cue_needs_fact (needs, i));
}

CueTagState *
cue_reading_edit_tag (CueReading *self, guint tag)
{
  return cue_blocks_edit (&self->tags, tag);
}

GArray *
cue_reading_list_tags (const CueReading *self)
{
  GArray *on = g_array_new (FALSE, FALSE, sizeof (guint));
  guint tag;

  /* what is on is awake */
  for (guint i = 0; (tag = cue_watch_state_list (&self->watch, i)) != CUE_NONE; i++)
    if (cue_reading_get_tag (self, tag)->on)
      g_array_append_val (on, tag);
  g_array_sort (on, cue_compare_guints);
  return on;
}

void
cue_reading_put_verdict (CueReading *self, guint point, CuePointVerdict *verdict)
{
  CuePointVerdict **place = cue_blocks_edit (&self->verdicts, point);

  cue_point_verdict_unref (*place);
  *place = verdict;
  cue_reading_touch (self, cue_needs_point (self->needs, point));
}
