/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-about.h"

#include <glib/gi18n.h>

#include "cue-compat.h"

void
cue_about_show (GtkWindow *parent)
{
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  cue_compat_about (GTK_WIDGET (parent), _ ("Cuelight"), CUE_APP_ID, CUE_VERSION,
                    _ ("Lights up the answer, the offer and the words to say beside a live "
                       "conversation. Everything is decided on this desk."));
}
