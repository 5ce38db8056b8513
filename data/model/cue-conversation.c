/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conversation-private.h"

struct _CueConversation
{
  GObject parent_instance;

  /* owned */
  char *id;
  CuePack *pack;
  GListStore *messages;
  GHashTable *by_turn; /* turn → CueMessage, both borrowed from @messages */
  CueLampDeck *deck;
  CueChecklist *checklist;
  CueCustomer *customer;
  char *title;
  char *channel;
  char *lang;
  char *preview;
  char *stage;
  char *speaking;
  char *hint;
  char *draft;
  char *note;
  char *digest;
  char *new_lamp;

  CueConversationStatus status;
  guint unread;
  guint n_lit;
  gint64 opened_ms;
  gint64 last_ms;
  gint64 waiting_since_ms;
  gint64 snoozed_until_ms;
  gint64 seq;
  gboolean typing;
  gboolean held;
  gboolean waits_for_agent;
};

G_DEFINE_FINAL_TYPE (CueConversation, cue_conversation, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_STATUS,
  PROP_TITLE,
  PROP_CHANNEL,
  PROP_LANG,
  PROP_PREVIEW,
  PROP_STAGE,
  PROP_SPEAKING,
  PROP_HINT,
  PROP_DRAFT,
  PROP_NOTE,
  PROP_DIGEST,
  PROP_NEW_LAMP,
  PROP_UNREAD,
  PROP_N_LIT,
  PROP_OPENED_MS,
  PROP_LAST_MS,
  PROP_WAITING_SINCE_MS,
  PROP_SNOOZED_UNTIL_MS,
  PROP_SEQ,
  PROP_TYPING,
  PROP_HELD,
  PROP_WAITS_FOR_AGENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const GEnumValue status_values[] = {
  { CUE_CONVERSATION_WAITING, "CUE_CONVERSATION_WAITING", "waiting" },
  { CUE_CONVERSATION_MINE, "CUE_CONVERSATION_MINE", "mine" },
  { CUE_CONVERSATION_SNOOZED, "CUE_CONVERSATION_SNOOZED", "snoozed" },
  { CUE_CONVERSATION_WRAP_UP, "CUE_CONVERSATION_WRAP_UP", "wrap-up" },
  { CUE_CONVERSATION_CLOSED, "CUE_CONVERSATION_CLOSED", "closed" },
  { 0, NULL, NULL },
};

GType
cue_conversation_status_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("CueConversationStatus", status_values));
  return type;
}

const char *
cue_conversation_status_to_string (CueConversationStatus status)
{
  g_return_val_if_fail (status <= CUE_CONVERSATION_CLOSED, NULL);

  return status_values[status].value_nick;
}

gboolean
cue_conversation_status_from_string (const char *name, CueConversationStatus *status)
{
  for (guint i = 0; status_values[i].value_nick != NULL; i++)
    if (g_strcmp0 (name, status_values[i].value_nick) == 0)
      {
        *status = (CueConversationStatus) status_values[i].value;
        return TRUE;
      }
  return FALSE;
}

static void
cue_conversation_finalize (GObject *object)
{
  CueConversation *self = CUE_CONVERSATION (object);

  g_clear_pointer (&self->by_turn, g_hash_table_unref);
  g_clear_object (&self->messages);
  g_clear_object (&self->deck);
  g_clear_object (&self->checklist);
  g_clear_object (&self->customer);
  g_clear_pointer (&self->pack, cue_pack_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->channel, g_free);
  g_clear_pointer (&self->lang, g_free);
  g_clear_pointer (&self->preview, g_free);
  g_clear_pointer (&self->stage, g_free);
  g_clear_pointer (&self->speaking, g_free);
  g_clear_pointer (&self->hint, g_free);
  g_clear_pointer (&self->draft, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->new_lamp, g_free);
  G_OBJECT_CLASS (cue_conversation_parent_class)->finalize (object);
}

