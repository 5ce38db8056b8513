/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-data-help.h"

#include <glib/gstdio.h>

#include "cue-gate.h"

JsonNode *
cue_help_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = cue_gate_parse (text, -1, &CUE_GATE_LINE, &error);

  g_assert_no_error (error);
  return node;
}

CueEvent *
cue_help_event (const char *conversation,
                gint64 seq,
                const char *type,
                gint64 at_ms,
                const char *body)
{
  g_autofree char *stream = g_strconcat ("conversation:", conversation, NULL);

  return cue_event_new (stream, seq, type, at_ms, "dev", 0, cue_help_json (body));
}

char *
cue_help_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("cue-data-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
cue_help_remove_folder (char *folder)
{
  GDir *dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        cue_help_remove_folder (g_steal_pointer (&path));
      else
        g_unlink (path);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_rmdir (folder);
  g_free (folder);
}

void
cue_help_take_result_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

void
cue_help_wait_for (GAsyncResult **result)
{
  g_assert_true (cue_help_wait_until (is_set, result, 20000));
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

gboolean
cue_help_wait_until (gboolean (*test) (gpointer data), gpointer data, guint ms)
{
  gint64 until = g_get_monotonic_time () + (gint64) ms * 1000;
  guint wake = g_timeout_add (20, wake_cb, NULL);
  gboolean good = test (data);

  while (!good && g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, TRUE);
      good = test (data);
    }
  g_source_remove (wake);
  return good;
}
