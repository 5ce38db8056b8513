/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-learning.h"

#include "cue-choice-study.h"
#include "cue-json.h"

/*
 * Which offer first: what the desk has learnt of each pack, kept in the store as one text, and put
 * into each new conversation's log as the event "ranking". A conversation keeps the one that it
 * began with; only switching off reaches those that are open.
 */

#define MEMO "learnt:"

static void
pack_learning_free (gpointer data)
{
  CuePackLearning *self = data;

  cue_learnt_free (self->learnt);
  g_clear_pointer (&self->undo, cue_learnt_free);
  g_free (self);
}

CuePackLearning *
cue_desk_find_learning (CueDesk *self, const char *pack)
{
  CuePackLearning *found = g_hash_table_lookup (self->learning->packs, pack);

  if (found != NULL)
    return found;
  found = g_new0 (CuePackLearning, 1);
  found->learnt = cue_learnt_new ();
  g_hash_table_insert (self->learning->packs, g_strdup (pack), found);
  return found;
}

void
cue_desk_tell_learning (CueDesk *self)
{
  g_signal_emit_by_name (self, "learning-changed");
}

void
cue_desk_keep_learnt (CueDesk *self, const char *pack, CueLearnt *learnt)
{
  CuePackLearning *one = cue_desk_find_learning (self, pack);
  g_autofree char *memo = g_strconcat (MEMO, pack, NULL);
  g_autofree char *text = cue_learnt_to_text (learnt);

  cue_learnt_free (one->learnt);
  one->learnt = learnt;
  cue_desk_set_memo (self, memo, text);
}

/* One that cannot be read is left out; the choices are there, so it is learnt again. */
static void
read_memo (CueDesk *self, const char *pack, const char *text)
{
  g_autoptr (GError) error = NULL;
  CueLearnt *learnt = cue_learnt_from_text (text, &error);
  CuePackLearning *one;

  if (learnt == NULL)
    {
      g_autofree char *detail = g_strdup_printf ("%s: %s", pack, error->message);

      cue_desk_notice (self, "warning", "learnt-damaged", detail);
      return;
    }
  one = cue_desk_find_learning (self, pack);
  cue_learnt_free (one->learnt);
  one->learnt = learnt;
  one->n = learnt->n_tried; /* until they are counted */
}

void
cue_desk_begin_learning (CueDesk *self)
{
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, self->memos);
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (g_str_has_prefix (key, MEMO))
      read_memo (self, (const char *) key + strlen (MEMO), text);
}

CueDeskLearning *
cue_desk_learning_new (void)
{
  CueDeskLearning *self = g_new0 (CueDeskLearning, 1);

  self->packs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pack_learning_free);
  self->start = cue_study_new_start ();
  self->cancellable = g_cancellable_new ();
  return self;
}

void
cue_desk_learning_free (CueDeskLearning *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->packs);
  cue_ranking_unref (self->start);
  g_strfreev (self->ids);
  g_free (self);
}

/* Whatever desk plays it, the same conversation throws the same dice. */
static gint64
seed_of (const char *conversation)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, conversation, -1);

  sum[12] = '\0'; /* 48 bits: an integer of JSON is exact */
  return (gint64) g_ascii_strtoull (sum, NULL, 16);
}

/* @ranking: NULL for none */
static void
let_in (CueSession *session, const CueRanking *ranking)
{
  CueArrival arrival = { .type = "ranking" };
  JsonObject *body = json_object_new ();

  if (ranking != NULL)
    {
      json_object_set_member (body, "ranking", cue_ranking_to_json (ranking));
      json_object_set_int_member (body, "seed",
                                  seed_of (cue_conversation_get_id (session->conversation)));
    }
  else
    json_object_set_null_member (body, "ranking");
  arrival.body = cue_json_new_object (body);
  session->ranked = ranking != NULL;
  cue_desk_let_in (session->desk, session, &arrival, NULL);
}

void
cue_desk_tell_ranking (CueSession *session)
{
  CueDeskLearning *learning = session->desk->learning;
  const CuePackLearning *one;

  if (!learning->on || cue_shelf_entry_is_bare (session->entry))
    return;
  one = cue_desk_find_learning (session->desk, cue_pack_get_id (session->entry->pack));
  let_in (session, one->learnt->now != NULL ? one->learnt->now->ranking : learning->start);
}