static void
cue_conversation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueConversation *self = CUE_CONVERSATION (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_STATUS:
      g_value_set_enum (value, self->status);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CHANNEL:
      g_value_set_string (value, self->channel);
      break;
    case PROP_LANG:
      g_value_set_string (value, self->lang);
      break;
    case PROP_PREVIEW:
      g_value_set_string (value, self->preview);
      break;
    case PROP_STAGE:
      g_value_set_string (value, self->stage);
      break;
    case PROP_SPEAKING:
      g_value_set_string (value, self->speaking);
      break;
    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;
    case PROP_DRAFT:
      g_value_set_string (value, self->draft);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_DIGEST:
      g_value_set_string (value, self->digest);
      break;
    case PROP_NEW_LAMP:
      g_value_set_string (value, self->new_lamp);
      break;
    case PROP_UNREAD:
      g_value_set_uint (value, self->unread);
      break;
    case PROP_N_LIT:
      g_value_set_uint (value, self->n_lit);
      break;
    case PROP_OPENED_MS:
      g_value_set_int64 (value, self->opened_ms);
      break;
    case PROP_LAST_MS:
      g_value_set_int64 (value, self->last_ms);
      break;
    case PROP_WAITING_SINCE_MS:
      g_value_set_int64 (value, self->waiting_since_ms);
      break;
    case PROP_SNOOZED_UNTIL_MS:
      g_value_set_int64 (value, self->snoozed_until_ms);
      break;
    case PROP_SEQ:
      g_value_set_int64 (value, self->seq);
      break;
    case PROP_TYPING:
      g_value_set_boolean (value, self->typing);
      break;
    case PROP_HELD:
      g_value_set_boolean (value, self->held);
      break;
    case PROP_WAITS_FOR_AGENT:
      g_value_set_boolean (value, self->waits_for_agent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_conversation_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CueConversation *self = CUE_CONVERSATION (object);

  switch (id)
    {
    case PROP_DRAFT:
      cue_conversation_set_draft (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cue_conversation_class_init (CueConversationClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cue_conversation_finalize;
  object_class->get_property = cue_conversation_get_property;
  object_class->set_property = cue_conversation_set_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_STATUS] = g_param_spec_enum ("status", NULL, NULL, CUE_TYPE_CONVERSATION_STATUS,
                                               CUE_CONVERSATION_WAITING, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_CHANNEL] = g_param_spec_string ("channel", NULL, NULL, "", flags);
  properties[PROP_LANG] = g_param_spec_string ("lang", NULL, NULL, "", flags);
  properties[PROP_PREVIEW] = g_param_spec_string ("preview", NULL, NULL, "", flags);
  properties[PROP_STAGE] = g_param_spec_string ("stage", NULL, NULL, "", flags);
  properties[PROP_SPEAKING] = g_param_spec_string ("speaking", NULL, NULL, "", flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, "", flags);
  properties[PROP_DRAFT] = g_param_spec_string ("draft", NULL, NULL, "", flags | G_PARAM_WRITABLE);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", flags);
  properties[PROP_DIGEST] = g_param_spec_string ("digest", NULL, NULL, "", flags);
  properties[PROP_NEW_LAMP] = g_param_spec_string ("new-lamp", NULL, NULL, "", flags);
  properties[PROP_UNREAD] = g_param_spec_uint ("unread", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_LIT] = g_param_spec_uint ("n-lit", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_OPENED_MS]
      = g_param_spec_int64 ("opened-ms", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LAST_MS] = g_param_spec_int64 ("last-ms", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_WAITING_SINCE_MS]
      = g_param_spec_int64 ("waiting-since-ms", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SNOOZED_UNTIL_MS]
      = g_param_spec_int64 ("snoozed-until-ms", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SEQ] = g_param_spec_int64 ("seq", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TYPING] = g_param_spec_boolean ("typing", NULL, NULL, FALSE, flags);
  properties[PROP_HELD] = g_param_spec_boolean ("held", NULL, NULL, FALSE, flags);
  properties[PROP_WAITS_FOR_AGENT]
      = g_param_spec_boolean ("waits-for-agent", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cue_conversation_init (CueConversation *self)
{
  self->title = g_strdup ("");
  self->channel = g_strdup ("chat");
  self->lang = g_strdup ("");
  self->preview = g_strdup ("");
  self->stage = g_strdup ("");
  self->speaking = g_strdup ("");
  self->hint = g_strdup ("");
  self->draft = g_strdup ("");
  self->note = g_strdup ("");
  self->digest = g_strdup ("");
  self->new_lamp = g_strdup ("");
  self->messages = g_list_store_new (CUE_TYPE_MESSAGE);
  self->by_turn = g_hash_table_new (g_str_hash, g_str_equal);
  self->deck = cue_lamp_deck_new ();
}

CueConversation *
cue_conversation_new (const char *id, CuePack *pack)
{
  CueConversation *self = g_object_new (CUE_TYPE_CONVERSATION, NULL);

  self->id = g_strdup (id);
  self->title = (g_free (self->title), g_strdup (id));
  self->pack = cue_pack_ref (pack);
  self->checklist = cue_checklist_new (pack);
  self->customer = cue_customer_new (pack);
  return self;
}

static void
set_string (CueConversation *self, char **field, const char *value, guint prop)
{
  if (value == NULL)
    value = "";
  if (g_str_equal (*field, value))
    return;

  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
set_boolean (CueConversation *self, gboolean *field, gboolean value, guint prop)
{
  if (*field == !!value)
    return;

  *field = !!value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
set_uint (CueConversation *self, guint *field, guint value, guint prop)
{
  if (*field == value)
    return;

  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
set_int64 (CueConversation *self, gint64 *field, gint64 value, guint prop)
{
  if (*field == value)
    return;

  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

void
cue_conversation_set_status (CueConversation *self, CueConversationStatus status)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));

  if (self->status == status)
    return;

  self->status = status;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);
  cue_checklist_set_closed (self->checklist, status >= CUE_CONVERSATION_WRAP_UP);
}

void
cue_conversation_set_title (CueConversation *self, const char *title)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_string (self, &self->title, title, PROP_TITLE);
}

void
cue_conversation_set_channel (CueConversation *self, const char *channel)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_string (self, &self->channel, channel, PROP_CHANNEL);
}

void
cue_conversation_set_lang (CueConversation *self, const char *lang)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_string (self, &self->lang, lang, PROP_LANG);
}

void
cue_conversation_set_stage (CueConversation *self, const char *stage)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_string (self, &self->stage, stage, PROP_STAGE);
}

void
cue_conversation_set_speaking (CueConversation *self, const char *speaking)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_string (self, &self->speaking, speaking, PROP_SPEAKING);
}

