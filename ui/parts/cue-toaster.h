/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Short words on top of what is worked with; the newest is shown. (AdwToastOverlay has them at the
 * foot, where they cover the reply, and in libadwaita 1.2 it ends the program when a toast that
 * waits is taken back.) */
#define CUE_TYPE_TOASTER (cue_toaster_get_type ())
G_DECLARE_FINAL_TYPE (CueToaster, cue_toaster, CUE, TOASTER, GtkWidget)

/* @id: takes the place of what was told under the same id. @seconds: 0 until it is closed by hand.
 * @button (may have a mnemonic) and @action: what can be done about it, or both NULL. */
void cue_toaster_tell (CueToaster *self,
                       const char *id,
                       const char *text,
                       guint seconds,
                       const char *button,
                       const char *action);
/* Is something told under @id that has not gone yet? */
gboolean cue_toaster_tells (CueToaster *self, const char *id);
void cue_toaster_withdraw (CueToaster *self, const char *id);

G_END_DECLS
