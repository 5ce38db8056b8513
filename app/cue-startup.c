/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cue-startup.h"

#include <gio/gio.h>
#include <locale.h>

/* Software GL draws a frame in 54–83 ms where cairo takes 1–15 (docs/architecture.md). Without a
 * render node there is only software GL: virtual desktops, remote sessions, tests. */
static void
choose_renderer (void)
{
  if (g_getenv ("GSK_RENDERER") != NULL || g_file_test ("/dev/dri/renderD128", G_FILE_TEST_EXISTS))
    return;
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  g_setenv ("GDK_DEBUG", "gl-disable", FALSE);
}

/* In a prefix of its own the schema stands where GSettings does not look. */
static void
find_schema (void)
{
  if (g_file_test (CUE_SCHEMA_DIR "/gschemas.compiled", G_FILE_TEST_EXISTS))
    g_setenv ("GSETTINGS_SCHEMA_DIR", CUE_SCHEMA_DIR, FALSE);
}

static gboolean
schema_is_there (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, CUE_APP_ID, TRUE);
  return schema != NULL;
}

static void
choose_language (void)
{
  g_autoptr (GSettings) settings = g_settings_new (CUE_APP_ID);
  g_autofree char *language = g_settings_get_string (settings, "language");

  if (g_str_equal (language, "system"))
    return;
  g_setenv ("LANGUAGE", language, TRUE);
  /* in the locale "C", or one that is not installed, gettext translates nothing */
  if (setlocale (LC_ALL, "") == NULL || g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
    g_setenv ("LC_ALL", "C.UTF-8", TRUE);
}

void
cue_startup_prepare (void)
{
  choose_renderer ();
  find_schema ();
  if (!schema_is_there ())
    {
      g_printerr (
          "cuelight: its settings schema is not installed; run ./dev run, or ./dev install\n");
      exit (1);
    }
  choose_language ();
}

const char *
cue_startup_get_locale_dir (void)
{
  const char *dir = g_getenv ("CUE_LOCALE_DIR");

  return dir != NULL ? dir : CUE_LOCALE_DIR;
}
