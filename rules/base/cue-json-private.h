/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one spelling of each kind of value. */
void cue_json_append_string (GString *out, const char *text);
void cue_json_append_integer (GString *out, gint64 value);
void cue_json_append_double (GString *out, double value);

G_END_DECLS
