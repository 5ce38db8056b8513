/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The disk is full while the desk is at work: files may not grow any more, and later they may. */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "cue-desk-help.h"

#define SMALL_BYTES 200000
#define LONG_BYTES 12000
#define MOST_SENT 60

typedef struct
{
  CueHelpDesk help;
  struct rlimit before;
  guint n_sent;
} Full;

static void
set_up (Full *full, gconstpointer data)
{
  cue_help_desk_set_up (&full->help, data);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &full->before), ==, 0);
}

static void
set_space (Full *full, gboolean small)
{
  struct rlimit limit = full->before;

  if (small)
    limit.rlim_cur = SMALL_BYTES;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
tear_down (Full *full, gconstpointer data)
{
  set_space (full, FALSE);
  cue_help_desk_tear_down (&full->help, data);
}

static CueConversation *
start (Full *full)
{
  CueDeskOptions options = cue_help_desk_options (&full->help, TRUE);

  cue_help_desk_start (&full->help, &options);
  return cue_help_desk_wait (&full->help, "c1", 1);
}

static void
send (Full *full, CueConversation *conversation, gsize length)
{
  g_autofree char *filler = g_strnfill (length, 'x');
  g_autofree char *text = g_strdup_printf ("%u %s", full->n_sent++, filler);

  g_assert_true (cue_desk_send (full->help.desk, conversation, text, NULL));
}

static gboolean
is_in_trouble (gpointer data)
{
  return cue_help_desk_has_notice (&((Full *) data)->help, "error store-trouble ");
}

static gboolean
is_recovered (gpointer data)
{
  return cue_help_desk_has_notice (&((Full *) data)->help, "info store-recovered ");
}

static void
fill_disk (Full *full, CueConversation *conversation)
{
  set_space (full, TRUE);
  while (!cue_help_wait_until (is_in_trouble, full, 60) && full->n_sent < MOST_SENT)
    send (full, conversation, LONG_BYTES);
  g_assert_true (cue_help_wait_until (is_in_trouble, full, 5000));
}

static guint
count_pending (CueConversation *conversation)
{
  GListModel *messages = cue_conversation_get_messages (conversation);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (messages); i++)
    {
      g_autoptr (CueMessage) message = g_list_model_get_item (messages, i);
      n += cue_message_is_pending (message) ? 1 : 0;
    }
  return n;
}

/* The customer's, then ours in the order they were sent. */
static void
assert_messages (CueConversation *conversation, guint n)
{
  GListModel *messages = cue_conversation_get_messages (conversation);

  g_assert_cmpuint (g_list_model_get_n_items (messages), ==, n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CueMessage) message = g_list_model_get_item (messages, i + 1);
      g_autofree char *number = g_strdup_printf ("%u ", i);

      g_assert_true (g_str_has_prefix (cue_message_get_text (message), number));
    }
}

static void
begin (Full *full)
{
  cue_help_desk_write (&full->help,
                       "{\"conversation\":\"c1\",\"id\":\"1\",\"type\":\"turn\",\"body\":{\"turn\":"
                       "\"t1\",\"role\":\"customer\",\"text\":\"在吗\"}}\n");
}

static void
test_recovers (Full *full, gconstpointer data)
{
  begin (full);
  CueConversation *conversation = start (full);
  send (full, conversation, 10);
  cue_help_desk_wait_quiet (&full->help);
  fill_disk (full, conversation);

  /* at work, in memory: what is written waits, lamps light */
  send (full, conversation, 10);
  cue_help_desk_write (&full->help,
                       "{\"conversation\":\"c2\",\"id\":\"1\",\"type\":\"turn\",\"body\":{\"turn\":"
                       "\"t1\",\"role\":\"customer\",\"text\":\"我的流量超了好多\"}}\n");
  CueConversation *other = cue_help_desk_wait (&full->help, "c2", 1);
  g_assert_true (cue_lamp_is_alight (cue_help_desk_find_lamp (other, "60gb")));
  cue_conversation_set_draft (other, "half a sentence");
  g_assert_cmpuint (count_pending (conversation), >=, 2);
  g_assert_false (is_recovered (full));

  set_space (full, FALSE);
  g_assert_true (cue_help_wait_until (is_recovered, full, 5000));
  cue_help_desk_wait_quiet (&full->help);
  g_assert_cmpuint (count_pending (conversation), ==, 0);
  g_assert_false (cue_help_desk_has_notice (&full->help, "store-refused"));
  guint n_notices = full->help.notices->len;
  g_assert_cmpuint (n_notices, ==, 2); /* told once each */
  cue_help_desk_stop (&full->help);

  assert_messages (start (full), full->n_sent);
  other = cue_desk_find (full->help.desk, "c2");
  g_assert_cmpstr (cue_conversation_get_draft (other), ==, "half a sentence");
  g_assert_true (cue_lamp_is_alight (cue_help_desk_find_lamp (other, "60gb")));
  g_assert_cmpuint (full->help.notices->len, ==, n_notices);
}

/* Closed before there is space: that is an error, and what was stored before is all there. */
static void
test_closed_full (Full *full, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  begin (full);
  CueConversation *conversation = start (full);
  send (full, conversation, 10);
  cue_help_desk_wait_quiet (&full->help);
  fill_disk (full, conversation);
  guint n_stored = full->n_sent - count_pending (conversation);
  g_assert_cmpuint (n_stored, >, 0);
  cue_desk_stop_async (full->help.desk, cue_help_take_result_cb, &result);
  cue_help_wait_for (&result);
  g_assert_false (cue_desk_stop_finish (full->help.desk, result, &error));
  g_assert_nonnull (error);
  g_clear_object (&result);
  g_clear_object (&full->help.desk);
  set_space (full, FALSE);

  assert_messages (start (full), n_stored);
  g_assert_false (cue_help_desk_has_notice (&full->help, "store-damaged"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/desk-full/work-goes-on-and-is-saved-later", Full, NULL, set_up, test_recovers,
              tear_down);
  g_test_add ("/desk-full/closed-before-there-is-space", Full, NULL, set_up, test_closed_full,
              tear_down);
  return g_test_run ();
}
