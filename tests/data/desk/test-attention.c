/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cue-desk-help.h"

/* The agent takes so many new cards a minute, whichever conversation they come from. */

#define OPENED(id)                                                                                 \
  "{\"conversation\":\"" id "\",\"id\":\"o\",\"type\":\"conversation.opened\",\"body\":"           \
  "{\"channel\":\"chat\",\"lang\":\"zh\",\"customer\":{\"plan\":{\"gb_used\":38}}}}\n"
#define OVER_QUOTA(id)                                                                             \
  "{\"conversation\":\"" id "\",\"id\":\"t1\",\"type\":\"turn\",\"body\":{\"turn\":\"t1\","        \
  "\"rev\":1,\"role\":\"customer\",\"text\":\"我的流量超了好多\"}}\n"

static void
start (CueHelpDesk *help, guint cards_per_minute)
{
  CueDeskOptions options = cue_help_desk_options (help, TRUE);

  cue_help_desk_start (help, &options);
  g_object_set (help->desk, "cards-per-minute", cards_per_minute, NULL);
}

static guint
count_on (CueConversation *conversation)
{
  return cue_conversation_get_n_lit (conversation);
}

static void
test_shared (CueHelpDesk *help, gconstpointer data)
{
  CueConversation *one;
  CueConversation *other;

  start (help, 2);
  cue_help_desk_write (help, OPENED ("c1") OVER_QUOTA ("c1"));
  one = cue_help_desk_wait (help, "c1", 1);
  g_assert_cmpuint (count_on (one), ==, 2);
  cue_help_desk_write (help, OPENED ("c2") OVER_QUOTA ("c2"));
  other = cue_help_desk_wait (help, "c2", 1);
  g_assert_cmpuint (count_on (other), ==, 0);
  CueLamp *held = cue_help_desk_find_lamp (other, "60gb");
  g_assert_nonnull (held);
  g_assert_cmpint (cue_lamp_get_state (held), ==, CUE_LAMP_HELD);
  cue_help_desk_wait_quiet (help);
  cue_help_desk_stop (help);
}

static void
test_raised (CueHelpDesk *help, gconstpointer data)
{
  CueConversation *conversation;

  start (help, 0);
  cue_help_desk_write (help, OPENED ("c1") OVER_QUOTA ("c1"));
  conversation = cue_help_desk_wait (help, "c1", 1);
  g_assert_cmpuint (count_on (conversation), ==, 0);
  g_object_set (help->desk, "cards-per-minute", 1, NULL);
  g_assert_cmpuint (count_on (conversation), ==, 1);
  g_object_set (help->desk, "cards-per-minute", CUE_DESK_MOST_CARDS, NULL);
  g_assert_cmpuint (count_on (conversation), ==, 2);
  cue_help_desk_wait_quiet (help);
  cue_help_desk_stop (help);
}

static void
test_lowered_takes_nothing_away (CueHelpDesk *help, gconstpointer data)
{
  CueConversation *conversation;

  start (help, CUE_DESK_MOST_CARDS);
  cue_help_desk_write (help, OPENED ("c1") OVER_QUOTA ("c1"));
  conversation = cue_help_desk_wait (help, "c1", 1);
  gint64 seq = cue_conversation_get_seq (conversation);
  g_object_set (help->desk, "cards-per-minute", 0, NULL);
  g_assert_cmpuint (count_on (conversation), ==, 2);
  g_assert_cmpint (cue_conversation_get_seq (conversation), ==, seq + 1);
  g_object_set (help->desk, "cards-per-minute", 0, NULL); /* nothing new, nothing told */
  g_assert_cmpint (cue_conversation_get_seq (conversation), ==, seq + 1);
  cue_help_desk_wait_quiet (help);
  cue_help_desk_stop (help);
}

#define ADD(name, function)                                                                        \
  g_test_add (name, CueHelpDesk, NULL, cue_help_desk_set_up, function, cue_help_desk_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/attention/is-shared-by-the-conversations", test_shared);
  ADD ("/attention/can-be-raised", test_raised);
  ADD ("/attention/lowering-takes-nothing-away", test_lowered_takes_nothing_away);
  return g_test_run ();
}