void
cue_conversation_set_hint (CueConversation *self, const char *hint)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_string (self, &self->hint, hint, PROP_HINT);
}

void
cue_conversation_set_draft (CueConversation *self, const char *draft)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_string (self, &self->draft, draft, PROP_DRAFT);
}

void
cue_conversation_set_note (CueConversation *self, const char *note)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_string (self, &self->note, note, PROP_NOTE);
}

void
cue_conversation_set_digest (CueConversation *self, const char *digest)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_string (self, &self->digest, digest, PROP_DIGEST);
}

void
cue_conversation_set_new_lamp (CueConversation *self, const char *new_lamp)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_string (self, &self->new_lamp, new_lamp, PROP_NEW_LAMP);
}

void
cue_conversation_set_unread (CueConversation *self, guint unread)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_uint (self, &self->unread, unread, PROP_UNREAD);
}

void
cue_conversation_set_n_lit (CueConversation *self, guint n_lit)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_uint (self, &self->n_lit, n_lit, PROP_N_LIT);
}

void
cue_conversation_set_opened_ms (CueConversation *self, gint64 opened_ms)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_int64 (self, &self->opened_ms, opened_ms, PROP_OPENED_MS);
}

void
cue_conversation_set_snoozed_until_ms (CueConversation *self, gint64 snoozed_until_ms)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_int64 (self, &self->snoozed_until_ms, snoozed_until_ms, PROP_SNOOZED_UNTIL_MS);
}

void
cue_conversation_set_seq (CueConversation *self, gint64 seq)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_int64 (self, &self->seq, seq, PROP_SEQ);
}

void
cue_conversation_set_typing (CueConversation *self, gboolean typing)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_boolean (self, &self->typing, typing, PROP_TYPING);
}

void
cue_conversation_set_held (CueConversation *self, gboolean held)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_boolean (self, &self->held, held, PROP_HELD);
}

void
cue_conversation_set_waits_for_agent (CueConversation *self, gboolean waits_for_agent)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  set_boolean (self, &self->waits_for_agent, waits_for_agent, PROP_WAITS_FOR_AGENT);
}

/* The last line of the queue's row: one line, no longer than a row can be. */
static void
set_preview (CueConversation *self, const char *text)
{
  g_autofree char *line
      = g_utf8_strlen (text, -1) > 120 ? g_utf8_substring (text, 0, 120) : g_strdup (text);

  g_strdelimit (line, "\r\n\t", ' ');
  set_string (self, &self->preview, line, PROP_PREVIEW);
}

static void
remember_last (CueConversation *self, CueRole role, gint64 at_ms)
{
  set_int64 (self, &self->last_ms, MAX (self->last_ms, at_ms), PROP_LAST_MS);
  if (role == CUE_ROLE_AGENT)
    set_int64 (self, &self->waiting_since_ms, 0, PROP_WAITING_SINCE_MS);
  else if (role == CUE_ROLE_CUSTOMER && self->waiting_since_ms == 0)
    set_int64 (self, &self->waiting_since_ms, at_ms, PROP_WAITING_SINCE_MS);
}

