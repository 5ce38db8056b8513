/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What is to be done after a conversation. What its end proposes is asked of the engine, on a copy
 * of the conversation that ends as the agent says. Making a task is an event of the conversation,
 * through the one door; when it is done that conversation is long closed, so this is an event of
 * the task's own stream. The store has both, and how the task stands, in one transaction.
 */
#include "cue-desk-private.h"

#include <string.h>

#include "cue-json.h"
#include "cue-redact.h"
#include "cue-task-private.h"
#include "cue-tasks.h"
#include "cue-template.h"

#define MOST_WAIT_MS (60 * 1000)

/* What a proposal's words are filled from. */
typedef struct
{
  CueSession *session;
  const CueOffer *offer; /* or NULL */
  const char *lang;
} Filling;

static char *
lookup_cb (const char *name, gpointer user_data)
{
  const Filling *filling = user_data;

  if (filling->offer != NULL && g_str_equal (name, "offer.title"))
    return g_strdup (cue_text_get (filling->offer->title, filling->lang));
  return cue_session_value (filling->offer != NULL ? filling->offer->id : NULL, name,
                            filling->session);
}

/* The agent reads it over anyway, so a hole is just an ellipsis. */
static char *
fill (Filling *filling, const CueTaskDef *def)
{
  g_autoptr (GPtrArray) pieces
      = cue_template_expand (cue_text_get (def->what, filling->lang), lookup_cb, filling);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const CuePiece *piece = g_ptr_array_index (pieces, i);

      g_string_append (text, piece->kind == CUE_PIECE_HOLE ? "…" : piece->text);
    }
  return g_string_free (text, FALSE);
}

static void
step_on (CueSession *session, CueState *state, const char *type, JsonNode *body)
{
  g_autofree char *stream = g_strconcat ("conversation:", cue_state_get_conversation (state), NULL);
  g_autoptr (CueEvent) event
      = cue_event_new (stream, cue_state_get_seq (state) + 1, type,
                       MAX (cue_desk_now_ms (session->desk), cue_state_get_at_ms (state)),
                       session->desk->device, 0, body);
  GPtrArray *changes
      = cue_engine_step (cue_timeline_get_engine (session->timeline), state, event, NULL);

  g_clear_pointer (&changes, g_ptr_array_unref);
}

/* The conversation as it would be, had it ended with those outcomes. (transfer full) */
static CueState *
end_copy (CueSession *session, GHashTable *outcomes)
{
  CueState *state = cue_state_copy (cue_timeline_get_state (session->timeline));
  GHashTableIter iter;
  gpointer offer;
  gpointer result;

  step_on (session, state, "conversation.closed", cue_json_new_object (json_object_new ()));
  g_hash_table_iter_init (&iter, outcomes);
  while (g_hash_table_iter_next (&iter, &offer, &result)) /* each of another offer: in any order */
    step_on (session, state, "outcome",
             cue_desk_make_body ("offer", offer, "result", result, NULL));
  return state;
}

GPtrArray *
cue_desk_propose_tasks (CueDesk *self,
                        CueConversation *conversation,
                        GHashTable *outcomes,
                        const char *lang)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (CUE_IS_DESK (self), proposals);
  g_return_val_if_fail (outcomes != NULL, proposals);

  CueSession *session = cue_desk_find_session (self, conversation);
  if (session == NULL || cue_pack_get_tasks (session->entry->pack)->len == 0)
    return proposals;
  g_autoptr (CueState) state = end_copy (session, outcomes);
  g_autoptr (GArray) tasks = cue_state_list_tasks (state);
  for (guint i = 0; i < tasks->len; i++)
    {
      const CueProposedTask *task = &g_array_index (tasks, CueProposedTask, i);
      const CueTaskDef *def = cue_pack_find_task (session->entry->pack, task->task);
      const CueOffer *offer
          = task->offer != NULL ? cue_pack_find_offer (session->entry->pack, task->offer) : NULL;
      Filling filling = { session, offer, lang };
      g_autofree char *what = fill (&filling, def);

      g_ptr_array_add (proposals, cue_task_new (cue_conversation_get_id (conversation), def->id,
                                                cue_text_get (def->title, lang), what,
                                                cue_conversation_get_title (conversation),
                                                task->since_ms + def->due_in_ms));
    }
  return proposals;
}

GListModel *
cue_desk_get_tasks (CueDesk *self)
{
  g_return_val_if_fail (CUE_IS_DESK (self), NULL);
  return G_LIST_MODEL (self->tasks);
}

