/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-pack-keeper.h"

#include "cue-store-packs.h"

/*
 * Which pack serves: the one that the desk was given, as long as it reads well and its time is now;
 * else the last good one. The store has those sealed with their models, so serving one of them
 * teaches nobody anything anew.
 */

typedef struct
{
  /* owned */
  CueStore *store;
  CuePackStanding *standing;
  char *path;
  char *now_digest; /* of what serves now, NULL when nothing does */
  GPtrArray *good;  /* CueKeptPack, the last one first */
  GBytes *sealed;   /* what is to be kept, NULL when it is */
  CuePackNews *news;

  CueSealTerms now_terms;
  gint64 now_ms;
} Look;

void
cue_pack_news_free (CuePackNews *self)
{
  g_clear_pointer (&self->entry, cue_shelf_entry_free);
  g_free (self->detail);
  g_free (self);
}

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_object (&look->store);
  g_clear_object (&look->standing);
  g_free (look->path);
  g_free (look->now_digest);
  g_clear_pointer (&look->good, g_ptr_array_unref);
  g_clear_pointer (&look->sealed, g_bytes_unref);
  g_clear_pointer (&look->news, cue_pack_news_free);
  g_free (look);
}

static CuePackTrouble
judge_time (const CueSealTerms *terms, gint64 now_ms)
{
  if (now_ms < terms->valid_from_ms)
    return CUE_PACK_EARLY;
  return now_ms >= terms->valid_until_ms ? CUE_PACK_OVER : CUE_PACK_FINE;
}

static void
set_trouble (Look *look, CuePackTrouble trouble, const char *detail, gint64 when_ms)
{
  look->news->trouble = trouble;
  look->news->when_ms = when_ms;
  g_free (look->news->detail);
  look->news->detail = g_strdup (detail);
}

/* The pack at the path when it may serve, else NULL with the trouble told. */
static CueFoundPack *
find_given (Look *look)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CueFoundPack) found = cue_found_pack_read (look->path, &error);

  if (found == NULL)
    {
      set_trouble (look, CUE_PACK_REFUSED, error->message, 0);
      return NULL;
    }
  CuePackTrouble trouble = judge_time (&found->terms, look->now_ms);
  if (trouble == CUE_PACK_FINE)
    return g_steal_pointer (&found);
  set_trouble (look, trouble, look->path,
               trouble == CUE_PACK_OVER ? found->terms.valid_until_ms : found->terms.valid_from_ms);
  return NULL;
}

/* The last one that reads well and whose time is now. */
static CueFoundPack *
find_good (const Look *look)
{
  for (guint i = 0; i < look->good->len; i++)
    {
      g_autoptr (CueFoundPack) found
          = cue_found_pack_open (g_ptr_array_index (look->good, i), NULL);

      if (found != NULL && judge_time (&found->terms, look->now_ms) == CUE_PACK_FINE)
        return g_steal_pointer (&found);
    }
  return NULL;
}

static gboolean
serves_already (const Look *look, const CueFoundPack *found)
{
  return g_strcmp0 (look->now_digest, cue_pack_get_digest (found->pack)) == 0
         && look->now_terms.valid_from_ms == found->terms.valid_from_ms
         && look->now_terms.valid_until_ms == found->terms.valid_until_ms;
}

static gboolean
can_go_on (const Look *look)
{
  return look->now_digest != NULL && judge_time (&look->now_terms, look->now_ms) == CUE_PACK_FINE;
}

static gboolean
is_kept (const Look *look, const char *digest, GBytes *sealed)
{
  for (guint i = 0; i < look->good->len; i++)
    {
      const CueKeptPack *kept = g_ptr_array_index (look->good, i);
      const CuePackFile *file = g_ptr_array_index (kept->files, 0);

      if (g_str_equal (kept->digest, digest))
        return g_bytes_equal (file->bytes, sealed);
    }
  return FALSE;
}

/* FALSE when the learning was stopped. */
static gboolean
make_ready (Look *look, const CueFoundPack *found)
{
  g_autoptr (CueModel) model
      = cue_model_new_for_pack (found->pack, cue_pack_standing_note, look->standing);

  if (model == NULL)
    return FALSE;
  look->news->entry = cue_shelf_entry_new (found, model);
  look->sealed = cue_found_pack_seal (found, model);
  if (is_kept (look, cue_pack_get_digest (found->pack), look->sealed))
    g_clear_pointer (&look->sealed, g_bytes_unref);
  return TRUE;
}

static void
find_what_serves (Look *look)
{
  g_autoptr (CueFoundPack) given = find_given (look);
  g_autoptr (CueFoundPack) good = NULL;

  if (given != NULL && !serves_already (look, given) && !make_ready (look, given))
    {
      set_trouble (look, CUE_PACK_STOPPED, look->path, 0);
      g_clear_pointer (&given, cue_found_pack_free);
    }
  if (given == NULL && !can_go_on (look))
    good = find_good (look);
  if (good != NULL)
    make_ready (look, good);
}

/* Nothing is left for the thread to free once its end is known: the process may end then. */
static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  find_what_serves (data);
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Look *look = g_task_get_task_data (task);
  const CueShelfEntry *entry = look->news->entry;

  g_task_propagate_boolean (G_TASK (result), NULL);
  cue_pack_standing_end (look->standing);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (entry != NULL)
    cue_store_put_good_pack (look->store, cue_pack_get_digest (entry->pack), look->sealed,
                             look->now_ms);
  g_task_return_pointer (task, g_steal_pointer (&look->news), (GDestroyNotify) cue_pack_news_free);
}

static void
kept_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Look *look = g_task_get_task_data (task);
  g_autoptr (GTask) worker = NULL;

  look->good = cue_store_load_good_packs_finish (CUE_STORE (object), result, NULL);
  if (look->good == NULL) /* nothing can be read: there is none */
    look->good = g_ptr_array_new ();
  worker = g_task_new (NULL, NULL, looked_cb, g_object_ref (task));
  g_task_set_task_data (worker, look, NULL); /* @task holds it until looked_cb */
  g_task_run_in_thread (worker, look_thread);
}

void
cue_pack_keeper_look_async (CueStore *store,
                            const char *path,
                            const CueShelfEntry *now,
                            gint64 now_ms,
                            CuePackStanding *standing,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Look *look = g_new0 (Look, 1);

  g_task_set_source_tag (task, cue_pack_keeper_look_async);
  g_task_set_task_data (task, look, look_free);
  look->store = g_object_ref (store);
  look->standing = g_object_ref (standing);
  look->path = g_strdup (path);
  look->now_ms = now_ms;
  if (now != NULL)
    {
      look->now_digest = g_strdup (cue_pack_get_digest (now->pack));
      look->now_terms = now->terms;
    }
  look->news = g_new0 (CuePackNews, 1);
  look->news->detail = g_strdup ("");
  cue_pack_standing_begin (standing);
  cue_store_load_good_packs_async (store, NULL, kept_cb, task);
}

CuePackNews *
cue_pack_keeper_look_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
