/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Sets a field that @property shows, and notifies only when it really changed. NULL is no text. */
void
cue_property_set_string (gpointer object, GParamSpec *property, char **field, const char *value);
void
cue_property_set_boolean (gpointer object, GParamSpec *property, gboolean *field, gboolean value);
void cue_property_set_uint (gpointer object, GParamSpec *property, guint *field, guint value);
void cue_property_set_int64 (gpointer object, GParamSpec *property, gint64 *field, gint64 value);

G_END_DECLS
