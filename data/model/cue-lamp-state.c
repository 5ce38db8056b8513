/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-lamp.h"

static const GEnumValue state_values[] = {
  { CUE_LAMP_DARK, "CUE_LAMP_DARK", "dark" },
  { CUE_LAMP_HELD, "CUE_LAMP_HELD", "held" },
  { CUE_LAMP_LIT, "CUE_LAMP_LIT", "lit" },
  { CUE_LAMP_SEEN, "CUE_LAMP_SEEN", "seen" },
  { CUE_LAMP_TAKEN, "CUE_LAMP_TAKEN", "taken" },
  { CUE_LAMP_SAID, "CUE_LAMP_SAID", "said" },
  { CUE_LAMP_PARTLY, "CUE_LAMP_PARTLY", "partly" },
  { CUE_LAMP_MISSED, "CUE_LAMP_MISSED", "missed" },
  { CUE_LAMP_ACCEPTED, "CUE_LAMP_ACCEPTED", "accepted" },
  { CUE_LAMP_REFUSED, "CUE_LAMP_REFUSED", "refused" },
  { CUE_LAMP_UNDECIDED, "CUE_LAMP_UNDECIDED", "undecided" },
  { CUE_LAMP_DECLINED, "CUE_LAMP_DECLINED", "declined" },
  { CUE_LAMP_EXPIRED, "CUE_LAMP_EXPIRED", "expired" },
  { 0, NULL, NULL },
};

GType
cue_lamp_state_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("CueLampState", state_values));
  return type;
}

const char *
cue_lamp_state_to_string (CueLampState state)
{
  g_return_val_if_fail (state <= CUE_LAMP_EXPIRED, NULL);

  return state_values[state].value_nick;
}

gboolean
cue_lamp_state_from_string (const char *name, CueLampState *state)
{
  for (guint i = 0; state_values[i].value_nick != NULL; i++)
    if (g_strcmp0 (name, state_values[i].value_nick) == 0)
      {
        *state = (CueLampState) state_values[i].value;
        return TRUE;
      }
  return FALSE;
}
