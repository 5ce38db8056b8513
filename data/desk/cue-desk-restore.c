/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-restore.h"

#include "cue-desk-apply.h"
#include "cue-fold.h"

void
cue_refolded_free (CueRefolded *self)
{
  g_clear_object (&self->timeline);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self->problem);
  g_free (self);
}

static gboolean
same_generation (const CueGeneration *stored, const CueShelfEntry *entry)
{
  return stored->engine == CUE_ENGINE_VERSION && stored->fold == CUE_FOLD_VERSION
         && g_strcmp0 (stored->pack, cue_pack_get_digest (entry->pack)) == 0
         && g_strcmp0 (stored->model, cue_model_get_digest (cue_engine_get_model (entry->engine)))
                == 0;
}

CueRefolded *
cue_refold (const CueStoredConversation *stored, const CuePackShelf *shelf)
{
  CueRefolded *self = g_new0 (CueRefolded, 1);
  CueShelfEntry *entry = cue_pack_shelf_find (shelf, stored->row->pack);

  self->stored = stored;
  self->entry = entry != NULL ? entry : cue_pack_shelf_choose (shelf, stored->row->lang);
  self->timeline = cue_timeline_new (self->entry->engine, stored->row->id);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->problem = g_strdup (stored->problem);
  for (guint i = 0; i < stored->events->len; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean refolded = FALSE;
      GPtrArray *changes
          = cue_timeline_confirm (self->timeline, g_ptr_array_index (stored->events, i), &refolded,
                                  &error);

      if (changes == NULL)
        {
          g_free (self->problem);
          self->problem = g_strdup_printf ("%s:%u: %s", stored->row->id, i + 1, error->message);
          break;
        }
      g_ptr_array_add (self->steps, changes);
    }
  self->differs = self->problem == NULL && stored->digest != NULL
                  && same_generation (&stored->generation, self->entry)
                  && g_strcmp0 (stored->digest, cue_timeline_get_digest (self->timeline)) != 0;
  return self;
}

static void
restore_standing (CueSession *session, const CueStoredConversation *stored)
{
  const CueConversationRow *row = stored->row;
  CueConversation *conversation = session->conversation;
  CueConversationStatus status = CUE_CONVERSATION_MINE;

  cue_conversation_status_from_string (row->status, &status);
  cue_conversation_set_status (conversation, status);
  cue_conversation_set_snoozed_until_ms (conversation, row->snoozed_until_ms);
  cue_conversation_set_unread (conversation, row->unread);
  cue_conversation_set_held (conversation, row->held);
  cue_conversation_set_typing (conversation, FALSE);
  cue_conversation_set_speaking (conversation, "");
  cue_conversation_set_draft (conversation, stored->draft);
  if (*stored->note != '\0')
    cue_conversation_set_note (conversation, stored->note);
  g_free (session->saved_draft);
  session->saved_draft = g_strdup (stored->draft);
  g_free (session->disposition);
  session->disposition = g_strdup (row->disposition);
  g_free (session->feed);
  session->feed = g_strdup (row->feed);
  session->place = row->place;
}

static void
tell_problems (CueDesk *self, const CueRefolded *refolded)
{
  if (refolded->problem != NULL)
    cue_desk_notice (self, "error", "log-ends-early", refolded->problem);
  if (refolded->differs)
    cue_desk_notice (self, "warning", "digest-differs", refolded->stored->row->id);
}

void
cue_desk_restore (CueDesk *self, const CueRefolded *refolded)
{
  const CueStoredConversation *stored = refolded->stored;
  CueSession *session
      = cue_session_new (self, stored->row->id, refolded->entry, refolded->timeline);

  g_hash_table_insert (self->sessions, (gpointer) cue_conversation_get_id (session->conversation),
                       session);
  for (guint i = 0; i < refolded->steps->len; i++)
    {
      const char *source_id = g_ptr_array_index (stored->source_ids, i);

      cue_desk_show_step (session, g_ptr_array_index (stored->events, i),
                          g_ptr_array_index (refolded->steps, i), NULL);
      if (*source_id != '\0')
        g_hash_table_add (session->seen, g_strdup (source_id));
    }
  cue_desk_apply_done (session->conversation, cue_session_value, session);
  cue_conversation_set_digest (session->conversation, cue_timeline_get_digest (session->timeline));
  restore_standing (session, stored);
  session->broken = g_strdup (refolded->problem);
  tell_problems (self, refolded);
  cue_session_show (session);
  cue_session_watch_draft (session);
  cue_session_watch_snooze (session);
}
