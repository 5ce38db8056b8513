/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-store-rows.h"

CueConversationRow *
cue_conversation_row_copy (const CueConversationRow *self)
{
  CueConversationRow *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->status = g_strdup (self->status);
  copy->lang = g_strdup (self->lang);
  copy->channel = g_strdup (self->channel);
  copy->pack = g_strdup (self->pack);
  copy->feed = g_strdup (self->feed);
  copy->disposition = g_strdup (self->disposition);
  return copy;
}

void
cue_conversation_row_free (CueConversationRow *self)
{
  g_free (self->id);
  g_free (self->status);
  g_free (self->lang);
  g_free (self->channel);
  g_free (self->pack);
  g_free (self->feed);
  g_free (self->disposition);
  g_free (self);
}

CueKeptPack *
cue_kept_pack_new (const char *digest, GPtrArray *files)
{
  CueKeptPack *self = g_new0 (CueKeptPack, 1);

  self->digest = g_strdup (digest);
  self->files = g_ptr_array_ref (files);
  return self;
}

void
cue_kept_pack_free (CueKeptPack *self)
{
  g_free (self->digest);
  g_ptr_array_unref (self->files);
  g_free (self);
}

void
cue_task_row_free (CueTaskRow *self)
{
  g_free (self->conversation);
  g_free (self->task);
  g_free (self->what);
  g_free (self->who);
  g_free (self);
}

void
cue_commit_free (CueCommit *self)
{
  g_clear_pointer (&self->event, cue_event_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->row, cue_conversation_row_free);
  g_free (self->digest);
  cue_generation_clear (&self->generation);
  g_clear_pointer (&self->packs, g_ptr_array_unref);
  g_clear_pointer (&self->task, cue_task_row_free);
  g_free (self->source);
  g_free (self->source_id);
  g_free (self->feed);
  g_free (self);
}

void
cue_stored_conversation_free (CueStoredConversation *self)
{
  g_clear_pointer (&self->row, cue_conversation_row_free);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->source_ids, g_ptr_array_unref);
  g_clear_pointer (&self->digests, g_ptr_array_unref);
  g_free (self->digest);
  cue_generation_clear (&self->generation);
  cue_generation_clear (&self->first);
  g_free (self->draft);
  g_free (self->choices);
  g_free (self->note);
  g_free (self->problem);
  g_free (self);
}

void
cue_snapshot_free (CueSnapshot *self)
{
  g_free (self->device);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->closed, g_hash_table_unref);
  g_clear_pointer (&self->cursors, g_hash_table_unref);
  g_clear_pointer (&self->memos, g_hash_table_unref);
  g_clear_pointer (&self->packs, g_ptr_array_unref);
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_free (self);
}

gint64
cue_snapshot_get_cursor (const CueSnapshot *self, const char *feed, const char *conversation)
{
  g_autofree char *key = g_strconcat (feed, "\n", conversation, NULL);
  const gint64 *position = g_hash_table_lookup (self->cursors, key);

  return position != NULL ? *position : 0;
}
