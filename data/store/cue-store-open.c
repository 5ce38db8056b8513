/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-open.h"

#include "cue-store-write.h"

void
cue_opened_free (CueOpened *self)
{
  g_clear_pointer (&self->database, cue_database_close);
  g_clear_pointer (&self->snapshot, cue_snapshot_free);
  cue_salvage_clear (&self->salvage);
  g_free (self);
}

/* Reading everything a desk needs is part of opening: damage that no check finds shows here. */
static gboolean
open_sound (const char *path, CueOpened *self, GError **error)
{
  if (self->database == NULL)
    self->database = cue_database_open (path, error);
  if (self->database == NULL || !cue_store_ensure_device (self->database, error))
    return FALSE;
  self->snapshot = cue_store_read_snapshot (self->database, error);
  return self->snapshot != NULL;
}

static gboolean
open_anew (const char *path, CueOpened *self, GError **error)
{
  g_clear_pointer (&self->database, cue_database_close);
  self->salvage.path = cue_salvage_set_aside (path, error);
  if (self->salvage.path == NULL)
    return FALSE;
  self->database = cue_database_open (path, error);
  return self->database != NULL
         && cue_salvage_run (self->salvage.path, self->database, &self->salvage, error)
         && open_sound (path, self, error);
}

/* A schema of bits that flipped fails in many words, all of which mean the same. */
static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_DAMAGED)
         || g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_FAILED)
         || g_error_matches (error, CUE_STORE_ERROR, CUE_STORE_ERROR_CONFLICT);
}

CueOpened *
cue_opened_new (const char *path, GError **error)
{
  g_autoptr (CueOpened) self = g_new0 (CueOpened, 1);
  g_autoptr (GError) local = NULL;

  if (!open_sound (path, self, &local) && path != NULL && is_damage (local))
    {
      g_clear_error (&local);
      open_anew (path, self, &local);
    }
  if (local == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