static gboolean
clock_cb (gpointer data)
{
  CueDesk *self = data;

  self->task_source = 0;
  cue_desk_watch_tasks (self);
  return G_SOURCE_REMOVE;
}

/* Marks what is overdue, and looks again when the next one may be. */
void
cue_desk_watch_tasks (CueDesk *self)
{
  gint64 now_ms = cue_desk_now_ms (self);
  gint64 wait_ms = G_MAXINT64;

  g_clear_handle_id (&self->task_source, g_source_remove);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tasks)); i++)
    {
      g_autoptr (CueTask) task = g_list_model_get_item (G_LIST_MODEL (self->tasks), i);

      cue_task_look_at_clock (task, now_ms);
      if (!cue_task_is_done (task) && !cue_task_is_overdue (task))
        wait_ms = MIN (wait_ms, cue_task_get_due_ms (task) - now_ms);
    }
  if (wait_ms != G_MAXINT64 && !self->stopping)
    self->task_source
        = g_timeout_add ((guint) CLAMP (wait_ms + 1, 1, MOST_WAIT_MS), clock_cb, self);
  g_signal_emit_by_name (self, "tasks-changed");
}

static int
compare_due (gconstpointer a, gconstpointer b, gpointer user_data)
{
  gint64 one = cue_task_get_due_ms ((CueTask *) a);
  gint64 other = cue_task_get_due_ms ((CueTask *) b);

  return one < other ? -1 : one > other;
}

void
cue_desk_take_up_tasks (CueDesk *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const CueTaskRow *row = g_ptr_array_index (rows, i);
      g_autoptr (CueTask) task
          = cue_task_new (row->conversation, row->task, "", row->what, row->who, row->due_ms);

      cue_task_set_stored (task, row->made_ms, row->seq);
      g_list_store_insert_sorted (self->tasks, task, compare_due, NULL);
    }
  cue_desk_watch_tasks (self);
}

CueTaskRow *
cue_desk_make_task_row (const CueEvent *event, const char *conversation)
{
  JsonObject *body = cue_event_get_body (event);

  if (!g_str_equal (event->type, "task.made") && !g_str_equal (event->type, "task.reconsidered"))
    return NULL;
  CueTaskRow *row = g_new0 (CueTaskRow, 1);
  row->conversation = g_strdup (conversation);
  row->task = g_strdup (cue_json_get_string (body, "task", ""));
  row->what = g_strdup (cue_json_get_string (body, "text", ""));
  row->who = g_strdup (cue_json_get_string (body, "who", ""));
  row->made_ms = g_str_equal (event->type, "task.made") ? event->at_ms : 0;
  row->due_ms = cue_json_get_int (body, "due_ms", 0);
  return row;
}

static void
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, CUE_DESK_ERROR, CUE_DESK_ERROR_REFUSED, message);
}

/* The door would take an answer to what is not proposed, too late as it may be; here it is a
 * mistake. */
static gboolean
check_proposed (CueDesk *self, CueConversation *conversation, const char *id, GError **error)
{
  CueSession *session = cue_desk_ask_session (self, conversation, error);

  if (session == NULL)
    return FALSE;
  g_autoptr (GArray) tasks = cue_state_list_tasks (cue_timeline_get_state (session->timeline));
  for (guint i = 0; i < tasks->len; i++)
    if (g_str_equal (g_array_index (tasks, CueProposedTask, i).task, id))
      return TRUE;
  refuse (error, "found a task that the end of the conversation has not proposed");
  return FALSE;
}

static void
note_answered (CueDesk *self, CueConversation *conversation, const char *id)
{
  CueSession *session = cue_desk_find_session (self, conversation);

  g_hash_table_add (session->answered, g_strdup (id));
}

gboolean
cue_desk_make_task (CueDesk *self,
                    CueConversation *conversation,
                    const char *id,
                    const char *what,
                    gint64 due_ms,
                    gboolean altered,
                    GError **error)
{
  g_return_val_if_fail (id != NULL && what != NULL, FALSE);

  g_autofree char *trimmed = g_strstrip (g_strdup (what));
  g_autofree char *redacted = cue_redact_text (trimmed);
  const char *text = redacted != NULL ? redacted : trimmed;
  const char *who = cue_conversation_get_title (conversation);
  if (*text == '\0' || strlen (text) > CUE_DESK_MOST_MESSAGE_BYTES)
    {
      refuse (error, "found no words or too many; say in a sentence what is to be done");
      return FALSE;
    }
  if (!check_proposed (self, conversation, id, error))
    return FALSE;
  JsonNode *body = cue_desk_make_body ("task", id, "text", text, "who", who, NULL);
  json_object_set_int_member (json_node_get_object (body), "due_ms", due_ms);
  if (!cue_desk_append (self, conversation, "task.made", body, error))
    return FALSE;
  g_autoptr (CueTask) task
      = cue_task_new (cue_conversation_get_id (conversation), id, "", text, who, due_ms);
  cue_task_set_stored (task, cue_desk_now_ms (self), 0);
  g_list_store_insert_sorted (self->tasks, task, compare_due, NULL);
  cue_desk_watch_tasks (self);
  if (!altered)
    note_answered (self, conversation, id);
  return TRUE;
}

