/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

#include <string.h>

#include "cue-desk-apply.h"
#include "cue-fold.h"
#include "cue-json.h"
#include "cue-redact.h"

/*
 * The one door. An arrival is redacted, numbered, stamped and folded; what changed is shown at
 * once; the commit follows behind, and only when it is done a message loses its pending mark. On
 * the embedded default every event is confirmed when it is folded.
 */

#define EARLY_TICK_MS 250 /* between ticks that came too often */
#define MOST_EARLY_TICKS 3

typedef struct
{
  CueDesk *desk; /* owned */
  char *conversation;
  char *turn;
  gint64 seq;
} Receipt;

static void
receipt_free (Receipt *receipt)
{
  g_object_unref (receipt->desk);
  g_free (receipt->conversation);
  g_free (receipt->turn);
  g_free (receipt);
}

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Receipt *receipt = user_data;
  g_autoptr (GError) error = NULL;
  CueConversation *conversation = cue_desk_find (receipt->desk, receipt->conversation);
  CueMessage *message = conversation != NULL && receipt->turn != NULL
                            ? cue_conversation_find_message (conversation, receipt->turn)
                            : NULL;

  if (!cue_store_commit_finish (CUE_STORE (object), result, &error))
    {
      /* what stands behind a hole in the log would be lost, so nothing more is let in */
      CueSession *session
          = conversation != NULL ? cue_desk_find_session (receipt->desk, conversation) : NULL;

      if (session != NULL && session->broken == NULL)
        session->broken = g_strdup (error->message);
      cue_desk_notice (receipt->desk, "error", "store-refused", error->message);
    }
  else
    {
      if (message != NULL)
        cue_message_set_pending (message, FALSE);
      if (conversation != NULL)
        g_signal_emit_by_name (receipt->desk, "committed", conversation, receipt->seq);
    }
  receipt_free (receipt);
}

/* The log of a conversation that changes its pack is whole only with both. */
static GPtrArray *
gather_packs (const CueShelfEntry *before, const CueShelfEntry *now, const CueEvent *event)
{
  const CueShelfEntry *const entries[] = { before, now };

  if (!g_str_equal (event->type, "pack.activated"))
    return NULL;
  GPtrArray *packs = g_ptr_array_new_with_free_func ((GDestroyNotify) cue_kept_pack_free);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_ptr_array_add (packs,
                     cue_kept_pack_new (cue_pack_get_digest (entries[i]->pack), entries[i]->files));
  return packs;
}

static void
commit (CueSession *session,
        CueEvent *event,
        GPtrArray *changes,
        const CueArrival *arrival,
        const CueShelfEntry *before)
{
  CueDesk *self = session->desk;
  CueCommit *one = g_new0 (CueCommit, 1);
  Receipt *receipt = g_new0 (Receipt, 1);

  one->event = cue_event_ref (event);
  one->changes = g_ptr_array_ref (changes);
  one->digest = g_strdup (cue_timeline_get_digest (session->timeline));
  cue_generation_set_here (&one->generation, session->entry->engine);
  one->packs = gather_packs (before, session->entry, event);
  one->source = g_strdup (arrival->source);
  one->source_id = g_strdup (arrival->source_id);
  one->feed = arrival->position > 0 ? g_strdup (arrival->source) : NULL;
  one->position = arrival->position;
  one->row = cue_session_make_row (session);
  one->task = cue_desk_make_task_row (event, one->row->id);
  one->drop_draft = arrival->drops_draft;
  receipt->desk = g_object_ref (self);
  receipt->conversation = g_strdup (one->row->id);
  receipt->seq = event->seq;
  if (g_str_equal (event->type, "turn"))
    receipt->turn = g_strdup (cue_json_get_string (cue_event_get_body (event), "turn", NULL));
  cue_store_commit_async (self->store, one, NULL, committed_cb, receipt);
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED, message);
  return FALSE;
}

/* What the engine would take but the desk will not. */
static gboolean
check_arrival (CueSession *session, const CueArrival *arrival, JsonNode *body, GError **error)
{
  if (session->broken != NULL)
    return refuse (error, session->broken);
  if (!g_str_equal (arrival->type, "turn") || !JSON_NODE_HOLDS_OBJECT (body))
    return TRUE;
  const char *text = cue_json_get_string (json_node_get_object (body), "text", "");
  gsize length = strlen (text);
  if (length <= CUE_DESK_MOST_TURN_BYTES)
    return TRUE;
  g_set_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED,
               "/body/text: found %" G_GSIZE_FORMAT " bytes; a turn has at most %d", length,
               CUE_DESK_MOST_TURN_BYTES);
  return FALSE;
}

