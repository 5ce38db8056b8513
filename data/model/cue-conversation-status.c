/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-conversation-private.h"

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