gboolean
cue_desk_dismiss_task (CueDesk *self, CueConversation *conversation, const char *id, GError **error)
{
  if (!check_proposed (self, conversation, id, error)
      || !cue_desk_append (self, conversation, "task.dismissed",
                           cue_desk_make_body ("task", id, NULL), error))
    return FALSE;
  note_answered (self, conversation, id);
  return TRUE;
}

/* Its place in the list of what is to be done; the list's length: it is not there. */
static guint
find_made (CueSession *session, const char *id)
{
  GListModel *tasks = G_LIST_MODEL (session->desk->tasks);
  guint i = 0;

  for (; i < g_list_model_get_n_items (tasks); i++)
    {
      g_autoptr (CueTask) task = g_list_model_get_item (tasks, i);

      if (g_str_equal (cue_task_get_id (task), id)
          && g_str_equal (cue_task_get_conversation (task),
                          cue_conversation_get_id (session->conversation)))
        break;
    }
  return i;
}

static void
reconsider (CueSession *session, const char *id)
{
  guint place = find_made (session, id);
  g_autoptr (CueTask) task = g_list_model_get_item (G_LIST_MODEL (session->desk->tasks), place);

  if (task != NULL && cue_task_get_seq (task) > 0)
    return;
  if (cue_desk_append (session->desk, session->conversation, "task.reconsidered",
                       cue_desk_make_body ("task", id, NULL), NULL)
      && task != NULL)
    g_list_store_remove (session->desk->tasks, place);
}

void
cue_desk_reconsider_tasks (CueSession *session)
{
  GPtrArray *defs = cue_pack_get_tasks (session->entry->pack);

  for (guint i = 0; i < defs->len; i++)
    {
      const char *id = ((const CueTaskDef *) defs->pdata[i])->id;

      if (g_hash_table_contains (session->answered, id))
        reconsider (session, id);
    }
  g_hash_table_remove_all (session->answered);
  cue_desk_watch_tasks (session->desk);
}

static void
committed_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CueDesk) self = user_data; /* taken when the call was made */
  g_autoptr (GError) error = NULL;

  if (!cue_store_commit_finish (CUE_STORE (object), result, &error))
    cue_desk_notice (self, "error", "store-refused", error->message);
}

static CueTaskRow *
make_row (CueTask *task)
{
  CueTaskRow *row = g_new0 (CueTaskRow, 1);

  row->conversation = g_strdup (cue_task_get_conversation (task));
  row->task = g_strdup (cue_task_get_id (task));
  row->what = g_strdup (cue_task_get_what (task));
  row->who = g_strdup (cue_task_get_who (task));
  row->made_ms = cue_task_get_made_ms (task);
  row->due_ms = cue_task_get_due_ms (task);
  row->done_ms = cue_task_get_done_ms (task);
  row->seq = cue_task_get_seq (task);
  return row;
}

void
cue_desk_set_task_done (CueDesk *self, CueTask *task, gboolean done)
{
  g_return_if_fail (CUE_IS_DESK (self));
  g_return_if_fail (CUE_IS_TASK (task));

  if (self->stopping || cue_task_is_done (task) == !!done)
    return;
  gint64 now_ms = cue_desk_now_ms (self);
  g_autofree char *stream
      = g_strdup_printf ("task:%s/%s", cue_task_get_conversation (task), cue_task_get_id (task));
  CueCommit *one = g_new0 (CueCommit, 1);
  cue_task_set_stored (task, cue_task_get_made_ms (task), cue_task_get_seq (task) + 1);
  cue_task_set_done_ms (task, done ? now_ms : 0);
  one->event = cue_event_new (stream, cue_task_get_seq (task), done ? "task.done" : "task.reopened",
                              now_ms, self->device, ++self->last_mid,
                              cue_json_new_object (json_object_new ()));
  one->task = make_row (task);
  cue_store_commit_async (self->store, one, NULL, committed_cb, g_object_ref (self));
  cue_desk_watch_tasks (self);
}
