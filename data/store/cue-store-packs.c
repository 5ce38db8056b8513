/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-packs.h"

#include "cue-seal.h"
#include "cue-store-private.h"

/* The one that serves, and the one before it for the day on which its time is over. */
#define MOST_GOOD_PACKS ((gint64) 2)

typedef struct
{
  char *digest;
  GBytes *sealed; /* or NULL */
  gint64 at_ms;
} Put;

static void
put_free (gpointer data)
{
  Put *put = data;

  g_free (put->digest);
  g_clear_pointer (&put->sealed, g_bytes_unref);
  g_free (put);
}

static gboolean
put_job (CueDatabase *database, gpointer data, GError **error)
{
  const Put *put = data;
  gsize length = 0;
  const void *bytes = put->sealed != NULL ? g_bytes_get_data (put->sealed, &length) : NULL;

  if (bytes == NULL)
    return cue_database_run (database, error, "UPDATE good_pack SET served_ms = ? WHERE pack = ?",
                             "it", put->at_ms, put->digest);
  return cue_database_run (database, error,
                           "INSERT OR REPLACE INTO good_pack (pack, served_ms, bytes)"
                           " VALUES (?, ?, ?)",
                           "tib", put->digest, put->at_ms, bytes, length)
         && cue_database_run (database, error,
                              "DELETE FROM good_pack WHERE pack NOT IN (SELECT pack FROM good_pack"
                              " ORDER BY served_ms DESC, rowid DESC LIMIT ?)",
                              "i", MOST_GOOD_PACKS);
}

void
cue_store_put_good_pack (CueStore *self, const char *digest, GBytes *sealed, gint64 at_ms)
{
  g_return_if_fail (CUE_IS_STORE (self));
  g_return_if_fail (digest != NULL);

  Put *put = g_new0 (Put, 1);
  put->digest = g_strdup (digest);
  put->sealed = sealed != NULL ? g_bytes_ref (sealed) : NULL;
  put->at_ms = at_ms;
  cue_store_write_job (self, put_job, put, put_free, NULL);
}

static gpointer
load_job (CueDatabase *database, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) packs
      = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_kept_pack_free);
  sqlite3_stmt *row
      = cue_database_ask (database, error,
                          "SELECT pack, bytes FROM good_pack ORDER BY served_ms DESC, rowid DESC",
                          "");

  while (row != NULL && cue_database_next (database, row, NULL))
    {
      g_autoptr (GPtrArray) files
          = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_pack_file_free);
      g_autoptr (GBytes) bytes = cue_column_bytes (row, 1);
      g_autofree char *name = g_strconcat (cue_column_text (row, 0), CUE_SEAL_SUFFIX, NULL);

      g_ptr_array_add (files, cue_pack_file_new (name, bytes));
      g_ptr_array_add (packs, cue_kept_pack_new (cue_column_text (row, 0), files));
    }
  cue_database_done (row);
  return row != NULL ? g_steal_pointer (&packs) : NULL;
}

void
cue_store_load_good_packs_async (CueStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (CUE_IS_STORE (self));

  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cue_store_load_good_packs_async);
  cue_store_read_job (self, load_job, NULL, NULL, task, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
cue_store_load_good_packs_finish (CueStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