char *
cue_session_value (const char *offer, const char *name, gpointer user_data)
{
  CueSession *session = user_data;

  /* who sits here now, not who was named when the conversation was opened */
  if (g_str_equal (name, "agent.name") && *session->desk->agent_name != '\0')
    return g_strdup (session->desk->agent_name);
  return cue_state_dup_variable (cue_timeline_get_state (session->timeline), offer, name);
}

void
cue_desk_show_step (CueConversation *conversation,
                    const CueEvent *event,
                    GPtrArray *changes,
                    GPtrArray *lit)
{
  g_object_freeze_notify (G_OBJECT (conversation));
  cue_desk_apply_event (conversation, event);
  for (guint i = 0; i < changes->len; i++)
    {
      const CueChange *change = g_ptr_array_index (changes, i);
      CueLamp *lamp
          = cue_desk_apply_change (conversation, change->type, cue_change_get_body (change), event);

      if (lamp != NULL && lit != NULL)
        g_ptr_array_add (lit, g_object_ref (lamp));
    }
  if (g_str_equal (event->type, "conversation.closed"))
    cue_conversation_set_over (conversation, TRUE);
  else if (g_str_equal (event->type, "conversation.opened"))
    cue_conversation_set_over (conversation, FALSE);
  cue_conversation_set_seq (conversation, event->seq);
  g_object_thaw_notify (G_OBJECT (conversation));
}

static void
show_now (CueSession *session)
{
  cue_desk_apply_done (session->conversation, cue_session_value, session);
  cue_conversation_set_digest (session->conversation, cue_timeline_get_digest (session->timeline));
}

/* The shown state was rebuilt: lamps, ticks and tags come from it alone, the words stay. */
static void
show_anew (CueSession *session, const CueEvent *event)
{
  g_autoptr (GPtrArray) changes = cue_timeline_snapshot (session->timeline);

  cue_conversation_forget_reading (session->conversation);
  cue_desk_show_step (session->conversation, event, changes, NULL);
}

/* The log has changed its pack: rules, titles and points are those of another generation now. */
static gboolean
follow_pack (CueSession *session)
{
  CueEngine *engine = cue_timeline_get_engine (session->timeline);

  if (engine == session->entry->engine)
    return FALSE;
  session->entry
      = cue_pack_shelf_find_generation (session->desk->shelf,
                                        cue_pack_get_digest (cue_engine_get_pack (engine)),
                                        cue_model_get_digest (cue_engine_get_model (engine)));
  g_assert (session->entry != NULL); /* the shelf taught it */
  cue_conversation_set_pack (session->conversation, session->entry->pack);
  return TRUE;
}

/* What a new event means for where the conversation stands. */
static void
follow_status (CueSession *session, const CueEvent *event)
{
  CueConversation *conversation = session->conversation;
  CueConversationStatus status = cue_conversation_get_status (conversation);
  const char *role = cue_json_get_string (cue_event_get_body (event), "role", "");

  if (g_str_equal (event->type, "conversation.closed"))
    {
      cue_conversation_set_typing (conversation, FALSE);
      cue_conversation_set_speaking (conversation, "");
      cue_session_set_status (session, CUE_CONVERSATION_WRAP_UP);
    }
  if (!g_str_equal (event->type, "turn"))
    return;
  if (g_str_equal (role, "customer"))
    {
      cue_conversation_set_typing (conversation, FALSE);
      cue_conversation_set_unread (conversation, cue_conversation_get_unread (conversation) + 1);
      if (status == CUE_CONVERSATION_SNOOZED)
        cue_session_set_status (session, CUE_CONVERSATION_MINE);
    }
}

static void
tell_lit (CueSession *session, GPtrArray *lit)
{
  for (guint i = 0; i < lit->len; i++)
    {
      CueLamp *lamp = g_ptr_array_index (lit, i);
      g_autofree char *title
          = cue_lamp_dup_title (lamp, cue_conversation_get_lang (session->conversation));

      cue_conversation_set_new_lamp (session->conversation, title);
      g_signal_emit_by_name (session->desk, "lamp-lit", session->conversation, lamp);
    }
}

static void
mark_pending (CueSession *session, const CueEvent *event)
{
  CueMessage *message
      = cue_conversation_find_message (session->conversation,
                                       cue_json_get_string (cue_event_get_body (event), "turn",
                                                            NULL));

  if (message != NULL && g_str_equal (event->type, "turn"))
    cue_message_set_pending (message, TRUE);
}

