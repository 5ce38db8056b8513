/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cue-lamp.h"

G_BEGIN_DECLS

/* What to say, with its values filled in; a hole stands in the text by its title, marked, never as
 * braces. */
void cue_say_label_show (GtkLabel *label, GPtrArray *pieces, CuePack *pack, const char *lang);

G_END_DECLS
