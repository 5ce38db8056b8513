/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "cue-application.h"
#include "cue-startup.h"

int
main (int argc, char **argv)
{
  g_autoptr (CueApplication) application = NULL;

  cue_startup_prepare ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, cue_startup_get_locale_dir ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = cue_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