static CueEvent *
make_event (CueSession *session, const CueArrival *arrival, JsonNode *body)
{
  CueDesk *self = session->desk;
  const CueState *state = cue_timeline_get_state (session->timeline);
  g_autofree char *stream
      = g_strconcat ("conversation:", cue_conversation_get_id (session->conversation), NULL);

  return cue_event_new (stream, cue_timeline_get_confirmed_seq (session->timeline) + 1,
                        arrival->type, MAX (cue_desk_now_ms (self), cue_state_get_at_ms (state)),
                        arrival->source != NULL ? arrival->source : self->device,
                        arrival->own ? self->last_mid + 1 : 0, body);
}

/* Who waits for whom has changed. */
static gboolean
weighs (const CueEvent *event)
{
  return g_str_equal (event->type, "turn") || g_str_equal (event->type, "conversation.opened")
         || g_str_equal (event->type, "conversation.closed");
}

gboolean
cue_desk_let_in (CueDesk *self, CueSession *session, const CueArrival *arrival, GError **error)
{
  JsonNode *body = cue_redact_body (
      arrival->body != NULL ? arrival->body : cue_json_new_object (json_object_new ()));
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) lit = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) refusal = NULL;
  const CueShelfEntry *before = session->entry;
  gboolean refolded = FALSE;

  if (self->stopping || !check_arrival (session, arrival, body, error))
    {
      json_node_unref (body);
      return self->stopping ? refuse (error, "the desk is closing") : FALSE;
    }
  g_autoptr (CueEvent) event = make_event (session, arrival, body);
  changes = cue_timeline_confirm (session->timeline, event, &refolded, &refusal);
  if (changes == NULL)
    return refuse (error, refusal->message);

  if (arrival->own)
    self->last_mid++;
  if (arrival->source_id != NULL)
    g_hash_table_add (session->seen, g_strdup (arrival->source_id));
  g_object_freeze_notify (G_OBJECT (session->conversation));
  if (follow_pack (session) || refolded)
    show_anew (session, event);
  else
    cue_desk_show_step (session->conversation, event, changes, lit);
  mark_pending (session, event);
  follow_status (session, event);
  show_now (session);
  g_object_thaw_notify (G_OBJECT (session->conversation));
  commit (session, event, changes, arrival, before);
  cue_desk_watch_clock (session);
  tell_lit (session, lit);
  cue_desk_share_attention (session, changes);
  if (weighs (event))
    cue_desk_weigh_load (self);
  return TRUE;
}

gboolean
cue_desk_append (CueDesk *self,
                 CueConversation *conversation,
                 const char *type,
                 JsonNode *body,
                 GError **error)
{
  CueArrival arrival = { .type = type, .body = body, .own = TRUE };

  g_return_val_if_fail (CUE_IS_DESK (self), FALSE);
  g_return_val_if_fail (CUE_IS_CONVERSATION (conversation), FALSE);
  g_return_val_if_fail (type != NULL, FALSE);

  CueSession *session = cue_desk_ask_session (self, conversation, error);
  if (session != NULL)
    return cue_desk_let_in (self, session, &arrival, error);
  g_clear_pointer (&body, json_node_unref);
  return FALSE;
}

static gboolean
tick_cb (gpointer data)
{
  CueSession *session = data;
  CueArrival arrival = { .type = "tick" };
  const CueState *state = cue_timeline_get_state (session->timeline);
  gint64 now_ms = cue_desk_now_ms (session->desk);

  session->tick_source = 0;
  if (cue_state_get_next_flip_ms (state) <= now_ms)
    cue_desk_let_in (session->desk, session, &arrival, NULL);
  if (session->tick_source == 0)
    cue_desk_watch_clock (session);
  return G_SOURCE_REMOVE;
}

/* A tick when time alone will change something. It may be asked for early (timers are not exact),
 * never too often. */
void
cue_desk_watch_clock (CueSession *session)
{
  const CueState *state = cue_timeline_get_state (session->timeline);
  gint64 next_ms = cue_state_get_next_flip_ms (state);
  gint64 left_ms = next_ms - cue_desk_now_ms (session->desk);

  g_clear_handle_id (&session->tick_source, g_source_remove);
  if (next_ms == G_MAXINT64 || cue_conversation_is_over (session->conversation)
      || session->broken != NULL || session->desk->stopping)
    return;
  session->n_early_ticks = left_ms <= 0 ? session->n_early_ticks + 1 : 0;
  if (session->n_early_ticks > MOST_EARLY_TICKS)
    left_ms = EARLY_TICK_MS;
  session->tick_source
      = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, (guint) CLAMP (left_ms + 1, 1, 60 * 1000),
                            tick_cb, session, NULL);
}
