/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What must be chosen before GTK starts: the renderer and the language of the screen. */
void cue_startup_prepare (void);
const char *cue_startup_get_locale_dir (void);

G_END_DECLS