CueMessage *
cue_conversation_say (CueConversation *self,
                      const char *turn,
                      int rev,
                      CueRole role,
                      const char *text,
                      gint64 at_ms,
                      gboolean partial)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  g_return_val_if_fail (turn != NULL && text != NULL, NULL);

  CueMessage *message = g_hash_table_lookup (self->by_turn, turn);
  g_object_freeze_notify (G_OBJECT (self));
  if (message == NULL)
    {
      message = cue_message_new (turn, role, at_ms);
      cue_message_set_lang (message, self->lang);
      cue_message_revise (message, rev, text, partial);
      g_hash_table_insert (self->by_turn, (gpointer) cue_message_get_turn (message), message);
      g_list_store_append (self->messages, message);
      g_object_unref (message);
    }
  else
    {
      if (cue_message_is_partial (message) && !partial)
        cue_message_set_at_ms (message, at_ms);
      cue_message_revise (message, rev, text, partial);
    }
  if (!partial)
    {
      set_preview (self, text);
      remember_last (self, role, at_ms);
    }
  g_object_thaw_notify (G_OBJECT (self));
  return message;
}

void
cue_conversation_unsay (CueConversation *self, const char *turn)
{
  guint at = 0;

  g_return_if_fail (CUE_IS_CONVERSATION (self));

  CueMessage *message = cue_conversation_find_message (self, turn);
  if (message == NULL || !cue_message_is_partial (message)
      || !g_list_store_find (self->messages, message, &at))
    return;
  g_hash_table_remove (self->by_turn, turn);
  g_list_store_remove (self->messages, at);
}

void
cue_conversation_forget_reading (CueConversation *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_if_fail (CUE_IS_CONVERSATION (self));

  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->messages));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueMessage) message = g_list_model_get_item (G_LIST_MODEL (self->messages), i);
      GPtrArray *points = cue_message_get_points (message);

      cue_message_set_reading (message, none);
      while (points->len > 0)
        {
          g_autofree char *point = g_strdup (g_ptr_array_index (points, 0));
          cue_message_set_point (message, point, NULL);
        }
    }
  cue_lamp_deck_clear (self->deck);
  cue_checklist_clear (self->checklist);
  cue_customer_clear (self->customer);
}

char *
cue_conversation_dup_stage_title (CueConversation *self, const char *lang)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);

  const CueStageDef *stage = cue_pack_find_stage (self->pack, self->stage);
  return g_strdup (stage != NULL && stage->title != NULL ? cue_text_get (stage->title, lang)
                                                         : self->stage);
}

gboolean
cue_conversation_is_voice (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), FALSE);
  return g_str_equal (self->channel, "voice");
}

CueMessage *
cue_conversation_find_message (CueConversation *self, const char *turn)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return turn != NULL ? g_hash_table_lookup (self->by_turn, turn) : NULL;
}

const char *
cue_conversation_get_id (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->id;
}

CueConversationStatus
cue_conversation_get_status (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), CUE_CONVERSATION_CLOSED);
  return self->status;
}

const char *
cue_conversation_get_title (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->title;
}

const char *
cue_conversation_get_channel (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->channel;
}

const char *
cue_conversation_get_lang (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->lang;
}

const char *
cue_conversation_get_preview (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->preview;
}

const char *
cue_conversation_get_stage (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->stage;
}

const char *
cue_conversation_get_speaking (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->speaking;
}

const char *
cue_conversation_get_hint (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->hint;
}

const char *
cue_conversation_get_draft (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->draft;
}

const char *
cue_conversation_get_note (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->note;
}

const char *
cue_conversation_get_digest (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->digest;
}

const char *
cue_conversation_get_new_lamp (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->new_lamp;
}

guint
cue_conversation_get_unread (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->unread;
}

guint
cue_conversation_get_n_lit (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->n_lit;
}

gint64
cue_conversation_get_opened_ms (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->opened_ms;
}

gint64
cue_conversation_get_last_ms (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->last_ms;
}

gint64
cue_conversation_get_waiting_since_ms (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->waiting_since_ms;
}

gint64
cue_conversation_get_snoozed_until_ms (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->snoozed_until_ms;
}

gint64
cue_conversation_get_seq (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), 0);
  return self->seq;
}

gboolean
cue_conversation_is_typing (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), FALSE);
  return self->typing;
}

gboolean
cue_conversation_is_held (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), FALSE);
  return self->held;
}

gboolean
cue_conversation_waits_for_agent (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), FALSE);
  return self->waits_for_agent;
}

GListModel *
cue_conversation_get_messages (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return G_LIST_MODEL (self->messages);
}

CueLampDeck *
cue_conversation_get_deck (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->deck;
}

CueChecklist *
cue_conversation_get_checklist (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->checklist;
}

CueCustomer *
cue_conversation_get_customer (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->customer;
}

CuePack *
cue_conversation_get_pack (CueConversation *self)
{
  g_return_val_if_fail (CUE_IS_CONVERSATION (self), NULL);
  return self->pack;
}
