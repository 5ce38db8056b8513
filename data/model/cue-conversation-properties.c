/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conversation-properties.h"

#include "cue-property.h"

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
  PROP_CHOICES,
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
  PROP_OVER,
  PROP_WAITS_FOR_AGENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
get_text (CueConversation *self, guint id)
{
  switch (id)
    {
    case PROP_ID:
      return self->id;
    case PROP_TITLE:
      return self->title;
    case PROP_CHANNEL:
      return self->channel;
    case PROP_LANG:
      return self->lang;
    case PROP_PREVIEW:
      return self->preview;
    case PROP_STAGE:
      return self->stage;
    case PROP_SPEAKING:
      return self->speaking;
    case PROP_HINT:
      return self->hint;
    case PROP_DRAFT:
      return self->draft;
    case PROP_CHOICES:
      return self->choices;
    case PROP_NOTE:
      return self->note;
    case PROP_DIGEST:
      return self->digest;
    case PROP_NEW_LAMP:
      return self->new_lamp;
    default:
      return NULL;
    }
}

static void
cue_conversation_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CueConversation *self = CUE_CONVERSATION (object);

  if (G_IS_PARAM_SPEC_STRING (pspec))
    {
      g_value_set_string (value, get_text (self, id));
      return;
    }
  switch (id)
    {
    case PROP_STATUS:
      g_value_set_enum (value, self->status);
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
    case PROP_OVER:
      g_value_set_boolean (value, self->over);
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
    case PROP_CHOICES:
      cue_conversation_set_choices (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

void
cue_conversation_install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

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
  properties[PROP_CHOICES]
      = g_param_spec_string ("choices", NULL, NULL, "", flags | G_PARAM_WRITABLE);
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
  properties[PROP_OVER] = g_param_spec_boolean ("over", NULL, NULL, FALSE, flags);
  properties[PROP_WAITS_FOR_AGENT]
      = g_param_spec_boolean ("waits-for-agent", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
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
  cue_property_set_string (self, properties[PROP_TITLE], &self->title, title);
}

void
cue_conversation_set_channel (CueConversation *self, const char *channel)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_string (self, properties[PROP_CHANNEL], &self->channel, channel);
}

void
cue_conversation_set_lang (CueConversation *self, const char *lang)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_string (self, properties[PROP_LANG], &self->lang, lang);
}

void
cue_conversation_set_stage (CueConversation *self, const char *stage)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_string (self, properties[PROP_STAGE], &self->stage, stage);
}

void
cue_conversation_set_speaking (CueConversation *self, const char *speaking)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_string (self, properties[PROP_SPEAKING], &self->speaking, speaking);
}

void
cue_conversation_set_hint (CueConversation *self, const char *hint)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_string (self, properties[PROP_HINT], &self->hint, hint);
}

void
cue_conversation_set_draft (CueConversation *self, const char *draft)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_string (self, properties[PROP_DRAFT], &self->draft, draft);
}

void
cue_conversation_set_choices (CueConversation *self, const char *choices)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_string (self, properties[PROP_CHOICES], &self->choices, choices);
}

void
cue_conversation_set_note (CueConversation *self, const char *note)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_string (self, properties[PROP_NOTE], &self->note, note);
}

void
cue_conversation_set_digest (CueConversation *self, const char *digest)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_string (self, properties[PROP_DIGEST], &self->digest, digest);
}

void
cue_conversation_set_new_lamp (CueConversation *self, const char *new_lamp)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_string (self, properties[PROP_NEW_LAMP], &self->new_lamp, new_lamp);
}

void
cue_conversation_set_preview (CueConversation *self, const char *preview)
{
  cue_property_set_string (self, properties[PROP_PREVIEW], &self->preview, preview);
}

void
cue_conversation_set_last_ms (CueConversation *self, gint64 last_ms)
{
  cue_property_set_int64 (self, properties[PROP_LAST_MS], &self->last_ms, last_ms);
}

void
cue_conversation_set_waiting_since_ms (CueConversation *self, gint64 waiting_since_ms)
{
  cue_property_set_int64 (self, properties[PROP_WAITING_SINCE_MS], &self->waiting_since_ms,
                          waiting_since_ms);
}

void
cue_conversation_set_unread (CueConversation *self, guint unread)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_uint (self, properties[PROP_UNREAD], &self->unread, unread);
}

void
cue_conversation_set_n_lit (CueConversation *self, guint n_lit)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_uint (self, properties[PROP_N_LIT], &self->n_lit, n_lit);
}

void
cue_conversation_set_opened_ms (CueConversation *self, gint64 opened_ms)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_int64 (self, properties[PROP_OPENED_MS], &self->opened_ms, opened_ms);
}

void
cue_conversation_set_snoozed_until_ms (CueConversation *self, gint64 snoozed_until_ms)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_int64 (self, properties[PROP_SNOOZED_UNTIL_MS], &self->snoozed_until_ms,
                          snoozed_until_ms);
}

void
cue_conversation_set_seq (CueConversation *self, gint64 seq)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_int64 (self, properties[PROP_SEQ], &self->seq, seq);
}

void
cue_conversation_set_typing (CueConversation *self, gboolean typing)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_boolean (self, properties[PROP_TYPING], &self->typing, typing);
}

void
cue_conversation_set_held (CueConversation *self, gboolean held)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_boolean (self, properties[PROP_HELD], &self->held, held);
}

void
cue_conversation_set_over (CueConversation *self, gboolean over)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_boolean (self, properties[PROP_OVER], &self->over, over);
}

void
cue_conversation_set_waits_for_agent (CueConversation *self, gboolean waits_for_agent)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));
  cue_property_set_boolean (self, properties[PROP_WAITS_FOR_AGENT], &self->waits_for_agent,
                            waits_for_agent);
}

void
cue_conversation_set_pack (CueConversation *self, CuePack *pack)
{
  g_return_if_fail (CUE_IS_CONVERSATION (self));

  g_clear_pointer (&self->pack, cue_pack_unref);
  self->pack = cue_pack_ref (pack);
  cue_conversation_forget_reading (self);
}
