/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Labels that are cut short for want of room show their whole text in a tip, in the whole program:
 * call once. A label with a tip of its own keeps it. */
void cue_tips_init (void);

G_END_DECLS
