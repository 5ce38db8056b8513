/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-help.h"

/* How much the agent has at once holds what sells, and calm lets it go again. */

#define MANY 8

static CueConversation *
open_and_wait (CueHelpDesk *help, guint i)
{
  g_autofree char *id = g_strdup_printf ("c%u", i);
  g_autofree char *line
      = g_strdup_printf ("{\"conversation\":\"%s\",\"id\":\"t1\",\"type\":\"turn\",\"body\":{"
                         "\"turn\":\"t1\",\"rev\":1,\"role\":\"customer\",\"text\":"
                         "\"我的流量超了好多\"}}\n",
                         id);

  cue_help_desk_write (help, line);
  CueConversation *conversation = cue_help_desk_wait (help, id, 1);
  g_assert_true (cue_desk_accept (help->desk, conversation));
  return conversation;
}

static CueLampState
offer_state (CueConversation *conversation)
{
  CueLamp *lamp = cue_help_desk_find_lamp (conversation, "60gb");

  return lamp != NULL ? cue_lamp_get_state (lamp) : CUE_LAMP_DARK;
}

static const char *
offer_reason (CueConversation *conversation)
{
  return cue_lamp_get_reason (cue_help_desk_find_lamp (conversation, "60gb"));
}

static void
test_rises_and_falls (CueHelpDesk *help, gconstpointer data)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);
  CueConversation *conversations[MANY];

  cue_help_desk_start (help, &options);
  for (guint i = 0; i < MANY; i++)
    conversations[i] = open_and_wait (help, i);
  /* eight at once who all wait: nothing is sold any more */
  g_assert_cmpint (offer_state (conversations[0]), ==, CUE_LAMP_HELD);
  g_assert_cmpstr (offer_reason (conversations[0]), ==, "pressure");

  for (guint i = 1; i < MANY; i++)
    g_assert_true (cue_desk_resolve (help->desk, conversations[i], "done", "", NULL));
  g_assert_cmpint (offer_state (conversations[0]), ==, CUE_LAMP_HELD); /* not at once */
  help->now_ms += 21 * 1000;
  g_assert_true (cue_desk_send (help->desk, conversations[0], "您好，请稍等", NULL));
  help->now_ms += 21 * 1000;
  g_assert_true (cue_desk_send (help->desk, conversations[0], "还在为您查", NULL));
  g_assert_cmpint (offer_state (conversations[0]), ==, CUE_LAMP_LIT);
  cue_help_desk_wait_quiet (help);
}

/* Four who have waited long weigh as much as eight who have just come. */
static void
test_waiting_weighs (CueHelpDesk *help, gconstpointer data)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);
  CueConversation *conversations[4];

  cue_help_desk_start (help, &options);
  for (guint i = 0; i < G_N_ELEMENTS (conversations); i++)
    conversations[i] = open_and_wait (help, i);
  g_assert_cmpint (offer_state (conversations[0]), ==, CUE_LAMP_LIT);
  help->now_ms += 61 * 1000;
  g_assert_true (cue_desk_send (help->desk, conversations[3], "您好", NULL));
  g_assert_cmpint (offer_state (conversations[0]), ==, CUE_LAMP_HELD);
  g_assert_cmpstr (offer_reason (conversations[0]), ==, "pressure");
  cue_help_desk_wait_quiet (help);
}

/* Two are no load, and nothing stands in their logs for it. */
static void
test_calm_is_silent (CueHelpDesk *help, gconstpointer data)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);

  cue_help_desk_start (help, &options);
  CueConversation *one = open_and_wait (help, 0);
  open_and_wait (help, 1);
  g_assert_cmpint (cue_conversation_get_seq (one), ==, 2);
  g_assert_cmpint (offer_state (one), ==, CUE_LAMP_LIT);
  cue_help_desk_wait_quiet (help);
}

static gboolean
is_lit (gpointer data)
{
  return offer_state (data) == CUE_LAMP_LIT;
}

/* What the log of a busy hour says is taken back when the desk opens again and it is calm. */
static void
test_after_a_restart (CueHelpDesk *help, gconstpointer data)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);
  CueConversation *conversations[MANY];

  cue_help_desk_start (help, &options);
  for (guint i = 0; i < MANY; i++)
    conversations[i] = open_and_wait (help, i);
  for (guint i = 1; i < MANY; i++)
    g_assert_true (cue_desk_resolve (help->desk, conversations[i], "done", "", NULL));
  cue_help_desk_stop (help);
  cue_help_desk_start (help, &options);
  CueConversation *left = cue_help_desk_wait (help, "c0", 1);
  g_assert_true (cue_desk_send (help->desk, left, "您好，请稍等", NULL));
  g_assert_true (cue_help_wait_until (is_lit, left, 5000));
  cue_help_desk_wait_quiet (help);
}

#define ADD(name, function)                                                                        \
  g_test_add (name, CueHelpDesk, NULL, cue_help_desk_set_up, function, cue_help_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/load/eight-at-once-hold-what-sells-until-it-is-calm", test_rises_and_falls);
  ADD ("/load/long-waits-weigh-more", test_waiting_weighs);
  ADD ("/load/two-are-no-load", test_calm_is_silent);
  ADD ("/load/is-measured-anew-after-a-restart", test_after_a_restart);
  return g_test_run ();
}