/* In the order of the list: a log tells the same however the sessions are kept. */
static void
switch_off_everywhere (CueDesk *self)
{
  GListModel *model = G_LIST_MODEL (self->conversations);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (model, i);
      CueSession *session = cue_desk_find_session (self, conversation);

      if (session != NULL && session->ranked && session->broken == NULL
          && !cue_conversation_is_over (conversation))
        let_in (session, NULL);
    }
}

gboolean
cue_desk_get_learns_ranking (CueDesk *self)
{
  return self->learning->on;
}

void
cue_desk_set_learns_ranking (CueDesk *self, gboolean learns)
{
  if (self->learning->on == learns)
    return;
  self->learning->on = learns;
  if (learns)
    cue_desk_study (self);
  else
    {
      cue_desk_stop_study (self);
      switch_off_everywhere (self);
    }
  cue_desk_tell_learning (self);
}

static void
fill_kept (CueLearningStand *stand, const CueKeptRanking *kept)
{
  if (kept == NULL)
    return;
  stand->in_use = TRUE;
  stand->n_learnt = kept->n;
  stand->since_ms = kept->since_ms;
  stand->accepted_micro = kept->accepted.value_micro;
  stand->low_micro = kept->accepted.low_micro;
  stand->high_micro = kept->accepted.high_micro;
  stand->before_micro = kept->accepted.value_micro - kept->gain_micro;
}

static CueLearningStand *
make_stand (CueDesk *self, CuePack *pack)
{
  const CuePackLearning *one = cue_desk_find_learning (self, cue_pack_get_id (pack));
  CueLearningStand *stand = g_new0 (CueLearningStand, 1);

  stand->pack = cue_pack_ref (pack);
  stand->verdict = one->learnt->verdict;
  stand->n = one->n;
  stand->n_more = one->learnt->n_needed > one->n ? one->learnt->n_needed - one->n : 1;
  stand->can_go_back = one->learnt->now != NULL;
  stand->can_undo = one->undo != NULL;
  fill_kept (stand, one->learnt->now);
  return stand;
}

GPtrArray *
cue_desk_list_learning (CueDesk *self)
{
  GPtrArray *stands = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_learning_stand_free);

  g_return_val_if_fail (CUE_IS_DESK (self), stands);

  for (guint i = 0; i < self->shelf->entries->len; i++)
    {
      const CueShelfEntry *entry = g_ptr_array_index (self->shelf->entries, i);

      if (!cue_shelf_entry_is_bare (entry))
        g_ptr_array_add (stands, make_stand (self, entry->pack));
    }
  return stands;
}

gboolean
cue_desk_is_learning (CueDesk *self)
{
  g_return_val_if_fail (CUE_IS_DESK (self), FALSE);

  return self->learning->working;
}

/* What is under way would bring back what the agent has just put away. */
static void
change_learnt (CueDesk *self, const char *pack, CueLearnt *to, CueLearnt *undo)
{
  CuePackLearning *one = cue_desk_find_learning (self, pack);

  cue_desk_stop_study (self);
  cue_desk_keep_learnt (self, pack, to);
  g_clear_pointer (&one->undo, cue_learnt_free);
  one->undo = undo;
  cue_desk_study (self);
  cue_desk_tell_learning (self);
}

void
cue_desk_forget_learnt (CueDesk *self, const char *pack)
{
  g_return_if_fail (CUE_IS_DESK (self));
  g_return_if_fail (pack != NULL);

  CuePackLearning *one = cue_desk_find_learning (self, pack);
  CueLearnt *empty = cue_learnt_new ();

  empty->after_place = self->last_place;
  one->n = 0;
  change_learnt (self, pack, empty, cue_learnt_copy (one->learnt));
}

void
cue_desk_go_back (CueDesk *self, const char *pack)
{
  g_return_if_fail (CUE_IS_DESK (self));
  g_return_if_fail (pack != NULL);

  CuePackLearning *one = cue_desk_find_learning (self, pack);
  CueLearnt *back = cue_learnt_copy (one->learnt);

  cue_kept_ranking_free (back->now);
  back->now = g_steal_pointer (&back->before);
  back->verdict = CUE_STUDY_WITHDRAWN;
  back->n_tried = MAX (back->n_tried, one->n);
  change_learnt (self, pack, back, cue_learnt_copy (one->learnt));
}

void
cue_desk_undo_learning (CueDesk *self, const char *pack)
{
  g_return_if_fail (CUE_IS_DESK (self));
  g_return_if_fail (pack != NULL);

  CuePackLearning *one = cue_desk_find_learning (self, pack);

  if (one->undo != NULL)
    change_learnt (self, pack, g_steal_pointer (&one->undo), NULL);
}
