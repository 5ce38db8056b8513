/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-lamp.h"

G_BEGIN_DECLS

/* The why-popover: the proof of a lamp in sentences; words can be clicked to see them in the
 * conversation. (transfer floating) */
GtkWidget *cue_why_new (CueLamp *lamp);
/* The same for any proof (a tag, a point). @title: heading */
GtkWidget *cue_why_new_for_proof (const char *title, JsonObject *proof, CuePack *pack);

G_END_DECLS
