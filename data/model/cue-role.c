/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-message.h"

static const char *role_names[] = { "customer", "agent", "system" };

GType
cue_role_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    {
      static const GEnumValue values[] = {
        { CUE_ROLE_CUSTOMER, "CUE_ROLE_CUSTOMER", "customer" },
        { CUE_ROLE_AGENT, "CUE_ROLE_AGENT", "agent" },
        { CUE_ROLE_SYSTEM, "CUE_ROLE_SYSTEM", "system" },
        { 0, NULL, NULL },
      };
      g_once_init_leave (&type, g_enum_register_static ("CueRole", values));
    }
  return type;
}

const char *
cue_role_to_nick (CueRole role)
{
  g_return_val_if_fail (role <= CUE_ROLE_SYSTEM, NULL);

  return role_names[role];
}

gboolean
cue_role_from_nick (const char *name, CueRole *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_names); i++)
    if (g_strcmp0 (name, role_names[i]) == 0)
      {
        *role = (CueRole) i;
        return TRUE;
      }
  return FALSE;
}
