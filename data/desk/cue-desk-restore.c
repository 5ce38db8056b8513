/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-restore.h"

#include "cue-desk-apply.h"
#include "cue-fold.h"
#include "cue-json.h"

void
cue_refolded_free (CueRefolded *self)
{
  g_clear_object (&self->timeline);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self->problem);
  g_free (self);
}

static gboolean
names_packs (const CueStoredConversation *stored)
{
  for (guint i = 0; i < stored->events->len; i++)
    if (g_str_equal (((CueEvent *) g_ptr_array_index (stored->events, i))->type, "pack.activated"))
      return TRUE;
  return FALSE;
}

/* A log that names its packs is read with just those; any other with the pack of that id as it is
 * today. */
static CueShelfEntry *
choose_first (const CueStoredConversation *stored, const CuePackShelf *shelf)
{
  CueShelfEntry *entry
      = names_packs (stored)
            ? cue_pack_shelf_find_generation (shelf, stored->first.pack, stored->first.model)
            : NULL;

  if (entry == NULL)
    entry = cue_pack_shelf_find (shelf, stored->row->pack);
  return entry != NULL ? entry : cue_pack_shelf_choose (shelf, stored->row->lang);
}

static char *
describe_problem (const CueStoredConversation *stored, guint line, const GError *error)
{
  if (g_error_matches (error, CUE_ENGINE_ERROR, CUE_ENGINE_ERROR_PACK))
    return g_strdup_printf ("%s:%u: found a pack that is not here; start with that pack to read "
                            "the rest",
                            stored->row->id, line);
  return g_strdup_printf ("%s:%u: %s", stored->row->id, line, error->message);
}

static void
fold_log (CueRefolded *self)
{
  const CueStoredConversation *stored = self->stored;

  for (guint i = 0; i < stored->events->len; i++)
    {
      g_autoptr (GError) error = NULL;
      GPtrArray *changes
          = cue_timeline_confirm (self->timeline, g_ptr_array_index (stored->events, i), NULL,
                                  &error);

      if (changes == NULL)
        {
          g_free (self->problem);
          self->problem = describe_problem (stored, i + 1, error);
          return;
        }
      g_ptr_array_add (self->steps, changes);
    }
}

/* What packs before the last one showed is not to be seen any more: all is shown at the end. */
static void
follow_pack (CueRefolded *self, const CuePackShelf *shelf)
{
  CueEngine *engine = cue_timeline_get_engine (self->timeline);

  if (engine == self->entry->engine)
    return;
  self->entry
      = cue_pack_shelf_find_generation (shelf, cue_pack_get_digest (cue_engine_get_pack (engine)),
                                        cue_model_get_digest (cue_engine_get_model (engine)));
  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_set_size (g_ptr_array_index (self->steps, i), 0);
  g_ptr_array_remove_index (self->steps, self->steps->len - 1);
  g_ptr_array_add (self->steps, cue_timeline_snapshot (self->timeline));
}

CueRefolded *
cue_refold (const CueStoredConversation *stored, const CuePackShelf *shelf)
{
  CueRefolded *self = g_new0 (CueRefolded, 1);

  self->stored = stored;
  self->entry = choose_first (stored, shelf);
  self->timeline = cue_timeline_new (self->entry->engine, stored->row->id);
  cue_pack_shelf_teach (shelf, self->timeline);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->problem = g_strdup (stored->problem);
  fold_log (self);
  follow_pack (self, shelf);
  self->differs = self->problem == NULL && stored->digest != NULL
                  && cue_generation_fits (&stored->generation, self->entry->engine)
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
  cue_conversation_set_choices (conversation, stored->choices);
  if (*stored->note != '\0')
    cue_conversation_set_note (conversation, stored->note);
  g_free (session->saved_draft);
  session->saved_draft = g_strdup (stored->draft);
  g_free (session->saved_choices);
  session->saved_choices = g_strdup (stored->choices);
  g_free (session->disposition);
  session->disposition = g_strdup (row->disposition);
  g_free (session->feed);
  session->feed = g_strdup (row->feed);
  session->place = row->place;
}

/* How busy the agent was when it was left, what he could take and which offer came first stand in
 * the log until it is told otherwise. */
static void
note_told (CueSession *session, const CueEvent *event)
{
  if (g_str_equal (event->type, "pressure"))
    session->pressure = (guint) cue_json_get_int (cue_event_get_body (event), "level", 0);
  else if (g_str_equal (event->type, "budget"))
    session->knows_budget = json_object_has_member (cue_event_get_body (event), "per_min");
  else if (g_str_equal (event->type, "ranking"))
    session->ranked = cue_json_get_object (cue_event_get_body (event), "ranking") != NULL;
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

      cue_desk_show_step (session->conversation, g_ptr_array_index (stored->events, i),
                          g_ptr_array_index (refolded->steps, i), NULL);
      note_told (session, g_ptr_array_index (stored->events, i));
      if (*source_id != '\0')
        g_hash_table_add (session->seen, g_strdup (source_id));
    }
  cue_desk_apply_done (session->conversation, cue_session_value, session);
  cue_conversation_set_digest (session->conversation, cue_timeline_get_digest (session->timeline));
  restore_standing (session, stored);
  session->broken = g_strdup (refolded->problem);
  tell_problems (self, refolded);
  cue_session_show (session);
  cue_session_watch_drafts (session);
  cue_session_watch_snooze (session);
}
