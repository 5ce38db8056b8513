/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-help.h"

#include <glib/gstdio.h>
#include <string.h>

static gint64
read_clock (gpointer data)
{
  return ((CueHelpDesk *) data)->now_ms;
}

void
cue_help_desk_set_up (CueHelpDesk *help, gconstpointer data)
{
  *help = (CueHelpDesk){ 0 };
  help->folder = cue_help_make_folder ();
  help->pack = g_build_filename (help->folder, "pack", NULL);
  help->store = g_build_filename (help->folder, "desk.db", NULL);
  help->file = g_build_filename (help->folder, "events.jsonl", NULL);
  help->now_ms = G_GINT64_CONSTANT (1767225600000); /* 2026-01-01 */
  help->notices = g_ptr_array_new_with_free_func (g_free);
  g_mkdir (help->pack, 0700);
  cue_help_write_pack (help->pack);
}

void
cue_help_desk_tear_down (CueHelpDesk *help, gconstpointer data)
{
  if (help->desk != NULL)
    cue_help_desk_stop (help);
  cue_help_remove_folder (help->folder);
  g_free (help->pack);
  g_free (help->store);
  g_free (help->file);
  g_ptr_array_unref (help->notices);
}

CueDeskOptions
cue_help_desk_options (CueHelpDesk *help, gboolean tail)
{
  CueDeskOptions options = { .store_path = help->store,
                             .pack_dir = help->pack,
                             .tail_file = tail ? help->file : NULL,
                             .replay_file = tail ? NULL : help->file,
                             .now_ms = read_clock,
                             .clock_data = help };
  return options;
}

static void
notice_cb (CueDesk *desk,
           const char *severity,
           const char *id,
           const char *detail,
           CueHelpDesk *help)
{
  g_ptr_array_add (help->notices, g_strdup_printf ("%s %s %s", severity, id, detail));
}

void
cue_help_desk_start (CueHelpDesk *help, const CueDeskOptions *options)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cue_desk_start_async (options, NULL, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  help->desk = cue_desk_start_finish (result, &error);
  g_assert_no_error (error);
  g_signal_connect (help->desk, "notice", G_CALLBACK (notice_cb), help);
}

void
cue_help_desk_stop (CueHelpDesk *help)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cue_desk_stop_async (help->desk, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  cue_desk_stop_finish (help->desk, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  g_assert_finalize_object (help->desk);
  help->desk = NULL;
}

void
cue_help_desk_write (CueHelpDesk *help, const char *lines)
{
  FILE *file = g_fopen (help->file, "a");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (lines, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

typedef struct
{
  CueHelpDesk *help;
  const char *id;
  guint n;
} Wait;

static gboolean
is_there (gpointer data)
{
  const Wait *wait = data;
  CueConversation *conversation = cue_desk_find (wait->help->desk, wait->id);

  return conversation != NULL
         && g_list_model_get_n_items (cue_conversation_get_messages (conversation)) >= wait->n;
}

CueConversation *
cue_help_desk_wait (CueHelpDesk *help, const char *id, guint n)
{
  Wait wait = { help, id, n };

  if (!cue_help_wait_until (is_there, &wait, 10000))
    {
      for (guint i = 0; i < help->notices->len; i++)
        g_test_message ("%s", (char *) g_ptr_array_index (help->notices, i));
      g_assert_not_reached ();
    }
  return cue_desk_find (help->desk, id);
}

static gboolean
is_quiet (gpointer data)
{
  gboolean storing = TRUE;

  g_object_get (data, "storing", &storing, NULL);
  return !storing;
}

void
cue_help_desk_wait_quiet (CueHelpDesk *help)
{
  g_assert_true (cue_help_wait_until (is_quiet, help->desk, 10000));
}

CueLamp *
cue_help_desk_find_lamp (CueConversation *conversation, const char *of)
{
  GListModel *deck = G_LIST_MODEL (cue_conversation_get_deck (conversation));

  for (guint i = g_list_model_get_n_items (deck); i > 0; i--)
    {
      g_autoptr (CueLamp) lamp = g_list_model_get_item (deck, i - 1);
      if (g_str_equal (cue_lamp_get_of (lamp), of))
        return lamp;
    }
  return NULL;
}

gboolean
cue_help_desk_has_notice (CueHelpDesk *help, const char *part)
{
  for (guint i = 0; i < help->notices->len; i++)
    if (strstr (g_ptr_array_index (help->notices, i), part) != NULL)
      return TRUE;
  return FALSE;
}
