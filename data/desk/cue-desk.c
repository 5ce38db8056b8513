/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-private.h"

#include "cue-desk-apply.h"
#include "cue-redact.h"

G_DEFINE_QUARK (cue_desk_error, cue_desk_error)

G_DEFINE_FINAL_TYPE (CueDesk, cue_desk, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_LINK_TEXT,
  PROP_ROLE,
  PROP_AGENT_NAME,
  PROP_CARDS_PER_MINUTE,
  PROP_LEARNS_RANKING,
  PROP_STORING,
  PROP_PLAYING,
  N_PROPS
};

enum
{
  SIGNAL_NOTICE,
  SIGNAL_LAMP_LIT,
  SIGNAL_COMMITTED,
  SIGNAL_LEARNING_CHANGED,
  SIGNAL_TASKS_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

typedef struct
{
  char *severity;
  char *id;
  char *detail;
} Notice;

static void
notice_free (Notice *notice)
{
  g_free (notice->severity);
  g_free (notice->id);
  g_free (notice->detail);
  g_free (notice);
}

static void
cue_desk_dispose (GObject *object)
{
  CueDesk *self = CUE_DESK (object);

  g_clear_handle_id (&self->start_source, g_source_remove);
  cue_desk_stop_feeds (self);
  g_clear_pointer (&self->pack_watch, cue_pack_watch_free);
  g_clear_handle_id (&self->load_source, g_source_remove);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->resolved, cue_session_free);
  g_hash_table_remove_all (self->sessions);
  g_list_store_remove_all (self->conversations);
  g_clear_handle_id (&self->task_source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (cue_desk_parent_class)->dispose (object);
}

static void
cue_desk_finalize (GObject *object)
{
  CueDesk *self = CUE_DESK (object);

  g_clear_object (&self->conversations);
  g_clear_object (&self->tasks);
  g_clear_pointer (&self->sessions, g_hash_table_unref);
  g_clear_pointer (&self->closed, g_hash_table_unref);
  g_clear_pointer (&self->memos, g_hash_table_unref);
  g_clear_object (&self->standing);
  g_clear_pointer (&self->learning, cue_desk_learning_free);
  g_clear_pointer (&self->shelf, cue_pack_shelf_free);
  g_queue_clear_full (&self->notices, (GDestroyNotify) notice_free);
  g_clear_pointer (&self->device, g_free);
  g_clear_pointer (&self->cards, g_array_unref);
  g_clear_pointer (&self->link_text, g_free);
  g_clear_pointer (&self->role, g_free);
  g_clear_pointer (&self->agent_name, g_free);
  g_clear_pointer (&self->lang, g_free);
  G_OBJECT_CLASS (cue_desk_parent_class)->finalize (object);
}

static void
cue_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueDesk *self = CUE_DESK (object);

