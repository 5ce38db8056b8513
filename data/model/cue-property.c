/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-property.h"

void
cue_property_set_string (gpointer object, GParamSpec *property, char **field, const char *value)
{
  if (value == NULL)
    value = "";
  if (g_strcmp0 (*field, value) == 0)
    return;

  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (object, property);
}

void
cue_property_set_boolean (gpointer object, GParamSpec *property, gboolean *field, gboolean value)
{
  if (*field == !!value)
    return;

  *field = !!value;
  g_object_notify_by_pspec (object, property);
}

void
cue_property_set_uint (gpointer object, GParamSpec *property, guint *field, guint value)
{
  if (*field == value)
    return;

  *field = value;
  g_object_notify_by_pspec (object, property);
}

void
cue_property_set_int64 (gpointer object, GParamSpec *property, gint64 *field, gint64 value)
{
  if (*field == value)
    return;

  *field = value;
  g_object_notify_by_pspec (object, property);
}
