/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * drive-desk STORE PACK RECORDINGS SEED busy|thoughtful
 *
 * A desk without a screen that works as fast as it can until it is killed: it answers, takes and
 * declines lamps, types drafts, sets outcomes, wraps up. It tells on standard output, a line each,
 * what it knows to be on the disk and what it typed:
 *
 *   R conversation seq digest   restored at start
 *   C conversation seq          committed
 *   D conversation ms draft     the draft was changed (milliseconds since the epoch)
 *   N severity id detail        a notice
 */
#include <stdio.h>
#include <stdlib.h>

#include "cue-desk-start.h"

typedef struct
{
  CueDesk *desk;
  GRand *random;
  guint n;
  gboolean thoughtful; /* types and does not send */
} Driver;

static void
type_draft (CueConversation *conversation, const char *draft)
{
  cue_conversation_set_draft (conversation, draft);
  printf ("D %s %" G_GINT64_FORMAT " %s\n", cue_conversation_get_id (conversation),
          g_get_real_time () / 1000, draft);
}

static void
notice_cb (CueDesk *desk, const char *severity, const char *id, const char *detail)
{
  printf ("N %s %s %s\n", severity, id, detail);
}

static void
committed_cb (CueDesk *desk, CueConversation *conversation, gint64 seq)
{
  printf ("C %s %" G_GINT64_FORMAT "\n", cue_conversation_get_id (conversation), seq);
}

static CueConversation *
pick (Driver *driver)
{
  GListModel *list = cue_desk_get_conversations (driver->desk);
  guint n = g_list_model_get_n_items (list);

  return n > 0 ? g_list_model_get_item (list, (guint) g_rand_int_range (driver->random, 0, (int) n))
               : NULL;
}

static void
use_a_lamp (Driver *driver, CueConversation *conversation)
{
  GListModel *deck = G_LIST_MODEL (cue_conversation_get_deck (conversation));
  guint n = g_list_model_get_n_items (deck);

  if (n == 0)
    return;
  g_autoptr (CueLamp) lamp
      = g_list_model_get_item (deck, (guint) g_rand_int_range (driver->random, 0, (int) n));
  if (!cue_lamp_is_alight (lamp))
    return;
  cue_desk_see (driver->desk, conversation, lamp);
  if (g_rand_boolean (driver->random))
    cue_desk_take (driver->desk, conversation, lamp, NULL);
  else
    cue_desk_decline (driver->desk, conversation, lamp, "not-relevant", NULL);
}

static void
send (Driver *driver, CueConversation *conversation)
{
  g_autofree char *text = g_strdup_printf ("您好，每月多付20元，第%u次", driver->n++);

  if (cue_desk_send (driver->desk, conversation, text, NULL))
    type_draft (conversation, "");
}

static gboolean
act_cb (gpointer data)
{
  Driver *driver = data;
  g_autoptr (CueConversation) conversation = pick (driver);
  g_autofree char *draft = g_strdup_printf ("draft-%u", driver->n++);

  if (conversation == NULL)
    return G_SOURCE_CONTINUE;
  if (cue_conversation_get_status (conversation) == CUE_CONVERSATION_WRAP_UP)
    {
      cue_desk_set_outcome (driver->desk, conversation, "60gb", "accepted", NULL, NULL);
      cue_desk_resolve (driver->desk, conversation, "done", "", NULL);
      return G_SOURCE_CONTINUE;
    }
  switch (g_rand_int_range (driver->random, 0, 8))
    {
    case 0:
      use_a_lamp (driver, conversation);
      break;
    case 1:
      cue_desk_accept (driver->desk, conversation);
      cue_desk_mark_read (driver->desk, conversation);
      break;
    case 2:
      cue_desk_note (driver->desk, conversation, draft, NULL);
      break;
    case 3:
    case 4:
      if (cue_conversation_waits_for_agent (conversation) && !driver->thoughtful)
        send (driver, conversation);
      break;
    default:
      type_draft (conversation, draft);
    }
  return G_SOURCE_CONTINUE;
}

static void
tell_restored (CueDesk *desk)
{
  GListModel *list = cue_desk_get_conversations (desk);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (CueConversation) conversation = g_list_model_get_item (list, i);
      printf ("R %s %" G_GINT64_FORMAT " %s\n", cue_conversation_get_id (conversation),
              cue_conversation_get_seq (conversation), cue_conversation_get_digest (conversation));
    }
}

static void
started_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  Driver *driver = data;
  g_autoptr (GError) error = NULL;

  driver->desk = cue_desk_start_finish (result, &error);
  if (driver->desk == NULL)
    {
      printf ("N error start %s\n", error->message);
      exit (1);
    }
  tell_restored (driver->desk);
  g_signal_connect (driver->desk, "notice", G_CALLBACK (notice_cb), NULL);
  g_signal_connect (driver->desk, "committed", G_CALLBACK (committed_cb), NULL);
  g_timeout_add (2, act_cb, driver);
}

int
main (int argc, char *argv[])
{
  Driver driver = { 0 };

  if (argc != 6)
    return 2;
  setvbuf (stdout, NULL, _IOLBF, 0);
  driver.random = g_rand_new_with_seed ((guint32) strtoul (argv[4], NULL, 10));
  driver.thoughtful = g_str_equal (argv[5], "thoughtful");
  CueDeskOptions options = { .store_path = argv[1], .pack_dir = argv[2], .replay_file = argv[3] };
  cue_desk_start_async (&options, NULL, started_cb, &driver);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_main_loop_run (loop);
  return 0;
}