  switch (id)
    {
    case PROP_LINK_TEXT:
      g_value_set_string (value, self->link_text);
      break;
    case PROP_ROLE:
      g_value_set_string (value, self->role);
      break;
    case PROP_AGENT_NAME:
      g_value_set_string (value, self->agent_name);
      break;
    case PROP_CARDS_PER_MINUTE:
      g_value_set_uint (value, self->cards_per_minute);
      break;
    case PROP_LEARNS_RANKING:
      g_value_set_boolean (value, cue_desk_get_learns_ranking (self));
      break;
    case PROP_STORING:
      g_value_set_boolean (value, self->store != NULL && cue_store_is_busy (self->store));
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_string (CueDesk *self, char **field, const char *value, guint prop)
{
  if (value == NULL || g_str_equal (*field, value))
    return;

  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

/* The words on the cards name the agent. */
static void
show_name (CueDesk *self)
{
  GHashTableIter iter;
  gpointer session;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    cue_desk_apply_done (((CueSession *) session)->conversation, cue_session_value, session);
}

static void
cue_desk_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CueDesk *self = CUE_DESK (object);

  switch (id)
    {
    case PROP_LINK_TEXT:
      set_string (self, &self->link_text, g_value_get_string (value), PROP_LINK_TEXT);
      break;
    case PROP_ROLE:
      set_string (self, &self->role, g_value_get_string (value), PROP_ROLE);
      break;
    case PROP_AGENT_NAME:
      set_string (self, &self->agent_name, g_value_get_string (value), PROP_AGENT_NAME);
      show_name (self);
      break;
    case PROP_CARDS_PER_MINUTE:
      cue_desk_set_cards_per_minute (self, g_value_get_uint (value));
      break;
    case PROP_LEARNS_RANKING:
      cue_desk_set_learns_ranking (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_desk_class_init (CueDeskClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = cue_desk_dispose;
  object_class->finalize = cue_desk_finalize;
  object_class->get_property = cue_desk_get_property;
  object_class->set_property = cue_desk_set_property;

  properties[PROP_LINK_TEXT]
      = g_param_spec_string ("link-text", NULL, NULL, "demo", flags | G_PARAM_WRITABLE);
  properties[PROP_ROLE]
      = g_param_spec_string ("role", NULL, NULL, "agent", flags | G_PARAM_WRITABLE);
  properties[PROP_AGENT_NAME]
      = g_param_spec_string ("agent-name", NULL, NULL, "", flags | G_PARAM_WRITABLE);
  properties[PROP_CARDS_PER_MINUTE]
      = g_param_spec_uint ("cards-per-minute", NULL, NULL, 0, CUE_DESK_MOST_CARDS,
                           CUE_DESK_MOST_CARDS, flags | G_PARAM_WRITABLE);
  properties[PROP_LEARNS_RANKING]
      = g_param_spec_boolean ("learns-ranking", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);
  properties[PROP_STORING] = g_param_spec_boolean ("storing", NULL, NULL, FALSE, flags);
  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_NOTICE]
      = g_signal_new ("notice", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                      G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_LAMP_LIT] = g_signal_new ("lamp-lit", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 2, CUE_TYPE_CONVERSATION, CUE_TYPE_LAMP);
  signals[SIGNAL_COMMITTED]
      = g_signal_new ("committed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                      CUE_TYPE_CONVERSATION, G_TYPE_INT64);
  signals[SIGNAL_LEARNING_CHANGED] = g_signal_new ("learning-changed", type, G_SIGNAL_RUN_LAST, 0,
                                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TASKS_CHANGED] = g_signal_new ("tasks-changed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
cue_desk_init (CueDesk *self)
{
  self->conversations = g_list_store_new (CUE_TYPE_CONVERSATION);
  self->tasks = g_list_store_new (CUE_TYPE_TASK);
  self->sessions
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) cue_session_free);
  self->closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->memos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->feeds = g_ptr_array_new_with_free_func (g_object_unref);
  self->learning = cue_desk_learning_new ();
  self->cards = g_array_new (FALSE, FALSE, sizeof (CueDeskCard));
  self->cards_per_minute = CUE_DESK_MOST_CARDS;
  self->told_limit = CUE_DESK_MOST_CARDS;
  self->link_text = g_strdup ("demo");
  self->role = g_strdup ("agent");
  self->agent_name = g_strdup ("");
  self->lang = g_strdup ("zh");
  self->device = g_strdup ("");
}

CueDesk *
cue_desk_new (void)
{
  return g_object_new (CUE_TYPE_DESK, NULL);
}

/* Kept until somebody listens: a desk is made before the window that shows it. */
void
cue_desk_notice (CueDesk *self, const char *severity, const char *id, const char *detail)
{
  Notice *notice = g_new0 (Notice, 1);

  notice->severity = g_strdup (severity);
  notice->id = g_strdup (id);
  notice->detail = g_strdup (detail != NULL ? detail : "");
  g_queue_push_tail (&self->notices, notice);
  if (self->start_source == 0)
    cue_desk_tell_notices (self);
}

void
cue_desk_tell_notices (CueDesk *self)
{
  Notice *notice;

  while ((notice = g_queue_pop_head (&self->notices)) != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_NOTICE], 0, notice->severity, notice->id, notice->detail);
      notice_free (notice);
    }
}

void
cue_desk_set_playing (CueDesk *self, gboolean playing)
{
  if (self->playing == !!playing)
    return;

  self->playing = !!playing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

static void
busy_cb (CueDesk *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORING]);
}

static void
trouble_cb (CueDesk *self)
{
  const char *trouble = cue_store_get_trouble (self->store);

  if (*trouble != '\0')
    cue_desk_notice (self, "error", "store-trouble", trouble);
  else
    cue_desk_notice (self, "info", "store-recovered", "");
}

void
cue_desk_set_store (CueDesk *self, CueStore *store)
{
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::trouble", G_CALLBACK (trouble_cb), self,
                           G_CONNECT_SWAPPED);
}

CueSession *
cue_desk_find_session (CueDesk *self, CueConversation *conversation)
{
  CueSession *session
      = g_hash_table_lookup (self->sessions, cue_conversation_get_id (conversation));

  return session != NULL && session->conversation == conversation ? session : NULL;
}

CueSession *
cue_desk_ask_session (CueDesk *self, CueConversation *conversation, GError **error)
{
  CueSession *session = cue_desk_find_session (self, conversation);

  if (session == NULL)
    g_set_error (error, CUE_DESK_ERROR, CUE_DESK_ERROR_UNKNOWN,
                 "%s: found no such conversation on this desk; choose one of the list",
                 cue_conversation_get_id (conversation));
  return session;
}

GListModel *
cue_desk_get_conversations (CueDesk *self)
{
  g_return_val_if_fail (CUE_IS_DESK (self), NULL);
  return G_LIST_MODEL (self->conversations);
}

CueConversation *
cue_desk_find (CueDesk *self, const char *id)
{
  g_return_val_if_fail (CUE_IS_DESK (self), NULL);

  CueSession *session = id != NULL ? g_hash_table_lookup (self->sessions, id) : NULL;
  return session != NULL ? session->conversation : NULL;
}

CuePackStanding *
cue_desk_get_pack_standing (CueDesk *self)
{
  g_return_val_if_fail (CUE_IS_DESK (self), NULL);

  return self->standing;
}

gint64
cue_desk_now_ms (CueDesk *self)
{
  g_return_val_if_fail (CUE_IS_DESK (self), 0);

  return self->clock != NULL ? self->clock (self->clock_data) : g_get_real_time () / 1000;
}

const char *
cue_desk_get_memo (CueDesk *self, const char *key)
{
  g_return_val_if_fail (CUE_IS_DESK (self), NULL);

  return g_hash_table_lookup (self->memos, key);
}

void
cue_desk_set_memo (CueDesk *self, const char *key, const char *value)
{
  g_return_if_fail (CUE_IS_DESK (self));
  g_return_if_fail (key != NULL);

  if (g_strcmp0 (g_hash_table_lookup (self->memos, key), value) == 0)
    return;
  if (value != NULL)
    g_hash_table_insert (self->memos, g_strdup (key), g_strdup (value));
  else
    g_hash_table_remove (self->memos, key);
  if (self->store != NULL)
    cue_store_put_memo (self->store, key, value);
}
